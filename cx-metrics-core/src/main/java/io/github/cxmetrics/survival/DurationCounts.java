package io.github.cxmetrics.survival;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What exact and rounded durations have in common: values and how often each occurred, and the statistics read off them. Immutable.
 *
 * @param name the metric's name in messages
 * @param values the counted values, not negative
 */
record DurationCounts(String name, CountedKeys values) {

    static final String DURATIONS = "durations";

    static long checkTicks(long ticks, ChronoUnit unit) {
        if (ticks < 0) {
            throw new IllegalArgumentException(negative(ticks, unit));
        }
        return ticks;
    }

    static long checkTicks(long ticks, ChronoUnit unit, int row) {
        if (ticks < 0) {
            throw new IllegalArgumentException(negative(ticks, unit) + " (row " + row + ")");
        }
        return ticks;
    }

    private static String negative(long ticks, ChronoUnit unit) {
        return "a duration must not be negative: " + ticks + ' ' + Times.name(unit);
    }

    static Duration checkNotNegative(Duration duration) {
        checkArgument(duration != null, "a duration must not be null");
        checkArgument(!duration.isNegative(), "a duration must not be negative: %s", duration);
        return duration;
    }

    long count() {
        return values.total();
    }

    private void checkNotEmpty(String statistic) {
        if (count() == 0) {
            throw new IllegalStateException(statistic + " of " + name + " is undefined: no durations");
        }
    }

    private BigInteger sum() {
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

    long total(ChronoUnit unit) {
        BigInteger sum = sum();
        if (sum.bitLength() >= Long.SIZE) {
            throw new ArithmeticException(
                    "the total of " + name + " exceeds " + Long.MAX_VALUE + ' ' + Times.name(unit) + ": " + sum);
        }
        return sum.longValue();
    }

    double mean() {
        checkNotEmpty("the mean");
        return new BigDecimal(sum())
                .divide(BigDecimal.valueOf(count()), MathContext.DECIMAL128)
                .doubleValue();
    }

    double quantile(double p, QuantileMethod method) {
        checkArgument(p >= 0 && p <= 1, "a quantile needs a share from 0 to 1, not %s", p);
        checkNotEmpty("the quantile " + Text.shortest(p));
        return method.of(this, BigDecimal.valueOf(p));
    }

    /** The value at a position in sorted order, counted from 0. */
    long valueAtRank(long rank) {
        long seen = 0;
        int i = 0;
        while (seen + values.countAt(i) <= rank) {
            seen += values.countAt(i++);
        }
        return values.key(i);
    }

    long min() {
        checkNotEmpty("the minimum");
        return values.key(0);
    }

    long max() {
        checkNotEmpty("the maximum");
        return values.key(values.distinct() - 1);
    }

    List<Long> valueList() {
        List<Long> list = new ArrayList<>();
        for (int i = 0; i < values.distinct(); i++) {
            list.add(values.key(i));
        }
        return list;
    }

    List<Long> countList() {
        List<Long> list = new ArrayList<>();
        for (int i = 0; i < values.distinct(); i++) {
            list.add(values.countAt(i));
        }
        return list;
    }

    static CountedKeys ofLists(ChronoUnit unit, List<Long> values, List<Long> counts) {
        checkArgument(
                values.size() == counts.size(), "there are %s durations and %s counts", values.size(), counts.size());
        long[] keys = values.stream().mapToLong(Long::longValue).toArray();
        for (int i = 0; i < keys.length; i++) {
            checkTicks(keys[i], unit, i);
        }
        return CountedKeys.ofCounts(
                keys, counts.stream().mapToLong(Long::longValue).toArray(), DURATIONS);
    }

    String line(ChronoUnit unit) {
        return count() == 0
                ? name + ": none"
                : name + ": n = " + count() + ", mean " + Text.fixed(mean(), 2) + ", median "
                        + Text.shortest(quantile(0.5, QuantileMethod.LINEAR)) + ", 95th percentile "
                        + Text.shortest(quantile(0.95, QuantileMethod.LINEAR)) + ", max " + max() + ' '
                        + Times.name(unit);
    }
}
