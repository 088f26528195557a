package io.github.cxmetrics;

import java.io.Serializable;

/**
 * The plain data of a tally: a record whose components are numbers, strings, enums and lists of them. Encodings (Java serialization, JSON, a
 * cluster's rows) write this record and nothing else, and read it back through {@link #toTally()}, which checks it.
 *
 * @param <T> the tally that the data belongs to
 */
public interface TallyCounts<T extends Tally<T>> extends Serializable {

    /**
     * Checks the data and makes the tally.
     *
     * @return a tally equal to the one that these data came from
     * @throws IllegalArgumentException if the data can't come from a tally, with what, rule and value
     */
    T toTally();
}
