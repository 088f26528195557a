package io.github.cxmetrics.shell.chart.internal;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cells coloured by a share. Where the names of columns don't fit above them, numbers do, and the names stand below.
 *
 * @param rows names on the left
 * @param columns names above
 * @param cells by row, then by column
 * @param corner what the columns are
 */
public record HeatGrid(
        ImmutableList<String> rows,
        ImmutableList<String> columns,
        ImmutableList<ImmutableList<Cell>> cells,
        String corner)
        implements Sheet.Body {

    /**
     * A cell.
     *
     * @param share its colour, 0 to 1; NaN for an empty cell
     * @param text what stands in it
     * @param tooltip what it says
     */
    public record Cell(double share, String text, String tooltip) {

        public static final Cell EMPTY = new Cell(Double.NaN, "", "");
    }

    private static final double NAMES = 260;
    private static final double WIDEST = 84;
    private static final double HEIGHT = 30;
    private static final int MOST_LINES = 3;

    @Override
    public double paint(Canvas canvas, Area area) {
        boolean narrow = area.isNarrow();
        List<List<String>> names = rows.stream()
                .map(name -> Wrap.lines(canvas, Type.NAME, name, narrow ? area.width() : NAMES))
                .toList();
        double left = narrow
                ? area.left()
                : area.left()
                        + names.stream()
                                .mapToDouble(n -> Wrap.width(canvas, Type.NAME, n))
                                .max()
                                .orElse(0)
                        + 12;
        double width = Math.min(narrow ? Double.MAX_VALUE : WIDEST, (area.right() - left) / columns.size());
        List<List<String>> heads = columns.stream()
                .map(name -> Wrap.lines(canvas, Type.NUMBER, name, width - 6))
                .toList();
        boolean numbered = columns.stream().anyMatch(c -> canvas.width(longestWord(c), Type.NUMBER) > width - 6)
                || heads.stream().anyMatch(h -> h.size() > MOST_LINES);
        double y = AxisName.paint(canvas, corner, narrow ? area.left() : left, area.right(), area.top()) - 6;
        y = numbered ? numbers(canvas, left, width, y) : heads(canvas, heads, left, width, y);
        for (int i = 0; i < rows.size(); i++) {
            y = row(canvas, area, i, names.get(i), left, width, y);
        }
        return numbered ? key(canvas, area, y + 12) : y;
    }

    private static String longestWord(String name) {
        return Arrays.stream(name.split(" ")).reduce("", (a, b) -> a.length() >= b.length() ? a : b);
    }

    private static double heads(Canvas canvas, List<List<String>> heads, double left, double width, double top) {
        int most = heads.stream().mapToInt(List::size).max().orElse(1);
        for (int i = 0; i < heads.size(); i++) {
            double middle = top + (most - heads.get(i).size() / 2.0) * Wrap.LINE;
            Wrap.write(
                    canvas, heads.get(i), left + (i + 0.5) * width, middle, Anchor.MIDDLE, Type.NUMBER, Palette.MUTED);
        }
        return top + most * Wrap.LINE + 6;
    }

    /** As many as have room. */
    private double numbers(Canvas canvas, double left, double width, double top) {
        double widest = canvas.width(Integer.toString(columns.size()), Type.NUMBER) + 4;
        int step = (int) Math.max(1, Math.ceil(widest / width));
        for (int i = 0; i < columns.size(); i += step) {
            double x = left + (i + 0.5) * width;
            canvas.text(Integer.toString(i + 1), x, top + Wrap.LINE / 2, Anchor.MIDDLE, Type.STRONG, Palette.MUTED);
        }
        return top + Wrap.LINE + 6;
    }

    private double row(Canvas canvas, Area area, int i, List<String> name, double left, double width, double top) {
        boolean narrow = area.isNarrow();
        double height = narrow ? HEIGHT : Math.max(HEIGHT, name.size() * Wrap.LINE + 6);
        double from = narrow ? top + name.size() * Wrap.LINE + 4 : top;
        if (narrow) {
            double middle = top + 2 + name.size() / 2.0 * Wrap.LINE;
            Wrap.write(canvas, name, area.left(), middle, Anchor.START, Type.NAME, Palette.INK);
        } else {
            Wrap.write(canvas, name, left - 12, from + height / 2, Anchor.END, Type.NAME, Palette.INK);
        }
        for (int k = 0; k < columns.size(); k++) {
            Cell cell = cells.get(i).get(k);
            if (!Double.isNaN(cell.share())) {
                double x = left + k * width;
                canvas.mark(cell.tooltip(), () -> cell(canvas, cell, x, from, width, height));
            }
        }
        return from + height + (narrow ? 6 : 0);
    }

    private static void cell(Canvas canvas, Cell cell, double x, double y, double width, double height) {
        Colour colour = Palette.heat(cell.share());
        canvas.bar(x + 1, y + 1, x + width - 1, y + height - 1, colour);
        if (canvas.width(cell.text(), Type.NUMBER) <= width - 3) {
            canvas.text(cell.text(), x + width / 2, y + height / 2, Anchor.MIDDLE, Type.NUMBER, Palette.on(colour));
        }
    }

    private double key(Canvas canvas, Area area, double top) {
        List<String> numbers = IntStream.rangeClosed(1, columns.size())
                .mapToObj(Integer::toString)
                .toList();
        return NumberedKey.paint(canvas, area, numbers, columns, top);
    }
}
