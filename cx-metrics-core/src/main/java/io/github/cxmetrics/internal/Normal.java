package io.github.cxmetrics.internal;

import org.apache.commons.math3.special.Erf;

/** The standard normal distribution, two-sided and accurate far into the tails. */
public final class Normal {

    private static final double SQRT_2 = Math.sqrt(2);

    private Normal() {}

    /**
     * The value that a standard normal variable stays within, in either direction, with the given probability.
     *
     * @param level a probability strictly between 0 and 1
     * @return the quantile, positive
     */
    public static double twoSidedQuantile(double level) {
        return SQRT_2 * Erf.erfInv(level);
    }

    /**
     * The probability that a standard normal variable is at least as far from 0 as z.
     *
     * @param z any number
     * @return {@code 2 Φ(-|z|)}, computed from the tail, 0 where that underflows
     */
    public static double twoSidedP(double z) {
        return Erf.erfc(Math.abs(z) / SQRT_2);
    }

    /**
     * The standard normal distribution function.
     *
     * @param x any number
     * @return {@code Φ(x)}
     */
    public static double cdf(double x) {
        return 0.5 * Erf.erfc(-x / SQRT_2);
    }
}
