package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.monitor.ChangePoint;
import io.github.cxmetrics.monitor.ChartPoint;
import io.github.cxmetrics.monitor.ChartRule;
import io.github.cxmetrics.monitor.ControlChartResult;
import io.github.cxmetrics.monitor.MetricSeries;
import io.github.cxmetrics.monitor.SeriesPoint;
import io.github.cxmetrics.shell.table.ResultTable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** A metric over time: line, band of its intervals, control limits and centre, and rings around signals. */
final class Trend implements Painting {

    /**
     * A period.
     *
     * @param label its name
     * @param n observations or exposure
     * @param value null in a gap
     * @param interval null where there is none
     * @param limits null where there are none
     * @param complete whether it is over
     */
    record Point(
            String label,
            double n,
            @Nullable Double value,
            @Nullable Interval interval,
            @Nullable ChartPoint limits,
            boolean complete) {

        boolean isSignal() {
            return limits != null && limits.isSignal();
        }

        /** Beyond a limit, not only part of a pattern. */
        boolean isOutside() {
            return isSignal()
                    && value != null
                    && (limits.upper() != null && value > limits.upper()
                            || limits.lower() != null && value < limits.lower());
        }
    }

    private final String metric;
    private final String period;
    private final Optional<Unit> unit;
    private final ImmutableList<Point> points;
    private final @Nullable ControlChartResult chart;
    private final @Nullable Confidence confidence;
    private final @Nullable Change change;

    private Trend(
            String metric,
            String period,
            Optional<Unit> unit,
            List<Point> points,
            @Nullable ControlChartResult chart,
            @Nullable Confidence confidence,
            @Nullable Change change) {
        this.metric = metric;
        this.period = period;
        this.unit = unit;
        this.points = ImmutableList.copyOf(points);
        this.chart = chart;
        this.confidence = confidence;
        this.change = change;
        checkArgument(points.stream().anyMatch(p -> p.value() != null), "no period of %s has data", metric);
    }

    /** The series with a band, and with limits where a chart of it is given. */
    static <M extends Metric<M>> Trend of(
            MetricSeries<M> series, @Nullable ControlChartResult chart, Options options) {
        Map<String, ChartPoint> limits = new HashMap<>();
        if (chart != null) {
            chart.points().forEach(p -> limits.put(p.label(), p));
            checkArgument(
                    chart.name().equals(series.total().name())
                            && series.points().stream().filter(SeriesPoint::complete).allMatch(p -> limits.containsKey(p.label()))
                            && chart.unit().isPresent(),
                    "the limits must be those of this series, in its unit: series.chart(); not %s",
                    chart);
        }
        List<Point> points = series.points().stream()
                .map(p -> point(p, limits.get(p.label()), options.confidence()))
                .toList();
        M total = series.total();
        return new Trend(total.name(), period(series), Optional.of(total.unit()), points, chart, options.confidence(), null);
    }

    /** The series with the date of its change. */
    static <M extends Metric<M>> Trend changed(MetricSeries<M> series, ChangePoint<M> change, Options options) {
        List<Point> points = series.points().stream()
                .map(p -> point(p, null, options.confidence()))
                .toList();
        M total = series.total();
        return new Trend(
                total.name(),
                period(series),
                Optional.of(total.unit()),
                points,
                null,
                options.confidence(),
                Change.of(change, points.stream().map(Point::label).toList(), total.unit()));
    }

    private static String period(MetricSeries<?> series) {
        return series.periods().unit().name().toLowerCase(Locale.ROOT);
    }

    private static <M extends Metric<M>> Point point(
            SeriesPoint<M> point, @Nullable ChartPoint limits, Confidence confidence) {
        M tally = point.tally();
        Double value = point.valueIfDefined().isPresent() ? tally.value() : null;
        Interval interval = tally.intervalIfDefined(confidence).orElse(null);
        return new Point(point.label(), tally.count(), value, interval, limits, point.complete());
    }

    /** A control chart alone. */
    static Trend of(ControlChartResult chart) {
        List<Point> points = chart.points().stream()
                .map(p -> new Point(p.label(), p.n(), p.value(), null, p, true))
                .toList();
        return new Trend(chart.name(), "period", chart.unit(), points, chart, null, null);
    }

    @Override
    public String kind() {
        return confidence == null ? "a control chart" : change == null ? "a trend" : "a picture of a change";
    }

    @Override
    public String title() {
        return confidence == null ? "Control chart of " + metric : metric + " by " + period;
    }

    @Override
    public String subtitle() {
        String band = confidence == null ? "" : "Band: " + confidence + " interval of the " + period;
        String limits = chart == null
                ? ""
                : "dashed: " + Figures.fixed(chart.definition().sigmas(), 0) + "-sigma limits; ringed: signal";
        String changed = change == null
                ? ""
                : change.found() ? "dashed: before and after; grey: the change lies there with 95 %" : "no change found";
        String partial = points.stream().allMatch(Point::complete) ? "" : "hollow: not over yet";
        return List.of(band, limits, changed, partial).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.collectingAndThen(Collectors.joining("; "), Figures::sentence));
    }

    @Override
    public List<String> footer() {
        double[] n = points.stream().mapToDouble(Point::n).filter(v -> v > 0).toArray();
        long gaps = points.stream().filter(p -> p.value() == null).count();
        Footer footer = Footer.of("n = " + range(n) + " a " + period)
                .intervals(points.stream().flatMap(p -> Optional.ofNullable(p.interval()).stream()).toList())
                .part(gaps > 0, gaps + " " + period + (gaps == 1 ? " without data" : "s without data"));
        footer.part(change != null, change == null ? "" : change.text());
        return (chart == null ? footer : footer.part(chart.definition().toString())).parts();
    }

    private static String range(double[] n) {
        double least = DoubleStream.of(n).min().orElse(0);
        double most = DoubleStream.of(n).max().orElse(0);
        return least == most ? amount(least) : amount(least) + " … " + amount(most);
    }

    private static String amount(double n) {
        return Figures.fixed(n, n == Math.rint(n) ? 0 : 1);
    }

    @Override
    public ResultTable numbers() {
        ResultTable.Builder table = chart == null
                ? ResultTable.withColumns(period, "n", metric, "from", "to")
                : confidence == null
                        ? ResultTable.withColumns(period, "n", metric, "lower limit", "centre", "upper limit", "signal")
                        : ResultTable.withColumns(
                                period, "n", metric, "from", "to", "lower limit", "centre", "upper limit", "signal");
        for (Point p : points) {
            ImmutableList.Builder<String> cells = ImmutableList.builder();
            cells.add(p.label(), amount(p.n()), text(p.value()));
            if (confidence != null) {
                cells.add(text(p.interval() == null ? null : p.interval().lower()));
                cells.add(text(p.interval() == null ? null : p.interval().upper()));
            }
            if (chart != null) {
                ChartPoint l = p.limits();
                cells.add(text(l == null ? null : l.lower()), text(l == null ? null : l.centre()));
                cells.add(text(l == null ? null : l.upper()));
                cells.add(l == null ? "" : l.signals().stream().map(ChartRule::wording).collect(Collectors.joining("; ")));
            }
            table.row(cells.build().toArray(String[]::new));
        }
        return table.build();
    }

    private String text(@Nullable Double value) {
        return value == null
                ? Figures.UNDEFINED
                : unit.map(u -> Figures.of(u, value)).orElseGet(() -> Figures.fixed(value, 2));
    }

    @Override
    public Set<Options.Choice> choices() {
        return confidence == null ? Set.of() : Set.of(Options.Choice.CONFIDENCE);
    }

    @Override
    public double paint(Canvas canvas, Area area) {
        return new TrendPlot(canvas, area, this::text, points, change, unit.map(Figures::factor).orElse(1.0))
                .paint(unit.map(u -> Figures.axisName(metric, u)).orElse(metric));
    }
}
