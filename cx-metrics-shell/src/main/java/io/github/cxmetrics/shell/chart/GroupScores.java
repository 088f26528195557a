package io.github.cxmetrics.shell.chart;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.MetricTable;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.shell.chart.internal.Area;
import io.github.cxmetrics.shell.chart.internal.Axis;
import io.github.cxmetrics.shell.chart.internal.Canvas;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.Options;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Palette;
import io.github.cxmetrics.shell.chart.internal.Rows;
import io.github.cxmetrics.shell.table.ResultTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A metric by group: bars from zero, or points, with intervals, values and n. */
final class GroupScores implements Painting {

    private record Row(String name, long n, double value, Optional<Interval> interval) {}

    private final String groupedBy;
    private final String metric;
    private final Unit unit;
    private final String definition;
    private final ImmutableList<Row> rows;
    private final Groups<?> groups;
    private final boolean bars;
    private final boolean sorted;
    private final Options options;

    <M extends Metric<M>> GroupScores(MetricTable<M> table, Options options) {
        this.options = options;
        groupedBy = table.groupedBy();
        M any = table.metrics().values().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a table without groups has no picture"));
        metric = any.name();
        unit = any.unit();
        definition = Definitions.of(any);
        bars = !options.points() && unit != Unit.SCALE_POINT;
        Groups<M> tallies = Groups.of(table.metrics(), Metric::count, options.atLeast());
        groups = tallies;
        sorted = !options.inOrder() && !groups.haveOrder();
        Stream<Row> shown = tallies.shown().entrySet().stream().map(group -> row(group.getKey(), group.getValue()));
        rows = (sorted ? shown.sorted(Comparator.comparingDouble(Row::value).reversed()) : shown)
                .collect(ImmutableList.toImmutableList());
    }

    private <M extends Metric<M>> Row row(String name, M metric) {
        return new Row(name, metric.count(), metric.value(), metric.intervalIfDefined(options.confidence()));
    }

    @Override
    public String kind() {
        return "a picture of scores by group";
    }

    @Override
    public String title() {
        return metric + " by " + groupedBy;
    }

    @Override
    public String subtitle() {
        String marks = bars ? "Bars with " : "Points with ";
        return marks + options.confidence() + " intervals" + (sorted ? ", sorted" : "") + "; n in brackets";
    }

    @Override
    public List<String> footer() {
        return Footer.of("n = " + Figures.count(rows.stream().mapToLong(Row::n).sum()))
                .intervals(rows.stream()
                        .map(Row::interval)
                        .flatMap(Optional::stream)
                        .toList())
                .part(rows.stream().anyMatch(r -> r.interval().isEmpty()), "no whisker: too few for an interval")
                .part(!definition.isEmpty(), definition)
                .groups(groups)
                .parts();
    }

    @Override
    public ResultTable numbers() {
        ResultTable.Builder table = ResultTable.withColumns(groupedBy, "n", metric, "from", "to");
        for (Row row : rows) {
            table.row(
                    row.name(),
                    Figures.count(row.n()),
                    Figures.of(unit, row.value()),
                    row.interval().map(i -> Figures.of(unit, i.lower())).orElse(Figures.UNDEFINED),
                    row.interval().map(i -> Figures.of(unit, i.upper())).orElse(Figures.UNDEFINED));
        }
        return table.build();
    }

    @Override
    public Set<Options.Choice> choices() {
        return Set.of(
                Options.Choice.AT_LEAST, Options.Choice.CONFIDENCE, Options.Choice.POINTS, Options.Choice.IN_ORDER);
    }

    @Override
    public double paint(Canvas canvas, Area area) {
        List<Rows.Label> labels = rows.stream()
                .map(r -> new Rows.Label(r.name() + " (" + Figures.count(r.n()) + ")", text(r)))
                .toList();
        Rows layout = Rows.of(canvas, area, labels);
        double[] ends = rows.stream().flatMapToDouble(this::ends).toArray();
        double low = DoubleStream.of(ends).min().orElse(0);
        double high = DoubleStream.of(ends).max().orElse(1);
        Axis axis = Axis.covering(
                bars ? Math.min(0, low) : low,
                bars ? Math.max(0, high) : high,
                layout.ticks(),
                layout.from(),
                layout.to());
        layout.paintAxis(canvas, axis, Figures.axisName(metric, unit), bars);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double y = layout.middle(i);
            canvas.mark(
                    row.name() + ": " + text(row) + ", n = " + Figures.count(row.n()),
                    () -> paint(canvas, axis, row, y));
        }
        layout.paintLabels(canvas);
        return layout.bottom();
    }

    private DoubleStream ends(Row row) {
        double factor = Figures.factor(unit);
        return DoubleStream.concat(
                DoubleStream.of(row.value() * factor),
                row.interval().stream().flatMapToDouble(i -> DoubleStream.of(i.lower() * factor, i.upper() * factor)));
    }

    private String text(Row row) {
        return Figures.of(unit, row.value())
                + row.interval().map(i -> " " + Figures.of(unit, i)).orElse("");
    }

    private void paint(Canvas canvas, Axis axis, Row row, double y) {
        double factor = Figures.factor(unit);
        double x = axis.at(row.value() * factor);
        if (bars) {
            canvas.bar(axis.at(0), y - 6, x, y + 6, Palette.PALE);
        }
        row.interval().ifPresent(i -> canvas.whisker(axis.at(i.lower() * factor), axis.at(i.upper() * factor), y));
        canvas.dot(x, y, 3.5, Palette.INK);
    }
}
