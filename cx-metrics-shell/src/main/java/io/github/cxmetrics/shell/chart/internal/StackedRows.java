package io.github.cxmetrics.shell.chart.internal;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of shares that sum to one.
 *
 * @param rows from above
 * @param parts names of the parts
 * @param colours of the parts
 */
public record StackedRows(ImmutableList<Row> rows, ImmutableList<String> parts, ImmutableList<Colour> colours)
        implements Sheet.Body {

    /**
     * A row.
     *
     * @param name on the left
     * @param text on the right
     * @param shares of the parts
     */
    public record Row(String name, String text, double... shares) {}

    private static final double HALF = 9;

    @Override
    public double paint(Canvas canvas, Area area) {
        List<Key.Entry> key = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            key.add(new Key.Entry(parts.get(i), colours.get(i), Pen.of(10)));
        }
        double top = Key.flow(canvas, key, area.left(), area.right(), area.top()) + 8;
        Rows layout = Rows.of(
                canvas,
                new Area(area.left(), top, area.right()),
                rows.stream().map(r -> new Rows.Label(r.name(), r.text())).toList());
        Axis axis = new Axis(0, 100, area.isNarrow() ? 50 : 20, layout.from(), layout.to());
        layout.paintAxis(canvas, axis, "%", false);
        for (int i = 0; i < rows.size(); i++) {
            double from = 0;
            for (int k = 0; k < parts.size(); k++) {
                double to = from + 100 * rows.get(i).shares()[k];
                segment(canvas, axis, layout.middle(i), from, to, i, k);
                from = to;
            }
        }
        layout.paintLabels(canvas);
        return layout.bottom();
    }

    private void segment(Canvas canvas, Axis axis, double y, double from, double to, int row, int part) {
        if (to > from) {
            String tooltip = rows.get(row).name() + ": " + parts.get(part) + " " + Figures.fixed(to - from, 1)
                    + Figures.SPACE + "%";
            canvas.mark(tooltip, () -> canvas.bar(axis.at(from), y - HALF, axis.at(to), y + HALF, colours.get(part)));
        }
    }
}
