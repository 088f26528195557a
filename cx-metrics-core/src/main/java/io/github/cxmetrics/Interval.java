package io.github.cxmetrics;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Text;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A two-sided confidence interval with its level and the name of its method.
 *
 * @param lower the lower limit, in the unit of the metric it belongs to
 * @param upper the upper limit, at least {@code lower}
 * @param confidence the confidence level
 * @param method the method's name, for example {@code Wilson}
 * @param unit the unit of the limits, in which they print; null where they have none, as a parameter of a model
 */
public record Interval(
        double lower,
        double upper,
        Confidence confidence,
        String method,
        @Nullable Unit unit) implements Serializable {

    private static final int DIGITS = 4;

    /**
     * Checks the limits.
     *
     * @param lower the lower limit
     * @param upper the upper limit
     * @param confidence the confidence level
     * @param method the method's name
     * @param unit the unit of the limits
     * @throws IllegalArgumentException if a limit is not a number, the limits are out of order, or the method has no name
     */
    public Interval {
        requireNonNull(confidence, "confidence");
        checkArgument(method != null && !method.isBlank(), "an interval needs the name of its method");
        checkArgument(lower <= upper, "an interval needs lower <= upper, not %s and %s", lower, upper);
    }

    /**
     * An interval of a number without a unit.
     *
     * @param lower the lower limit
     * @param upper the upper limit
     * @param confidence the confidence level
     * @param method the method's name
     * @throws IllegalArgumentException if a limit is not a number, the limits are out of order, or the method has no name
     */
    public Interval(double lower, double upper, Confidence confidence, String method) {
        this(lower, upper, confidence, method, null);
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
                Math.min(Math.max(lower, min), max), Math.max(Math.min(upper, max), min), confidence, method, unit);
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

    /** Equal are intervals of the same limits, level and method; the unit only tells how they print. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Interval that
                && Double.compare(lower, that.lower) == 0
                && Double.compare(upper, that.upper) == 0
                && confidence.equals(that.confidence)
                && method.equals(that.method);
    }

    @Override
    public int hashCode() {
        return Objects.hash(lower, upper, confidence, method);
    }

    /** The level, the limits rounded for reading as the metric's own, and the method: {@code 95 % CI -31.1 … 75.4 (score)}. */
    @Override
    public String toString() {
        String limits = unit == null ? Text.digits(lower, DIGITS) + " … " + Text.digits(upper, DIGITS) : text(unit);
        return confidence + " CI " + limits + " (" + method + ")";
    }
}
