package io.github.cxmetrics.usability;

import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.Normal;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * The log-normal distribution of task times by maximum likelihood, failed attempts right-censored. Written in δ = μ/σ and γ = 1/σ the log-likelihood is
 * concave (Olsen 1978), so that Newton's method finds its one maximum. Two completions of different times are the caller's duty.
 */
final class LogNormalFit {

    private static final int MAX_STEPS = 200;
    private static final double TAIL = 5;
    private static final int TERMS = 90;
    private static final double HALF_LOG_2_PI = 0.5 * Math.log(2 * Math.PI);

    private final double[] logs;
    private final long[] completed;
    private final long[] failed;
    private final double shift;
    private final double completions;

    private double delta;
    private double gamma;
    private double best;
    private double error;

    /** Takes logarithms of the times, and how many attempts were completed and failed at each. */
    LogNormalFit(double[] logs, long[] completed, long[] failed) {
        this.completed = completed;
        this.failed = failed;
        double n = 0;
        double done = 0;
        double sum = 0;
        for (int i = 0; i < logs.length; i++) {
            done += completed[i];
            n += completed[i] + (double) failed[i];
            sum += (completed[i] + (double) failed[i]) * logs[i];
        }
        // Around their mean the logarithms lose no digits to the unit of the times.
        this.shift = sum / n;
        this.completions = done;
        this.logs = new double[logs.length];
        double squares = 0;
        for (int i = 0; i < logs.length; i++) {
            this.logs[i] = logs[i] - shift;
            squares += (completed[i] + (double) failed[i]) * this.logs[i] * this.logs[i];
        }
        maximise(Math.sqrt(n / squares));
    }

    double mu() {
        return shift + delta / gamma;
    }

    double sigma() {
        return 1 / gamma;
    }

    private void maximise(double startGamma) {
        delta = 0;
        gamma = startGamma;
        best = likelihood(delta, gamma);
        for (int step = 0; step < MAX_STEPS && newton(); step++) {
            // Each step climbs; the last finds nothing higher.
        }
    }

    private boolean newton() {
        double gradientD = 0;
        double gradientG = completions / gamma;
        double dd = completions;
        double dg = 0;
        double gg = completions / (gamma * gamma);
        for (int i = 0; i < logs.length; i++) {
            double x = logs[i];
            double residual = gamma * x - delta;
            double hazard = hazard(-residual);
            double curvature = failed[i] * (hazard * (hazard - residual));
            gradientD += completed[i] * residual + failed[i] * hazard;
            gradientG -= x * (completed[i] * residual + failed[i] * hazard);
            dd += curvature;
            dg -= x * (completed[i] + curvature);
            gg += x * x * (completed[i] + curvature);
        }
        double determinant = dd * gg - dg * dg;
        double stepD = (gg * gradientD - dg * gradientG) / determinant;
        double stepG = (dd * gradientG - dg * gradientD) / determinant;
        double slope = gamma * Math.sqrt(determinant);
        // Variance of δ/γ by its gradient (1/γ, -δ/γ²) and the inverse of the information.
        double ratio = delta / gamma;
        error = Math.sqrt(gg + 2 * ratio * dg + ratio * ratio * dd) / slope;
        return climb(stepD, stepG);
    }

    private boolean climb(double stepD, double stepG) {
        for (double part = 1; part > 1e-12; part /= 2) {
            double nextD = delta + part * stepD;
            double nextG = gamma + part * stepG;
            if (nextG > 0) {
                double next = likelihood(nextD, nextG);
                if (next > best || part == 1 && isTiny(stepD, stepG) && next >= best - Math.ulp(best) * TERMS) {
                    boolean moved = !isTiny(stepD, stepG);
                    delta = nextD;
                    gamma = nextG;
                    best = next;
                    return moved;
                }
            }
        }
        return false;
    }

    /** A step of full Newton that only polishes the last digits: taken, and the last. */
    private boolean isTiny(double stepD, double stepG) {
        return Math.abs(stepD) <= 1e-9 * (1 + Math.abs(delta)) && Math.abs(stepG) <= 1e-9 * gamma;
    }

    private double likelihood(double d, double g) {
        double sum = completions * Math.log(g);
        for (int i = 0; i < logs.length; i++) {
            double residual = g * logs[i] - d;
            sum -= completed[i] * (0.5 * residual * residual + HALF_LOG_2_PI);
            if (failed[i] > 0) {
                sum += failed[i] * logCdf(-residual);
            }
        }
        return sum;
    }

    /** Limits of μ by the observed information. */
    Limits wald(double z) {
        return Limits.around(mu(), z * error);
    }

    /** Limits of μ where twice the fall of the profile likelihood is z². */
    Limits profile(double z) {
        double mode = delta / gamma;
        if (z == 0) {
            return new Limits(mu(), mu());
        }
        return new Limits(shift + limit(mode, -1, z), shift + limit(mode, 1, z));
    }

    private double limit(double mode, int side, double z) {
        UnivariateFunction excess = mu -> 2 * (best - profileAt(mu)) - z * z;
        double inside = mode;
        double step = Math.max(error * z, 1e-8);
        double outside = mode + side * step;
        while (excess.value(outside) < 0) {
            inside = outside;
            step *= 2;
            outside = mode + side * step;
        }
        return new BrentSolver(1e-15, 1e-13, 0)
                .solve(1000, excess, Math.min(inside, outside), Math.max(inside, outside));
    }

    /** The likelihood of μ under the best σ, which a root of the falling derivative in γ gives. */
    private double profileAt(double mu) {
        double low = gamma;
        double high = gamma;
        while (slope(mu, low) < 0) {
            low /= 2;
        }
        while (slope(mu, high) > 0) {
            high *= 2;
        }
        double at =
                low == high ? low : new BrentSolver(1e-15, 1e-15 * high, 0).solve(1000, g -> slope(mu, g), low, high);
        return likelihood(mu * at, at);
    }

    private double slope(double mu, double g) {
        double sum = completions / g;
        for (int i = 0; i < logs.length; i++) {
            double distance = mu - logs[i];
            sum -= completed[i] * (g * distance * distance);
            if (failed[i] > 0) {
                sum += failed[i] * (distance * hazard(g * distance));
            }
        }
        return sum;
    }

    /** {@code φ(x) / Φ(x)}. */
    private static double hazard(double x) {
        return x < -TAIL ? 1 / mills(-x) : Math.exp(-0.5 * x * x - HALF_LOG_2_PI) / Normal.cdf(x);
    }

    private static double logCdf(double x) {
        return x < -TAIL ? -0.5 * x * x - HALF_LOG_2_PI + Math.log(mills(-x)) : Math.log(Normal.cdf(x));
    }

    /** Laplace's continued fraction of {@code Φ(-t) / φ(t)}, which has all digits from 5 on. */
    private static double mills(double t) {
        double fraction = t;
        for (int k = TERMS; k > 0; k--) {
            fraction = t + k / fraction;
        }
        return 1 / fraction;
    }
}
