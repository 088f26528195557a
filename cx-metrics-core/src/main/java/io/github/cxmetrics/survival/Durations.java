package io.github.cxmetrics.survival;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TimeText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Durations that are over: how long calls took, how long tickets waited. Merging loses nothing.
 *
 * <p>Each is kept exactly, and memory goes with the number of distinct values; or {@linkplain #rounded rounded} to some significant digits, and memory has a
 * bound. Then counts and merging are exact as before; mean, quantiles, minimum and maximum are those of the rounded values, each off by at most {@code 5 ·
 * 10^-digits} of itself. The line says which: {@code durations to 2 digits}.
 *
 * <p>Durations that are not over yet belong into a {@link SurvivalTally}: leaving them out makes everything look faster than it is. Immutable and thread-safe.
 */
public final class Durations extends ExactTally<Durations> {

    static final String NAME = "durations";

    private static final long serialVersionUID = 1;
    private static final String TYPE = "durations";
    private static final int VERSION = 1;

    private final DurationsRule rule;
    private final transient DurationValues values;

    Durations(DurationsRule rule, CountedKeys values) {
        this(rule, DurationValues.of(values));
    }

    Durations(DurationsRule rule, DurationValues values) {
        this.rule = rule;
        this.values = values;
    }

    /**
     * Counts a column exactly. Makes no object per row. {@link DurationsRule#count(long...)} does the same with rounded values.
     *
     * @param unit the unit of the values
     * @param values the durations, not negative
     * @return the tally
     * @throws IllegalArgumentException if a duration is negative: {@code a duration must not be negative: -5 seconds (row 3)}
     */
    public static Durations of(ChronoUnit unit, long... values) {
        return DurationsRule.of(unit).count(values);
    }

    /**
     * Counts the durations in your own rows exactly.
     *
     * @param unit the unit to count in, up to weeks; a day is 24 hours
     * @param rows the rows, in any order
     * @param duration the duration of a row
     * @param <R> a row
     * @return the tally
     * @throws IllegalArgumentException if a duration is missing, negative, or no whole number of the unit; rows count from 0
     */
    public static <R> Durations from(
            ChronoUnit unit, Iterable<? extends R> rows, Function<? super R, Duration> duration) {
        return DurationsRule.of(unit).count(rows, duration);
    }

    /** How many durations. */
    @Override
    public long count() {
        return values.total();
    }

    /**
     * The unit of the values.
     *
     * @return the unit
     */
    public ChronoUnit unit() {
        return rule.unit();
    }

    @Override
    public DurationsRule rule() {
        return rule;
    }

    /**
     * The sum of all durations.
     *
     * @return the sum in the unit, exact for the values that were kept; 0 if there are none
     * @throws ArithmeticException if it exceeds {@link Long#MAX_VALUE}
     */
    public long total() {
        BigInteger sum = sum();
        if (sum.bitLength() >= Long.SIZE) {
            throw new ArithmeticException(
                    "the total of " + name() + " exceeds " + Long.MAX_VALUE + ' ' + Times.name(unit()) + ": " + sum);
        }
        return sum.longValue();
    }

    private BigInteger sum() {
        CountedKeys values = values();
        BigInteger sum = BigInteger.ZERO;
        long low = 0;
        for (int i = 0; i < values.distinct(); i++) {
            long value = values.key(i);
            long count = values.countAt(i);
            long product = value * count;
            if (Math.multiplyHigh(value, count) != 0 || product < 0 || low + product < 0) {
                sum = sum.add(BigInteger.valueOf(low))
                        .add(BigInteger.valueOf(value).multiply(BigInteger.valueOf(count)));
                low = 0;
            } else {
                low += product;
            }
        }
        return sum.add(BigInteger.valueOf(low));
    }

    /**
     * The mean.
     *
     * @return the sum, which is exact, over the count
     * @throws IllegalStateException if there are no durations
     */
    public double mean() {
        checkNotEmpty("the mean");
        return new BigDecimal(sum())
                .divide(BigDecimal.valueOf(count()), MathContext.DECIMAL128)
                .doubleValue();
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
        QuantileMethod.checkShare(p);
        checkNotEmpty("the quantile " + Text.shortest(p));
        return method.of(this, BigDecimal.valueOf(p));
    }

    /** The values at a position in sorted order, from 0, and at the one behind it. */
    long[] at(long rank) {
        return values.at(rank);
    }

    /**
     * The shortest.
     *
     * @return the value in the unit
     * @throws IllegalStateException if there are no durations
     */
    public long min() {
        checkNotEmpty("the minimum");
        return values().key(0);
    }

    /**
     * The longest.
     *
     * @return the value in the unit
     * @throws IllegalStateException if there are no durations
     */
    public long max() {
        checkNotEmpty("the maximum");
        return values().key(values().distinct() - 1);
    }

    private void checkNotEmpty(String statistic) {
        if (count() == 0) {
            throw new IllegalStateException(statistic + " of " + name() + " is undefined: no durations");
        }
    }

    private String name() {
        return NAME + rule.toDigits();
    }

    /**
     * The same durations with fewer digits, in bounded memory, as {@link DurationsRule#rounded} would have counted them.
     *
     * @param significantDigits how many digits to keep, 1 to 5
     * @return the rounded durations
     * @throws IllegalArgumentException if the digits are outside 1..5
     * @throws IllegalStateException if these are rounded to other digits already: rounding twice is less accurate than rounding once
     */
    public Durations rounded(int significantDigits) {
        DurationsRule rounding = rule.rounded(significantDigits);
        if (rounding.equals(rule)) {
            return this;
        }
        if (!rule.isExact()) {
            throw new IllegalStateException(name() + " can't be rounded again: round the exact ones");
        }
        CountedKeys values = values();
        DigitCounter counter = new DigitCounter(significantDigits);
        for (int i = 0; i < values.distinct(); i++) {
            rounding.checkCountable(values.key(i), i);
            counter.add(values.key(i), values.countAt(i));
        }
        return new Durations(rounding, counter.snapshot());
    }

    CountedKeys values() {
        return values.counted();
    }

    @Override
    public Durations plus(Durations other) {
        TallyRule.checkMerge(NAME, rule, other.rule);
        return new Durations(rule, values().plus(other.values(), NAME));
    }

    /**
     * The plain data of {@link Durations}.
     *
     * @param type {@code durations}
     * @param version 1
     * @param rule how they were counted
     * @param values the durations that occurred, ascending
     * @param counts how often each occurred
     */
    public record Counts(String type, int version, DurationsRule.Form rule, List<Long> values, List<Long> counts)
            implements TallyCounts<Durations> {

        @Override
        public Durations toTally() {
            Stored.check(type, version, TYPE, VERSION);
            DurationsRule counting =
                    Stored.present(rule, "the rule of durations").restore();
            List<Long> lengths = Stored.list(values, NAME);
            return new Durations(
                    counting, counting.counted(lengths, Stored.counts(counts, lengths.size(), "counts of durations")));
        }

        @Override
        public Map<String, Long> numbers() {
            Durations all = toTally();
            return Numbers.of(NAME, all.count()).and("total", all.total()).map();
        }
    }

    @Override
    public Counts toCounts() {
        CountedKeys keys = values();
        return new Counts(
                TYPE, VERSION, rule.toForm(), each(keys.distinct(), keys::key), each(keys.distinct(), keys::countAt));
    }

    private static List<Long> each(int size, IntToLongFunction of) {
        List<Long> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(of.applyAsLong(i));
        }
        return Collections.unmodifiableList(list);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Durations that && rule.equals(that.rule) && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, values());
    }

    /** For example {@code durations: n = 4, mean 2.50, median 2.50, 95th percentile 3.85, max 4 hours}, in the unit that the median chooses. */
    @Override
    public String toString() {
        if (count() == 0) {
            return name() + ": none";
        }
        TimeText line = TimeText.of(median() > 0 ? median() : max(), unit());
        return name() + ": n = " + count() + ", mean " + line.number(mean()) + ", median " + line.number(median())
                + ", 95th percentile " + line.number(quantile(0.95)) + ", max " + line.text(max());
    }
}
