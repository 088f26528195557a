package io.github.cxmetrics;

/**
 * An exact, immutable, mergeable count: what a {@link TallyRule} makes of many observations.
 *
 * <p>{@link #plus} is associative and commutative and has an empty identity, so that observations may be split anywhere and counted in any order
 * with an {@linkplain Object#equals equal} result. Values may be shared between threads.
 *
 * @param <T> the tally itself
 */
public interface Tally<T> {

    /**
     * How many observations were counted. What was set aside (missing answers, unfinished cases) is not in it: each tally says how many those are.
     *
     * @return the count; 0 means empty
     */
    long count();

    /**
     * Both tallies together.
     *
     * @param other a tally that follows the same rule
     * @return a new tally
     * @throws IllegalArgumentException if the other follows a different rule; the message names both
     * @throws ArithmeticException if a count would exceed {@link Long#MAX_VALUE}
     */
    T plus(T other);

    /**
     * The plain data of this tally, for storage and transport.
     *
     * @return a record of longs, strings and enums from which {@link TallyCounts#toTally()} makes an equal tally
     */
    TallyCounts<T> toCounts();
}
