package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import com.google.common.primitives.ImmutableDoubleArray;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.retention.cohort.CohortTable;
import io.github.cxmetrics.shell.chart.internal.Area;
import io.github.cxmetrics.shell.chart.internal.Axis;
import io.github.cxmetrics.shell.chart.internal.Canvas;
import io.github.cxmetrics.shell.chart.internal.CountTable;
import io.github.cxmetrics.shell.chart.internal.Curve;
import io.github.cxmetrics.shell.chart.internal.CurvePlot;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.Options;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Series;
import io.github.cxmetrics.shell.table.ResultTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Retention curves: of each group all cohorts together, with bands; of a single table its cohorts faintly behind. */
final class Retention implements Painting {

    private static final String ALL = "";
    private static final int TICKS = 12;

    private final String groupedBy;
    private final ImmutableMap<String, Cohorts> tables;
    private final Groups<CohortTable> groups;
    private final Options options;

    private Retention(String groupedBy, Map<String, CohortTable> all, Options options) {
        this.groupedBy = groupedBy;
        this.options = options;
        groups = Groups.of(all, CohortTable::count, options.atLeast());
        tables = ImmutableMap.copyOf(Maps.transformValues(groups.shown(), Cohorts::new));
        Cohorts first = first();
        checkArgument(
                tables.values().stream()
                        .allMatch(
                                t -> t.table().definition().equals(first.table().definition())),
                "retention curves in one picture must follow one rule");
        checkArgument(!first.hasBrackets(), "brackets are no curve: Chart.of(table) shows them as a heat map");
    }

    static Retention of(CohortTable table, Options options) {
        return new Retention(ALL, Map.of(ALL, table), options);
    }

    static Retention of(String groupedBy, Map<String, CohortTable> tables, Options options) {
        return new Retention(groupedBy, tables, options);
    }

    private Cohorts first() {
        return tables.values().iterator().next();
    }

    private boolean isGrouped() {
        return !groupedBy.isEmpty();
    }

    @Override
    public String kind() {
        return "a picture of retention curves";
    }

    @Override
    public String title() {
        return isGrouped() ? "Retention by " + groupedBy : "Retention of all cohorts";
    }

    @Override
    public String subtitle() {
        return "Customers who came back, all cohorts weighted, with " + options.confidence() + " bands"
                + (isGrouped() ? "" : "; faint: the cohorts");
    }

    @Override
    public List<String> footer() {
        long n = tables.values().stream().mapToLong(t -> t.table().count()).sum();
        return Footer.of("n = " + Figures.count(n) + " customers")
                .intervals(tables.values().stream()
                        .flatMap(t -> interval(t.table().overall(0)).stream())
                        .toList())
                .part(first().definition())
                .part("as of " + first().table().asOf())
                .groups(groups)
                .parts();
    }

    private Optional<Interval> interval(Proportion share) {
        return share.intervalIfDefined(options.confidence());
    }

    @Override
    public ResultTable numbers() {
        ResultTable.Builder table = ResultTable.withColumns(
                isGrouped() ? groupedBy : "group", first().periods() + " since", "n", "retention", "from", "to");
        tables.forEach((name, cohorts) -> {
            for (int column = 0; column < cohorts.columns(); column++) {
                Proportion share = cohorts.table().overall(column);
                table.row(
                        isGrouped() ? name : "all",
                        cohorts.column(column),
                        Figures.count(share.trials()),
                        share.trials() == 0 ? Figures.UNDEFINED : Figures.of(Unit.SHARE, share.value()),
                        interval(share)
                                .map(i -> Figures.of(Unit.SHARE, i.lower()))
                                .orElse(Figures.UNDEFINED),
                        interval(share)
                                .map(i -> Figures.of(Unit.SHARE, i.upper()))
                                .orElse(Figures.UNDEFINED));
            }
        });
        return table.build();
    }

    @Override
    public Set<Options.Choice> choices() {
        return isGrouped()
                ? Set.of(Options.Choice.CONFIDENCE, Options.Choice.AT_LEAST)
                : Set.of(Options.Choice.CONFIDENCE);
    }

    @Override
    public double paint(Canvas canvas, Area area) {
        ImmutableList<Curve> lines = tables.entrySet().stream()
                .map(e -> overall(e.getKey(), e.getValue()))
                .collect(ImmutableList.toImmutableList());
        ImmutableList<Curve> faint = isGrouped()
                ? ImmutableList.of()
                : first().rows(0).stream().map(this::cohort).collect(ImmutableList.toImmutableList());
        int last = tables.values().stream().mapToInt(Cohorts::columns).max().orElse(1) - 1;
        List<Cohorts> inOrder = tables.values().asList();
        CountTable counts = new CountTable(
                "Customers observed so long",
                isGrouped() ? ImmutableList.copyOf(tables.keySet()) : ImmutableList.of("all"),
                (row, tick) -> matured(inOrder.get(row), tick));
        int step = IntStream.of(1, 2, 3, 5, 6, 7, 10, 12, 14, 30, 60, 90)
                .filter(s -> last <= s * TICKS)
                .findFirst()
                .orElse(365);
        return new CurvePlot(
                        lines,
                        faint,
                        first().periods() + " since the start",
                        "retention, %",
                        new Axis(0, Math.max(1, last), step, 0, 1),
                        new Axis(0, 100, 20, 1, 0),
                        lines.size() > Series.MOST ? null : counts)
                .paint(canvas, area);
    }

    private static long matured(Cohorts cohorts, double tick) {
        int column = (int) Math.round(tick);
        return column < cohorts.table().columns()
                ? cohorts.table().overall(column).trials()
                : 0;
    }

    private Curve overall(String name, Cohorts cohorts) {
        String label = isGrouped() ? name + " (" + Figures.count(cohorts.table().count()) + ")" : title();
        return curve(
                label, cohorts.columns(), column -> Optional.of(cohorts.table().overall(column)), true);
    }

    private Curve cohort(Cohorts.Row row) {
        Cohorts cohorts = first();
        return curve(row.name(), cohorts.columns(), column -> cohorts.cell(row, column), false);
    }

    private interface Cells {
        Optional<Proportion> at(int column);
    }

    private Curve curve(String name, int columns, Cells cells, boolean band) {
        ImmutableDoubleArray.Builder x = ImmutableDoubleArray.builder(columns);
        ImmutableDoubleArray.Builder y = ImmutableDoubleArray.builder(columns);
        ImmutableDoubleArray.Builder low = ImmutableDoubleArray.builder(columns);
        ImmutableDoubleArray.Builder high = ImmutableDoubleArray.builder(columns);
        for (int column = 0; column < columns; column++) {
            Optional<Proportion> cell = cells.at(column).filter(p -> p.trials() > 0);
            Optional<Interval> interval = cell.filter(p -> band).flatMap(this::interval);
            x.add(column);
            y.add(cell.map(p -> 100 * p.value()).orElse(Double.NaN));
            low.add(interval.map(i -> 100 * i.lower()).orElse(Double.NaN));
            high.add(interval.map(i -> 100 * i.upper()).orElse(Double.NaN));
        }
        return new Curve(name, x.build(), y.build(), low.build(), high.build(), false);
    }
}
