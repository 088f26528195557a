package io.github.cxmetrics.internal;

/**
 * Interval formulas for one binomial share, for {@code x} successes of {@code n}, {@code n > 0}. Counts may be fractional: weighted samples use
 * them on an effective n.
 */
public final class ShareLimits {

    private ShareLimits() {}

    /**
     * Wilson (1927): inverts the score test. The roots are written without the cancellation of the textbook form, which hurts at small x and at
     * large z.
     *
     * @param x successes
     * @param n trials
     * @param z normal quantile
     * @return limits, exactly 0 at {@code x = 0} and exactly 1 at {@code x = n}
     */
    public static Limits wilson(double x, double n, double z) {
        double square = z * z;
        double sum = 2 * x + square + z * Math.sqrt(square + 4 * x * ((n - x) / n));
        double lower = x == 0 ? 0 : 2 * x * (x / n) / sum;
        double upper = x >= n ? 1 : sum / (2 * (n + square));
        return new Limits(lower, upper);
    }

    /**
     * Wilson with continuity correction (Newcombe 1998, method 4).
     *
     * @param x successes
     * @param n trials
     * @param z normal quantile
     * @return limits within 0..1
     */
    public static Limits wilsonContinuity(double x, double n, double z) {
        double square = z * z;
        double p = x / n;
        double failures = n - x;
        double low = 2 * x + square - 1 - z * Math.sqrt(square - 2 - 1 / n + 4 * p * (failures + 1));
        double high = 2 * x + square + 1 + z * Math.sqrt(square + 2 - 1 / n + 4 * p * (failures - 1));
        double scale = 2 * (n + square);
        // Below x = 0.5 the lower root is not real for small z; the correction then reaches past the end anyway.
        return new Limits(x == 0 ? 0 : Math.max(0, low / scale), failures == 0 ? 1 : Math.min(1, high / scale));
    }

    /**
     * Agresti and Coull (1998): Wald after adding {@code z²/2} successes and as many failures.
     *
     * @param x successes
     * @param n trials
     * @param z normal quantile
     * @return limits, which may leave 0..1
     */
    public static Limits agrestiCoull(double x, double n, double z) {
        double square = z * z;
        return wald(x + square / 2, n + square, z);
    }

    /**
     * The Wald interval: the estimate plus or minus its standard error.
     *
     * @param x successes
     * @param n trials
     * @param z normal quantile
     * @return limits, which may leave 0..1 and have no width at 0 and 1
     */
    public static Limits wald(double x, double n, double z) {
        double p = x / n;
        return Limits.around(p, z * Math.sqrt(p * ((n - x) / n) / n));
    }

    /**
     * Clopper and Pearson (1934): inverts the exact binomial test, so coverage is never below the level.
     *
     * @param x successes
     * @param failures trials less successes
     * @param level confidence level
     * @return limits within 0..1
     */
    public static Limits clopperPearson(double x, double failures, double level) {
        double tail = (1 - level) / 2;
        return new Limits(
                x == 0 ? 0 : BetaTail.quantile(x, failures + 1, tail),
                failures <= 0 ? 1 : BetaTail.upperQuantile(x + 1, failures, tail));
    }

    /**
     * Equal-tailed posterior interval under the Jeffreys prior Beta(½, ½).
     *
     * @param x successes
     * @param failures trials less successes
     * @param level confidence level
     * @return limits strictly inside 0..1, but for rounding
     */
    public static Limits jeffreys(double x, double failures, double level) {
        double tail = (1 - level) / 2;
        double a = x + 0.5;
        double b = failures + 0.5;
        return new Limits(BetaTail.quantile(a, b, tail), BetaTail.upperQuantile(a, b, tail));
    }
}
