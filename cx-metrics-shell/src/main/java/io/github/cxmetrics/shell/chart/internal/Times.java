package io.github.cxmetrics.shell.chart.internal;

import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Axes of time: ticks at whole dozens of months, sevens of days, sixties of seconds. */
public final class Times {

    private Times() {}

    public static String name(ChronoUnit unit) {
        return unit.toString().toLowerCase(Locale.ROOT);
    }

    /** A number of units, {@code 1 hour} in singular. */
    public static String text(String number, ChronoUnit unit) {
        String name = name(unit);
        return number + Figures.SPACE + (number.equals("1") ? name.substring(0, name.length() - 1) : name);
    }

    /** From 0 to a time, with at most so many ticks after the first, over unit pixels. */
    public static Axis axis(ChronoUnit unit, double last, int ticks) {
        double[] steps = switch (unit) {
            case MONTHS -> new double[] {1, 2, 3, 6, 12, 24, 36, 60, 120};
            case WEEKS -> new double[] {1, 2, 4, 13, 26, 52, 104};
            case DAYS -> new double[] {1, 2, 7, 14, 28, 91, 182, 365, 730, 1825};
            case HOURS -> new double[] {1, 2, 3, 6, 12, 24, 48, 72, 168, 336, 672};
            case MINUTES, SECONDS -> new double[] {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200};
            default -> new double[0];
        };
        double step = DoubleStream.of(steps)
                .filter(s -> Math.ceil(last / s) <= ticks)
                .findFirst()
                .orElse(Double.NaN);
        boolean coarse = Double.isNaN(step) || last < 3;
        return coarse
                ? Axis.covering(0, last, ticks, 0, 1)
                : new Axis(0, step * Math.max(1, Math.ceil(last / step - 1e-9)), step, 0, 1);
    }
}
