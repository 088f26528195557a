package io.github.cxmetrics.internal;

import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.util.ContinuedFraction;

/** The upper tail of the gamma and chi-square distributions where it is too small for a double. */
public final class GammaTail {

    private static final int MAX_TERMS = 100_000;

    private GammaTail() {}

    /**
     * The natural logarithm of {@link BetaTail#chiSquareP}.
     *
     * @param chi2 the statistic, not negative
     * @param df degrees of freedom, positive
     * @return the logarithm, at most 0
     */
    public static double logChiSquareP(double chi2, double df) {
        double a = df / 2;
        double x = chi2 / 2;
        if (x <= a + 1) {
            return Math.log1p(-Gamma.regularizedGammaP(a, x));
        }
        return -x + a * Math.log(x) - Gamma.logGamma(a) - Math.log(fraction(a).evaluate(x, 1e-16, MAX_TERMS));
    }

    /** The continued fraction of Abramowitz and Stegun (1964), 6.5.31, upside down. */
    private static ContinuedFraction fraction(double a) {
        return new ContinuedFraction() {
            @Override
            protected double getA(int n, double at) {
                return 2.0 * n + 1 - a + at;
            }

            @Override
            protected double getB(int n, double at) {
                return n * (a - n);
            }
        };
    }
}
