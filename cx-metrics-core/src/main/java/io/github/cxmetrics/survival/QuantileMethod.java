package io.github.cxmetrics.survival;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Which value is the quantile p of n sorted values. */
public enum QuantileMethod {
    /** Between the two values next to position {@code (n - 1) p}, linearly (type 7 of Hyndman and Fan 1996; R, NumPy, Excel). The default. */
    LINEAR("linear") {
        @Override
        BigDecimal position(long count, BigDecimal p) {
            return p.multiply(BigDecimal.valueOf(count - 1));
        }
    },
    /** The smallest value that at least the share p of all values do not exceed: a value that occurred (type 1). */
    NEAREST_RANK("nearest rank") {
        @Override
        BigDecimal position(long count, BigDecimal p) {
            return p.multiply(BigDecimal.valueOf(count))
                    .setScale(0, RoundingMode.CEILING)
                    .max(BigDecimal.ONE)
                    .subtract(BigDecimal.ONE);
        }
    };

    private final String label;

    QuantileMethod(String label) {
        this.label = label;
    }

    /** A position in sorted order from 0, computed from the decimal form of p, so that 0.07 of 100 is 7 and not a little more. */
    abstract BigDecimal position(long count, BigDecimal p);

    double of(Durations values, BigDecimal p) {
        BigDecimal position = position(values.count(), p);
        return value(position, values.at(position.longValue()));
    }

    private static double value(BigDecimal position, long[] neighbours) {
        double part = part(position);
        return part == 0 ? neighbours[0] : between(neighbours[0], neighbours[1], part);
    }

    private static double part(BigDecimal position) {
        return position.subtract(BigDecimal.valueOf(position.longValue())).doubleValue();
    }

    private static double between(long low, long high, double part) {
        return low + part * (high - low);
    }

    /**
     * One quantile of a column, without a tally: the same number as {@link Durations#quantile(double, QuantileMethod)} of these values, which are neither
     * sorted nor counted nor kept. For more quantiles than a few, or the mean, count {@link Durations}.
     *
     * @param p the share, 0..1: 0.9 for the 90th percentile
     * @param values the values in any order, unchanged; negative ones are allowed
     * @return the quantile in the unit of the values
     * @throws IllegalArgumentException if the share is outside 0..1 or there are no values
     */
    public double of(double p, long... values) {
        requireNonNull(values, "values");
        checkShare(p);
        checkArgument(values.length > 0, "the quantile %s of no values is undefined", Text.shortest(p));
        BigDecimal position = position(values.length, BigDecimal.valueOf(p));
        return value(position, Selection.at(values, position.intValue()));
    }

    static void checkShare(double p) {
        checkArgument(p >= 0 && p <= 1, "a quantile needs a share from 0 to 1, not %s", p);
    }

    /** The name, for example {@code nearest rank}. */
    @Override
    public String toString() {
        return label;
    }
}
