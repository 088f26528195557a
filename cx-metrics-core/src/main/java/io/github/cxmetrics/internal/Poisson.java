package io.github.cxmetrics.internal;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.special.Gamma;

/** The exact limits of a Poisson mean (Garwood 1936), from gamma tails. */
public final class Poisson {

    private static final int MAX_EVALUATIONS = 1000;
    /** From here on the expansion of quantiles is exact to 13 digits, and the gamma tails no longer are. */
    private static final long MANY = 100_000;

    /** Beyond this quantile tails underflow. */
    private static final double LARGEST_Z = 37;

    private Poisson() {}

    /**
     * The mean at which as many events or more have the tail's probability.
     *
     * @param events the events, not negative
     * @param z the standard normal quantile of the level
     * @return the lower limit, 0 without events
     */
    public static double lower(long events, double z) {
        double at = Math.min(z, LARGEST_Z);
        if (events == 0 || at == 0) {
            return events;
        }
        if (events > MANY) {
            return expansion(events, -at);
        }
        double tail = Normal.twoSidedP(at) / 2;
        return solve(mean -> Gamma.regularizedGammaP(events, mean) / tail - 1, 0, events);
    }

    /**
     * The mean at which as many events or fewer have the tail's probability.
     *
     * @param events the events, not negative
     * @param z the standard normal quantile of the level
     * @return the upper limit
     */
    public static double upper(long events, double z) {
        double at = Math.min(z, LARGEST_Z);
        if (at == 0) {
            return events;
        }
        if (events > MANY) {
            return expansion(events + 1.0, at);
        }
        double tail = Normal.twoSidedP(at) / 2;
        double high = events + 1;
        while (Gamma.regularizedGammaQ(events + 1.0, high) > tail) {
            high *= 2;
        }
        return solve(mean -> Gamma.regularizedGammaQ(events + 1.0, mean) / tail - 1, 0, high);
    }

    /** The quantile of the gamma distribution of a large shape, by Cornish and Fisher's expansion (Goldberg and Levine 1946). */
    private static double expansion(double shape, double z) {
        double root = Math.sqrt(shape);
        double z2 = z * z;
        double last = z * ((9 * z2 + 256) * z2 - 433) / (38_880 * shape * root);
        double tail = z * (z2 - 7) / (36 * root) - ((3 * z2 + 7) * z2 - 16) / (810 * shape) + last;
        return shape + (z * root + ((z2 - 1) / 3 + tail));
    }

    private static double solve(UnivariateFunction tail, double low, double high) {
        return new BrentSolver(1e-15, 1e-300, 0).solve(MAX_EVALUATIONS, tail, low, high);
    }
}
