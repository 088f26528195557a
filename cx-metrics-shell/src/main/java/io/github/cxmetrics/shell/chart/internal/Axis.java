package io.github.cxmetrics.shell.chart.internal;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * A scale of values along a stretch of pixels.
 *
 * @param low the value at its start
 * @param high the value at its end
 * @param step between ticks
 * @param from the pixel of the low value
 * @param to the pixel of the high value; below {@code from} where values grow upward
 */
public record Axis(double low, double high, double step, double from, double to) {

    private static final double[] NICE = {1, 2, 2.5, 5, 10};

    public Axis {
        checkArgument(low < high && step > 0, "an axis needs low < high and a step, not %s, %s, %s", low, high, step);
    }

    /** Ends at ticks of 1, 2, 2.5 or 5 times a power of ten, at most so many. */
    public static Axis covering(double low, double high, int ticks, double from, double to) {
        double span = high > low ? high - low : Math.max(1, Math.abs(high) / 10);
        double power = Math.pow(10, Math.floor(Math.log10(span / ticks)));
        for (double scale = power; ; scale *= 10) {
            for (double nice : NICE) {
                double step = BigDecimal.valueOf(nice * scale)
                        .round(new MathContext(6))
                        .doubleValue();
                double first = Math.floor(low / step + 1e-9) * step;
                double last = Math.ceil(Math.max(high, low + span * 1e-9) / step - 1e-9) * step;
                if (last <= first) {
                    last = first + step;
                }
                if (Math.round((last - first) / step) <= ticks) {
                    return new Axis(first, last, step, from, to);
                }
            }
        }
    }

    public double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    /** The value at a pixel. */
    double valueAt(double pixel) {
        return low + (pixel - from) / (to - from) * (high - low);
    }

    public List<Double> ticks() {
        ImmutableList.Builder<Double> ticks = ImmutableList.builder();
        long count = Math.round(Math.floor((high - low) / step + 1e-6));
        double first = Math.ceil(low / step - 1e-9);
        for (long i = 0; i <= count && (first + i) * step <= high + step * 1e-6; i++) {
            ticks.add((first + i) * step);
        }
        return ticks.build();
    }

    /** The fewest decimals in which the ticks differ and are exact. */
    public String text(double tick) {
        int decimals = Math.max(0, BigDecimal.valueOf(step).stripTrailingZeros().scale());
        return Figures.fixed(tick, decimals);
    }

    /** Grid lines, numbers below, and the axis's name in the middle; for values that grow to the right. */
    void paintBelow(Canvas canvas, double top, double bottom, String name) {
        for (double tick : ticks()) {
            canvas.line(at(tick), top, at(tick), bottom, Palette.GRID, Pen.HAIR);
        }
        numbersBelow(canvas, bottom, name);
    }

    /** Numbers and name without a grid; where there is no room for all numbers, each second, third, and so on. */
    public void numbersBelow(Canvas canvas, double bottom, String name) {
        List<Double> ticks = ticks();
        double widest = numbersWidth(canvas);
        double apart = Math.abs(at(low + step) - at(low));
        int stride = Math.max(1, (int) Math.ceil((widest + 6) / apart));
        // Zero is a number that everybody looks for.
        int zero = Math.max(0, (int) Math.round(-ticks.get(0) / step));
        for (int i = zero < ticks.size() ? zero % stride : 0; i < ticks.size(); i += stride) {
            canvas.text(text(ticks.get(i)), at(ticks.get(i)), bottom + 15, Anchor.MIDDLE, Type.NUMBER, Palette.MUTED);
        }
        if (!name.isEmpty()) {
            canvas.text(name, (from + to) / 2, bottom + 34, Anchor.MIDDLE, Type.NAME, Palette.MUTED);
        }
    }

    /** Grid lines across, and numbers on the left; for values that grow upward. */
    public void paintLeft(Canvas canvas, double left, double right) {
        for (double tick : ticks()) {
            canvas.line(left, at(tick), right, at(tick), Palette.GRID, Pen.HAIR);
            canvas.text(text(tick), left - 9, at(tick), Anchor.END, Type.NUMBER, Palette.MUTED);
        }
    }

    /** How wide the widest number is. */
    public double numbersWidth(Canvas canvas) {
        return ticks().stream()
                .mapToDouble(t -> canvas.width(text(t), Type.NUMBER))
                .max()
                .orElse(0);
    }
}
