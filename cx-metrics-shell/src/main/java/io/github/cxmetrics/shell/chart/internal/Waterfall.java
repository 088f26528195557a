package io.github.cxmetrics.shell.chart.internal;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Totals, and the gains and losses between them: bars that hang where the one before ended.
 *
 * @param steps from above
 * @param axisName what is summed
 */
public record Waterfall(ImmutableList<Step> steps, String axisName) implements Sheet.Body {

    /** What a bar is. */
    public enum Kind {
        TOTAL(Palette.S1),
        GAIN(Palette.S3),
        LOSS(Palette.BAD);

        private final Colour colour;

        Kind(Colour colour) {
            this.colour = colour;
        }
    }

    /**
     * A bar.
     *
     * @param name on the left
     * @param text on the right
     * @param from where it begins
     * @param to where it ends
     * @param kind what it is
     */
    public record Step(String name, String text, double from, double to, Kind kind) {

        public static Step total(String name, String text, double value) {
            return new Step(name, text, 0, value, Kind.TOTAL);
        }

        public static Step change(String name, String text, double from, double to) {
            return new Step(name, text, from, to, to < from ? Kind.LOSS : Kind.GAIN);
        }
    }

    private static final double HALF = 8;

    @Override
    public double paint(Canvas canvas, Area area) {
        List<Rows.Label> labels =
                steps.stream().map(s -> new Rows.Label(s.name(), s.text())).toList();
        Rows layout = Rows.of(canvas, area, labels);
        double[] ends = steps.stream()
                .flatMapToDouble(s -> DoubleStream.of(s.from(), s.to()))
                .toArray();
        Axis axis = Axis.covering(
                Math.min(0, DoubleStream.of(ends).min().orElse(0)),
                Math.max(0, DoubleStream.of(ends).max().orElse(1)),
                layout.ticks(),
                layout.from(),
                layout.to());
        layout.paintAxis(canvas, axis, axisName, true);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            double y = layout.middle(i);
            canvas.mark(
                    step.name() + ": " + step.text(),
                    () -> canvas.bar(axis.at(step.from()), y - HALF, axis.at(step.to()), y + HALF, step.kind().colour));
            if (i > 0 && !area.isNarrow()) {
                double x = axis.at(steps.get(i - 1).to());
                canvas.line(x, layout.middle(i - 1) + HALF, x, y - HALF, Palette.GREY, Pen.HAIR);
            }
        }
        layout.paintLabels(canvas);
        return layout.bottom();
    }
}
