package io.github.cxmetrics.shell.chart.internal;

import java.util.List;

/** Names with samples of their lines, one below the other: where there is no room at the ends of the lines. */
public final class Key {

    /**
     * A name with its sample.
     *
     * @param name the name
     * @param colour the line's colour
     * @param pen the line's width and dash
     */
    public record Entry(String name, Colour colour, Pen pen) {

        static Entry of(String name, Series series) {
            return new Entry(name, series.colour, series.pen);
        }
    }

    private static final double SAMPLE = 22;
    private static final double TEXT = 30;
    private static final double GAP = 24;

    private Key() {}

    /** Paints one behind the other, in as many lines as they need, and returns where it ends. */
    static double flow(Canvas canvas, List<Entry> entries, double left, double right, double top) {
        double x = left;
        double y = top;
        double height = 0;
        for (Entry entry : entries) {
            List<String> lines = Wrap.lines(canvas, Type.NUMBER, entry.name(), right - left - TEXT);
            double width = TEXT + Wrap.width(canvas, Type.NUMBER, lines);
            if (x > left && x + width > right) {
                x = left;
                y += height + 3;
                height = 0;
            }
            canvas.line(x, y + Wrap.LINE / 2, x + SAMPLE, y + Wrap.LINE / 2, entry.colour(), entry.pen());
            double middle = y + lines.size() * Wrap.LINE / 2;
            Wrap.write(canvas, lines, x + TEXT, middle, Anchor.START, Type.NUMBER, Palette.INK);
            height = Math.max(height, lines.size() * Wrap.LINE);
            x += width + GAP;
        }
        return entries.isEmpty() ? y : y + height + 7;
    }

    /** Paints downward from a height and returns where it ends. */
    public static double paint(Canvas canvas, List<Entry> entries, double left, double right, double top) {
        double y = top;
        for (Entry entry : entries) {
            List<String> lines = Wrap.lines(canvas, Type.NUMBER, entry.name(), right - left - TEXT);
            canvas.line(left, y + Wrap.LINE / 2, left + SAMPLE, y + Wrap.LINE / 2, entry.colour(), entry.pen());
            double middle = y + lines.size() * Wrap.LINE / 2;
            Wrap.write(canvas, lines, left + TEXT, middle, Anchor.START, Type.NUMBER, Palette.INK);
            y += lines.size() * Wrap.LINE + 3;
        }
        return entries.isEmpty() ? y : y + 4;
    }
}
