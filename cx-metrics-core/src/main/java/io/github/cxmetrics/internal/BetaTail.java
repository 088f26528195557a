package io.github.cxmetrics.internal;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.exception.ConvergenceException;
import org.apache.commons.math3.exception.MaxCountExceededException;
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
    private static final double LARGE_SHAPES = 64;
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
        if (a + b >= LARGE_SHAPES && b > 1) {
            return large(a, b, x, y);
        }
        return x <= (a + 1) / (a + b + 2) ? fraction(a, b, x, y) : 1 - fraction(b, a, y, x);
    }

    /** The continued fraction of Abramowitz and Stegun (1964), 26.5.8, which converges fast below the mean. */
    private static double fraction(double a, double b, double x, double y) {
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
        double logX = x < 0.5 ? Math.log(x) : Math.log1p(-y);
        double logY = y < 0.5 ? Math.log(y) : Math.log1p(-x);
        double scale = Math.exp(a * logX + b * logY - Math.log(a) - Beta.logBeta(a, b));
        try {
            return scale / fraction.evaluate(x, 1e-16, MAX_TERMS);
        } catch (ConvergenceException | MaxCountExceededException lost) {
            throw new IllegalStateException(
                    "the beta distribution of shapes " + a + " and " + b + " is beyond double precision at " + x, lost);
        }
    }

    private static double large(double a, double b, double x, double y) {
        if (a <= 1) {
            return lower(a + 1, b, x, y) + power(a, b, x, y) / a;
        }
        double excess = x <= y ? a - (a + b) * x : (a + b) * y - b;
        return excess >= 0 ? stableFraction(a, b, x, y, excess) : 1 - stableFraction(b, a, y, x, -excess);
    }

    /**
     * The continued fraction of Didonato and Morris (1992), ACM algorithm 708, for shapes above 1 and an x at or below the mean, which is told by the excess
     * {@code a - (a + b)x}: unlike the other, it keeps its digits where x is next to 1.
     */
    private static double stableFraction(double a, double b, double x, double y, double excess) {
        double scale = power(a, b, x, y);
        if (scale == 0) {
            return 0;
        }
        double c = 1 + excess;
        double c1 = 1 + 1 / a;
        double p = 1;
        double s = a + 1;
        double numerator = 0;
        double denominator = 1;
        double nextDenominator = c / c1;
        double nextNumerator = 1;
        double value = c1 / c;
        for (int n = 1; n < MAX_TERMS; n++) {
            double t = n / a;
            double w = n * (b - n) * x;
            double e = a / s;
            double alpha = p * (p + b / a) * e * e * (w * x);
            double beta = n + w / s + (1 + t) / (c1 + t + t) * (c + n * (1 + y));
            p = 1 + t;
            s += 2;
            double nextA = alpha * numerator + beta * nextNumerator;
            double nextB = alpha * denominator + beta * nextDenominator;
            numerator = nextNumerator / nextB;
            denominator = nextDenominator / nextB;
            nextNumerator = nextA / nextB;
            nextDenominator = 1;
            double before = value;
            value = nextNumerator;
            if (Math.abs(value - before) <= 1e-16 * value) {
                break;
            }
        }
        return scale * value;
    }

    /**
     * {@code x^a·y^b / B(a, b)}, from the distance to its peak (Loader 2000): logarithms of large powers, of which only the difference counts, would cost
     * all digits of it.
     */
    private static double power(double a, double b, double x, double y) {
        double sum = a + b;
        double distance = x < 0.5 ? x - a / sum : b / sum - y;
        double deviance = a * excess(distance, x, a / sum) + b * excess(-distance, y, b / sum);
        return Math.sqrt(a * (b / sum) / (2 * Math.PI))
                * Math.exp(stirlingError(sum) - stirlingError(a) - stirlingError(b) - deviance);
    }

    /** {@code u - ln(1 + u)} of the relative distance u from a peak, of which x is known better than u far below it. */
    private static double excess(double distance, double x, double peak) {
        double u = distance / peak;
        return u < -0.1 ? u - Math.log(x / peak) : LargeBeta.excess(u);
    }

    /** {@code ln Γ(z) - ((z - ½)·ln z - z + ½·ln 2π)}. */
    private static double stirlingError(double z) {
        if (z < 20) {
            return Gamma.logGamma(z) - ((z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI));
        }
        double square = z * z;
        double sum =
                1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square;
        return sum / z;
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
        return probability <= 0.5 ? lowerQuantile(a, b, probability) : upperQuantile(a, b, 1 - probability);
    }

    /**
     * A quantile of the beta distribution by the probability above it, which keeps the digits of a small one.
     *
     * @param a first shape, positive
     * @param b second shape, positive
     * @param tail the probability above, strictly between 0 and 1
     * @return the x with {@code I_x(a, b) = 1 - tail}
     */
    public static double upperQuantile(double a, double b, double tail) {
        double centre = a / (a + b);
        if (Math.min(a, b) >= LargeBeta.SMALLEST && tail < 0.5) {
            return centre + LargeBeta.distanceBelow(b, a, tail);
        }
        return a <= b ? solve(centre, x -> lower(a, b, x, 1 - x) - 1 + tail) : 1 - lowerQuantile(b, a, tail);
    }

    private static double lowerQuantile(double a, double b, double tail) {
        double centre = a / (a + b);
        if (Math.min(a, b) >= LargeBeta.SMALLEST && tail < 0.5) {
            return centre - LargeBeta.distanceBelow(a, b, tail);
        }
        return a <= b ? solve(centre, x -> lower(a, b, x, 1 - x) - tail) : 1 - upperQuantile(b, a, tail);
    }

    /** The small one of x and 1 - x is solved for, to its last digit. */
    private static double solve(double centre, UnivariateFunction excess) {
        return new BrentSolver(1e-15, 1e-18 * centre, 0).solve(MAX_EVALUATIONS, excess, 0, 1, centre);
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
