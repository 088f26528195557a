package io.github.cxmetrics.survival;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/**
 * Finds the time at which a step function reaches a level.
 *
 * @param times the times of its steps
 * @param lastTime the end of follow-up
 * @param rule which time it is where the function rests on the level
 */
record QuantileSearch(double[] times, double lastTime, QuantileRule rule) {

    private static final double CLOSE = 1e-9;

    /** The time at which a share that has failed, given by step, reaches p. */
    OptionalDouble first(IntToDoubleFunction failed, double p) {
        checkArgument(p > 0 && p < 1, "a quantile needs a share strictly between 0 and 1, not %s", p);
        double tolerance = rule == QuantileRule.MIDPOINT ? CLOSE : 0;
        for (int i = 0; i < times.length; i++) {
            double share = failed.applyAsDouble(i);
            if (share >= p - tolerance) {
                boolean rests = rule == QuantileRule.MIDPOINT && share <= p + tolerance;
                return OptionalDouble.of(rests ? (times[i] + end(failed, i)) / 2 : times[i]);
            }
        }
        return OptionalDouble.empty();
    }

    private double end(IntToDoubleFunction failed, int from) {
        double level = failed.applyAsDouble(from) + CLOSE;
        for (int i = from + 1; i < times.length; i++) {
            if (failed.applyAsDouble(i) > level) {
                return times[i];
            }
        }
        return lastTime;
    }
}
