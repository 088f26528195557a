package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.MetricTable;
import io.github.cxmetrics.contact.Pareto;
import io.github.cxmetrics.contact.call.CallTable;
import io.github.cxmetrics.contact.call.ServiceLevel;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.journey.path.Variants;
import io.github.cxmetrics.lifetime.purchases.Rfm;
import io.github.cxmetrics.monitor.CusumResult;
import io.github.cxmetrics.monitor.EwmaResult;
import io.github.cxmetrics.monitor.Leaderboard;
import io.github.cxmetrics.monitor.group.Crosstab;
import io.github.cxmetrics.monitor.value.ServiceGap;
import io.github.cxmetrics.retention.revenue.ChurnReasons;
import io.github.cxmetrics.staffing.ForecastStep;
import io.github.cxmetrics.survey.Migration;
import java.util.Arrays;
import java.util.List;

/** The pictures of rankings, tables of counts, and watches for small changes; {@link Chart} has them all. */
abstract sealed class RankingCharts permits ResultCharts {

    RankingCharts() {}

    /**
     * A Pareto chart: reasons from the most frequent on, with the share that they reach together.
     *
     * @param pareto the counts
     * @return the picture; beyond 30 reasons the rarer ones stand in its numbers only
     * @throws IllegalArgumentException if there are none
     */
    public static Chart of(Pareto pareto) {
        requireNonNull(pareto, "pareto");
        return Chart.of(options -> Rankings.of(pareto));
    }

    /**
     * A leaderboard: values drawn to the common mean, with their doubt.
     *
     * @param board the leaderboard
     * @return the picture, in the board's order
     * @throws IllegalArgumentException if it has no groups
     */
    public static Chart of(Leaderboard board) {
        requireNonNull(board, "board");
        return Chart.of(options -> Rankings.of(board));
    }

    /**
     * The twelve most frequent paths, with the interval of each share.
     *
     * @param variants the paths
     * @return the picture
     * @throws IllegalArgumentException if there are none
     */
    public static Chart of(Variants variants) {
        requireNonNull(variants, "variants");
        return Chart.of(options -> Rankings.of(variants, options));
    }

    /**
     * Why customers left: the share of each reason, with intervals.
     *
     * @param reasons the reasons
     * @return the picture, the most frequent first
     * @throws IllegalArgumentException if nobody left
     */
    public static Chart of(ChurnReasons reasons) {
        requireNonNull(reasons, "reasons");
        return Chart.of(options -> Rankings.of(reasons, options));
    }

    /**
     * A service gap: perceived less expected by dimension, with intervals around zero.
     *
     * @param gap the gap
     * @return the picture
     * @throws IllegalArgumentException if no dimension has answers
     */
    public static Chart of(ServiceGap gap) {
        requireNonNull(gap, "gap");
        return Chart.of(options -> Rankings.of(gap));
    }

    /**
     * RFM: customers by segment, and the money that they spent.
     *
     * @param rfm the scores
     * @return the picture
     * @throws IllegalArgumentException if there are no customers
     */
    public static Chart of(Rfm rfm) {
        requireNonNull(rfm, "rfm");
        return Chart.of(options -> Rankings.of(rfm));
    }

    /**
     * Service level by queue, agent or channel, with intervals.
     *
     * @param table the calls
     * @return the picture, the highest first
     * @throws IllegalArgumentException if no group has calls
     */
    public static Chart of(CallTable table) {
        requireNonNull(table, "table");
        MetricTable<ServiceLevel> levels =
                MetricTable.of(table.groupedBy(), table.tallies(), tally -> tally.serviceLevel(table.policy()));
        return Chart.of(levels);
    }

    /**
     * A migration: from which band of NPS customers went to which, as a heat map.
     *
     * @param migration the bands before and after
     * @return the picture
     * @throws IllegalArgumentException if nobody answered twice
     */
    public static Chart of(Migration migration) {
        requireNonNull(migration, "migration");
        return Chart.of(options -> CountPictures.of(migration));
    }

    /**
     * A table of counts as a heat map of its rows' shares.
     *
     * @param crosstab the counts
     * @return the picture
     * @throws IllegalArgumentException if all counts are zero
     */
    public static Chart of(Crosstab crosstab) {
        requireNonNull(crosstab, "crosstab");
        return Chart.of(options -> CountPictures.of(crosstab));
    }

    /**
     * An EWMA chart: the moving average with its limits, the values behind it, and its signals.
     *
     * @param result the chart's points
     * @return the picture
     * @throws IllegalArgumentException if there are none
     */
    public static Chart of(EwmaResult result) {
        requireNonNull(result, "result");
        return Chart.of(options -> Watches.of(result));
    }

    /**
     * A CUSUM chart: the upper and the lower sum with the decision limit, and its signals.
     *
     * @param result the chart's points
     * @return the picture
     * @throws IllegalArgumentException if there are none
     */
    public static Chart of(CusumResult result) {
        requireNonNull(result, "result");
        return Chart.of(options -> Watches.of(result));
    }

    /**
     * A forecast: what was, and what will come with its prediction intervals.
     *
     * @param history contacts of each period so far, at least the last of those that the forecast was made from
     * @param steps the forecast, as {@code HoltWinters.fit(history, 7).forecast(14)}
     * @return the picture; the level of its intervals is a {@linkplain Chart#confidence choice}
     * @throws IllegalArgumentException if either is empty, or the history holds anything but numbers
     */
    public static Chart forecast(double[] history, List<ForecastStep> steps) {
        double[] kept = requireNonNull(history, "history").clone();
        checkArgument(Arrays.stream(kept).allMatch(Double::isFinite), "a history holds numbers, not NaN or infinity");
        List<ForecastStep> copy = Checks.list(requireNonNull(steps, "steps"), "steps");
        return Chart.of(options -> Watches.forecast(kept, copy, options.confidence()));
    }
}
