package io.github.cxmetrics.lifetime.internal;

import io.github.cxmetrics.lifetime.fit.Estimates.Scale;

/**
 * A parameter as the fitter sees it. Positive ones are searched by their logarithm.
 *
 * @param centre where the search box and the penalty have their middle: a value of the parameter
 * @param unit what a step of 1 in the search is worth on a linear scale
 */
public record Parameter(String name, Scale scale, double centre, double unit) {

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
