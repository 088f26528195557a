package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.monitor.ChangePoint;
import io.github.cxmetrics.monitor.ChartPoint;
import io.github.cxmetrics.monitor.ControlChartResult;
import io.github.cxmetrics.monitor.MetricSeries;
import io.github.cxmetrics.monitor.RunChart;
import io.github.cxmetrics.monitor.SeriesPoint;
import io.github.cxmetrics.shell.chart.Trend.Story;
import io.github.cxmetrics.shell.chart.TrendPoint.Limits;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.Options;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The trends of series and of the charts that watch them. */
final class Trends {

    private static final String PERIOD = "period";

    private Trends() {}

    /** A band around the line. */
    static <M extends Metric<M>> Trend of(MetricSeries<M> series, Options options) {
        return new Trend(story(series, "a trend", "", "", options), points(series, Map.of(), options), null);
    }

    /** And limits. */
    static <M extends Metric<M>> Trend of(MetricSeries<M> series, ControlChartResult chart, Options options) {
        Map<String, Limits> limits = new HashMap<>();
        chart.points().forEach(p -> limits.put(p.label(), Limits.of(p)));
        checkArgument(
                chart.name().equals(series.total().name())
                        && series.points().stream()
                                .filter(SeriesPoint::complete)
                                .allMatch(p -> limits.containsKey(p.label()))
                        && chart.unit().isPresent(),
                "the limits must be those of this series, in its unit: series.chart(); not %s",
                chart);
        Story story = story(series, "a trend", marks(chart), chart.definition().toString(), options);
        return new Trend(story, points(series, limits, options), null);
    }

    /** And the date of a change. */
    static <M extends Metric<M>> Trend changed(MetricSeries<M> series, ChangePoint<M> changePoint, Options options) {
        Change change = Change.of(
                changePoint,
                series.points().stream().map(SeriesPoint::label).toList(),
                series.total().unit());
        String marks =
                change.found() ? "dashed: before and after; grey: the change lies there with 95 %" : "no change found";
        Story story = story(series, "a picture of a change", marks, "", options);
        return new Trend(story, points(series, Map.of(), options), change);
    }

    private static <M extends Metric<M>> Story story(
            MetricSeries<M> series, String kind, String marks, String definition, Options options) {
        M total = series.total();
        String period = series.periods().unit().name().toLowerCase(Locale.ROOT);
        return new Story(
                kind,
                total.name() + " by " + period,
                total.name(),
                period,
                Optional.of(total.unit()),
                marks,
                Stream.of(Definitions.of(total), definition)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" · ")),
                options.confidence());
    }

    private static <M extends Metric<M>> List<TrendPoint> points(
            MetricSeries<M> series, Map<String, Limits> limits, Options options) {
        return series.points().stream()
                .map(p -> point(p, limits.get(p.label()), options.confidence()))
                .toList();
    }

    private static <M extends Metric<M>> TrendPoint point(
            SeriesPoint<M> point, @Nullable Limits limits, Confidence confidence) {
        M tally = point.tally();
        Double value = point.valueIfDefined().isPresent() ? tally.value() : null;
        Interval interval = tally.intervalIfDefined(confidence).orElse(null);
        return new TrendPoint(point.label(), tally.count(), value, interval, limits, point.complete());
    }

    private static String marks(ControlChartResult chart) {
        double sigmas = chart.definition().sigmas();
        return "dashed: " + Figures.fixed(sigmas, sigmas == Math.rint(sigmas) ? 0 : 1)
                + "-sigma limits; ringed: signal";
    }

    /** A control chart alone. */
    static Trend of(ControlChartResult chart) {
        Story story = new Story(
                "a control chart",
                "Control chart of " + chart.name(),
                chart.name(),
                PERIOD,
                chart.unit(),
                marks(chart),
                chart.definition().toString(),
                null);
        return new Trend(story, chart.points().stream().map(Trends::point).toList(), null);
    }

    private static TrendPoint point(ChartPoint p) {
        return new TrendPoint(p.label(), p.n(), p.value(), null, Limits.of(p), true);
    }

    /** Values around their median. */
    static Trend of(RunChart chart) {
        String verdict = chart.signalIfDefined()
                .map(signal -> (signal ? "signal" : "no signal") + ": longest run " + chart.longestRun() + ", at most "
                        + chart.longestRunMax() + " by chance; crossings " + chart.crossings() + ", at least "
                        + chart.crossingsMin())
                .orElse("too few values for a verdict");
        Story story = new Story(
                "a run chart",
                "Run chart of " + chart.name(),
                chart.name(),
                PERIOD,
                chart.unit(),
                "grey: centre line",
                verdict,
                null);
        return new Trend(story, chart.points().stream().map(Trends::point).toList(), null);
    }
}
