package io.github.cxmetrics.shell.chart;

import io.github.cxmetrics.shell.chart.internal.Anchor;
import io.github.cxmetrics.shell.chart.internal.Area;
import io.github.cxmetrics.shell.chart.internal.Axis;
import io.github.cxmetrics.shell.chart.internal.AxisName;
import io.github.cxmetrics.shell.chart.internal.Canvas;
import io.github.cxmetrics.shell.chart.internal.Colour;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.Palette;
import io.github.cxmetrics.shell.chart.internal.Pen;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.chart.internal.Type;
import java.util.Arrays;

/**
 * Counts by value, in bins of one width from the lowest value on; the last bin holds all above.
 *
 * @param counts by bin
 * @param low where the first bin begins
 * @param step how wide a bin is
 * @param mean marked by a line
 * @param median marked by a dashed line
 * @param valueName what is spread
 * @param countName what is counted
 */
record ValueBins(long[] counts, double low, double step, double mean, double median, String valueName, String countName)
        implements Sheet.Body {

    private static final double HEIGHT = 320;
    private static final double NARROW_HEIGHT = 240;
    private static final double MARKS = 24;

    @Override
    public double paint(Canvas canvas, Area area) {
        double top = AxisName.paint(canvas, countName, area.left(), area.right(), area.top()) + MARKS;
        double bottom = top + (area.isNarrow() ? NARROW_HEIGHT : HEIGHT);
        Axis y = Axis.covering(0, Arrays.stream(counts).max().orElse(1), 6, bottom, top);
        double left = area.left() + y.numbersWidth(canvas) + 9;
        double right = area.right() - 12;
        y.paintLeft(canvas, left, right);
        double width = (right - left) / counts.length;
        Axis x = Axis.covering(low, low + step * (counts.length - 1), area.isNarrow() ? 4 : 8, left, right - width);
        Axis bins = new Axis(low, low + step * (counts.length - 1), x.step(), left, right - width);
        for (int i = 0; i < counts.length; i++) {
            bar(canvas, bins, y, i, left + i * width, width);
        }
        bins.numbersBelow(canvas, bottom, valueName);
        mark(canvas, bins, mean, Pen.HAIR, top, bottom);
        mark(canvas, bins, median, Pen.LIMIT, top, bottom);
        names(canvas, bins, top, right);
        return bottom + 44;
    }

    private void bar(Canvas canvas, Axis bins, Axis y, int i, double x, double width) {
        String from = bins.text(low + i * step);
        String range = i == counts.length - 1 ? from + " and more" : from + " … " + bins.text(low + (i + 1) * step);
        Colour colour = i == counts.length - 1 ? Palette.GREY : Palette.S1;
        canvas.mark(
                range + ": " + Figures.count(counts[i]) + " " + countName,
                () -> canvas.bar(x + 0.5, y.at(0), x + width - 0.5, y.at(counts[i]), colour));
    }

    private static void mark(Canvas canvas, Axis bins, double value, Pen pen, double top, double bottom) {
        if (value >= bins.low() && value <= bins.high()) {
            canvas.line(bins.at(value), top - 4, bins.at(value), bottom, Palette.S2, pen);
        }
    }

    /** Above the plot: the smaller one to the left of its line, the other to the right, so that they never meet. */
    private void names(Canvas canvas, Axis bins, double top, double right) {
        boolean meanFirst = mean < median;
        name(canvas, bins, meanFirst ? mean : median, meanFirst ? "mean" : "median", top, true, right);
        name(canvas, bins, meanFirst ? median : mean, meanFirst ? "median" : "mean", top, false, right);
    }

    private static void name(
            Canvas canvas, Axis bins, double value, String name, double top, boolean first, double right) {
        if (value < bins.low() || value > bins.high()) {
            return;
        }
        double width = canvas.width(name, Type.NUMBER);
        double x = first ? bins.at(value) - 4 : bins.at(value) + 4;
        if (first ? x - width >= bins.from() - 20 : x + width <= right) {
            canvas.text(name, x, top - 12, first ? Anchor.END : Anchor.START, Type.NUMBER, Palette.INK);
        }
    }
}
