package io.github.cxmetrics.internal;

/**
 * The two limits of an interval while it is being computed, without level and method.
 *
 * @param lower the lower limit
 * @param upper the upper limit
 */
public record Limits(double lower, double upper) {

    /**
     * Limits at the same distance of a centre.
     *
     * @param centre the centre
     * @param half the distance
     * @return the limits
     */
    public static Limits around(double centre, double half) {
        return new Limits(centre - half, centre + half);
    }

    /**
     * Square-and-add (MOVER; Zou and Donner 2008, after Newcombe 1998): limits of the difference of two independent estimates from their own
     * limits.
     *
     * @param centre the first estimate, inside its limits
     * @param other the second estimate, inside its limits
     * @param otherLimits the limits of the second
     * @param difference {@code centre - other}, given apart because it may be known more exactly
     * @return the limits of the difference
     */
    public Limits minus(double centre, double other, Limits otherLimits, double difference) {
        return new Limits(
                difference - Math.hypot(centre - lower, otherLimits.upper - other),
                difference + Math.hypot(upper - centre, other - otherLimits.lower));
    }
}
