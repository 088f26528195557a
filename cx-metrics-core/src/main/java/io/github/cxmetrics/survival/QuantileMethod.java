package io.github.cxmetrics.survival;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Which value is the quantile p of n sorted values. */
public enum QuantileMethod {
    /** Between the two values next to position {@code (n - 1) p}, linearly (type 7 of Hyndman and Fan 1996; R, NumPy, Excel). The default. */
    LINEAR("linear") {
        @Override
        double of(Durations values, BigDecimal p) {
            BigDecimal position = p.multiply(BigDecimal.valueOf(values.count() - 1));
            long below = position.longValue();
            double part = position.subtract(BigDecimal.valueOf(below)).doubleValue();
            long low = values.valueAtRank(below);
            return part == 0 ? low : low + part * (values.valueAtRank(below + 1) - low);
        }
    },
    /** The smallest value that at least the share p of all values do not exceed: a value that occurred (type 1). */
    NEAREST_RANK("nearest rank") {
        @Override
        double of(Durations values, BigDecimal p) {
            long rank = p.multiply(BigDecimal.valueOf(values.count()))
                    .setScale(0, RoundingMode.CEILING)
                    .longValueExact();
            return values.valueAtRank(Math.max(rank, 1) - 1);
        }
    };

    private final String label;

    QuantileMethod(String label) {
        this.label = label;
    }

    /** Positions are computed from the decimal form of p, so that 0.07 of 100 is 7 and not a little more. */
    abstract double of(Durations values, BigDecimal p);

    /** The name, for example {@code nearest rank}. */
    @Override
    public String toString() {
        return label;
    }
}
