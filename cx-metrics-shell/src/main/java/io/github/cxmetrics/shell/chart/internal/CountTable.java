package io.github.cxmetrics.shell.chart.internal;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.function.ToLongBiFunction;

/**
 * Counts under the ticks of a plot, a row for each curve, as the number at risk.
 *
 * @param title over the rows
 * @param names of the rows
 * @param count of a row at a value of the axis
 */
public record CountTable(String title, ImmutableList<String> names, ToLongBiFunction<Integer, Double> count) {

    private static final double NAMES = 200;
    private static final double SAMPLE = 22;
    private static final double INDENT = 28;

    /** How much room names need on the left of the plot. */
    double nameRoom(Canvas canvas) {
        double names = names().stream()
                .mapToDouble(n -> Wrap.width(canvas, Type.NUMBER, Wrap.lines(canvas, Type.NUMBER, n, NAMES)))
                .max()
                .orElse(0);
        double first = canvas.width(Figures.count(most()), Type.NUMBER) / 2;
        return INDENT + names + 14 + first;
    }

    private long most() {
        long most = 0;
        for (int i = 0; i < names.size(); i++) {
            most = Math.max(most, count.applyAsLong(i, 0.0));
        }
        return most;
    }

    /** Paints downward and returns where it ends; where it is narrow the names stand over their counts. */
    double paint(Canvas canvas, Area area, Axis across, double top) {
        boolean narrow = area.isNarrow();
        canvas.text(title, area.left(), top + 8, Anchor.START, Type.STRONG, Palette.MUTED);
        double y = top + 22;
        for (int i = 0; i < names.size(); i++) {
            List<String> lines = Wrap.lines(canvas, Type.NUMBER, names.get(i), narrow ? area.width() - INDENT : NAMES);
            double height = Math.max(1, lines.size()) * Wrap.LINE;
            Series series = Series.of(i);
            canvas.line(area.left(), y + 8, area.left() + SAMPLE, y + 8, series.colour, series.pen);
            Wrap.write(canvas, lines, area.left() + INDENT, y + height / 2, Anchor.START, Type.NUMBER, Palette.INK);
            double middle = narrow ? y + height + 8 : y + height / 2;
            row(canvas, area, across, i, middle);
            y += height + (narrow ? Wrap.LINE + 6 : 3);
        }
        return y;
    }

    private void row(Canvas canvas, Area area, Axis across, int row, double middle) {
        double free = area.left();
        for (double tick : across.ticks()) {
            String text = Figures.count(count.applyAsLong(row, tick));
            double half = canvas.width(text, Type.NUMBER) / 2;
            double x = Math.min(across.at(tick), area.right() - half);
            if (x - half >= free) {
                canvas.text(text, x, middle, Anchor.MIDDLE, Type.NUMBER, Palette.INK);
                free = x + half + 6;
            }
        }
    }
}
