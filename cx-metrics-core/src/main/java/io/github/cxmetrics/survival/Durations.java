package io.github.cxmetrics.survival;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.SerializedTally;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyCounts;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/**
 * Durations that are over, each kept exactly: how long calls took, how long tickets waited. Statistics are exact, and merging loses nothing.
 *
 * <p>Memory goes with the number of distinct values; {@link RoundedDurations} has a bound. Durations that are not over yet belong into a {@link
 * SurvivalTally}: leaving them out makes everything look faster than it is.
 *
 * <p>A column of longs is the fast door. Immutable and thread-safe.
 */
public final class Durations implements Tally<Durations>, Serializable {

    private static final long serialVersionUID = 1;

    private final DurationsRule rule;
    private final transient DurationCounts counts;

    Durations(DurationsRule rule, CountedKeys values) {
        this.rule = rule;
        counts = new DurationCounts("durations", values);
    }

    /**
     * Counts a column. Makes no object per row.
     *
     * @param unit the unit of the values
     * @param values the durations, not negative
     * @return the tally
     * @throws IllegalArgumentException if a duration is negative: {@code a duration must not be negative: -5 seconds (row 3)}
     */
    public static Durations of(ChronoUnit unit, long... values) {
        DurationsRule rule = new DurationsRule(unit);
        long[] keys = values.clone();
        for (int i = 0; i < keys.length; i++) {
            DurationCounts.checkTicks(keys[i], unit, i);
        }
        return new Durations(rule, CountedKeys.ofUnsorted(keys, keys.length));
    }

    /**
     * Counts durations.
     *
     * @param unit the unit to count in, up to weeks; a day is 24 hours
     * @param durations the durations
     * @return the tally
     * @throws IllegalArgumentException if a duration is negative or no whole number of the unit; rows count from 0
     */
    public static Durations of(ChronoUnit unit, Collection<Duration> durations) {
        Accumulator<Duration, Durations> accumulator = new DurationsRule(unit).accumulator();
        Times.eachRow(durations, accumulator::add);
        return accumulator.snapshot();
    }

    /** How many durations. */
    @Override
    public long count() {
        return counts.count();
    }

    /**
     * The unit of the values.
     *
     * @return the unit
     */
    public ChronoUnit unit() {
        return rule.unit();
    }

    /**
     * The rule by which this was counted.
     *
     * @return the rule
     */
    public DurationsRule rule() {
        return rule;
    }

    /**
     * The sum of all durations.
     *
     * @return the exact sum in the unit; 0 if there are none
     * @throws ArithmeticException if it exceeds {@link Long#MAX_VALUE}
     */
    public long total() {
        return counts.total(unit());
    }

    /**
     * The mean.
     *
     * @return the sum, which is exact, over the count
     * @throws IllegalStateException if there are no durations
     */
    public double mean() {
        return counts.mean();
    }

    /**
     * The median, by {@link QuantileMethod#LINEAR}.
     *
     * @return the middle value, or the mean of the two middle ones
     * @throws IllegalStateException if there are no durations
     */
    public double median() {
        return quantile(0.5);
    }

    /**
     * A quantile by {@link QuantileMethod#LINEAR}.
     *
     * @param p the share, 0..1: 0.9 for the 90th percentile
     * @return the quantile in the unit
     * @throws IllegalStateException if there are no durations
     */
    public double quantile(double p) {
        return quantile(p, QuantileMethod.LINEAR);
    }

    /**
     * A quantile.
     *
     * @param p the share, 0..1: 0.9 for the 90th percentile
     * @param method which value it is
     * @return the quantile in the unit
     * @throws IllegalStateException if there are no durations
     */
    public double quantile(double p, QuantileMethod method) {
        return counts.quantile(p, method);
    }

    /**
     * The shortest.
     *
     * @return the value in the unit
     * @throws IllegalStateException if there are no durations
     */
    public long min() {
        return counts.min();
    }

    /**
     * The longest.
     *
     * @return the value in the unit
     * @throws IllegalStateException if there are no durations
     */
    public long max() {
        return counts.max();
    }

    /**
     * The same durations with fewer digits, in bounded memory.
     *
     * @param significantDigits how many digits to keep, 1 to 5
     * @return the rounded durations
     */
    public RoundedDurations rounded(int significantDigits) {
        return RoundedDurations.from(this, significantDigits);
    }

    CountedKeys values() {
        return counts.values();
    }

    @Override
    public Durations plus(Durations other) {
        rule.checkSameRule(other.rule);
        return new Durations(rule, values().plus(other.values(), DurationCounts.DURATIONS));
    }

    /**
     * The plain data of {@link Durations}.
     *
     * @param unit the unit of the values
     * @param values the durations that occurred, ascending
     * @param counts how often each occurred
     */
    public record Counts(ChronoUnit unit, List<Long> values, List<Long> counts) implements TallyCounts<Durations> {

        /**
         * Copies the lists.
         *
         * @param unit the unit of the values
         * @param values the durations that occurred, ascending
         * @param counts how often each occurred
         * @throws IllegalArgumentException if the unit is missing
         */
        public Counts {
            checkArgument(unit != null, "durations need a unit");
            values = List.copyOf(values);
            counts = List.copyOf(counts);
        }

        @Override
        public Durations toTally() {
            return new Durations(new DurationsRule(unit), DurationCounts.ofLists(unit, values, counts));
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(unit(), counts.valueList(), counts.countList());
    }

    private Object writeReplace() {
        return new SerializedTally<>(toCounts());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("durations are serialized through their counts");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Durations that && rule.equals(that.rule) && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * counts.hashCode() + rule.hashCode();
    }

    /** For example {@code durations: n = 4, mean 2.50, median 2.5, 95th percentile 3.85, max 4 hours}. */
    @Override
    public String toString() {
        return counts.line(unit());
    }
}
