package io.github.cxmetrics;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.Iterator;

/**
 * An exact, immutable, mergeable count: what a {@link TallyRule} makes of many observations.
 *
 * <p>{@link #plus} is associative and commutative and has an empty identity, so that observations may be split anywhere and counted in any order
 * with an {@linkplain Object#equals equal} result. Values may be shared between threads.
 *
 * @param <T> the tally itself
 */
public interface Tally<T extends Tally<T>> {

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
     * How this tally was counted: its observations can go on with {@code TallyRecorder.of(tally.rule())}. Tallies narrow it to their own rule.
     *
     * @return the rule
     */
    TallyRule<?, T> rule();

    /**
     * The plain data of this tally, for storage and transport.
     *
     * @return a record of longs, strings and enums from which {@link TallyCounts#toTally()} makes an equal tally
     */
    TallyCounts<T> toCounts();

    /**
     * Many tallies together. Where there may be none, {@link TallyRule#merging()} knows the rule and gives an empty one.
     *
     * @param tallies at least one, all of the same rule
     * @param <T> the tally
     * @return their sum
     * @throws IllegalArgumentException if there is none, or they follow different rules; the message names both
     * @throws ArithmeticException if a count would exceed {@link Long#MAX_VALUE}
     */
    static <T extends Tally<T>> T merge(Iterable<? extends T> tallies) {
        requireNonNull(tallies, "tallies");
        Iterator<? extends T> each = tallies.iterator();
        checkArgument(
                each.hasNext(),
                "there are no tallies to merge, so their rule is unknown: rule.merging() gives an empty tally");
        T sum = requireNonNull(each.next(), "tally");
        while (each.hasNext()) {
            sum = sum.plus(requireNonNull(each.next(), "tally"));
        }
        return sum;
    }
}
