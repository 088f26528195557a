package io.github.cxmetrics.shell.chart.internal;

import java.util.List;

/** Names behind their numbers, where the marks themselves have no room for names. */
public final class NumberedKey {

    private static final double INDENT = 34;

    private NumberedKey() {}

    /** Paints downward from a height, in two columns where it is wide, and returns where it ends. */
    public static double paint(Canvas canvas, Area area, List<String> numbers, List<String> names, double top) {
        int columns = area.isNarrow() ? 1 : 2;
        double width = area.width() / columns;
        double y = top;
        for (int i = 0; i < names.size(); i += columns) {
            int most = 1;
            for (int k = 0; k < columns && i + k < names.size(); k++) {
                double x = area.left() + k * width;
                List<String> lines = Wrap.lines(canvas, Type.NUMBER, names.get(i + k), width - INDENT - 12);
                canvas.text(numbers.get(i + k), x + INDENT - 10, y + 8, Anchor.END, Type.STRONG, Palette.INK);
                double middle = y + 8 + (lines.size() - 1) / 2.0 * Wrap.LINE;
                Wrap.write(canvas, lines, x + INDENT, middle, Anchor.START, Type.NUMBER, Palette.INK);
                most = Math.max(most, lines.size());
            }
            y += most * Wrap.LINE + 4;
        }
        return y;
    }
}
