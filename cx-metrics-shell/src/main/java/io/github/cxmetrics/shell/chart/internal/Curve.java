package io.github.cxmetrics.shell.chart.internal;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableDoubleArray;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A line with its band.
 *
 * @param name at its end
 * @param x rising
 * @param y its values; not a number where it breaks
 * @param low the band's lower edge, not a number where there is none
 * @param high the band's upper edge
 * @param stepwise whether a value holds until the next, as of survival; else straight lines join them
 */
public record Curve(
        String name,
        ImmutableDoubleArray x,
        ImmutableDoubleArray y,
        ImmutableDoubleArray low,
        ImmutableDoubleArray high,
        boolean stepwise) {

    /** A curve that is drawn no finer than can be seen: steps of less than a quarter of a pixel wait for the next. */
    private static final double FINE = 0.25;

    /** All y, the band's too. */
    public DoubleStream values() {
        return List.of(y, low, high).stream()
                .flatMapToDouble(ImmutableDoubleArray::stream)
                .filter(v -> !Double.isNaN(v));
    }

    /** Where the line ends. */
    double end() {
        return y.stream().filter(v -> !Double.isNaN(v)).reduce(Double.NaN, (a, b) -> b);
    }

    void paint(Canvas canvas, Axis xs, Axis ys, Series series) {
        band(canvas, xs, ys, series.colour);
        canvas.mark(
                name, () -> stretches(xs, ys, y).forEach(line -> canvas.draw(line.path(), series.colour, series.pen)));
    }

    /** The line alone, behind others. */
    void paintFaintly(Canvas canvas, Axis xs, Axis ys) {
        stretches(xs, ys, y).forEach(line -> canvas.draw(line.path(), Palette.GREY.withOpacity(0.5), Pen.HAIR));
    }

    private void band(Canvas canvas, Axis xs, Axis ys, Colour colour) {
        List<Stretch> lows = stretches(xs, ys, low);
        List<Stretch> highs = stretches(xs, ys, high);
        for (int i = 0; i < Math.min(lows.size(), highs.size()); i++) {
            canvas.fill(highs.get(i).around(lows.get(i)), colour.withOpacity(Palette.BAND));
        }
    }

    /** Points that belong together; between two of them is a gap. */
    private List<Stretch> stretches(Axis xs, Axis ys, ImmutableDoubleArray values) {
        ImmutableList.Builder<Stretch> stretches = ImmutableList.builder();
        Stretch open = new Stretch();
        for (int i = 0; i < values.length(); i++) {
            if (Double.isNaN(values.get(i))) {
                open.closeInto(stretches);
                open = new Stretch();
                continue;
            }
            double px = xs.at(x.get(i));
            double py = ys.at(values.get(i));
            boolean last = i == values.length() - 1 || Double.isNaN(values.get(i + 1));
            if (!stepwise || open.isEmpty()) {
                open.add(px, py);
            } else if (last || Math.abs(py - open.lastY()) >= FINE) {
                open.add(px, open.lastY());
                open.add(px, py);
            }
        }
        open.closeInto(stretches);
        return stretches.build();
    }

    static ImmutableDoubleArray none(int length) {
        double[] none = new double[length];
        Arrays.fill(none, Double.NaN);
        return ImmutableDoubleArray.copyOf(none);
    }
}
