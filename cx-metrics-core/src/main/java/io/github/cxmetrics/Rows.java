package io.github.cxmetrics;

import java.util.function.Function;

/** What the defaults of rules share. */
final class Rows {

    private Rows() {}

    /** Adds the observation of a row; what refuses it, the rule or the reading of the row, says which row it was. */
    static <R, E, T extends Tally<T>> void add(
            Accumulator<E, T> accumulator, R row, Function<? super R, ? extends E> observation, long number) {
        try {
            accumulator.add(observation.apply(row));
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(refused.getMessage() + " (row " + number + ")", refused);
        }
    }

    static String end(TallyRule<?, ?> rule) {
        return rule.readAsOf().map(Object::toString).orElse("no stated end");
    }
}
