package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.journey.map.JourneyMap;
import io.github.cxmetrics.journey.map.Stage;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.IntervalRows;
import io.github.cxmetrics.shell.chart.internal.IntervalRows.Mark;
import io.github.cxmetrics.shell.chart.internal.IntervalRows.Style;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.table.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A journey map: how each stage feels, where customers meet us, and where they are lost. */
final class JourneyPicture {

    private JourneyPicture() {}

    static Painting of(JourneyMap map, String score) {
        List<JourneyMap.Emotion> curve = map.emotionCurve(score);
        checkArgument(
                curve.stream().anyMatch(e -> e.mean().isPresent()), "no stage has ratings of %s that are shown", score);
        List<Stage> stages = map.rule().stages();
        ImmutableList.Builder<JourneyPlot.Column> columns = ImmutableList.builder();
        ResultTable.Builder numbers = ResultTable.withColumns(
                "stage", "n of ratings", score, "from", "to", "touchpoints", "reached", "lost", "friction");
        for (int i = 0; i < stages.size(); i++) {
            JourneyPlot.Column column = column(map, stages.get(i).name(), curve.get(i), i == stages.size() - 1);
            columns.add(column);
            numbers.row(
                    column.name(),
                    Figures.count(column.n()),
                    percent(column.value()),
                    percent(column.low()),
                    percent(column.high()),
                    column.touchpoints(),
                    column.reached(),
                    column.lost(),
                    column.friction());
        }
        long hidden = map.touchpoints().stream()
                .filter(JourneyMap.Touchpoint::suppressed)
                .count();
        List<Interval> intervals = curve.stream()
                .map(JourneyMap.Emotion::interval)
                .flatMap(Optional::stream)
                .toList();
        return new Sheet(
                "a journey map",
                "Journey: how it feels, stage by stage",
                "Mean of " + score + " from 0 % (worst) to 100 % (best)"
                        + (intervals.isEmpty()
                                ? ""
                                : " with " + intervals.get(0).confidence() + " intervals")
                        + "; square: below the middle; minus: customers who came no further",
                Footer.of("n = " + Figures.count(map.count()) + (map.count() == 1 ? " customer" : " customers")
                                + ", of ratings under each stage")
                        .intervals(intervals)
                        .part(
                                hidden > 0,
                                hidden + (hidden == 1 ? " touchpoint" : " touchpoints") + " below n = "
                                        + map.rule().minimum() + " hidden")
                        .part(
                                map.asOf().isPresent(),
                                "as of " + map.asOf().map(Object::toString).orElse(""))
                        .parts(),
                numbers.build(),
                new JourneyPlot(columns.build()));
    }

    private static JourneyPlot.Column column(JourneyMap map, String stage, JourneyMap.Emotion emotion, boolean last) {
        Optional<Proportion> reach = unlessHidden(() -> map.reach(stage));
        Optional<Proportion> movedOn = last ? Optional.empty() : unlessHidden(() -> map.movedOn(stage));
        return new JourneyPlot.Column(
                stage,
                emotion.n(),
                emotion.mean().orElse(Double.NaN),
                emotion.interval().map(Interval::lower).orElse(Double.NaN),
                emotion.interval().map(Interval::upper).orElse(Double.NaN),
                String.join(
                        ", ",
                        map.channels(stage).stream().filter(c -> !c.isEmpty()).toList()),
                reach.filter(p -> p.trials() > 0)
                        .map(p -> Figures.percent(p.value(), 1))
                        .orElse(Figures.UNDEFINED),
                movedOn.filter(p -> p.trials() > 0)
                        .map(p -> Figures.fixed(-p.failures(), 0))
                        .orElse(last ? "" : Figures.UNDEFINED),
                worst(map, stage));
    }

    private static Optional<Proportion> unlessHidden(Supplier<Proportion> share) {
        try {
            return Optional.of(share.get());
        } catch (IllegalStateException hidden) {
            return Optional.empty();
        }
    }

    /** The touchpoint of a stage with the most friction. */
    private static String worst(JourneyMap map, String stage) {
        return map.friction().stream()
                .filter(f -> f.stage().equals(stage) && f.friction().isPresent())
                .findFirst()
                .map(f -> (f.channel().isEmpty() ? "" : f.channel() + Figures.SPACE)
                        + Figures.fixed(f.friction().getAsDouble(), 1))
                .orElse("");
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? Figures.UNDEFINED : Figures.of(Unit.SHARE, share);
    }

    /** Customers lost times effort, by touchpoint. */
    static Painting friction(JourneyMap map) {
        List<JourneyMap.Friction> rows =
                map.friction().stream().filter(f -> f.friction().isPresent()).toList();
        checkArgument(
                !rows.isEmpty(),
                "no touchpoint has ratings of effort that are shown: score it by one of the level EASY");
        List<Mark> marks = new ArrayList<>();
        ResultTable.Builder numbers = ResultTable.withColumns("stage", "touchpoint", "lost", "effort", "friction");
        for (JourneyMap.Friction row : rows) {
            String lost = Figures.fixed(-row.lost(), 0);
            String effort = Figures.percent(row.effort().orElse(0), 1);
            String friction = Figures.fixed(row.friction().orElse(0), 1);
            numbers.row(row.stage(), row.channel(), lost, effort, friction);
            marks.add(new Mark(
                    row.channel().isEmpty() ? row.stage() : row.stage() + ", " + row.channel(),
                    friction + " = " + Figures.count(row.lost()) + " × " + effort,
                    row.friction().orElse(0),
                    Double.NaN,
                    Double.NaN,
                    Style.BAR));
        }
        return new Sheet(
                "a picture of friction",
                "Friction by touchpoint",
                "Bars: customers who came no further, times the effort of the touchpoint",
                Footer.of("n = " + Figures.count(map.count()) + (map.count() == 1 ? " customer" : " customers"))
                        .part("effort: 0 % easiest, 100 % hardest")
                        .part("an order of where to look, no effect")
                        .parts(),
                numbers.build(),
                IntervalRows.of(marks, "friction", true));
    }
}
