package io.github.cxmetrics;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.NumberedRows;
import java.io.Serializable;
import java.time.temporal.Temporal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
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
        return requireNonNull(accumulator(), "accumulator").snapshot();
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

    /**
     * A collector of tallies: days to weeks, shards to a whole. None gives an empty tally.
     *
     * @return the collector; it refuses tallies of another rule
     */
    default Collector<T, ?, T> merging() {
        return Collector.of(
                this::accumulator,
                Accumulator::addAll,
                (left, right) -> {
                    left.addAll(right.snapshot());
                    return left;
                },
                Accumulator::snapshot,
                Collector.Characteristics.UNORDERED);
    }

    /**
     * The tally of some observations.
     *
     * @param observations the observations, in any order
     * @return the tally
     * @throws IllegalArgumentException if the rule refuses one, with what, rule, value and row, counted from 0
     * @throws ArithmeticException if a count would exceed {@link Long#MAX_VALUE}
     */
    default T count(Iterable<? extends E> observations) {
        return count(observations, Function.identity());
    }

    /**
     * The tally of the observations in your own rows, one in each.
     *
     * @param rows the rows, in any order
     * @param observation the observation of a row
     * @param <R> a row
     * @return the tally
     * @throws IllegalArgumentException if the rule refuses one, with what, rule, value and row, counted from 0
     * @throws ArithmeticException if a count would exceed {@link Long#MAX_VALUE}
     */
    default <R> T count(Iterable<? extends R> rows, Function<? super R, ? extends E> observation) {
        requireNonNull(rows, "rows");
        requireNonNull(observation, "observation");
        Accumulator<E, T> accumulator = Guarded.alone(accumulator());
        NumberedRows.each(rows, row -> accumulator.add(observation.apply(row)));
        return accumulator.snapshot();
    }

    /**
     * The tallies of groups of your own rows.
     *
     * @param rows the rows, in any order
     * @param key the group of a row, not null
     * @param observation the observation of a row
     * @param <R> a row
     * @param <K> what tells the groups apart
     * @return a tally for each group that has rows, sorted by key; unmodifiable
     * @throws IllegalArgumentException if the rule refuses an observation or a key is null, with the row, counted from 0
     * @throws ArithmeticException if a count would exceed {@link Long#MAX_VALUE}
     */
    default <R, K extends Comparable<? super K>> SortedMap<K, T> countBy(
            Iterable<? extends R> rows,
            Function<? super R, ? extends K> key,
            Function<? super R, ? extends E> observation) {
        requireNonNull(rows, "rows");
        requireNonNull(key, "key");
        requireNonNull(observation, "observation");
        Groups<K, E, T> groups = new Groups<>(this);
        NumberedRows.each(rows, row -> groups.of(key.apply(row)).add(observation.apply(row)));
        return groups.tallies();
    }

    /**
     * What is counted, without the end of the data: this month's tally may be compared with last month's, although the two don't merge.
     *
     * @return the rule itself, unless windows can be open under it
     */
    default Object definition() {
        return this;
    }

    /**
     * The end of the data by which this rule tells open windows from closed ones: the last instant, or the last local date, that was observed.
     *
     * @return the end; nothing for rules under which nothing can be open
     */
    default Optional<? extends Temporal> readAsOf() {
        return Optional.empty();
    }

    /**
     * Refuses to merge tallies of unequal rules: what every {@code plus} asks first.
     *
     * @param what what is merged, named in the refusal
     * @param one the rule of a tally
     * @param other the rule of another one
     * @throws IllegalArgumentException if they differ: {@code NPS: … and … don't go together}, and where only the ends of the data differ, what to do
     */
    static void checkMerge(String what, TallyRule<?, ?> one, TallyRule<?, ?> other) {
        if (!one.equals(other)) {
            checkComparison(what, one, other);
            throw new IllegalArgumentException(what + ": read as of "
                    + one.readAsOf().map(Object::toString).orElse("no stated end") + " and of "
                    + other.readAsOf().map(Object::toString).orElse("no stated end")
                    + "; read both as of one instant, or merge their observations");
        }
    }

    /**
     * Refuses to compare metrics of unequal definitions: what every {@code versus} asks first.
     *
     * @param what what is compared, named in the refusal
     * @param one the rule of a metric
     * @param other the rule of its baseline
     * @throws IllegalArgumentException if their definitions differ: {@code NPS: … and … don't go together}
     */
    static void checkComparison(String what, TallyRule<?, ?> one, TallyRule<?, ?> other) {
        requireNonNull(other, "other");
        checkArgument(
                one.definition().equals(other.definition()),
                "%s: %s and %s don't go together",
                what,
                one.definition(),
                other.definition());
    }
}
