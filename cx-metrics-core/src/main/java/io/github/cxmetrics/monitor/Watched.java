package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Checks;

/**
 * Periods that are watched against a target, with the variance that one observation has there.
 *
 * @param target what the value should be
 * @param variance of one observation, positive
 * @param columns the periods
 * @param axis what they are called
 */
record Watched(double target, double variance, SeriesColumns columns, Axis axis) {

    static Watched of(double target, double variance, SeriesColumns columns) {
        return new Watched(Checks.finite(target, "target"), variance, columns, new Axis.Positions(columns.size()));
    }

    /** With the variance of a share or a rate at its target. */
    static Watched of(double target, SeriesColumns columns) {
        return of(target, columns, new Axis.Positions(columns.size()), "share");
    }

    /** With the variance at the target where the target tells it, else that of all periods together. */
    static Watched of(double target, SeriesColumns columns, Axis axis, String name) {
        return new Watched(target, variance(target, columns, name), columns, axis);
    }

    private static double variance(double target, SeriesColumns columns, String name) {
        if (columns.of == SeriesColumns.Of.SHARE) {
            checkArgument(
                    target > 0 && target < 1,
                    "the target of %s must be strictly between 0 and 1, not %s",
                    name,
                    target);
            return target * (1 - target);
        }
        if (columns.of == SeriesColumns.Of.RATE) {
            return Checks.positive(target, "the target of a rate");
        }
        Checks.finite(target, "target");
        double variance =
                columns.isEmpty() ? Double.NaN : columns.pool(columns.filled()).variance();
        if (!(variance > 0)) {
            throw new IllegalStateException(name + " can't be watched: nothing varies in it");
        }
        return variance;
    }

    int size() {
        return columns.size();
    }

    boolean isGap(int i) {
        return columns.isGap(i);
    }

    /** Of the value of a period. */
    double sigma(int i) {
        return Math.sqrt(variance / columns.n[i]);
    }
}
