package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.monitor.experiment.Experiment;
import io.github.cxmetrics.monitor.experiment.Look;
import io.github.cxmetrics.monitor.experiment.WatchedResult;
import io.github.cxmetrics.shell.chart.internal.Area;
import io.github.cxmetrics.shell.chart.internal.Canvas;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.IntervalRows;
import io.github.cxmetrics.shell.chart.internal.IntervalRows.Mark;
import io.github.cxmetrics.shell.chart.internal.IntervalRows.Style;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Panel;
import io.github.cxmetrics.shell.chart.internal.Panels;
import io.github.cxmetrics.shell.chart.internal.Rows;
import io.github.cxmetrics.shell.chart.internal.Series;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.table.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two arms at the planned end, and a watched test look by look. */
final class ExperimentPictures {

    private ExperimentPictures() {}

    static <T extends Metric<T>> Painting of(Experiment<T> experiment) {
        T treatment = experiment.arms().treatment();
        T control = experiment.arms().control();
        Comparison difference = experiment.difference();
        Unit unit = treatment.unit();
        double factor = Figures.factor(unit);
        Mark gain = new Mark(
                "difference",
                Differences.text(unit, difference.difference(), difference.interval()),
                factor * difference.difference(),
                factor * difference.interval().lower(),
                factor * difference.interval().upper(),
                Style.POINT);
        List<Mark> arms = List.of(arm("treatment", treatment, experiment), arm("control", control, experiment));
        IntervalRows upper =
                IntervalRows.of(arms, Figures.axisName("", unit).replaceFirst("^, ", ""), unit != Unit.SCALE_POINT);
        IntervalRows lower = IntervalRows.of(List.of(gain), Differences.axisName(unit, "treatment − control"), true);
        boolean mismatch = experiment.sampleRatio().isMismatch();
        ResultTable.Builder numbers = ResultTable.withColumns("arm", "n", treatment.name(), "from", "to");
        row(numbers, "treatment", treatment, experiment);
        row(numbers, "control", control, experiment);
        numbers.row(
                "difference",
                Figures.count(treatment.count() + control.count()),
                Differences.text(unit, difference.difference()),
                Differences.text(unit, difference.interval().lower()),
                Differences.text(unit, difference.interval().upper()));
        return new Sheet(
                "an experiment",
                (mismatch ? "Not to be trusted (the split is not the planned one): " : "") + treatment.name()
                        + ", treatment against control",
                "Each arm and their difference, with " + experiment.confidence() + " intervals; n in brackets",
                Footer.of("n = " + Figures.count(treatment.count() + control.count()))
                        .intervals(Stream.of(
                                        treatment.intervalIfDefined(experiment.confidence()),
                                        control.intervalIfDefined(experiment.confidence()),
                                        Optional.of(difference.interval()))
                                .flatMap(Optional::stream)
                                .toList())
                        .part("difference: " + Probability.equation(difference.pValue()) + " ("
                                + difference.test().method() + ")")
                        .part(
                                experiment.lift().isPresent(),
                                experiment.lift().map(l -> text(l.line())).orElse(""))
                        .part(text(experiment.sampleRatio().line()))
                        .parts(),
                numbers.build(),
                (canvas, area) -> paint(canvas, area, upper, lower));
    }

    /** Both axes begin and end at the same places. */
    private static double paint(Canvas canvas, Area area, IntervalRows upper, IntervalRows lower) {
        Rows above = upper.layout(canvas, area);
        Rows below = lower.layout(canvas, area);
        double from = Math.max(above.from(), below.from());
        double to = area.isNarrow() ? area.right() : Math.min(above.to(), below.to());
        double top = upper.paint(canvas, between(area, above, from, to, area.top())) + 10;
        return lower.paint(canvas, between(area, below, from, to, top));
    }

    private static Area between(Area area, Rows rows, double from, double to, double top) {
        double right = area.isNarrow() ? area.right() : area.right() + to - rows.to();
        return new Area(area.left() + from - rows.from(), top, right);
    }

    private static String text(String line) {
        return line.replace('-', Figures.MINUS);
    }

    private static <T extends Metric<T>> Mark arm(String name, T metric, Experiment<T> experiment) {
        Unit unit = metric.unit();
        double factor = Figures.factor(unit);
        Optional<Interval> interval = metric.intervalIfDefined(experiment.confidence());
        return new Mark(
                name + " (" + Figures.count(metric.count()) + ")",
                Figures.of(unit, metric.value())
                        + interval.map(i -> " " + Figures.of(unit, i)).orElse(""),
                factor * metric.value(),
                interval.map(i -> factor * i.lower()).orElse(Double.NaN),
                interval.map(i -> factor * i.upper()).orElse(Double.NaN),
                unit == Unit.SCALE_POINT ? Style.POINT : Style.BAR);
    }

    private static <T extends Metric<T>> void row(
            ResultTable.Builder numbers, String name, T metric, Experiment<T> experiment) {
        Optional<Interval> interval = metric.intervalIfDefined(experiment.confidence());
        numbers.row(
                name,
                Figures.count(metric.count()),
                Figures.of(metric.unit(), metric.value()),
                interval.map(i -> Figures.of(metric.unit(), i.lower())).orElse(Figures.UNDEFINED),
                interval.map(i -> Figures.of(metric.unit(), i.upper())).orElse(Figures.UNDEFINED));
    }

    /** The estimate of each look with the interval that holds at all of them. */
    static Painting of(WatchedResult watched) {
        List<Look> looks = watched.looks();
        checkArgument(!looks.isEmpty(), "a watched test without a day has no picture");
        boolean odds = watched.estimated() == WatchedResult.Estimated.ODDS_RATIO;
        boolean value = watched.estimated() == WatchedResult.Estimated.VALUE;
        Function<Double, String> text = v -> odds
                ? Figures.fixed(v, 2)
                : value ? Figures.of(watched.unit(), v) : Differences.text(watched.unit(), v);
        double factor = odds ? 1 : Figures.factor(watched.unit());
        List<String> days =
                looks.stream().map(look -> Integer.toString(look.day())).toList();
        double[] estimates = values(looks, look -> look.estimate(), factor);
        double[] low = values(
                looks, look -> look.interval() == null ? null : look.interval().lower(), factor);
        double[] high = values(
                looks, look -> look.interval() == null ? null : look.interval().upper(), factor);
        String what = odds ? "odds ratio" : value ? watched.metric() : "difference";
        Panel panel = Panel.of(
                odds
                        ? "odds ratio, by day"
                        : value
                                ? Figures.axisName(what, watched.unit()) + ", by day"
                                : Differences.axisName(watched.unit(), what) + ", by day",
                320,
                v -> text.apply(v / factor),
                Panel.Line.of(what, Series.FIRST, estimates).between(low, high));
        int decided = -1;
        for (int i = 0; i < looks.size(); i++) {
            decided = watched.decidedOn().isPresent()
                            && looks.get(i).day() == watched.decidedOn().getAsInt()
                    ? i
                    : decided;
        }
        Panels body = Panels.of(days, value ? panel : panel.withTarget(odds ? 1 : 0));
        return new Sheet(
                "a watched test",
                watched.metric() + ", looked at every day",
                "Band: interval that holds at all looks together"
                        + (value ? "" : "; dashed: no difference")
                        + (decided < 0 ? "" : "; upright line: where it could have been stopped"),
                Footer.of("n = " + Figures.count(watched.last().n()))
                        .part(watched.method() + ", wrong at most " + Figures.percent(watched.alpha(), 1))
                        .part(
                                value
                                        ? ""
                                        : decided < 0
                                                ? "not decided"
                                                : "decided on day "
                                                        + looks.get(decided).day())
                        .part(
                                watched.last().pValue().isPresent(),
                                Probability.equation(watched.last().pValue().orElse(1)))
                        .parts()
                        .stream()
                        .filter(part -> !part.isEmpty())
                        .toList(),
                looks(looks, what, text),
                decided < 0 ? body : body.splitAt(decided));
    }

    private static ResultTable looks(List<Look> looks, String what, Function<Double, String> text) {
        ResultTable.Builder numbers = ResultTable.withColumns("day", "n", what, "from", "to", "p at any look");
        List<String> cells = new ArrayList<>();
        for (Look look : looks) {
            cells.clear();
            cells.add(Integer.toString(look.day()));
            cells.add(Figures.count(look.n()));
            cells.add(look.estimate() == null ? Figures.UNDEFINED : text.apply(look.estimate()));
            cells.add(
                    look.interval() == null
                            ? Figures.UNDEFINED
                            : text.apply(look.interval().lower()));
            cells.add(
                    look.interval() == null
                            ? Figures.UNDEFINED
                            : text.apply(look.interval().upper()));
            cells.add(look.pValue().isPresent() ? Probability.text(look.pValue().getAsDouble()) : Figures.UNDEFINED);
            numbers.row(cells.toArray(String[]::new));
        }
        return numbers.build();
    }

    private static double[] values(List<Look> looks, Function<Look, @Nullable Double> value, double factor) {
        return looks.stream()
                .mapToDouble(look -> {
                    Double number = value.apply(look);
                    return number == null ? Double.NaN : number * factor;
                })
                .toArray();
    }
}
