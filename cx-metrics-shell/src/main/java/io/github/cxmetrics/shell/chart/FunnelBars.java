package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import io.github.cxmetrics.shell.chart.internal.Anchor;
import io.github.cxmetrics.shell.chart.internal.Area;
import io.github.cxmetrics.shell.chart.internal.Axis;
import io.github.cxmetrics.shell.chart.internal.Canvas;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.Options;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Palette;
import io.github.cxmetrics.shell.chart.internal.Pen;
import io.github.cxmetrics.shell.chart.internal.Type;
import io.github.cxmetrics.shell.chart.internal.Wrap;
import io.github.cxmetrics.shell.table.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A funnel: a bar for each step, and between them what was lost. */
final class FunnelBars implements Painting {

    private static final double NAMES = 220;
    private static final double GAP = 12;
    private static final double BAR = 36;
    private static final double LOSS = 22;

    private final FunnelTally tally;
    private final Funnel funnel;
    private final Options options;

    FunnelBars(FunnelTally tally, Options options) {
        checkArgument(tally.reached(1) > 0, "nobody entered the funnel: nothing is there to show");
        this.tally = tally;
        this.options = options;
        funnel = tally.rule();
    }

    @Override
    public String kind() {
        return "a funnel";
    }

    @Override
    public String title() {
        List<Step> steps = funnel.steps();
        return "Funnel from " + steps.get(0).name() + " to "
                + steps.get(steps.size() - 1).name();
    }

    @Override
    public String subtitle() {
        return "Share of those who entered that reach each step, with " + options.confidence()
                + " intervals; red, with a minus: lost since the step before";
    }

    @Override
    public List<String> footer() {
        // The funnel's own text begins with its steps, which the picture shows.
        String rule = funnel.toString();
        int steps = String.join(
                        " → ", funnel.steps().stream().map(Step::toString).toList())
                .length();
        return Footer.of("n = " + Figures.count(tally.reached(1)) + " entered, of " + Figures.count(tally.count()))
                .intervals(shares().stream()
                        .map(this::interval)
                        .flatMap(Optional::stream)
                        .toList())
                .part(
                        rule.length() > steps,
                        rule.substring(Math.min(steps, rule.length())).strip())
                .part(tally.left() > 0, Figures.count(tally.left()) + " left by an exclusion")
                .parts();
    }

    private List<Proportion> shares() {
        List<Proportion> shares = new ArrayList<>();
        for (int step = 1; step <= size(); step++) {
            shares.add(tally.fromFirst(step));
        }
        return shares;
    }

    private int size() {
        return funnel.steps().size();
    }

    private String name(int step) {
        return funnel.steps().get(step - 1).name();
    }

    private Optional<Interval> interval(Proportion share) {
        return share.intervalIfDefined(options.confidence());
    }

    @Override
    public ResultTable numbers() {
        ResultTable.Builder table =
                ResultTable.withColumns("step", "n", "of first", "from", "to", "lost since the step before", "lost");
        for (int step = 1; step <= size(); step++) {
            Proportion share = tally.fromFirst(step);
            Proportion previous = tally.fromPrevious(step);
            boolean loss = step > 1 && previous.trials() > 0;
            table.row(
                    name(step),
                    Figures.count(tally.reached(step)),
                    Figures.of(Unit.SHARE, share.value()),
                    interval(share).map(i -> Figures.of(Unit.SHARE, i.lower())).orElse(Figures.UNDEFINED),
                    interval(share).map(i -> Figures.of(Unit.SHARE, i.upper())).orElse(Figures.UNDEFINED),
                    loss ? Figures.of(Unit.SHARE, previous.complement().value()) : Figures.UNDEFINED,
                    loss ? Figures.count(previous.failures()) : Figures.UNDEFINED);
        }
        return table.build();
    }

    @Override
    public Set<Options.Choice> choices() {
        return Set.of(Options.Choice.CONFIDENCE);
    }

    private String value(int step) {
        return Figures.count(tally.reached(step)) + " · "
                + Figures.of(Unit.SHARE, tally.fromFirst(step).value());
    }

    private String loss(int step) {
        Proportion previous = tally.fromPrevious(step);
        return previous.trials() == 0
                ? ""
                : Figures.MINUS + Figures.of(Unit.SHARE, previous.complement().value()) + " (" + Figures.MINUS
                        + Figures.count(previous.failures()) + ")";
    }

    @Override
    public double paint(Canvas canvas, Area area) {
        boolean narrow = area.isNarrow();
        List<List<String>> names = new ArrayList<>();
        double widest = 0;
        double values = 0;
        for (int step = 1; step <= size(); step++) {
            List<String> lines = Wrap.lines(canvas, Type.STAGE, name(step), narrow ? area.width() : NAMES);
            names.add(lines);
            widest = Math.max(widest, Wrap.width(canvas, Type.STAGE, lines));
            values = Math.max(values, canvas.width(value(step), Type.STRONG));
            values = Math.max(values, narrow || step == 1 ? 0 : canvas.width(loss(step), Type.NUMBER));
        }
        double left = narrow ? area.left() : area.left() + widest + GAP;
        Axis axis = new Axis(0, 1, 1, left, area.right() - values - GAP);
        double y = area.top();
        for (int step = 1; step <= size(); step++) {
            y = paint(canvas, area, axis, step, names.get(step - 1), y);
        }
        return y + 8;
    }

    /** Paints a step, the loss before it first, and returns where it ends. */
    private double paint(Canvas canvas, Area area, Axis axis, int step, List<String> name, double top) {
        double y = top;
        boolean narrow = area.isNarrow();
        double right = axis.to() + GAP;
        if (step > 1) {
            double x = narrow ? area.right() : right;
            canvas.text(loss(step), x, y + LOSS / 2, narrow ? Anchor.END : Anchor.START, Type.NUMBER, Palette.BAD);
            y += LOSS;
        }
        double lines = name.size() * Wrap.LINE;
        double height = narrow ? BAR / 2 : Math.max(BAR, lines + 4);
        if (narrow) {
            Wrap.write(canvas, name, area.left(), y + lines / 2, Anchor.START, Type.STAGE, Palette.INK);
            y += lines + 4;
        }
        double barTop = y;
        double middle = y + height / 2;
        Proportion share = tally.fromFirst(step);
        canvas.bar(axis.from(), barTop, axis.to(), barTop + height, Palette.GRID);
        canvas.mark(name(step) + ": " + value(step), () -> {
            canvas.bar(axis.from(), barTop, axis.at(share.value()), barTop + height, Palette.S1);
            if (step > 1) {
                interval(share).ifPresent(i -> whisker(canvas, axis, i, share.value(), middle));
            }
        });
        if (!narrow) {
            Wrap.write(canvas, name, axis.from() - GAP, middle, Anchor.END, Type.STAGE, Palette.INK);
        }
        canvas.text(
                value(step),
                narrow ? area.right() : right,
                middle,
                narrow ? Anchor.END : Anchor.START,
                Type.STRONG,
                Palette.INK);
        return barTop + height;
    }

    /** On the bar in the colour of paper, beyond it in ink: each would vanish on the other's ground. */
    private static void whisker(Canvas canvas, Axis axis, Interval interval, double share, double y) {
        double end = axis.at(share);
        double from = axis.at(interval.lower());
        double to = axis.at(interval.upper());
        canvas.line(from, y, end, y, Palette.PAPER, Pen.WHISKER);
        canvas.line(from, y - 4, from, y + 4, Palette.PAPER, Pen.WHISKER);
        canvas.line(end, y, to, y, Palette.INK, Pen.WHISKER);
        canvas.line(to, y - 4, to, y + 4, Palette.INK, Pen.WHISKER);
    }
}
