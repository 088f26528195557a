package io.github.cxmetrics.shell.chart;

import com.google.common.primitives.ImmutableDoubleArray;

/**
 * How a line is drawn.
 *
 * @param width in pixels
 * @param dash lengths of strokes and gaps in turn; empty for a solid line
 */
record Pen(double width, ImmutableDoubleArray dash) {

    static final Pen HAIR = Pen.of(1);
    static final Pen WHISKER = Pen.of(1.5);
    static final Pen LINE = Pen.of(2);
    static final Pen LIMIT = Pen.of(1.5, 6, 4);
    static final Pen LEADER = Pen.of(0.8);

    static Pen of(double width, double... dash) {
        return new Pen(width, ImmutableDoubleArray.copyOf(dash));
    }
}
