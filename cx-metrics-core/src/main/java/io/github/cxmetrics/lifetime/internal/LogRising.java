package io.github.cxmetrics.lifetime.internal;

/**
 * ln (z)ₙ = ln Γ(z + n) − ln Γ(z) and its first two derivatives by z, without the cancellation of two log-gamma functions: factor by factor where they are
 * few, otherwise by the difference of Stirling series (Abramowitz and Stegun 1964, 6.1.40, 6.3.18, 6.4.12), where the arguments are large enough for it.
 *
 * @param log ln (z)ₙ
 * @param slope ψ(z + n) − ψ(z)
 * @param curvature ψ′(z + n) − ψ′(z)
 */
public record LogRising(double log, double slope, double curvature) {

    private static final int FEW = 40;
    private static final double LARGE = 20;

    /** The three for z above 0 and n of at least 0, whole or not. */
    public static LogRising of(double z, double n) {
        return n <= FEW && n == Math.rint(n) ? byFactors(z, (int) n) : bySeries(z, n);
    }

    /** ln of (z)ₙ / (w)ₙ, without the cancellation of two large logarithms where n is large: then Γ(z + n) / Γ(w + n) is taken by the distance of z and w. */
    public static double logRatio(double z, double w, double n) {
        return n <= FEW ? of(z, n).log - of(w, n).log : logRatioApart(z, w - z, n);
    }

    /** ln of (z)ₙ / (z + d)ₙ, for a distance d that z + d would round away. */
    public static double logRatioApart(double z, double d, double n) {
        double distance = Math.abs(d);
        if (n <= distance) {
            return of(z, n).log - of(z + d, n).log;
        }
        double low = Math.min(z, z + d);
        double ratio = of(low, distance).log - of(low + n, distance).log;
        return d > 0 ? ratio : -ratio;
    }

    private static LogRising byFactors(double z, int n) {
        double log = 0;
        double slope = 0;
        double curvature = 0;
        double product = 1;
        for (int i = 0; i < n; i++) {
            double factor = z + i;
            if (product * factor >= 1e280) {
                log += Math.log(product);
                product = 1;
            }
            product *= factor;
            slope += 1 / factor;
            curvature -= 1 / (factor * factor);
        }
        return new LogRising(log + Math.log(product), slope, curvature);
    }

    private static LogRising bySeries(double z, double n) {
        int steps = (int) Math.max(0, Math.ceil(LARGE - z));
        LogRising low = byFactors(z, steps);
        LogRising high = byFactors(z + n, steps);
        double a = z + steps;
        double b = a + n;
        double ratio = Math.log1p(n / a);
        return new LogRising(
                (a - 0.5) * ratio + n * Math.log(b) - n + (logTail(b) - logTail(a)) + low.log - high.log,
                ratio - (slopeTail(b) - slopeTail(a)) + low.slope - high.slope,
                curvatureTail(b) - curvatureTail(a) + low.curvature - high.curvature);
    }

    private static double logTail(double z) {
        double q = 1 / (z * z);
        return (1 / 12.0 - q * (1 / 360.0 - q * (1 / 1260.0 - q * (1 / 1680.0 - q / 1188)))) / z;
    }

    /** ln z − ψ(z). */
    private static double slopeTail(double z) {
        double q = 1 / (z * z);
        return 0.5 / z + q * (1 / 12.0 - q * (1 / 120.0 - q * (1 / 252.0 - q * (1 / 240.0 - q / 132))));
    }

    /** ψ′(z). */
    private static double curvatureTail(double z) {
        double q = 1 / (z * z);
        return 1 / z + 0.5 * q + q / z * (1 / 6.0 - q * (1 / 30.0 - q * (1 / 42.0 - q * (1 / 30.0 - q * 5 / 66))));
    }
}
