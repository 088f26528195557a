package io.github.cxmetrics;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;

/**
 * A two-sided confidence interval with its level and the name of its method.
 *
 * @param lower the lower limit, in the unit of the metric it belongs to
 * @param upper the upper limit, at least {@code lower}
 * @param confidence the confidence level
 * @param method the method's name, for example {@code Wilson}
 */
public record Interval(double lower, double upper, Confidence confidence, String method) implements Serializable {

    /**
     * Checks the limits.
     *
     * @param lower the lower limit
     * @param upper the upper limit
     * @param confidence the confidence level
     * @param method the method's name
     * @throws IllegalArgumentException if a limit is not a number or the limits are out of order
     */
    public Interval {
        checkArgument(lower <= upper, "an interval needs lower <= upper, not %s and %s", lower, upper);
    }

    /**
     * The distance of the limits.
     *
     * @return {@code upper - lower}
     */
    public double width() {
        return upper - lower;
    }

    /**
     * Whether a value lies inside, limits included.
     *
     * @param value any number
     * @return true from {@code lower} to {@code upper}
     */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /**
     * The part of this interval that lies between two bounds, for methods (Wald and its kin) that may leave the possible range. Cutting hides
     * that a method is a poor choice there; the default methods never need it.
     *
     * @param min the lowest possible value
     * @param max the highest possible value
     * @return the changed copy
     */
    public Interval clippedTo(double min, double max) {
        return new Interval(
                Math.min(Math.max(lower, min), max), Math.max(Math.min(upper, max), min), confidence, method);
    }

    /**
     * The limits, rounded for reading.
     *
     * @param unit how to print them
     * @return for example {@code -31.1 … 75.4}
     */
    public String text(Unit unit) {
        return unit.text(lower) + " … " + unit.text(upper);
    }

    /** The level, the limits in full and the method. */
    @Override
    public String toString() {
        return confidence + " CI [" + lower + ", " + upper + "] (" + method + ")";
    }
}
