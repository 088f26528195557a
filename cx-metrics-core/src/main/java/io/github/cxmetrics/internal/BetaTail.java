package io.github.cxmetrics.internal;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.util.ContinuedFraction;

/**
 * Tails and quantiles of the beta and t distributions to full double precision. Commons Math has both distributions, but solves their quantiles
 * to 1e-9 only, and loses the small one of x and 1 - x.
 */
public final class BetaTail {

    private static final int MAX_EVALUATIONS = 1000;
    private static final int MAX_TERMS = 10_000_000;
    private static final double LARGE_DF = 1e5;

    private BetaTail() {}

    /**
     * The regularized incomplete beta function, the probability that a Beta(a, b) variable is at most x.
     *
     * @param a first shape, positive
     * @param b second shape, positive
     * @param x the bound, 0..1
     * @param y 1 - x, given apart so that neither is rounded away
     * @return {@code I_x(a, b)}
     */
    public static double lower(double a, double b, double x, double y) {
        if (x <= 0) {
            return 0;
        }
        if (y <= 0) {
            return 1;
        }
        return x <= (a + 1) / (a + b + 2) ? fraction(a, b, x, y) : 1 - fraction(b, a, y, x);
    }

    /** The continued fraction of Abramowitz and Stegun (1964), 26.5.8, which converges fast below the mean. */
    private static double fraction(double a, double b, double x, double y) {
        double logX = x < 0.5 ? Math.log(x) : Math.log1p(-y);
        double logY = y < 0.5 ? Math.log(y) : Math.log1p(-x);
        ContinuedFraction fraction = new ContinuedFraction() {
            @Override
            protected double getA(int n, double at) {
                return 1;
            }

            @Override
            protected double getB(int n, double at) {
                int m = n / 2;
                return n % 2 == 0
                        ? m * (b - m) * at / ((a + 2 * m - 1) * (a + 2 * m))
                        : -((a + m) * (a + b + m) * at) / ((a + 2 * m) * (a + 2 * m + 1));
            }
        };
        double scale = Math.exp(a * logX + b * logY - Math.log(a) - Beta.logBeta(a, b));
        return scale / fraction.evaluate(x, 1e-16, MAX_TERMS);
    }

    /**
     * A quantile of the beta distribution.
     *
     * @param a first shape, positive
     * @param b second shape, positive
     * @param probability strictly between 0 and 1
     * @return the x with {@code I_x(a, b) = probability}
     */
    public static double quantile(double a, double b, double probability) {
        return new BrentSolver(1e-15, 1e-18, 0)
                .solve(MAX_EVALUATIONS, x -> lower(a, b, x, 1 - x) - probability, 0, 1, a / (a + b));
    }

    /**
     * The probability that a t variable is at least as far from 0 as t.
     *
     * @param t any number
     * @param df degrees of freedom, positive, whole or not
     * @return the two-sided p-value
     */
    public static double twoSidedStudentP(double t, double df) {
        double square = t * t;
        if (Double.isInfinite(square)) {
            return 0;
        }
        if (df > LARGE_DF) {
            return Normal.twoSidedP(nearlyNormal(square, df));
        }
        return lower(df / 2, 0.5, df / (df + square), square / (df + square));
    }

    /**
     * Hill (1970), CACM algorithm 395: the normal quantile with the tail of a t of many degrees of freedom, where the continued fraction cancels. The terms
     * left out are below one rounding error.
     */
    private static double nearlyNormal(double square, double df) {
        double a = df - 0.5;
        double z2 = a * Math.log1p(square / df);
        return Math.sqrt(z2) * (1 + (z2 + 3) / (48 * a * a));
    }

    /**
     * The value that a t variable stays within, in either direction, with the given probability.
     *
     * @param level a probability strictly between 0 and 1
     * @param df degrees of freedom, positive, whole or not
     * @return the quantile, positive
     */
    public static double twoSidedStudentQuantile(double level, double df) {
        double tail = 1 - level;
        double high = 2;
        while (twoSidedStudentP(high, df) > tail) {
            high *= 2;
        }
        return new BrentSolver(1e-15, 1e-18, 0).solve(MAX_EVALUATIONS, t -> twoSidedStudentP(t, df) - tail, 0, high);
    }

    /**
     * The upper tail of the chi-square distribution.
     *
     * @param chi2 the statistic, not negative
     * @param df degrees of freedom, positive
     * @return the probability of a larger value
     */
    public static double chiSquareP(double chi2, double df) {
        return Gamma.regularizedGammaQ(df / 2, chi2 / 2);
    }
}
