package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.MetricTable;
import io.github.cxmetrics.journey.funnel.FunnelResult;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import io.github.cxmetrics.monitor.ChangePoint;
import io.github.cxmetrics.monitor.ControlChartResult;
import io.github.cxmetrics.monitor.MetricSeries;
import io.github.cxmetrics.monitor.RunChart;
import io.github.cxmetrics.retention.cohort.CohortTable;
import io.github.cxmetrics.shell.table.Grouped;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survey.ScaleLabels;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.SurvivalCurve;
import java.util.Map;

/** The pictures of scores, series, answers, funnels, durations, cohorts and survival; {@link Chart} has them all. */
abstract sealed class TallyCharts extends ResultCharts permits Chart {

    TallyCharts() {}

    /**
     * Scores by group: bars from zero (points where the metric is a mean on a scale) with intervals, values and n. Sorted by value, unless all names
     * are dates, numbers or ranges of them. Groups without data are hidden and counted in the footer.
     *
     * @param table the metric by group
     * @return the picture
     * @throws IllegalArgumentException if no group has data
     */
    // No type parameter here and below: with one, an argument such as groups.ratings(…, Nps::from) leaves the overload
    // open.
    public static Chart of(MetricTable<?> table) {
        requireNonNull(table, "table");
        return scores(table);
    }

    private static <M extends Metric<M>> Chart scores(MetricTable<M> table) {
        return Chart.of(options -> new GroupScores(table, options));
    }

    /**
     * The groups of a table: a trend where they are periods of the calendar, else scores by group. Groups below {@link Grouped#atLeast} are hidden, and
     * counted in the footer of scores; in a trend they are gaps.
     *
     * @param groups the metric by group, as {@code table.byMonth("date").ratings("score", scale, Nps::from)}
     * @return the picture
     * @throws IllegalArgumentException if no group has data
     */
    public static Chart of(Grouped<?> groups) {
        requireNonNull(groups, "groups");
        if (groups.isByPeriods()) {
            return of(groups.toSeries());
        }
        Chart chart = of(groups.atLeast(0).toMetricTable()).atLeast(groups.least());
        return groups.order() == Grouped.Order.NAME || groups.order() == Grouped.Order.HIGHEST
                ? chart
                : chart.inOrder();
    }

    /**
     * A trend: the metric over time with the band of its intervals. Periods without data are gaps, those that aren't over are hollow.
     *
     * @param series the metric by period
     * @return the picture
     * @throws IllegalArgumentException if no period has data
     */
    public static Chart of(MetricSeries<?> series) {
        requireNonNull(series, "series");
        return trend(series);
    }

    private static <M extends Metric<M>> Chart trend(MetricSeries<M> series) {
        return Chart.of(options -> Trends.of(series, options));
    }

    /**
     * A trend with control limits, its signals ringed.
     *
     * @param series the metric by period
     * @param limits a control chart of the same series, as {@code series.chart()}
     * @param <M> the metric
     * @return the picture
     * @throws IllegalArgumentException if no period has data, or the limits are of other periods, another metric, or of counts
     */
    public static <M extends Metric<M>> Chart of(MetricSeries<M> series, ControlChartResult limits) {
        requireNonNull(series, "series");
        requireNonNull(limits, "limits");
        return Chart.of(options -> Trends.of(series, limits, options));
    }

    /**
     * A control chart: values with limits and centre, its signals ringed.
     *
     * @param chart the chart
     * @return the picture
     * @throws IllegalArgumentException if no period has data
     */
    public static Chart of(ControlChartResult chart) {
        requireNonNull(chart, "chart");
        return Chart.of(options -> Trends.of(chart));
    }

    /**
     * A run chart: values around their centre line, with the verdict in the footer.
     *
     * @param chart the chart
     * @return the picture
     */
    public static Chart of(RunChart chart) {
        requireNonNull(chart, "chart");
        return Chart.of(options -> Trends.of(chart));
    }

    /**
     * A trend with the date of its change: the range that holds it with 95 %, and the levels before and after.
     *
     * @param series the metric by period
     * @param change its change, as {@code series.changePoint()}
     * @param <M> the metric
     * @return the picture
     * @throws IllegalArgumentException if no period has data, or the change is of other periods
     */
    public static <M extends Metric<M>> Chart of(MetricSeries<M> series, ChangePoint<M> change) {
        requireNonNull(series, "series");
        requireNonNull(change, "change");
        return Chart.of(options -> Trends.changed(series, change, options));
    }

    /**
     * How ratings spread: points below the middle of the scale to the left, those above it to the right.
     *
     * @param ratings the ratings
     * @return the picture
     * @throws IllegalArgumentException if there are none
     */
    public static Chart of(Ratings ratings) {
        requireNonNull(ratings, "ratings");
        return Chart.of(options -> Distributions.of(ratings, options));
    }

    /**
     * How ratings spread by group, sorted by good less bad.
     *
     * @param groupedBy what the groups are
     * @param ratings the ratings of each group, on one scale
     * @return the picture
     * @throws IllegalArgumentException if no group has ratings, or they are on several scales
     */
    public static Chart distribution(String groupedBy, Map<String, Ratings> ratings) {
        requireNonNull(groupedBy, "groupedBy");
        ImmutableMap<String, Ratings> all = ImmutableMap.copyOf(ratings);
        return Chart.of(options -> Distributions.of(groupedBy, all, options));
    }

    /**
     * How ratings spread by group, with the words of the scale.
     *
     * @param groupedBy what the groups are
     * @param ratings the ratings of each group, on the scale of the labels
     * @param labels a word for each point of the scale
     * @return the picture
     * @throws IllegalArgumentException if no group has ratings, or they are on another scale
     */
    public static Chart distribution(String groupedBy, Map<String, Ratings> ratings, ScaleLabels labels) {
        requireNonNull(groupedBy, "groupedBy");
        requireNonNull(labels, "labels");
        ImmutableMap<String, Ratings> all = ImmutableMap.copyOf(ratings);
        return Chart.of(options -> Distributions.of(groupedBy, all, labels, options));
    }

    /**
     * The bands of NPS by group: detractors to the left, promoters to the right, passives around zero.
     *
     * @param table NPS by group
     * @return the picture
     * @throws IllegalArgumentException if no group has answers
     */
    public static Chart distribution(MetricTable<Nps> table) {
        requireNonNull(table, "table");
        return Chart.of(options -> Distributions.of(table, options));
    }

    /**
     * A funnel: how many reach each step, with intervals, and what is lost between.
     *
     * @param funnel the counts
     * @return the picture
     * @throws IllegalArgumentException if nobody entered
     */
    public static Chart of(FunnelTally funnel) {
        requireNonNull(funnel, "funnel");
        return Chart.of(options -> new FunnelBars(funnel, options));
    }

    /**
     * A funnel: how many reach each step, with intervals, and what is lost between.
     *
     * @param funnel the result
     * @return the picture
     * @throws IllegalArgumentException if nobody entered
     */
    public static Chart of(FunnelResult funnel) {
        return Chart.of(requireNonNull(funnel, "funnel").tally());
    }

    /**
     * How long conversion took those who converted. Those still on their way are not in it: {@code Chart.incidence(result.survival().curve())} has them.
     *
     * @param funnel the result
     * @return the picture
     * @throws IllegalArgumentException if nobody converted
     */
    public static Chart timeToConvert(FunnelResult funnel) {
        Durations times = requireNonNull(funnel, "funnel").timeToConvert();
        return Chart.of(options -> new DurationBars("Time to convert", times));
    }

    /**
     * How long something took: a histogram with the median and the time within which nine of ten were done.
     *
     * @param durations the durations
     * @return the picture
     * @throws IllegalArgumentException if there are none
     */
    public static Chart of(Durations durations) {
        requireNonNull(durations, "durations");
        return Chart.of(options -> new DurationBars("Durations", durations));
    }

    /**
     * Cohorts as a heat map: the share of each cohort that came back in each period, empty where the period isn't over.
     *
     * @param cohorts the table
     * @return the picture
     * @throws IllegalArgumentException if no cohort has customers
     */
    public static Chart of(CohortTable cohorts) {
        requireNonNull(cohorts, "cohorts");
        return Chart.of(options -> new CohortHeat(cohorts, options));
    }

    /**
     * The retention curve of all cohorts together with its band, the cohorts faintly behind it.
     *
     * @param cohorts the table
     * @return the picture
     * @throws IllegalArgumentException if no cohort has customers, or the table has brackets, which are no curve
     */
    public static Chart retention(CohortTable cohorts) {
        requireNonNull(cohorts, "cohorts");
        return Chart.of(options -> Retention.of(cohorts, options));
    }

    /**
     * Retention curves by group; more than four become small plots.
     *
     * @param groupedBy what the groups are
     * @param cohorts the table of each group, all of one rule
     * @return the picture
     * @throws IllegalArgumentException if no group has customers, the rules differ, or the tables have brackets
     */
    public static Chart retention(String groupedBy, Map<String, CohortTable> cohorts) {
        checkArgument(!requireNonNull(groupedBy, "groupedBy").isBlank(), "groups need a name for what they are");
        ImmutableMap<String, CohortTable> all = ImmutableMap.copyOf(cohorts);
        return Chart.of(options -> Retention.of(groupedBy, all, options));
    }

    /**
     * A survival curve with its band, and the number at risk.
     *
     * @param curve the curve
     * @return the picture
     */
    public static Chart of(SurvivalCurve curve) {
        requireNonNull(curve, "curve");
        return Chart.of(options -> Survival.of(curve, false, options));
    }

    /**
     * Survival by group with bands, numbers at risk, and the log-rank test; more than four groups become small plots.
     *
     * @param groupedBy what the groups are
     * @param curves the curve of each group
     * @return the picture
     * @throws IllegalArgumentException if there are none, or their units differ
     */
    public static Chart survival(String groupedBy, Map<String, SurvivalCurve> curves) {
        checkArgument(!requireNonNull(groupedBy, "groupedBy").isBlank(), "groups need a name for what they are");
        ImmutableMap<String, SurvivalCurve> all = ImmutableMap.copyOf(curves);
        return Chart.of(options -> Survival.of(groupedBy, all, false, options));
    }

    /**
     * Cumulative incidence: the share that have had their event by each time, one minus survival.
     *
     * @param curve the curve
     * @return the picture
     */
    public static Chart incidence(SurvivalCurve curve) {
        requireNonNull(curve, "curve");
        return Chart.of(options -> Survival.of(curve, true, options));
    }

    /**
     * Cumulative incidence by group; more than four become small plots.
     *
     * @param groupedBy what the groups are
     * @param curves the curve of each group
     * @return the picture
     * @throws IllegalArgumentException if there are none, or their units differ
     */
    public static Chart incidence(String groupedBy, Map<String, SurvivalCurve> curves) {
        checkArgument(!requireNonNull(groupedBy, "groupedBy").isBlank(), "groups need a name for what they are");
        ImmutableMap<String, SurvivalCurve> all = ImmutableMap.copyOf(curves);
        return Chart.of(options -> Survival.of(groupedBy, all, true, options));
    }
}
