package io.github.cxmetrics.shell.chart.internal;

import com.google.common.collect.ImmutableList;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Panels one below the other over the same periods.
 *
 * @param labels names of the periods
 * @param panels from above
 * @param split where an upright line stands, in periods from the left edge of the first; NaN for none
 */
public record Panels(ImmutableList<String> labels, ImmutableList<Panel> panels, double split) implements Sheet.Body {

    private static final double NARROW = 0.75;
    private static final double SQUARE = 4;
    private static final double GAP = 34;

    public static Panels of(List<String> labels, Panel... panels) {
        return new Panels(ImmutableList.copyOf(labels), ImmutableList.copyOf(panels), Double.NaN);
    }

    /** With an upright line at the left edge of a period. */
    public Panels splitBefore(int period) {
        return new Panels(labels, panels, period);
    }

    /** With an upright line through the middle of a period. */
    public Panels splitAt(int period) {
        return new Panels(labels, panels, period + 0.5);
    }

    @Override
    public double paint(Canvas canvas, Area area) {
        double numbers = panels.stream()
                .mapToDouble(p -> p.axis(height(p, area), 0).numbersWidth(canvas))
                .max()
                .orElse(0);
        double ends = panels.stream()
                .mapToDouble(p ->
                        ends(canvas, area, p, p.axis(height(p, area), 0)).room())
                .max()
                .orElse(0);
        boolean named = panels.stream().anyMatch(p -> hasEnds(area, p));
        PeriodAxis x = new PeriodAxis(labels, area.left() + numbers + 9, area.right() - (named ? ends : 12));
        double y = area.top();
        for (Panel panel : panels) {
            y = paint(canvas, area, panel, x, y) + GAP;
        }
        return y - GAP + 6;
    }

    private static double height(Panel panel, Area area) {
        return area.isNarrow() ? panel.height() * NARROW : panel.height();
    }

    /** Lines alone are named at their ends; one alone is named by its axis. */
    private static boolean hasEnds(Area area, Panel panel) {
        return !area.isNarrow() && panel.bars() == null && panel.lines().size() > 1;
    }

    private static EndLabels ends(Canvas canvas, Area area, Panel panel, Axis y) {
        return EndLabels.of(
                canvas,
                hasEnds(area, panel)
                        ? panel.lines().stream()
                                .filter(line -> !Double.isNaN(Panel.last(line.values())))
                                .map(line ->
                                        new EndLabels.Label(line.name(), y.at(Panel.last(line.values())), Type.NUMBER))
                                .toList()
                        : List.of(),
                180);
    }

    private double paint(Canvas canvas, Area area, Panel panel, PeriodAxis x, double from) {
        double top = from;
        List<Key.Entry> key = panel.key();
        if (!hasEnds(area, panel) && key.size() > 1) {
            top = Key.flow(canvas, key, area.left(), area.right(), top) + 2;
        }
        top = AxisName.paint(canvas, panel.name(), area.left(), area.right(), top);
        double bottom = top + height(panel, area);
        Axis y = panel.axis(bottom, top);
        y.paintLeft(canvas, x.from(), x.to());
        x.paint(canvas, bottom, area.left(), area.right());
        bars(canvas, panel, x, y);
        if (!Double.isNaN(panel.target())) {
            canvas.line(x.from(), y.at(panel.target()), x.to(), y.at(panel.target()), Palette.S2, Pen.LIMIT);
        }
        panel.lines().forEach(line -> band(canvas, line, x, y));
        panel.lines().forEach(line -> line(canvas, panel, line, x, y));
        if (!Double.isNaN(split)) {
            double at = x.from() + split * x.width();
            canvas.line(at, top, at, bottom, Palette.GREY, Pen.LIMIT);
        }
        flags(canvas, panel, x, y, new Rectangle2D.Double(x.from(), top, x.to() - x.from(), bottom - top));
        if (hasEnds(area, panel)) {
            ends(canvas, area, panel, y).paint(canvas, x.to(), top, bottom);
        }
        return bottom + 20;
    }

    private void bars(Canvas canvas, Panel panel, PeriodAxis x, Axis y) {
        if (panel.bars() == null) {
            return;
        }
        double inset = Math.min(3, x.width() * 0.12);
        for (int i = 0; i < labels.size(); i++) {
            double value = panel.bars().values()[i];
            if (!Double.isNaN(value)) {
                double left = x.edge(i) + inset;
                double right = x.edge(i + 1) - inset;
                canvas.mark(
                        labels.get(i) + ": " + panel.bars().name() + " "
                                + panel.text().apply(value),
                        () -> canvas.bar(left, y.at(0), right, y.at(value), Palette.PALE));
            }
        }
    }

    /** One polygon for each stretch of periods with limits. */
    private void band(Canvas canvas, Panel.Line line, PeriodAxis x, Axis y) {
        double[] low = line.low();
        double[] high = line.high();
        if (low == null || high == null) {
            return;
        }
        int start = 0;
        while (start < labels.size()) {
            int end = start;
            while (end < labels.size() && Double.isFinite(low[end]) && Double.isFinite(high[end])) {
                end++;
            }
            if (end > start) {
                Path2D band = new Path2D.Double();
                join(band, x, y, i -> high[i], start, end, 1);
                join(band, x, y, i -> low[i], end - 1, start - 1, -1);
                band.closePath();
                canvas.fill(band, line.look().colour.withOpacity(Palette.BAND));
            }
            start = end + 1;
        }
    }

    private static void join(
            Path2D path, PeriodAxis x, Axis y, IntToDoubleFunction values, int from, int to, int step) {
        for (int i = from; i != to; i += step) {
            if (path.getCurrentPoint() == null) {
                path.moveTo(x.at(i), y.at(values.applyAsDouble(i)));
            } else {
                path.lineTo(x.at(i), y.at(values.applyAsDouble(i)));
            }
        }
    }

    private void line(Canvas canvas, Panel panel, Panel.Line line, PeriodAxis x, Axis y) {
        Path2D path = new Path2D.Double();
        boolean steps = line.shape() == Panel.Shape.STEPS;
        boolean on = false;
        for (int i = 0; i < labels.size(); i++) {
            double value = line.values()[i];
            if (!Double.isFinite(value)) {
                on = false;
                continue;
            }
            double from = steps ? x.edge(i) : x.at(i);
            if (on) {
                path.lineTo(from, y.at(value));
            } else {
                path.moveTo(from, y.at(value));
            }
            if (steps) {
                path.lineTo(x.edge(i + 1), y.at(value));
            }
            on = true;
        }
        if (path.getCurrentPoint() != null) {
            canvas.draw(path, line.look().colour, line.look().pen);
        }
        double radius = steps ? 1 : x.width() < 10 ? 1.5 : 3;
        for (int i = 0; i < labels.size(); i++) {
            double value = line.values()[i];
            if (Double.isFinite(value)) {
                double at = x.at(i);
                canvas.mark(
                        labels.get(i) + ": " + line.name() + " " + panel.text().apply(value) + limits(panel, line, i),
                        () -> canvas.dot(at, y.at(value), radius, line.look().colour));
            }
        }
    }

    private static String limits(Panel panel, Panel.Line line, int i) {
        double[] low = line.low();
        double[] high = line.high();
        return low == null || high == null || Double.isNaN(low[i])
                ? ""
                : " [" + panel.text().apply(low[i]) + " … " + panel.text().apply(high[i]) + "]";
    }

    /** Their texts find places that nothing else needs. */
    private void flags(Canvas canvas, Panel panel, PeriodAxis x, Axis y, Rectangle2D plot) {
        Panel.Flags flags = panel.flags();
        if (flags == null) {
            return;
        }
        LabelPlacement placement = new LabelPlacement(plot);
        for (int i = 0; i < labels.size(); i++) {
            for (Panel.Line line : panel.lines()) {
                if (Double.isFinite(line.values()[i])) {
                    placement.takeLine(x.edge(i), y.at(line.values()[i]), x.edge(i + 1), y.at(line.values()[i]));
                }
            }
        }
        for (int i = 0; i < labels.size(); i++) {
            double value = flags.values()[i];
            if (!Double.isFinite(value)) {
                continue;
            }
            double at = x.at(i);
            String text = flags.texts()[i];
            canvas.mark(
                    labels.get(i) + ": " + flags.name() + " " + text,
                    () -> canvas.bar(
                            at - SQUARE, y.at(value) - SQUARE, at + SQUARE, y.at(value) + SQUARE, Palette.BAD));
            placement
                    .place(at, y.at(value), canvas.width(text, Type.STRONG), 1)
                    .filter(box -> LabelPlacement.leader(at, y.at(value), box).isEmpty())
                    .ifPresent(box -> canvas.haloed(
                            text, box.getX() + 2, box.getCenterY(), Anchor.START, Type.STRONG, Palette.BAD));
        }
    }
}
