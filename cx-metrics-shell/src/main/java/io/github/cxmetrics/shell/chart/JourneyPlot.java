package io.github.cxmetrics.shell.chart;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.shell.chart.internal.Anchor;
import io.github.cxmetrics.shell.chart.internal.Area;
import io.github.cxmetrics.shell.chart.internal.Axis;
import io.github.cxmetrics.shell.chart.internal.Canvas;
import io.github.cxmetrics.shell.chart.internal.Colour;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.NumberedKey;
import io.github.cxmetrics.shell.chart.internal.Palette;
import io.github.cxmetrics.shell.chart.internal.Pen;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.chart.internal.Type;
import io.github.cxmetrics.shell.chart.internal.Wrap;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Paints a journey map: a column for each stage, the curve in straight segments, and rows of words below. Where columns are too narrow for words, stages
 * have numbers, and the words stand below.
 *
 * @param columns the stages
 */
record JourneyPlot(ImmutableList<Column> columns) implements Sheet.Body {

    /**
     * A stage.
     *
     * @param name its name
     * @param n of its ratings
     * @param value how it feels, 0 to 1; NaN where that isn't known
     * @param low where its interval begins; NaN for none
     * @param high where it ends
     * @param touchpoints names of its channels
     * @param reached the share of customers who came
     * @param lost those who came no further, with a minus
     * @param friction the worst touchpoint
     */
    record Column(
            String name,
            long n,
            double value,
            double low,
            double high,
            String touchpoints,
            String reached,
            String lost,
            String friction) {}

    private static final Type HEAD = new Type(14, true, false);
    private static final double HEIGHT = 240;
    private static final double LEAST = 84;
    private static final double PAD = 22;
    private static final double DOT = 6;
    private static final Pen CURVE = Pen.of(2.5);

    @Override
    public double paint(Canvas canvas, Area area) {
        double names = canvas.width("Touchpoints", Type.STRONG) + 20;
        double column = (area.width() - names) / columns.size();
        boolean numbered = column < LEAST;
        double left = area.left() + (numbered ? canvas.width("100 %", Type.NUMBER) + 12 : names);
        column = (area.right() - left) / columns.size();
        double top = numbered ? numbers(canvas, left, column, area.top()) : heads(canvas, left, column, area.top());
        Axis y = new Axis(0, 1, 0.25, top + PAD + HEIGHT, top + PAD);
        for (int i = 0; i <= 4; i++) {
            double at = y.at(i / 4.0);
            canvas.line(left, at, area.right(), at, i == 2 ? Palette.GREY : Palette.GRID, Pen.HAIR);
            canvas.text(Figures.percent(i / 4.0, 0), left - 8, at, Anchor.END, Type.NUMBER, Palette.MUTED);
        }
        curve(canvas, y, left, column);
        double bottom = y.from() + PAD;
        double end = numbered ? bottom : words(canvas, area, left, column, bottom + 4);
        for (int i = 0; i <= columns.size(); i++) {
            canvas.line(left + i * column, area.top(), left + i * column, end, Palette.GRID, Pen.HAIR);
        }
        return numbered ? key(canvas, area, bottom + 8) : end;
    }

    private double heads(Canvas canvas, double left, double column, double top) {
        Type type = head(canvas, column - 10);
        List<List<String>> names = columns.stream()
                .map(c -> Wrap.lines(canvas, type, c.name(), column - 10))
                .toList();
        int most = names.stream().mapToInt(List::size).max().orElse(1);
        for (int i = 0; i < columns.size(); i++) {
            double x = left + (i + 0.5) * column;
            double middle = top + (most - names.get(i).size() / 2.0) * Wrap.LINE;
            Wrap.write(canvas, names.get(i), x, middle, Anchor.MIDDLE, type, Palette.INK);
            String n = "n = " + Figures.count(columns.get(i).n());
            canvas.text(n, x, top + most * Wrap.LINE + 10, Anchor.MIDDLE, Type.NUMBER, Palette.MUTED);
        }
        return top + most * Wrap.LINE + 20;
    }

    /** A size smaller where a word would be broken. */
    private Type head(Canvas canvas, double room) {
        return columns.stream()
                        .flatMap(c -> Stream.of(c.name().split(" ")))
                        .allMatch(word -> canvas.width(word, HEAD) <= room)
                ? HEAD
                : Type.STRONG;
    }

    private double numbers(Canvas canvas, double left, double column, double top) {
        for (int i = 0; i < columns.size(); i++) {
            canvas.text(Integer.toString(i + 1), left + (i + 0.5) * column, top + 8, Anchor.MIDDLE, HEAD, Palette.INK);
        }
        return top + Wrap.LINE;
    }

    /** A stage that nobody rated breaks the curve: nothing is known between its neighbours. */
    private void curve(Canvas canvas, Axis y, double left, double column) {
        Path2D path = new Path2D.Double();
        boolean on = false;
        for (int i = 0; i < columns.size(); i++) {
            double value = columns.get(i).value();
            double x = left + (i + 0.5) * column;
            if (Double.isNaN(value)) {
                on = false;
            } else if (on) {
                path.lineTo(x, y.at(value));
            } else {
                path.moveTo(x, y.at(value));
                on = true;
            }
        }
        canvas.draw(path, Palette.S1, CURVE);
        for (int i = 0; i < columns.size(); i++) {
            Column c = columns.get(i);
            if (!Double.isNaN(c.value())) {
                double x = left + (i + 0.5) * column;
                canvas.mark(tooltip(c), () -> point(canvas, y, c, x));
                value(canvas, y, c, x, column);
            }
        }
    }

    private static void point(Canvas canvas, Axis y, Column c, double x) {
        if (!Double.isNaN(c.low())) {
            canvas.line(x, y.at(c.low()), x, y.at(c.high()), Palette.INK, Pen.WHISKER);
            canvas.line(x - 4, y.at(c.low()), x + 4, y.at(c.low()), Palette.INK, Pen.WHISKER);
            canvas.line(x - 4, y.at(c.high()), x + 4, y.at(c.high()), Palette.INK, Pen.WHISKER);
        }
        if (isBad(c)) {
            canvas.bar(x - DOT, y.at(c.value()) - DOT, x + DOT, y.at(c.value()) + DOT, Palette.BAD);
        } else {
            canvas.dot(x, y.at(c.value()), DOT, Palette.S1);
        }
    }

    private static boolean isBad(Column c) {
        return c.value() < 0.5;
    }

    /** Beyond the whisker, on the side away from the middle; left out where columns are narrower than it. */
    private static void value(Canvas canvas, Axis y, Column c, double x, double column) {
        String text = Figures.percent(c.value(), column < LEAST ? 0 : 1);
        if (canvas.width(text, Type.STRONG) > column - 2) {
            return;
        }
        double end = isBad(c)
                ? y.at(Double.isNaN(c.low()) ? c.value() : c.low()) + 14
                : y.at(Double.isNaN(c.high()) ? c.value() : c.high()) - 12;
        canvas.haloed(text, x, end, Anchor.MIDDLE, Type.STRONG, Palette.INK);
    }

    private static String tooltip(Column c) {
        String interval = Double.isNaN(c.low())
                ? ""
                : " [" + Figures.percent(c.low(), 1) + " … " + Figures.percent(c.high(), 1) + "]";
        return c.name() + ": " + Figures.percent(c.value(), 1) + interval + ", n = " + Figures.count(c.n());
    }

    /** Rows of words below the curve; those that no stage has are left out. */
    private double words(Canvas canvas, Area area, double left, double column, double top) {
        double y = top;
        y = words(canvas, area, left, column, y, "Touchpoints", Column::touchpoints, Palette.INK);
        y = words(canvas, area, left, column, y, "Reached", Column::reached, Palette.INK);
        y = words(canvas, area, left, column, y, "Lost", Column::lost, Palette.BAD);
        return words(canvas, area, left, column, y, "Friction", Column::friction, Palette.INK);
    }

    private double words(
            Canvas canvas,
            Area area,
            double left,
            double column,
            double top,
            String name,
            Function<Column, String> text,
            Colour colour) {
        List<List<String>> cells = columns.stream()
                .map(c -> Wrap.lines(canvas, Type.NUMBER, text.apply(c), column - 10))
                .toList();
        int most = cells.stream().mapToInt(List::size).max().orElse(0);
        if (most == 0) {
            return top;
        }
        canvas.text(name, area.left(), top + Wrap.LINE / 2, Anchor.START, Type.STRONG, Palette.MUTED);
        for (int i = 0; i < columns.size(); i++) {
            double middle = top + cells.get(i).size() / 2.0 * Wrap.LINE;
            Wrap.write(canvas, cells.get(i), left + (i + 0.5) * column, middle, Anchor.MIDDLE, Type.NUMBER, colour);
        }
        return top + most * Wrap.LINE + 10;
    }

    private double key(Canvas canvas, Area area, double top) {
        List<String> numbers = IntStream.rangeClosed(1, columns.size())
                .mapToObj(Integer::toString)
                .toList();
        List<String> words = new ArrayList<>();
        for (Column c : columns) {
            words.add(Stream.of(
                            c.name() + " (n = " + Figures.count(c.n()) + ")",
                            c.touchpoints(),
                            "reached " + c.reached(),
                            c.lost().isEmpty() ? "" : "lost " + c.lost(),
                            c.friction().isEmpty() ? "" : "friction " + c.friction())
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining("; ")));
        }
        return NumberedKey.paint(canvas, area, numbers, words, top);
    }
}
