package io.github.cxmetrics.shell.chart.internal;

import java.util.List;

/** The name of an upright axis stands above it, where it needs no turning of the head. */
public final class AxisName {

    private AxisName() {}

    /** Writes it from a height downward and returns where the plot may begin. */
    public static double paint(Canvas canvas, String name, double left, double right, double top) {
        List<String> lines = Wrap.lines(canvas, Type.NUMBER, name, right - left);
        double height = lines.size() * Wrap.LINE;
        Wrap.write(canvas, lines, left, top + height / 2, Anchor.START, Type.NUMBER, Palette.MUTED);
        return top + height + 10;
    }
}
