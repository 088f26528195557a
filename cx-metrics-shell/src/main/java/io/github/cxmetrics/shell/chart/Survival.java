package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableDoubleArray;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Unit;
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
import io.github.cxmetrics.shell.chart.internal.Times;
import io.github.cxmetrics.shell.table.ResultTable;
import io.github.cxmetrics.survival.LogRank;
import io.github.cxmetrics.survival.SurvivalBand;
import io.github.cxmetrics.survival.SurvivalCurve;
import io.github.cxmetrics.survival.SurvivalMethod;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/** Survival by group, or its complement, the cumulative incidence: steps with bands, and the number at risk. */
final class Survival implements Painting {

    private static final String ALL = "";
    private static final int TICKS = 8;

    private final String groupedBy;
    private final ImmutableMap<String, SurvivalCurve> curves;
    private final Groups<SurvivalCurve> groups;
    private final boolean incidence;
    private final Options options;
    private final ChronoUnit unit;
    private final Axis time;

    private Survival(String groupedBy, Map<String, SurvivalCurve> all, boolean incidence, Options options) {
        this.groupedBy = groupedBy;
        this.incidence = incidence;
        this.options = options;
        groups = Groups.of(all, c -> c.tally().count(), options.atLeast());
        curves = groups.shown();
        unit = curves.values().iterator().next().tally().unit();
        checkArgument(
                curves.values().stream().allMatch(c -> c.tally().unit() == unit),
                "curves in one picture must be in one unit of time: %s",
                curves.values().stream().map(c -> c.tally().unit()).distinct().toList());
        double last = curves.values().stream()
                .mapToDouble(SurvivalCurve::lastTime)
                .max()
                .orElse(1);
        time = Times.axis(unit, last, TICKS);
    }

    static Survival of(SurvivalCurve curve, boolean incidence, Options options) {
        return new Survival(ALL, Map.of(ALL, curve), incidence, options);
    }

    static Survival of(String groupedBy, Map<String, SurvivalCurve> curves, boolean incidence, Options options) {
        return new Survival(groupedBy, curves, incidence, options);
    }

    private boolean isGrouped() {
        return !groupedBy.isEmpty();
    }

    @Override
    public String kind() {
        return incidence ? "a picture of cumulative incidence" : "a picture of survival";
    }

    @Override
    public String title() {
        return (incidence ? "Cumulative incidence" : "Survival") + (isGrouped() ? " by " + groupedBy : "");
    }

    @Override
    public String subtitle() {
        String estimate = incidence ? "One minus the Kaplan–Meier estimate" : "Kaplan–Meier estimate";
        return estimate + " with " + options.confidence() + " bands, pointwise";
    }

    @Override
    public List<String> footer() {
        long n = curves.values().stream().mapToLong(c -> c.tally().count()).sum();
        long observed =
                curves.values().stream().mapToLong(c -> c.tally().observed()).sum();
        Footer footer = Footer.of("n = " + Figures.count(n))
                .part(Figures.count(observed) + " observed, the others censored")
                .intervals(
                        curves.values().stream().map(this::anyInterval).limit(1).toList());
        if (curves.size() > 1) {
            Map<String, SurvivalTally> tallies = new LinkedHashMap<>();
            curves.forEach((name, curve) -> tallies.put(name, curve.tally()));
            double p = LogRank.test(tallies).pValue();
            footer.part("log-rank p " + (p < 0.0001 ? "< 0.0001" : "= " + Figures.fixed(p, 4)));
        }
        return footer.groups(groups).parts();
    }

    private Interval anyInterval(SurvivalCurve curve) {
        return curve.interval(0, options.confidence(), SurvivalMethod.LOG_LOG);
    }

    @Override
    public ResultTable numbers() {
        ResultTable.Builder table = ResultTable.withColumns(
                isGrouped() ? groupedBy : "group",
                Times.name(unit),
                "at risk",
                incidence ? "cumulative incidence" : "survival",
                "from",
                "to");
        curves.forEach((name, curve) -> {
            for (double tick : time.ticks()) {
                if (curve.atIfDefined(tick).isPresent()) {
                    double share = value(curve.at(tick));
                    var interval = curve.intervalIfDefined(tick, options.confidence(), SurvivalMethod.LOG_LOG);
                    table.row(
                            isGrouped() ? name : "all",
                            time.text(tick),
                            Figures.count(curve.atRisk(tick)),
                            Figures.of(Unit.SHARE, share),
                            interval.map(i -> Figures.of(Unit.SHARE, incidence ? 1 - i.upper() : i.lower()))
                                    .orElse(Figures.UNDEFINED),
                            interval.map(i -> Figures.of(Unit.SHARE, incidence ? 1 - i.lower() : i.upper()))
                                    .orElse(Figures.UNDEFINED));
                }
            }
        });
        return table.build();
    }

    private double value(double survival) {
        return incidence ? 1 - survival : survival;
    }

    @Override
    public Set<Options.Choice> choices() {
        return isGrouped()
                ? Set.of(Options.Choice.CONFIDENCE, Options.Choice.AT_LEAST)
                : Set.of(Options.Choice.CONFIDENCE);
    }

    @Override
    public double paint(Canvas canvas, Area area) {
        ImmutableList<Curve> lines = curves.entrySet().stream()
                .map(e -> line(
                        isGrouped()
                                ? e.getKey() + " ("
                                        + Figures.count(e.getValue().tally().count()) + ")"
                                : ALL,
                        e.getValue()))
                .collect(ImmutableList.toImmutableList());
        List<SurvivalCurve> inOrder = curves.values().asList();
        CountTable atRisk = new CountTable(
                "Number at risk",
                isGrouped() ? ImmutableList.copyOf(curves.keySet()) : ImmutableList.of("all"),
                (row, tick) -> inOrder.get(row).atRisk(tick));
        double most = lines.stream().flatMapToDouble(Curve::values).max().orElse(100);
        Axis share = incidence ? Axis.covering(0, Math.max(1, most), 5, 1, 0) : new Axis(0, 100, 20, 1, 0);
        String name = (incidence ? "with the event" : "without the event") + ", %";
        return new CurvePlot(
                        lines,
                        ImmutableList.of(),
                        Times.name(unit),
                        name,
                        time,
                        share,
                        lines.size() > Series.MOST ? null : atRisk)
                .paint(canvas, area);
    }

    private Curve line(String name, SurvivalCurve curve) {
        List<SurvivalBand> band = curve.band(options.confidence(), SurvivalMethod.LOG_LOG);
        int size = band.size();
        ImmutableDoubleArray.Builder x = ImmutableDoubleArray.builder(size);
        ImmutableDoubleArray.Builder y = ImmutableDoubleArray.builder(size);
        ImmutableDoubleArray.Builder low = ImmutableDoubleArray.builder(size);
        ImmutableDoubleArray.Builder high = ImmutableDoubleArray.builder(size);
        DoubleUnaryOperator percent = s -> 100 * value(s);
        for (SurvivalBand point : band) {
            Interval interval = point.interval();
            x.add(point.time());
            y.add(percent.applyAsDouble(point.survival()));
            low.add(
                    interval == null
                            ? Double.NaN
                            : percent.applyAsDouble(incidence ? interval.upper() : interval.lower()));
            high.add(
                    interval == null
                            ? Double.NaN
                            : percent.applyAsDouble(incidence ? interval.lower() : interval.upper()));
        }
        return new Curve(name.isEmpty() ? title() : name, x.build(), y.build(), low.build(), high.build(), true);
    }
}
