package io.github.cxmetrics;

import java.util.Map;

/**
 * The plain data of a tally: a {@link StoredForm} that holds the form of its rule and the counts. It is read back through {@link #toTally()}, which checks
 * all of it.
 *
 * @param <T> the tally that the data belongs to
 */
public interface TallyCounts<T extends Tally<T>> extends StoredForm<T> {

    /**
     * Checks the data and makes the tally.
     *
     * @return a tally equal to the one that these data came from
     * @throws IllegalArgumentException if the data can't come from a tally, with what, rule and value
     */
    T toTally();

    /** The tally, as {@link #toTally()}. */
    @Override
    default T restore() {
        return toTally();
    }

    /**
     * The counts by name, for registries of metrics and columns of tables: numbers that may be added up over parts, unlike the metric itself.
     *
     * @return name to count, in the order of the record; unmodifiable
     */
    Map<String, Long> numbers();
}
