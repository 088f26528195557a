package io.github.cxmetrics.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Ratios of exact sums, rounded once. */
public final class Ratios {

    /** Far more digits than a double holds, so that rounding twice can't show. */
    private static final MathContext DIGITS = new MathContext(60);

    private Ratios() {}

    /** {@code a / b} for any {@code b} but 0. */
    public static double of(long a, long b) {
        return isExact(a) && isExact(b) ? (double) a / b : of(BigInteger.valueOf(a), BigInteger.valueOf(b));
    }

    public static double of(BigInteger a, BigInteger b) {
        return new BigDecimal(a).divide(new BigDecimal(b), DIGITS).doubleValue();
    }

    public static double of(BigDecimal a, long b) {
        return a.divide(BigDecimal.valueOf(b), DIGITS).doubleValue();
    }

    private static boolean isExact(long value) {
        return Math.abs(value) <= 1L << 53 && value != Long.MIN_VALUE;
    }
}
