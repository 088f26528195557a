package io.github.cxmetrics.shell.chart.internal;

import org.jspecify.annotations.Nullable;

/**
 * A colour on light and on dark paper. One with a role follows the page's scheme by its class; one without stays as it is, as text on a coloured cell must.
 *
 * @param light red, green and blue on light paper
 * @param dark the same on dark paper
 * @param role the name of its CSS variable, null where it has none
 * @param opacity from 0 to 1
 */
public record Colour(int light, int dark, @Nullable String role, double opacity) {

    static Colour of(String role, int light, int dark) {
        return new Colour(light, dark, role, 1);
    }

    static Colour fixed(int rgb) {
        return new Colour(rgb, rgb, null, 1);
    }

    public Colour withOpacity(double changed) {
        return new Colour(light, dark, role, changed);
    }

    public int rgb(boolean onDark) {
        return onDark ? dark : light;
    }

    /** Relative luminance of WCAG 2. */
    static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /** Contrast ratio of WCAG 2, from 1 to 21. */
    public static double contrast(int rgb, int other) {
        double a = luminance(rgb);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }
}
