package io.github.cxmetrics.survival;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.SerializedTally;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyCounts;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Durations rounded to some significant digits and counted: bounded memory however many there are, for services that run on. Counts and merging are
 * exact; mean, quantiles, minimum and maximum are those of the rounded values, each off by at most {@code 5 · 10^-digits} of itself. {@link Durations} is
 * the exact twin.
 *
 * <p>Immutable and thread-safe.
 */
public final class RoundedDurations implements Tally<RoundedDurations>, Serializable {

    private static final long serialVersionUID = 1;

    private final RoundedDurationsRule rule;
    private final transient DurationCounts counts;

    RoundedDurations(RoundedDurationsRule rule, CountedKeys values) {
        this.rule = rule;
        counts = new DurationCounts("durations rounded to " + rule, values);
    }

    /**
     * Rounds and counts a column. Makes no object per row.
     *
     * @param unit the unit of the values
     * @param significantDigits how many digits are kept, 1 to 5
     * @param values the durations, not negative
     * @return the tally
     * @throws IllegalArgumentException if a duration is negative or above 9e18
     */
    public static RoundedDurations of(ChronoUnit unit, int significantDigits, long... values) {
        RoundedDurationsAccumulator accumulator =
                new RoundedDurationsAccumulator(new RoundedDurationsRule(unit, significantDigits));
        for (int i = 0; i < values.length; i++) {
            DurationCounts.checkTicks(values[i], unit, i);
            accumulator.add(values[i], 1);
        }
        return accumulator.snapshot();
    }

    static RoundedDurations from(Durations durations, int significantDigits) {
        RoundedDurationsAccumulator accumulator =
                new RoundedDurationsAccumulator(new RoundedDurationsRule(durations.unit(), significantDigits));
        accumulator.addAll(durations.values());
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
    public RoundedDurationsRule rule() {
        return rule;
    }

    /**
     * The sum of all rounded durations.
     *
     * @return the sum in the unit; 0 if there are none
     * @throws ArithmeticException if it exceeds {@link Long#MAX_VALUE}
     */
    public long total() {
        return counts.total(unit());
    }

    /**
     * The mean.
     *
     * @return the mean of the rounded values
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
     * The shortest, rounded.
     *
     * @return the value in the unit
     * @throws IllegalStateException if there are no durations
     */
    public long min() {
        return counts.min();
    }

    /**
     * The longest, rounded.
     *
     * @return the value in the unit
     * @throws IllegalStateException if there are no durations
     */
    public long max() {
        return counts.max();
    }

    CountedKeys values() {
        return counts.values();
    }

    @Override
    public RoundedDurations plus(RoundedDurations other) {
        rule.checkSameRule(other.rule);
        return new RoundedDurations(rule, values().plus(other.values(), DurationCounts.DURATIONS));
    }

    /**
     * The plain data of {@link RoundedDurations}.
     *
     * @param unit the unit of the values
     * @param significantDigits how many digits are kept
     * @param values the rounded durations that occurred, ascending
     * @param counts how often each occurred
     */
    public record Counts(ChronoUnit unit, int significantDigits, List<Long> values, List<Long> counts)
            implements TallyCounts<RoundedDurations> {

        /**
         * Copies the lists.
         *
         * @param unit the unit of the values
         * @param significantDigits how many digits are kept
         * @param values the rounded durations that occurred, ascending
         * @param counts how often each occurred
         * @throws IllegalArgumentException if the unit is missing
         */
        public Counts {
            checkArgument(unit != null, "durations need a unit");
            values = List.copyOf(values);
            counts = List.copyOf(counts);
        }

        @Override
        public RoundedDurations toTally() {
            RoundedDurationsRule rule = new RoundedDurationsRule(unit, significantDigits);
            SignificantDigits digits = new SignificantDigits(significantDigits);
            CountedKeys keys = DurationCounts.ofLists(unit, values, counts);
            for (int i = 0; i < keys.distinct(); i++) {
                long value = rule.checkTicks(keys.key(i));
                checkArgument(value == digits.round(value), "%s is not rounded to %s", value, rule);
            }
            return new RoundedDurations(rule, keys);
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(unit(), rule.significantDigits(), counts.valueList(), counts.countList());
    }

    private Object writeReplace() {
        return new SerializedTally<>(toCounts());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("rounded durations are serialized through their counts");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RoundedDurations that && rule.equals(that.rule) && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * counts.hashCode() + rule.hashCode();
    }

    /** For example {@code durations rounded to 2 digits of hours: n = 4, mean 2.50, median 2.5, 95th percentile 3.85, max 4 hours}. */
    @Override
    public String toString() {
        return counts.line(unit());
    }
}
