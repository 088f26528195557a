package io.github.cxmetrics.shell.chart;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.shell.chart.TrendPoint.Limits;
import io.github.cxmetrics.shell.chart.internal.Anchor;
import io.github.cxmetrics.shell.chart.internal.Area;
import io.github.cxmetrics.shell.chart.internal.Axis;
import io.github.cxmetrics.shell.chart.internal.AxisName;
import io.github.cxmetrics.shell.chart.internal.Canvas;
import io.github.cxmetrics.shell.chart.internal.Colour;
import io.github.cxmetrics.shell.chart.internal.EndLabels;
import io.github.cxmetrics.shell.chart.internal.Key;
import io.github.cxmetrics.shell.chart.internal.LabelPlacement;
import io.github.cxmetrics.shell.chart.internal.Palette;
import io.github.cxmetrics.shell.chart.internal.Pen;
import io.github.cxmetrics.shell.chart.internal.PeriodAxis;
import io.github.cxmetrics.shell.chart.internal.Type;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Paints a trend. */
final class TrendPlot {

    private static final double HEIGHT = 396;
    private static final double NARROW_HEIGHT = 280;
    private static final double RING = 8;

    private final Canvas canvas;
    private final Area area;
    private final Function<@Nullable Double, String> text;
    private final List<TrendPoint> points;
    private final @Nullable Change change;
    private final double factor;

    TrendPlot(
            Canvas canvas,
            Area area,
            Function<@Nullable Double, String> text,
            List<TrendPoint> points,
            @Nullable Change change,
            double factor) {
        this.canvas = canvas;
        this.area = area;
        this.text = text;
        this.points = points;
        this.change = change != null && change.found() ? change : null;
        this.factor = factor;
    }

    double paint(String name) {
        double top = area.top();
        boolean narrow = area.isNarrow();
        Limits last = lastLimits();
        if (narrow) {
            top = Key.paint(canvas, key(last), area.left(), area.right(), top);
        }
        top = AxisName.paint(canvas, name, area.left(), area.right(), top);
        double bottom = top + (narrow ? NARROW_HEIGHT : HEIGHT);
        double[] range = points.stream()
                .flatMapToDouble(this::values)
                .map(v -> v * factor)
                .toArray();
        Axis y = Axis.covering(
                DoubleStream.of(range).min().orElse(0),
                DoubleStream.of(range).max().orElse(1),
                narrow ? 6 : 8,
                bottom,
                top);
        double left = area.left() + y.numbersWidth(canvas) + 9;
        EndLabels ends = EndLabels.of(canvas, narrow ? List.of() : ends(last, y), 200);
        PeriodAxis x = new PeriodAxis(
                points.stream().map(TrendPoint::label).toList(),
                left,
                area.right() - (ends.isEmpty() ? 12 : ends.room()));
        y.paintLeft(canvas, x.from(), x.to());
        x.paint(canvas, bottom, area.left(), area.right());
        changeRange(x, top, bottom);
        band(x, y);
        limits(x, y);
        ends.paint(canvas, x.to(), top, bottom);
        levels(x, y);
        line(x, y);
        signals(x, y, new Rectangle2D.Double(x.from(), top, x.to() - x.from(), bottom - top));
        return bottom + 26;
    }

    private DoubleStream values(TrendPoint p) {
        DoubleStream.Builder values = DoubleStream.builder();
        if (p.value() != null) {
            values.add(p.value());
        }
        if (p.interval() != null) {
            values.add(p.interval().lower()).add(p.interval().upper());
        }
        Limits limits = p.limits();
        if (limits != null && limits.lower() != null && limits.upper() != null) {
            values.add(limits.lower()).add(limits.upper());
        }
        return values.build();
    }

    private @Nullable Limits lastLimits() {
        Limits last = null;
        for (TrendPoint p : points) {
            last = p.limits() != null && p.limits().centre() != null ? p.limits() : last;
        }
        return last;
    }

    private List<EndLabels.Label> ends(@Nullable Limits last, Axis y) {
        List<EndLabels.Label> ends = new ArrayList<>();
        if (last != null) {
            end(ends, y, "centre " + text.apply(last.centre()), last.centre());
            end(ends, y, "upper limit", last.upper());
            end(ends, y, "lower limit", last.lower());
        }
        if (change != null) {
            end(ends, y, "before " + text.apply(change.before()), change.before());
            end(ends, y, "after " + text.apply(change.after()), change.after());
        }
        return ends;
    }

    private void end(List<EndLabels.Label> ends, Axis y, String label, @Nullable Double value) {
        if (value != null) {
            ends.add(new EndLabels.Label(label, y.at(value * factor), Type.NUMBER));
        }
    }

    private List<Key.Entry> key(@Nullable Limits last) {
        List<Key.Entry> key = new ArrayList<>();
        if (last != null) {
            if (last.upper() != null) {
                key.add(new Key.Entry("limits", Palette.S2, Pen.LIMIT));
            }
            key.add(new Key.Entry("centre " + text.apply(last.centre()), Palette.GREY, Pen.HAIR));
        }
        if (change != null) {
            String levels = "before " + text.apply(change.before()) + ", after " + text.apply(change.after());
            key.add(new Key.Entry(levels, Palette.S2, Pen.LIMIT));
        }
        return key;
    }

    /** Where the change lies with 95 %: from the edge before its first period to the edge before its last. */
    private void changeRange(PeriodAxis x, double top, double bottom) {
        if (change != null) {
            double from = x.edge(change.first());
            double to = Math.max(x.edge(change.last()), from + 2);
            canvas.mark(change.text(), () -> canvas.bar(from, top, to, bottom, Palette.GREY.withOpacity(0.3)));
        }
    }

    private void levels(PeriodAxis x, Axis y) {
        if (change != null) {
            double split = x.edge(change.at());
            double before = y.at(change.before() * factor);
            double after = y.at(change.after() * factor);
            canvas.line(x.from(), before, split, before, Palette.S2, Pen.LIMIT);
            canvas.line(split, after, x.edge(change.end() + 1), after, Palette.S2, Pen.LIMIT);
        }
    }

    /** One polygon for each stretch of periods with an interval. */
    private void band(PeriodAxis x, Axis y) {
        List<Interval> stretch = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Interval interval = points.get(i).interval();
            if (interval != null) {
                stretch.add(interval);
            } else {
                band(x, y, i - stretch.size(), stretch);
                stretch.clear();
            }
        }
        band(x, y, points.size() - stretch.size(), stretch);
    }

    private void band(PeriodAxis x, Axis y, int start, List<Interval> stretch) {
        if (stretch.isEmpty()) {
            return;
        }
        Path2D band = new Path2D.Double();
        band.moveTo(x.at(start), y.at(stretch.get(0).upper() * factor));
        for (int i = 1; i < stretch.size(); i++) {
            band.lineTo(x.at(start + i), y.at(stretch.get(i).upper() * factor));
        }
        for (int i = stretch.size() - 1; i >= 0; i--) {
            band.lineTo(x.at(start + i), y.at(stretch.get(i).lower() * factor));
        }
        band.closePath();
        canvas.fill(band, Palette.S1.withOpacity(Palette.BAND));
    }

    private void limits(PeriodAxis x, Axis y) {
        steps(x, y, Limits::centre, Palette.GREY, Pen.HAIR);
        steps(x, y, Limits::lower, Palette.S2, Pen.LIMIT);
        steps(x, y, Limits::upper, Palette.S2, Pen.LIMIT);
    }

    private void steps(PeriodAxis x, Axis y, Function<Limits, @Nullable Double> limit, Colour colour, Pen pen) {
        Path2D steps = new Path2D.Double();
        boolean on = false;
        for (int i = 0; i < points.size(); i++) {
            Limits limits = points.get(i).limits();
            Double value = limits == null ? null : limit.apply(limits);
            if (value == null) {
                on = false;
                continue;
            }
            double height = y.at(value * factor);
            if (on) {
                steps.lineTo(x.edge(i), height);
            } else {
                steps.moveTo(x.edge(i), height);
            }
            steps.lineTo(x.edge(i + 1), height);
            on = true;
        }
        if (steps.getCurrentPoint() != null) {
            canvas.draw(steps, colour, pen);
        }
    }

    private void line(PeriodAxis x, Axis y) {
        Path2D line = new Path2D.Double();
        boolean on = false;
        for (int i = 0; i < points.size(); i++) {
            Double value = points.get(i).value();
            if (value == null) {
                on = false;
            } else if (on) {
                line.lineTo(x.at(i), y.at(value * factor));
            } else {
                line.moveTo(x.at(i), y.at(value * factor));
                on = true;
            }
        }
        canvas.draw(line, Palette.S1, Pen.LINE);
        for (int i = 0; i < points.size(); i++) {
            Double value = points.get(i).value();
            if (value != null) {
                dot(x.at(i), y.at(value * factor), points.get(i));
            }
        }
    }

    private void dot(double x, double y, TrendPoint point) {
        String interval = point.interval() == null
                ? ""
                : " [" + text.apply(point.interval().lower()) + " … "
                        + text.apply(point.interval().upper()) + "]";
        canvas.mark(point.label() + ": " + text.apply(point.value()) + interval, () -> {
            canvas.dot(x, y, 3, Palette.S1);
            if (!point.complete()) {
                canvas.dot(x, y, 1.5, Palette.PAPER);
            }
            if (point.isSignal()) {
                canvas.ring(x, y, RING, Palette.BAD, Pen.LINE);
            }
        });
    }

    /** Rings are drawn with their points; here the values outside limits find places that nothing else needs. */
    private void signals(PeriodAxis x, Axis y, Rectangle2D bounds) {
        LabelPlacement placement = new LabelPlacement(bounds);
        for (int i = 0; i < points.size(); i++) {
            TrendPoint p = points.get(i);
            if (p.value() != null) {
                placement.takeMark(x.at(i), y.at(p.value() * factor), p.isSignal() ? RING : 4);
                Double before = i == 0 ? null : points.get(i - 1).value();
                if (before != null) {
                    placement.takeLine(x.at(i - 1), y.at(before * factor), x.at(i), y.at(p.value() * factor));
                }
            }
        }
        for (int i = 0; i < points.size(); i++) {
            Double value = points.get(i).value();
            if (value != null && points.get(i).isOutside()) {
                label(placement, x.at(i), y.at(value * factor), text.apply(value));
            }
        }
    }

    private void label(LabelPlacement placement, double x, double y, String label) {
        placement.place(x, y, canvas.width(label, Type.STRONG), 1).ifPresent(box -> {
            LabelPlacement.leader(x, y, box, 3 * RING)
                    .ifPresent(leader -> canvas.draw(leader, Palette.GREY, Pen.LEADER));
            canvas.haloed(label, box.getX() + 2, box.getCenterY(), Anchor.START, Type.STRONG, Palette.BAD);
        });
    }
}
