package io.github.cxmetrics.shell.chart.internal;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers as pictures print them: a real minus, and thousands by a space that doesn't break. */
public final class Figures {

    public static final char MINUS = '\u2212';
    public static final char SPACE = '\u00A0';
    public static final String UNDEFINED = "–";

    private Figures() {}

    public static String count(long value) {
        return grouped(BigDecimal.valueOf(value));
    }

    /** Rounded half up, away from zero. */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? UNDEFINED : value > 0 ? "∞" : "\u2212∞";
        }
        return grouped(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP));
    }

    /** A share as a percentage. */
    public static String percent(double share, int decimals) {
        return fixed(100 * share, decimals) + SPACE + '%';
    }

    private static String grouped(BigDecimal value) {
        String digits = value.abs().toPlainString();
        int point = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
        StringBuilder grouped = new StringBuilder(digits);
        for (int i = point - 3; i > 0; i -= 3) {
            grouped.insert(i, SPACE);
        }
        return value.signum() < 0 ? grouped.insert(0, MINUS).toString() : grouped.toString();
    }

    /** A value as its metric prints it; with two decimals where it has no unit. */
    public static String of(@Nullable Unit unit, double value) {
        return unit == null
                ? fixed(value, 2)
                : unit.text(value).replace('-', MINUS).replace(' ', SPACE);
    }

    /** Limits as their metric prints them. */
    public static String of(Unit unit, Interval interval) {
        return "[" + of(unit, interval.lower()) + " … " + of(unit, interval.upper()) + "]";
    }

    /** Shares are drawn in per cent, all else as it is. */
    public static double factor(@Nullable Unit unit) {
        return unit == Unit.SHARE ? 100 : 1;
    }

    /** What an axis says that it counts. */
    public static String axisName(String metric, @Nullable Unit unit) {
        return unit == Unit.SHARE ? metric + ", %" : metric;
    }

    /** With a capital at its beginning. */
    public static String sentence(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
