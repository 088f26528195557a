package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.MetricTable;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.IntervalRows;
import io.github.cxmetrics.shell.chart.internal.IntervalRows.Mark;
import io.github.cxmetrics.shell.chart.internal.IntervalRows.Style;
import io.github.cxmetrics.shell.chart.internal.Options;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Palette;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.chart.internal.StackedRows;
import io.github.cxmetrics.shell.table.ResultTable;
import io.github.cxmetrics.usability.LoadTimes;
import io.github.cxmetrics.usability.Sus;
import io.github.cxmetrics.usability.TaskTimes;
import io.github.cxmetrics.usability.VitalRating;
import io.github.cxmetrics.usability.WebVitals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How products feel to use: scores against grades, times of tasks, times of loading. */
final class UsabilityPictures {

    private UsabilityPictures() {}

    static Painting grades(MetricTable<Sus> table, Options options) {
        Groups<Sus> groups = Groups.of(table.metrics(), Sus::count, options.atLeast());
        List<Map.Entry<String, Sus>> shown = new ArrayList<>(groups.shown().entrySet());
        if (!options.inOrder() && !groups.haveOrder()) {
            shown.sort(Map.Entry.comparingByValue(
                    Comparator.comparingDouble(Sus::value).reversed()));
        }
        List<Interval> intervals = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        ResultTable.Builder numbers =
                ResultTable.withColumns(table.groupedBy(), "n", "SUS", "from", "to", "grade", "percentiles");
        long n = 0;
        for (Map.Entry<String, Sus> group : shown) {
            String name = group.getKey();
            Sus sus = group.getValue();
            Optional<Interval> interval = sus.intervalIfDefined(options.confidence());
            interval.ifPresent(intervals::add);
            String value = Figures.of(Unit.SCORE, sus.value());
            n += sus.count();
            numbers.row(
                    name,
                    Figures.count(sus.count()),
                    value,
                    interval.map(i -> Figures.fixed(i.lower(), 1)).orElse(Figures.UNDEFINED),
                    interval.map(i -> Figures.fixed(i.upper(), 1)).orElse(Figures.UNDEFINED),
                    sus.grade().toString().replace('-', Figures.MINUS),
                    sus.grade().lowestPercentile() + " to " + sus.grade().highestPercentile());
            marks.add(new Mark(
                    name + " (" + Figures.count(sus.count()) + ")",
                    value
                            + interval.map(i -> " [" + Figures.fixed(i.lower(), 1) + " … " + Figures.fixed(i.upper(), 1)
                                            + "]")
                                    .orElse("")
                            + " " + sus.grade().toString().replace('-', Figures.MINUS),
                    sus.value(),
                    interval.map(Interval::lower).orElse(Double.NaN),
                    interval.map(Interval::upper).orElse(Double.NaN),
                    Style.POINT));
        }
        return new Sheet(
                "SUS against grades",
                "SUS by " + table.groupedBy() + ", with grades",
                "Points with " + options.confidence()
                        + " intervals; letters: grades among published products; n in brackets",
                Footer.of("n = " + Figures.count(n))
                        .intervals(intervals)
                        .part("grades: Sauro and Lewis 2016, 68 is the mean of published ones")
                        .groups(groups)
                        .parts(),
                numbers.build(),
                Set.of(Options.Choice.AT_LEAST, Options.Choice.CONFIDENCE, Options.Choice.IN_ORDER),
                new GradeRows(IntervalRows.of(marks, "SUS", false, 0, 100)));
    }

    static Painting times(Map<String, TaskTimes> byTask, Options options) {
        checkArgument(!byTask.isEmpty(), "no task to show");
        Groups<TaskTimes> groups = Groups.of(byTask, TaskTimes::count, options.atLeast());
        List<Interval> intervals = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        ResultTable.Builder numbers = ResultTable.withColumns("task", "n", "failed", "geometric mean", "from", "to");
        long n = 0;
        TaskTimes first = groups.shown().values().iterator().next();
        String unit = first.unit().toString().toLowerCase(Locale.ROOT);
        for (Map.Entry<String, TaskTimes> task : groups.shown().entrySet()) {
            String name = task.getKey();
            TaskTimes times = task.getValue();
            checkArgument(
                    times.unit().toString().toLowerCase(Locale.ROOT).equals(unit),
                    "times of one picture must have one unit, not %s and %s",
                    unit,
                    times.unit());
            Optional<Interval> interval = times.intervalIfDefined(options.confidence());
            interval.ifPresent(intervals::add);
            double mean = times.geometricMeanIfDefined().orElse(Double.NaN);
            n += times.count();
            String value = time(mean);
            numbers.row(
                    name,
                    Figures.count(times.count()),
                    Figures.count(times.failures()),
                    value,
                    interval.map(i -> time(i.lower())).orElse(Figures.UNDEFINED),
                    interval.map(i -> time(i.upper())).orElse(Figures.UNDEFINED));
            marks.add(new Mark(
                    name + " (" + Figures.count(times.count()) + ")",
                    value
                            + interval.map(i -> " [" + time(i.lower()) + " … " + time(i.upper()) + "]")
                                    .orElse(""),
                    mean,
                    interval.map(Interval::lower).orElse(Double.NaN),
                    interval.map(Interval::upper).orElse(Double.NaN),
                    Style.POINT));
        }
        checkArgument(
                marks.stream().anyMatch(m -> !Double.isNaN(m.value())), "no task has completions enough for a mean");
        return new Sheet(
                "times of tasks",
                "Task time by task",
                "Geometric means with " + options.confidence()
                        + " intervals; failed attempts took at least as long; n in brackets",
                Footer.of("n = " + Figures.count(n) + " attempts")
                        .intervals(intervals)
                        .groups(groups)
                        .parts(),
                numbers.build(),
                Set.of(Options.Choice.AT_LEAST, Options.Choice.CONFIDENCE),
                IntervalRows.of(marks, unit, false, 0));
    }

    private static String time(double value) {
        return Figures.fixed(value, value < 10 ? 2 : value < 100 ? 1 : 0);
    }

    static Painting of(WebVitals vitals) {
        List<LoadTimes> rows =
                vitals.vitals().stream().filter(v -> v.count() > 0).toList();
        checkArgument(!rows.isEmpty(), "no vital was measured");
        ImmutableList.Builder<StackedRows.Row> stacks = ImmutableList.builder();
        ResultTable.Builder numbers =
                ResultTable.withColumns("vital", "n", "p75", "rating", "good", "needs improvement", "poor");
        long n = 0;
        for (LoadTimes times : rows) {
            double[] shares = new double[VitalRating.values().length];
            for (VitalRating rating : VitalRating.values()) {
                shares[rating.ordinal()] = times.share(rating).value();
            }
            boolean whole = times.vital().unit().equals("ms");
            String p75 = Figures.fixed(times.p75(), whole ? 0 : 2)
                    + (times.vital().unit().isEmpty()
                            ? ""
                            : Figures.SPACE + times.vital().unit());
            n += times.count();
            numbers.row(
                    times.vital().name(),
                    Figures.count(times.count()),
                    p75,
                    times.rating().toString(),
                    Figures.percent(shares[0], 1),
                    Figures.percent(shares[1], 1),
                    Figures.percent(shares[2], 1));
            stacks.add(
                    new StackedRows.Row(times.vital().name() + " (" + Figures.count(times.count()) + ")", p75, shares));
        }
        return new Sheet(
                "web vitals",
                "Web vitals: how fast it loads",
                "Bars: share of loads that were good, needed improvement, were poor; on the right: the 75th percentile; n in brackets",
                Footer.of("n = " + Figures.count(n) + " loads")
                        .part(
                                vitals.passesIfDefined().isPresent(),
                                "core web vitals " + (vitals.passesIfDefined().orElse(false) ? "passed" : "not passed"))
                        .parts(),
                numbers.build(),
                new StackedRows(
                        stacks.build(),
                        ImmutableList.of("good", "needs improvement", "poor"),
                        ImmutableList.of(Palette.S1, Palette.PALE, Palette.BAD)));
    }
}
