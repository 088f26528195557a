package io.github.cxmetrics.staffing;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.TimeText;
import java.math.BigDecimal;
import java.time.Duration;

/** Checks and exact decimals that are shared here. */
final class Checks {

    private static final double MAX_VOLUME = 1e100;
    private static final double MIN_VOLUME = 1e-100;
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE - 1);
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    private Checks() {}

    static int positive(int count, String what) {
        checkArgument(count > 0, "%s must be positive: %s", what, count);
        return count;
    }

    static Duration positive(Duration time, String what) {
        requireNonNull(time, what);
        checkArgument(!time.isNegative() && !time.isZero(), "%s must be positive: %s", what, TimeText.exact(time));
        return time;
    }

    static double notNegative(double number, String what) {
        checkArgument(Double.isFinite(number), "%s must be finite: %s", what, number);
        checkArgument(number >= 0, "%s must not be negative: %s", what, number);
        return number;
    }

    static void volume(double volume, String what, int row) {
        if (Double.isNaN(volume)) {
            throw new IllegalArgumentException(what + " must be a number: NaN (row " + row + ")");
        }
        if (volume < 0) {
            throw new IllegalArgumentException(what + " must not be negative: " + volume + " (row " + row + ")");
        }
        // Squares of what lies outside, and shares of it, are no doubles.
        if (volume > MAX_VOLUME || (volume > 0 && volume < MIN_VOLUME)) {
            throw new IllegalArgumentException(
                    what + " must be 0 or in 1e-100..1e100: " + volume + " (row " + row + ")");
        }
    }

    static double positive(double number, String what) {
        checkArgument(Double.isFinite(number), "%s must be finite: %s", what, number);
        checkArgument(number > 0, "%s must be positive: %s", what, number);
        return number;
    }

    /** A share above 0, up to and with 1. */
    static double share(double share, String what) {
        checkArgument(share > 0 && share <= 1, "%s must be above 0 and at most 1: %s", what, share);
        return share;
    }

    /** A share above 0 and below 1. */
    static double properShare(double share, String what) {
        checkArgument(share > 0 && share < 1, "%s must be between 0 and 1: %s", what, share);
        return share;
    }

    static double shrinkage(double shrinkage) {
        checkArgument(shrinkage >= 0 && shrinkage < 1, "shrinkage must be at least 0 and below 1: %s", shrinkage);
        return shrinkage;
    }

    /** The number as it is written, so that 0.3 is three tenths. */
    static BigDecimal exact(double number) {
        return BigDecimal.valueOf(number);
    }

    static BigDecimal exactSeconds(Duration time) {
        requireNonNull(time, "time");
        return BigDecimal.valueOf(time.getSeconds())
                .add(BigDecimal.valueOf(time.getNano()).divide(NANOS));
    }

    /** {@code ⌈above / below⌉}. */
    static long ceiling(BigDecimal above, BigDecimal below) {
        BigDecimal[] whole = above.divideAndRemainder(below);
        if (whole[0].compareTo(MOST) > 0) {
            throw new ArithmeticException("a number of agents exceeds " + Long.MAX_VALUE);
        }
        return whole[0].longValueExact() + (whole[1].signum() > 0 ? 1 : 0);
    }

    static double seconds(Duration time) {
        return exactSeconds(time).doubleValue();
    }
}
