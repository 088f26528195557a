package io.github.cxmetrics.lifetime.internal;

/**
 * ln (a)ₙ = Σ ln(a + j), j < n, and its first two derivatives by a, for n = 0..max: what differences of log-gamma functions are for whole steps, without a
 * single gamma function.
 */
public final class RisingFactorials {

    private final double[] logs;
    private final double[] slopes;
    private final double[] curvatures;

    public RisingFactorials(double a, int max) {
        logs = new double[max + 1];
        slopes = new double[max + 1];
        curvatures = new double[max + 1];
        for (int j = 0; j < max; j++) {
            double r = 1 / (a + j);
            logs[j + 1] = logs[j] + Math.log(a + j);
            slopes[j + 1] = slopes[j] + r;
            curvatures[j + 1] = curvatures[j] - r * r;
        }
    }

    public double log(int n) {
        return logs[n];
    }

    public double slope(int n) {
        return slopes[n];
    }

    public double curvature(int n) {
        return curvatures[n];
    }
}
