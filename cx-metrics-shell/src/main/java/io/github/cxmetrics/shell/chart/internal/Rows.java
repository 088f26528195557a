package io.github.cxmetrics.shell.chart.internal;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/** Names in a column, marks on an axis beside them, values on the right; where it is narrow the names stand above their marks. */
public final class Rows {

    /**
     * The texts of a row.
     *
     * @param name on the left
     * @param value on the right; may be empty
     */
    public record Label(String name, String value) {}

    private static final double NAMES = 300;
    private static final double GAP = 12;
    private static final double MARK = 26;

    private final Area area;
    private final boolean narrow;
    private final ImmutableList<Label> labels;
    private final List<List<String>> names = new ArrayList<>();
    private final double[] tops;
    private final double mark;
    private final double from;
    private final double to;
    private int nameLines = 1;

    private Rows(Canvas canvas, Area area, List<Label> labels, double least) {
        this.area = area;
        mark = Math.max(MARK, least);
        this.labels = ImmutableList.copyOf(labels);
        narrow = area.isNarrow();
        tops = new double[labels.size() + 1];
        tops[0] = area.top();
        double width = 0;
        for (int i = 0; i < labels.size(); i++) {
            List<String> lines = Wrap.lines(canvas, Type.NAME, labels.get(i).name(), narrow ? area.width() : NAMES);
            names.add(lines);
            width = Math.max(width, Wrap.width(canvas, Type.NAME, lines));
            tops[i + 1] = tops[i]
                    + (narrow ? lines.size() * Wrap.LINE + mark : Math.max(least, Wrap.rowHeight(lines.size())));
        }
        double values = labels.stream()
                .mapToDouble(l -> canvas.width(l.value(), Type.NUMBER))
                .max()
                .orElse(0);
        from = narrow ? area.left() + GAP : area.left() + width + 2 * GAP;
        to = area.right() - (values == 0 ? GAP : values + 2 * GAP);
    }

    public static Rows of(Canvas canvas, Area area, List<Label> labels) {
        return new Rows(canvas, area, labels, 0);
    }

    /** Rows whose marks need at least some height. */
    public static Rows of(Canvas canvas, Area area, List<Label> labels, double least) {
        return new Rows(canvas, area, labels, least);
    }

    /** The left end of the axis. */
    public double from() {
        return from;
    }

    /** The right end of the axis. */
    public double to() {
        return to;
    }

    /** How many ticks have room. */
    public int ticks() {
        return Math.max(2, (int) ((to - from) / 50));
    }

    /** The height at which a row's marks stand. */
    public double middle(int row) {
        return narrow ? tops[row + 1] - mark / 2 : (tops[row] + tops[row + 1]) / 2;
    }

    public double top(int row) {
        return tops[row];
    }

    /** Where the rows end and the axis begins. */
    public double end() {
        return tops[tops.length - 1];
    }

    /** Below the axis, once it is painted. */
    public double bottom() {
        return end() + 28 + nameLines * Wrap.LINE;
    }

    /** Grid, zero line and numbers; where it is narrow the grid keeps clear of the names. */
    public void paintAxis(Canvas canvas, Axis axis, String name, boolean zero) {
        for (int i = 0; i < (narrow ? labels.size() : 1); i++) {
            double top = narrow ? middle(i) - mark / 2 + 3 : area.top();
            double bottom = narrow ? middle(i) + mark / 2 - 3 : end();
            for (double tick : axis.ticks()) {
                canvas.line(axis.at(tick), top, axis.at(tick), bottom, Palette.GRID, Pen.HAIR);
            }
            if (zero) {
                canvas.line(axis.at(0), top, axis.at(0), bottom, Palette.GREY, Pen.HAIR);
            }
        }
        axis.numbersBelow(canvas, end(), "");
        paintAxisName(canvas, name);
    }

    /** Below the middle of the axis, or as near to it as the frame lets long names stand. */
    private void paintAxisName(Canvas canvas, String name) {
        List<String> lines = Wrap.lines(canvas, Type.NAME, name, area.width());
        double half = Wrap.width(canvas, Type.NAME, lines) / 2;
        double x = Math.max(area.left() + half, Math.min((from + to) / 2, area.right() - half));
        nameLines = Math.max(1, lines.size());
        double middle = end() + 34 + (nameLines - 1) / 2.0 * Wrap.LINE;
        Wrap.write(canvas, lines, x, middle, Anchor.MIDDLE, Type.NAME, Palette.MUTED);
    }

    /** The zero line over marks that lie on both sides of it. */
    public void paintZero(Canvas canvas, Axis axis) {
        for (int i = 0; i < (narrow ? labels.size() : 1); i++) {
            double top = narrow ? middle(i) - 10 : area.top();
            canvas.line(axis.at(0), top, axis.at(0), narrow ? middle(i) + 10 : end(), Palette.INK, Pen.HAIR);
        }
    }

    public void paintLabels(Canvas canvas) {
        for (int i = 0; i < labels.size(); i++) {
            paintName(canvas, i);
            writeValue(canvas, labels.get(i).value(), middle(i));
        }
    }

    void paintName(Canvas canvas, int row) {
        List<String> lines = names.get(row);
        if (narrow) {
            double middle = tops[row] + 10 + (lines.size() - 1) / 2.0 * Wrap.LINE;
            Wrap.write(canvas, lines, area.left(), middle, Anchor.START, Type.NAME, Palette.INK);
        } else {
            Wrap.write(canvas, lines, from - GAP, middle(row), Anchor.END, Type.NAME, Palette.INK);
        }
    }

    /** Where the values of rows stand, at any height. */
    void writeValue(Canvas canvas, String value, double middle) {
        double x = narrow ? area.right() : to + GAP;
        canvas.text(value, x, middle, narrow ? Anchor.END : Anchor.START, Type.NUMBER, Palette.INK);
    }
}
