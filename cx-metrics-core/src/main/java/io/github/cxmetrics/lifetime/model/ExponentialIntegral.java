package io.github.cxmetrics.lifetime.model;

import io.github.cxmetrics.internal.Legendre;

/**
 * The generalised exponential integral E_s(z) = ∫₁^∞ e^−zt t^−s dt, times eᶻ so that it does not underflow: by quadrature where z and s are small, for which
 * continued fractions take ten thousands of steps, and by the continued fraction (Abramowitz and Stegun 1964, 5.1.22) where one of them is large.
 */
final class ExponentialIntegral {

    private static final double LARGE_Z = 20;
    private static final double LARGE_S = 50;
    private static final int MOST_STEPS = 10_000;
    private static final double NEGLIGIBLE = 45;
    private static final double PANEL = 3;

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

    /** Up to where one of the factors has fallen by e⁻⁴⁵; for s below 1 the other grows until then, which moves the end a little. */
    private static double quadrature(double s, double z) {
        double end = Math.log1p((NEGLIGIBLE + Math.max(0, 1 - s) * Math.log1p(NEGLIGIBLE / z)) / z);
        if (s > 1) {
            end = Math.min(end, NEGLIGIBLE / (s - 1));
        }
        int panels = (int) Math.ceil(end / PANEL);
        return Legendre.integrate(0, end, panels, u -> Math.exp(-z * Math.expm1(u) + (1 - s) * u));
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
}
