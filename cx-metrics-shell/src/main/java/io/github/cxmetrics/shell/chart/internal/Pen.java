package io.github.cxmetrics.shell.chart.internal;

import com.google.common.primitives.ImmutableDoubleArray;

/**
 * How a line is drawn.
 *
 * @param width in pixels
 * @param dash lengths of strokes and gaps in turn; empty for a solid line
 */
public record Pen(double width, ImmutableDoubleArray dash) {

    public static final Pen HAIR = Pen.of(1);
    public static final Pen WHISKER = Pen.of(1.5);
    public static final Pen LINE = Pen.of(2);
    public static final Pen LIMIT = Pen.of(1.5, 6, 4);
    public static final Pen LEADER = Pen.of(0.8);

    public static Pen of(double width, double... dash) {
        return new Pen(width, ImmutableDoubleArray.copyOf(dash));
    }
}
