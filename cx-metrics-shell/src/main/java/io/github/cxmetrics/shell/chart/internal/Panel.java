package io.github.cxmetrics.shell.chart.internal;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn over one stretch of periods: bars, lines, flags.
 *
 * @param name what its axis counts
 * @param lines lines in the order of their looks
 * @param bars behind the lines, or null
 * @param flags red squares with a text, or null
 * @param target a level that was aimed at; NaN for none
 * @param zero whether the axis begins at zero
 * @param height in pixels where the picture is wide
 * @param text how a value reads
 */
public record Panel(
        String name,
        ImmutableList<Line> lines,
        @Nullable Bars bars,
        @Nullable Flags flags,
        double target,
        boolean zero,
        double height,
        DoubleFunction<String> text) {

    /** How points are joined. */
    enum Shape {
        /** Straight from point to point. */
        LINE,
        /** Level from edge to edge of a period. */
        STEPS
    }

    /**
     * A line.
     *
     * @param name its name
     * @param look its colour and dash
     * @param values by period; NaN where there is none
     * @param low lower limits, or null
     * @param high upper limits, or null
     * @param shape how points are joined
     */
    public record Line(
            String name, Series look, double[] values, double @Nullable [] low, double @Nullable [] high, Shape shape) {

        public static Line of(String name, Series look, double... values) {
            return new Line(name, look, values, null, null, Shape.LINE);
        }

        public static Line steps(String name, Series look, double... values) {
            return new Line(name, look, values, null, null, Shape.STEPS);
        }

        public Line between(double[] lower, double[] upper) {
            return new Line(name, look, values, lower, upper, shape);
        }

        private DoubleStream all() {
            return DoubleStream.concat(
                    DoubleStream.of(values),
                    low == null || high == null
                            ? DoubleStream.empty()
                            : DoubleStream.concat(DoubleStream.of(low), DoubleStream.of(high)));
        }
    }

    /**
     * Bars from zero.
     *
     * @param name what they are
     * @param values by period; NaN where there is none
     */
    record Bars(String name, double[] values) {}

    /**
     * Red squares.
     *
     * @param name what they are
     * @param values by period; NaN where there is none
     * @param texts by period
     */
    public record Flags(String name, double[] values, String[] texts) {}

    public static Panel of(String name, double height, DoubleFunction<String> text, Line... lines) {
        return new Panel(name, ImmutableList.copyOf(lines), null, null, Double.NaN, false, height, text);
    }

    public Panel withBars(String barsName, double... values) {
        return new Panel(name, lines, new Bars(barsName, values), flags, target, true, height, text);
    }

    public Panel withFlags(Flags red) {
        return new Panel(name, lines, bars, red, target, zero, height, text);
    }

    public Panel withTarget(double level) {
        return new Panel(name, lines, bars, flags, level, zero, height, text);
    }

    public Panel fromZero() {
        return new Panel(name, lines, bars, flags, target, true, height, text);
    }

    /** The axis that holds all. */
    Axis axis(double bottom, double top) {
        double[] values = Stream.of(
                        lines.stream().flatMapToDouble(Line::all),
                        bars == null ? DoubleStream.empty() : DoubleStream.of(bars.values()),
                        DoubleStream.of(target),
                        zero ? DoubleStream.of(0) : DoubleStream.empty())
                .flatMapToDouble(s -> s)
                .filter(Double::isFinite)
                .toArray();
        double low = DoubleStream.of(values).min().orElse(0);
        double high = DoubleStream.of(values).max().orElse(1);
        return Axis.covering(low, high, Math.max(3, (int) ((bottom - top) / 50)), bottom, top);
    }

    /** The last value of a line that there is; NaN where there is none. */
    static double last(double... values) {
        return IntStream.iterate(values.length - 1, i -> i >= 0, i -> i - 1)
                .mapToDouble(i -> values[i])
                .filter(Double::isFinite)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Names with samples, where they don't stand at the ends of their lines. */
    List<Key.Entry> key() {
        ImmutableList.Builder<Key.Entry> entries = ImmutableList.builder();
        if (bars != null) {
            entries.add(new Key.Entry(bars.name(), Palette.PALE, Pen.of(10)));
        }
        lines.forEach(line -> entries.add(Key.Entry.of(line.name(), line.look())));
        if (flags != null) {
            entries.add(new Key.Entry(flags.name(), Palette.BAD, Pen.of(10)));
        }
        return entries.build();
    }
}
