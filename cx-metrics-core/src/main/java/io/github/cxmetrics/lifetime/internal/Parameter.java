package io.github.cxmetrics.lifetime.internal;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.lifetime.fit.Estimates.Scale;

/**
 * A parameter as the fitter sees it. Positive ones are searched by their logarithm.
 *
 * @param centre where the search box and the penalty have their middle: a value of the parameter
 * @param unit what a step of 1 in the search is worth on a linear scale
 */
public record Parameter(String name, Scale scale, double centre, double unit) {

    /** What a search finds lies within a factor of nine millions of 1; far beyond, sums and draws have no end. */
    private static final double FARTHEST = 1e12;

    /** The shape of a distribution over customers, which has no unit. */
    public static double shape(double value, String name) {
        Checks.positive(value, name);
        checkArgument(
                value >= 1 / FARTHEST && value <= FARTHEST,
                "%s must be in %s..%s, not %s",
                name,
                1 / FARTHEST,
                FARTHEST,
                value);
        return value;
    }

    public static Parameter positive(String name, double centre) {
        return new Parameter(name, Scale.LOG, centre, 1);
    }

    public static Parameter coefficient(String name, double unit) {
        return new Parameter(name, Scale.LINEAR, 0, unit);
    }

    /** The value at a place of the search; a positive one never rounds to 0 or infinity. */
    public double value(double theta) {
        return scale == Scale.LOG
                ? Math.max(Double.MIN_NORMAL, Math.min(Double.MAX_VALUE, Math.exp(theta)))
                : theta * unit;
    }

    /** The place of a value in the search. */
    public double theta(double value) {
        return scale == Scale.LOG ? Math.log(value) : value / unit;
    }

    /** The derivative of the value by the place. */
    public double slope(double value) {
        return scale == Scale.LOG ? value : unit;
    }
}
