package io.github.cxmetrics.internal;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.special.Gamma;

/** The exact limits of a Poisson mean (Garwood 1936), from gamma tails. */
public final class Poisson {

    private static final int MAX_EVALUATIONS = 1000;
    /** From here on the cube root of Wilson and Hilferty (1931) is exact to a double's digits that matter, and the gamma tails no longer are. */
    private static final long MANY = 1_000_000;

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
            return cubeRoot(events, -at);
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
            return cubeRoot(events + 1.0, at);
        }
        double tail = Normal.twoSidedP(at) / 2;
        double high = events + 1;
        while (Gamma.regularizedGammaQ(events + 1.0, high) > tail) {
            high *= 2;
        }
        return solve(mean -> Gamma.regularizedGammaQ(events + 1.0, mean) / tail - 1, 0, high);
    }

    private static double cubeRoot(double events, double z) {
        double root = 1 - 1 / (9 * events) + z / (3 * Math.sqrt(events));
        return events * root * root * root;
    }

    private static double solve(UnivariateFunction tail, double low, double high) {
        return new BrentSolver(1e-15, 1e-300, 0).solve(MAX_EVALUATIONS, tail, low, high);
    }
}
