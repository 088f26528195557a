package io.github.cxmetrics.lifetime;

/**
 * A parameter as the fitter sees it. Positive ones are searched by their logarithm.
 *
 * @param centre where the search box and the penalty have their middle: a value of the parameter
 * @param unit what a step of 1 in the search is worth on a linear scale
 */
record Parameter(String name, Scale scale, double centre, double unit) {

    enum Scale {
        /** Positive. */
        LOG,
        /** Any number, as a coefficient of a covariate. */
        LINEAR
    }

    static Parameter positive(String name, double centre) {
        return new Parameter(name, Scale.LOG, centre, 1);
    }

    static Parameter coefficient(String name, double unit) {
        return new Parameter(name, Scale.LINEAR, 0, unit);
    }

    /** The value at a place of the search. */
    double value(double theta) {
        return scale == Scale.LOG ? Math.exp(theta) : theta * unit;
    }

    /** The place of a value in the search. */
    double theta(double value) {
        return scale == Scale.LOG ? Math.log(value) : value / unit;
    }

    /** The derivative of the value by the place. */
    double slope(double value) {
        return scale == Scale.LOG ? value : unit;
    }
}
