package io.github.cxmetrics.shell.chart.internal;

import java.util.List;

/**
 * Periods side by side, each with the same width.
 *
 * @param labels their names in order
 * @param from the left edge of the first
 * @param to the right edge of the last
 */
public record PeriodAxis(List<String> labels, double from, double to) {

    private static final int[] STEPS = {1, 2, 3, 4, 6, 12, 13, 26, 52};

    /** The middle of a period. */
    public double at(int index) {
        return edge(index) + width() / 2;
    }

    /** The left edge of a period. */
    public double edge(int index) {
        return from + index * width();
    }

    double width() {
        return (to - from) / labels.size();
    }

    /** As many names as have room, the first among them. */
    public void paint(Canvas canvas, double bottom, double leftmost, double rightmost) {
        double widest = labels.stream()
                .mapToDouble(l -> canvas.width(l, Type.NUMBER))
                .max()
                .orElse(0);
        int needed = (int) Math.ceil((widest + 14) / width());
        int step = needed;
        for (int k = STEPS.length - 1; k >= 0; k--) {
            step = STEPS[k] >= needed ? STEPS[k] : step;
        }
        double free = leftmost;
        for (int i = 0; i < labels.size(); i += step) {
            double half = canvas.width(labels.get(i), Type.NUMBER) / 2;
            double x = Math.max(leftmost + half, Math.min(at(i), rightmost - half));
            if (x - half >= free) {
                canvas.text(labels.get(i), x, bottom + 15, Anchor.MIDDLE, Type.NUMBER, Palette.MUTED);
                free = x + half + 6;
            }
        }
    }
}
