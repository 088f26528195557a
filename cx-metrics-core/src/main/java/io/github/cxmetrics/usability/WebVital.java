package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;

/**
 * A measure of how fast or steady a page is, with the limits of its ratings. They are meant for the 75th percentile of page views in the field, one
 * device class at a time.
 *
 * @param name the name, for example {@code LCP}
 * @param unit the unit of the values; empty where they have none
 * @param goodUpTo the greatest good value
 * @param poorAbove the greatest value that is not poor
 */
public record WebVital(String name, String unit, double goodUpTo, double poorAbove) implements Serializable {

    /** Largest Contentful Paint: when the main content is there. Good up to 2500 ms, poor above 4000. */
    public static final WebVital LCP = new WebVital("LCP", "ms", 2500, 4000);
    /** Interaction to Next Paint: how long the page takes to react. Good up to 200 ms, poor above 500. */
    public static final WebVital INP = new WebVital("INP", "ms", 200, 500);
    /** Cumulative Layout Shift: how much the content jumps. Good up to 0.1, poor above 0.25; many true zeros. */
    public static final WebVital CLS = new WebVital("CLS", "", 0.1, 0.25);
    /** First Contentful Paint: when there is anything. Good up to 1800 ms, poor above 3000. */
    public static final WebVital FCP = new WebVital("FCP", "ms", 1800, 3000);
    /** Time to First Byte: when the server answers. Good up to 800 ms, poor above 1800. */
    public static final WebVital TTFB = new WebVital("TTFB", "ms", 800, 1800);

    private static final int DIGITS = 4;

    /**
     * Checks the parts.
     *
     * @param name the name
     * @param unit the unit
     * @param goodUpTo the greatest good value
     * @param poorAbove the greatest value that is not poor
     * @throws IllegalArgumentException if a text is missing, or the limits are not above 0 and ascending
     */
    public WebVital {
        checkArgument(name != null && !name.isBlank(), "a web vital needs a name");
        checkArgument(unit != null, "a web vital needs a unit, which may be empty");
        Checks.positive(goodUpTo, "the limit of good " + name);
        checkArgument(
                poorAbove > goodUpTo && poorAbove < Double.POSITIVE_INFINITY,
                "%s can't be poor above %s and good up to %s",
                name,
                poorAbove,
                goodUpTo);
    }

    /**
     * A measure of your own: {@code WebVital.of("page load", "ms", 2000, 4000)}.
     *
     * @param name the name
     * @param unit the unit; empty where values have none
     * @param goodUpTo the greatest good value
     * @param poorAbove the greatest value that is not poor
     * @return the measure
     * @throws IllegalArgumentException if a text is missing, or the limits are not above 0 and ascending
     */
    public static WebVital of(String name, String unit, double goodUpTo, double poorAbove) {
        return new WebVital(name, unit, goodUpTo, poorAbove);
    }

    /**
     * The rating of a value.
     *
     * @param value a value of this measure, 0 or more
     * @return good up to the first limit, poor above the second
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public VitalRating rating(double value) {
        Checks.notNegative(value, name);
        return value <= goodUpTo
                ? VitalRating.GOOD
                : value <= poorAbove ? VitalRating.NEEDS_IMPROVEMENT : VitalRating.POOR;
    }

    String text(double value) {
        String number = Text.digits(value, DIGITS);
        return unit.isEmpty() ? number : number + " " + unit;
    }

    /** For example {@code LCP (good up to 2500 ms, poor above 4000 ms)}. */
    @Override
    public String toString() {
        return name + " (good up to " + text(goodUpTo) + ", poor above " + text(poorAbove) + ")";
    }
}
