package io.github.cxmetrics;

import java.io.Serializable;
import java.util.stream.Collector;

/**
 * How one observation is counted. A rule is data: a record or an enum that compares by value and can be serialized. Tallies of unequal rules
 * don't merge.
 *
 * @param <E> the observation: the smallest thing that can be counted alone
 * @param <T> the tally that it makes
 */
public interface TallyRule<E, T extends Tally<T>> extends Serializable {

    /**
     * A new, empty accumulator of this rule.
     *
     * @return the accumulator, for one thread
     */
    Accumulator<E, T> accumulator();

    /**
     * The tally of no observations: the identity of {@link Tally#plus}.
     *
     * @return an empty tally of this rule
     */
    default T empty() {
        return accumulator().snapshot();
    }

    /**
     * A collector for streams, sequential or parallel, and for {@code groupingBy}: each way gives an equal tally.
     *
     * @return the collector
     */
    default Collector<E, ?, T> collector() {
        return Collector.of(
                this::accumulator,
                Accumulator::add,
                (left, right) -> {
                    left.addAll(right.snapshot());
                    return left;
                },
                Accumulator::snapshot,
                Collector.Characteristics.UNORDERED);
    }
}
