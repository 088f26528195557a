package io.github.cxmetrics.shell.chart.internal;

/**
 * Where a body may be painted: from the top between two edges, as far down as it needs.
 *
 * @param left the left edge
 * @param top the upper edge
 * @param right the right edge
 */
public record Area(double left, double top, double right) {

    private static final double NARROW = 600;

    public double width() {
        return right - left;
    }

    /** Whether names have no column of their own and stand above their marks. */
    public boolean isNarrow() {
        return width() < NARROW;
    }
}
