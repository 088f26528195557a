package io.github.cxmetrics.internal;

import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Quantiles of the beta distribution where both shapes are large: the tail is {@code Φ(w) + φ(w)(1/w - 1/t)} with t the distance from {@code a/(a + b)} in
 * standard deviations and w the signed root of twice the deviance (Lugannani and Rice 1980; Temme 1982). What is left out is of the order of the smaller
 * shape to the power of -3/2, so that the distance keeps twelve digits from 10⁷ on; everything is computed from the distance, of which nothing cancels.
 */
final class LargeBeta {

    /** From here on, of the smaller shape. */
    static final double SMALLEST = 1e7;

    private static final int MAX_EVALUATIONS = 1000;
    private static final double FARTHEST = 40;
    private static final double NEAR_CENTRE = 1e-4;
    private static final double ROOT_2_PI = Math.sqrt(2 * Math.PI);

    private final double a;
    private final double b;
    private final double x;
    private final double y;
    private final double deviation;

    private LargeBeta(double a, double b) {
        this.a = a;
        this.b = b;
        this.x = a / (a + b);
        this.y = b / (a + b);
        this.deviation = Math.sqrt(x * y / (a + b));
    }

    /**
     * A quantile below the median.
     *
     * @param a first shape
     * @param b second shape
     * @param tail the probability below, less than a half
     * @return how far the quantile lies below {@code a/(a + b)}
     */
    static double distanceBelow(double a, double b, double tail) {
        LargeBeta beta = new LargeBeta(a, b);
        double t = new BrentSolver(1e-15, 1e-18, 0).solve(MAX_EVALUATIONS, s -> beta.lower(s) - tail, -FARTHEST, 1);
        return -t * beta.deviation;
    }

    /** The probability below a point t standard deviations above the centre. */
    private double lower(double t) {
        if (Math.abs(t) < NEAR_CENTRE) {
            return Normal.cdf(t) - density(t) * (deviation * (x - y) / (x * y)) / 3;
        }
        double distance = t * deviation;
        double w = Math.copySign(Math.sqrt(2 * (a * excess(distance / x) + b * excess(-distance / y))), t);
        return Normal.cdf(w) + density(w) * (1 / w - 1 / t);
    }

    private static double density(double w) {
        return Math.exp(-w * w / 2) / ROOT_2_PI;
    }

    /**
     * {@code u - ln(1 + u)}, which is about u²/2.
     *
     * @param u more than -1
     * @return the excess, not negative
     */
    static double excess(double u) {
        if (Math.abs(u) > 0.1) {
            return u - Math.log1p(u);
        }
        double sum = 0;
        double power = u;
        for (int k = 2; k < 20; k++) {
            power *= -u;
            sum -= power / k;
        }
        return sum;
    }
}
