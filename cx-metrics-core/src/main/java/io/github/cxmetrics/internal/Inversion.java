package io.github.cxmetrics.internal;

import java.util.function.DoubleFunction;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Tests made from intervals: the p-value of "no difference" is one minus the level at which the interval just reaches 0. Interval and p-value then
 * never contradict each other.
 */
public final class Inversion {

    private static final double LARGEST_Z = 1e9;
    private static final int MAX_EVALUATIONS = 1000;

    private Inversion() {}

    /**
     * The signed normal quantile at which an interval around a difference reaches 0.
     *
     * @param difference the estimate
     * @param limitsAt the limits for a normal quantile: the estimate alone at 0, wider as it grows
     * @return z, with the sign of the difference; infinite if no quantile reaches 0, as for intervals without width
     */
    public static double z(double difference, DoubleFunction<Limits> limitsAt) {
        if (difference == 0) {
            return 0;
        }
        UnivariateFunction nearLimit = difference > 0
                ? z -> limitsAt.apply(z).lower()
                : z -> -limitsAt.apply(z).upper();
        double high = 1;
        while (nearLimit.value(high) > 0) {
            high *= 2;
            if (high > LARGEST_Z) {
                return Math.copySign(Double.POSITIVE_INFINITY, difference);
            }
        }
        double z = nearLimit.value(high) == 0
                ? high
                : new BrentSolver(1e-15, 1e-15, 0).solve(MAX_EVALUATIONS, nearLimit, 0, high);
        return Math.copySign(z, difference);
    }
}
