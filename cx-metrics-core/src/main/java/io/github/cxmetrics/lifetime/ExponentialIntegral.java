package io.github.cxmetrics.lifetime;

/**
 * The generalised exponential integral E_s(z) = ∫₁^∞ e^−zt t^−s dt, times eᶻ so that it does not underflow, for any s above 0: an exp-sinh rule
 * where z and s are small, for which continued fractions take ten thousands of steps, and the continued fraction (Abramowitz and Stegun 1964, 5.1.22)
 * where one of them is large, so that the nodes of the rule would lie too wide.
 */
final class ExponentialIntegral {

    private static final double LARGE_Z = 20;
    private static final double LARGE_S = 50;
    private static final int MOST_STEPS = 10_000;
    private static final double STEP = 1 / 32.0;
    private static final int FIRST = -5 * 32;
    private static final int LAST = 8 * 32;
    private static final double[] GROWTH = new double[LAST - FIRST + 1];
    private static final double[] PLACES = new double[LAST - FIRST + 1];
    private static final double[] WEIGHTS = new double[LAST - FIRST + 1];

    static {
        for (int i = FIRST; i <= LAST; i++) {
            double v = i * STEP;
            double u = Math.exp(v - Math.exp(-v));
            PLACES[i - FIRST] = u;
            GROWTH[i - FIRST] = Math.expm1(u);
            WEIGHTS[i - FIRST] = STEP * u * (1 + Math.exp(-v));
        }
    }

    private ExponentialIntegral() {}

    /**
     * eᶻ E_s(z) = ∫₀^∞ exp(−z(eᵘ − 1) + (1 − s)u) du.
     *
     * @param s above 0
     * @param z above 0
     */
    static double scaled(double s, double z) {
        return z > LARGE_Z || s > LARGE_S ? fraction(s, z) : quadrature(s, z);
    }

    /** The modified Lentz algorithm (Thompson and Barnett 1986). */
    private static double fraction(double s, double z) {
        double b = z + s;
        double c = 1 / Double.MIN_NORMAL;
        double d = 1 / b;
        double value = d;
        for (int n = 1; n <= MOST_STEPS; n++) {
            double a = -n * (s + n - 1);
            b += 2;
            d = 1 / (b + a * d);
            c = b + a / c;
            double change = c * d;
            value *= change;
            if (Math.abs(change - 1) < 1e-16) {
                break;
            }
        }
        return value;
    }

    private static double quadrature(double s, double z) {
        double sum = 0;
        for (int i = 0; i < PLACES.length; i++) {
            double exponent = -z * GROWTH[i] + (1 - s) * PLACES[i];
            if (exponent > -750) {
                sum += WEIGHTS[i] * Math.exp(exponent);
            }
        }
        return sum;
    }
}
