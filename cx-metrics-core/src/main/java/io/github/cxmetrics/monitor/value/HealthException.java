package io.github.cxmetrics.monitor.value;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;

/**
 * What no weight may outvote: while a measure is below some points, the whole score is at most a cap.
 *
 * @param measure the name of the measure
 * @param below the points below which it applies, 0..100
 * @param cap the score that is not exceeded then, 0..100
 */
public record HealthException(String measure, double below, double cap) implements Serializable {

    private static final double FULL = 100;

    /**
     * Checks the parts.
     *
     * @param measure the name of the measure
     * @param below the points below which it applies
     * @param cap the score that is not exceeded then
     * @throws IllegalArgumentException if the name is blank or a number is outside 0..100
     */
    public HealthException {
        Stored.text(measure, "the measure of an exception");
        checkPoints(below, "the points of an exception");
        checkPoints(cap, "the cap of an exception");
    }

    private static void checkPoints(double points, String what) {
        checkArgument(points >= 0 && points <= FULL, "%s must be in 0..100, not %s", what, points);
    }

    /**
     * An exception.
     *
     * @param measure the name of the measure
     * @param below the points below which it applies
     * @param cap the score that is not exceeded then
     * @return the exception
     */
    public static HealthException of(String measure, double below, double cap) {
        return new HealthException(measure, below, cap);
    }
}
