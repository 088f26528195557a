package io.github.cxmetrics.shell.chart.internal;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Values with intervals in rows: rankings, forests, shares.
 *
 * @param marks from above
 * @param axisName what the axis counts
 * @param zero whether the axis holds zero and shows it by a line
 * @param limits where the axis must reach at least; NaN where it need not
 */
public record IntervalRows(ImmutableList<Mark> marks, String axisName, boolean zero, double... limits)
        implements Sheet.Body {

    /** How a value is drawn. */
    public enum Style {
        /** A pale bar from zero. */
        BAR,
        /** A dot. */
        POINT,
        /** A ring, for what may be chance. */
        OPEN,
        /** A red square. */
        BAD
    }

    /**
     * A row.
     *
     * @param name on the left
     * @param text on the right
     * @param value where the mark stands; NaN for none
     * @param low where the whisker begins; NaN for none
     * @param high where it ends
     * @param style how the value is drawn
     */
    public record Mark(String name, String text, double value, double low, double high, Style style) {

        private DoubleStream ends() {
            return DoubleStream.of(value, low, high).filter(Double::isFinite);
        }
    }

    static final double DOT = 3.5;
    private static final double BAR = 6;
    private static final double SQUARE = 5;

    public static IntervalRows of(List<Mark> marks, String axisName, boolean zero, double... limits) {
        return new IntervalRows(ImmutableList.copyOf(marks), axisName, zero, limits);
    }

    @Override
    public double paint(Canvas canvas, Area area) {
        Rows layout = layout(canvas, area);
        Axis axis = axis(layout);
        layout.paintAxis(canvas, axis, axisName, zero);
        paintMarks(canvas, layout, axis);
        return layout.bottom();
    }

    public Rows layout(Canvas canvas, Area area) {
        return Rows.of(
                canvas,
                area,
                marks.stream().map(m -> new Rows.Label(m.name(), m.text())).toList());
    }

    public Axis axis(Rows layout) {
        double[] ends = DoubleStream.concat(
                        marks.stream().flatMapToDouble(Mark::ends),
                        DoubleStream.concat(
                                DoubleStream.of(limits).filter(Double::isFinite),
                                zero ? DoubleStream.of(0) : DoubleStream.empty()))
                .toArray();
        double low = DoubleStream.of(ends).min().orElse(0);
        double high = DoubleStream.of(ends).max().orElse(1);
        return Axis.covering(low, high, layout.ticks(), layout.from(), layout.to());
    }

    public void paintMarks(Canvas canvas, Rows layout, Axis axis) {
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            double y = layout.middle(i);
            if (!Double.isNaN(mark.value())) {
                canvas.mark(mark.name() + ": " + mark.text(), () -> paint(canvas, axis, mark, y));
            }
        }
        layout.paintLabels(canvas);
    }

    private static void paint(Canvas canvas, Axis axis, Mark mark, double y) {
        double x = axis.at(mark.value());
        boolean whisker = !Double.isNaN(mark.low());
        if (mark.style() == Style.BAR) {
            canvas.bar(axis.at(0), y - BAR, x, y + BAR, Palette.PALE);
        }
        if (whisker) {
            canvas.whisker(axis.at(Math.max(mark.low(), axis.low())), axis.at(Math.min(mark.high(), axis.high())), y);
        }
        switch (mark.style()) {
            case BAR -> {
                if (whisker) {
                    canvas.dot(x, y, DOT, Palette.INK);
                }
            }
            case POINT -> canvas.dot(x, y, DOT + 0.5, Palette.INK);
            case OPEN -> {
                canvas.dot(x, y, DOT, Palette.PAPER);
                canvas.ring(x, y, DOT, Palette.INK, Pen.WHISKER);
            }
            case BAD -> canvas.bar(x - SQUARE, y - SQUARE, x + SQUARE, y + SQUARE, Palette.BAD);
        }
    }
}
