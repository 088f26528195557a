package io.github.cxmetrics.shell.chart.internal;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows with a bar from zero for each of up to four series.
 *
 * @param names of the rows
 * @param series names of the series
 * @param bars by row, then by series
 * @param axisName what is counted
 */
public record GroupedBars(
        ImmutableList<String> names,
        ImmutableList<String> series,
        ImmutableList<ImmutableList<Bar>> bars,
        String axisName)
        implements Sheet.Body {

    /**
     * A bar.
     *
     * @param value its length
     * @param text what stands on the right
     * @param tooltip what it says
     */
    public record Bar(double value, String text, String tooltip) {}

    private static final double HALF = 6;

    @Override
    public double paint(Canvas canvas, Area area) {
        double top =
                series.size() > 1 ? Key.flow(canvas, key(), area.left(), area.right(), area.top()) + 8 : area.top();
        String widest = bars.stream()
                .flatMap(List::stream)
                .map(Bar::text)
                .max((a, b) -> Double.compare(canvas.width(a, Type.NUMBER), canvas.width(b, Type.NUMBER)))
                .orElse("");
        double height = series.size() * Wrap.LINE + 10;
        // The texts are written here, one for each bar; the layout only keeps their room.
        Rows layout = Rows.of(
                canvas,
                new Area(area.left(), top, area.right()),
                names.stream().map(name -> new Rows.Label(name, widest)).toList(),
                height);
        double[] values =
                bars.stream().flatMap(List::stream).mapToDouble(Bar::value).toArray();
        double low = Math.min(0, Arrays.stream(values).min().orElse(0));
        double high = Math.max(0, Arrays.stream(values).max().orElse(1));
        Axis axis = Axis.covering(low, high, layout.ticks(), layout.from(), layout.to());
        layout.paintAxis(canvas, axis, axisName, true);
        for (int i = 0; i < names.size(); i++) {
            layout.paintName(canvas, i);
            for (int k = 0; k < series.size(); k++) {
                double y = layout.middle(i) + (k - (series.size() - 1) / 2.0) * Wrap.LINE;
                bar(canvas, layout, axis, bars.get(i).get(k), Series.of(k).colour, y);
            }
        }
        return layout.bottom();
    }

    private static void bar(Canvas canvas, Rows layout, Axis axis, Bar bar, Colour colour, double y) {
        canvas.mark(bar.tooltip(), () -> canvas.bar(axis.at(0), y - HALF, axis.at(bar.value()), y + HALF, colour));
        layout.writeValue(canvas, bar.text(), y);
    }

    private List<Key.Entry> key() {
        List<Key.Entry> entries = new ArrayList<>();
        IntStream.range(0, series.size())
                .forEach(k -> entries.add(new Key.Entry(series.get(k), Series.of(k).colour, Pen.of(10))));
        return entries;
    }
}
