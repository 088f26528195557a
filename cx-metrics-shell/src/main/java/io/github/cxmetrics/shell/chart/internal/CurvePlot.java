package io.github.cxmetrics.shell.chart.internal;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Up to four curves in one plot, named at their ends, with a table of counts below; more curves side by side in small plots, each before the others.
 *
 * @param curves what to draw
 * @param faint lines behind them
 * @param xName what runs to the right
 * @param yName what grows upward
 * @param x the scale to the right, over unit pixels
 * @param y the scale upward, over unit pixels
 * @param counts what stands below, null for nothing
 */
public record CurvePlot(
        ImmutableList<Curve> curves,
        ImmutableList<Curve> faint,
        String xName,
        String yName,
        Axis x,
        Axis y,
        @Nullable CountTable counts) {

    private static final double HEIGHT = 332;
    private static final double NARROW_HEIGHT = 240;
    private static final double PANEL_HEIGHT = 150;
    private static final double PANEL_GAP = 28;
    private static final double PANEL_TICKS = 4;
    private static final double END_NAMES = 200;

    public double paint(Canvas canvas, Area area) {
        return curves.size() > Series.MOST ? panels(canvas, area) : together(canvas, area);
    }

    private double together(Canvas canvas, Area area) {
        boolean narrow = area.isNarrow();
        double height = narrow ? NARROW_HEIGHT : HEIGHT;
        EndLabels ends = ends(canvas, new Axis(y.low(), y.high(), y.step(), height, 0));
        boolean key = narrow || curves.size() == 1 || ends.height() > height;
        double top = area.top();
        if (key && curves.size() > 1) {
            top = Key.paint(
                    canvas,
                    IntStream.range(0, curves.size())
                            .mapToObj(i -> Key.Entry.of(curves.get(i).name(), Series.of(i)))
                            .toList(),
                    area.left(),
                    area.right(),
                    top);
        }
        double numbers = y.numbersWidth(canvas) + 9;
        double room = counts == null || narrow ? 0 : counts.nameRoom(canvas);
        double left = area.left() + Math.max(room, numbers);
        top = AxisName.paint(canvas, yName, left - numbers, area.right(), top);
        double bottom = top + height;
        Axis across = placed(x, left, area.right() - (key ? 14 : ends.room() + 6));
        Axis upward = placed(y, bottom, top);
        upward.paintLeft(canvas, across.from(), across.to());
        across.numbersBelow(canvas, bottom, xName);
        faint.forEach(curve -> curve.paintFaintly(canvas, across, upward));
        for (int i = 0; i < curves.size(); i++) {
            curves.get(i).paint(canvas, across, upward, Series.of(i));
        }
        if (!key) {
            ends(canvas, upward).paint(canvas, across.to(), top, bottom);
        }
        return counts == null ? bottom + 44 : counts.paint(canvas, area, across, bottom + 52);
    }

    private static Axis placed(Axis axis, double from, double to) {
        return new Axis(axis.low(), axis.high(), axis.step(), from, to);
    }

    private EndLabels ends(Canvas canvas, Axis upward) {
        List<EndLabels.Label> labels = curves.stream()
                .map(c -> new EndLabels.Label(c.name(), upward.at(c.end()), Type.STRONG))
                .toList();
        return EndLabels.of(canvas, labels, END_NAMES);
    }

    private double panels(Canvas canvas, Area area) {
        int columns = area.isNarrow() ? 1 : 3;
        double width = (area.width() - (columns - 1) * PANEL_GAP) / columns;
        double top = AxisName.paint(canvas, yName, area.left(), area.right(), area.top());
        for (int first = 0; first < curves.size(); first += columns) {
            List<Curve> row = curves.subList(first, Math.min(curves.size(), first + columns));
            List<List<String>> names = row.stream()
                    .map(c -> Wrap.lines(canvas, Type.STRONG, c.name(), width))
                    .toList();
            double plot = top + names.stream().mapToInt(List::size).max().orElse(1) * Wrap.LINE + 10;
            for (int i = 0; i < row.size(); i++) {
                double left = area.left() + i * (width + PANEL_GAP);
                Wrap.write(
                        canvas,
                        names.get(i),
                        left,
                        plot - 10 - names.get(i).size() * Wrap.LINE / 2,
                        Anchor.START,
                        Type.STRONG,
                        Palette.INK);
                panel(canvas, row.get(i), left, left + width, plot);
            }
            top = plot + PANEL_HEIGHT + 40;
        }
        canvas.text(xName, area.left() + area.width() / 2, top - 8, Anchor.MIDDLE, Type.NAME, Palette.MUTED);
        return top + 4;
    }

    private void panel(Canvas canvas, Curve curve, double left, double right, double top) {
        Axis upward = Axis.covering(y.low(), y.high(), 5, top + PANEL_HEIGHT, top);
        double step = x.step() * Math.ceil((x.high() - x.low()) / x.step() / PANEL_TICKS);
        Axis across = new Axis(x.low(), x.high(), step, left + upward.numbersWidth(canvas) + 9, right - 14);
        upward.paintLeft(canvas, across.from(), across.to());
        across.numbersBelow(canvas, top + PANEL_HEIGHT, "");
        curves.forEach(other -> other.paintFaintly(canvas, across, upward));
        curve.paint(canvas, across, upward, Series.FIRST);
    }
}
