package io.github.cxmetrics;

/** What the defaults of rules share. */
final class Rows {

    private Rows() {}

    /** Adds the observation of a row; a refusal says which row it was. */
    static <E, T extends Tally<T>> void add(Accumulator<E, T> accumulator, E observation, long row) {
        try {
            accumulator.add(observation);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(refused.getMessage() + " (row " + row + ")", refused);
        }
    }

    static String end(TallyRule<?, ?> rule) {
        return rule.readAsOf().map(Object::toString).orElse("no stated end");
    }
}
