package io.github.cxmetrics;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The mutable side of a rule: counts observations one by one. For a single thread; {@link TallyRecorder} is for many.
 *
 * @param <E> the observation
 * @param <T> the tally
 */
public interface Accumulator<E, T extends Tally<T>> {

    /**
     * Counts one observation. A refused observation leaves the accumulator as it was.
     *
     * @param observation the observation
     * @throws IllegalArgumentException if the rule refuses it, with what, rule and value
     * @throws ArithmeticException if a count would exceed {@link Long#MAX_VALUE}
     */
    void add(E observation);

    /**
     * Counts all that a tally has counted. A refused tally leaves the accumulator as it was.
     *
     * @param tally a tally of the same rule
     * @throws IllegalArgumentException if it follows a different rule; the message names both
     * @throws ArithmeticException if a count would exceed {@link Long#MAX_VALUE}
     */
    void addAll(T tally);

    /**
     * The tally of everything counted so far. It does not change when the accumulator goes on.
     *
     * @return an immutable tally
     */
    T snapshot();

    /**
     * An accumulator for tallies that are no more than sums: each observation is a tally of one, and they are added up.
     *
     * @param empty the tally of no observations
     * @param one the tally of one observation; it refuses what the rule refuses
     * @param <E> the observation
     * @param <T> the tally
     * @return the accumulator, with nothing counted
     */
    static <E, T extends Tally<T>> Accumulator<E, T> adding(T empty, Function<? super E, ? extends T> one) {
        return new Adding<>(empty, one);
    }

    /**
     * An accumulator that counts as another does, and refuses an observation that no count has room for where it is added, not when it is read.
     *
     * @param counting makes the other one, with nothing counted
     * @param <E> the observation
     * @param <T> the tally
     * @return the accumulator, with nothing counted
     */
    static <E, T extends Tally<T>> Accumulator<E, T> guarding(Supplier<? extends Accumulator<E, T>> counting) {
        return new Guarded<>(counting);
    }
}
