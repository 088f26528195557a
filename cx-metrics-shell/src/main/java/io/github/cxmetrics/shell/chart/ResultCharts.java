package io.github.cxmetrics.shell.chart;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.MetricTable;
import io.github.cxmetrics.contact.call.CallIntervals;
import io.github.cxmetrics.contact.call.CallTally;
import io.github.cxmetrics.contact.call.ServiceLevelPolicy;
import io.github.cxmetrics.contact.ticket.AgeFrom;
import io.github.cxmetrics.contact.ticket.Backlog;
import io.github.cxmetrics.contact.ticket.BacklogFlow;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.journey.attribution.Credits;
import io.github.cxmetrics.journey.attribution.RevenueCredits;
import io.github.cxmetrics.journey.map.JourneyMap;
import io.github.cxmetrics.journey.path.Sankey;
import io.github.cxmetrics.journey.path.StepMatrix;
import io.github.cxmetrics.journey.path.Transitions;
import io.github.cxmetrics.kano.KanoResults;
import io.github.cxmetrics.lifetime.model.HoldoutReport;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.value.Cltv;
import io.github.cxmetrics.lifetime.value.CltvRanking;
import io.github.cxmetrics.monitor.MixAndRate;
import io.github.cxmetrics.monitor.SegmentComparisons;
import io.github.cxmetrics.monitor.driver.DriverShares;
import io.github.cxmetrics.monitor.driver.ImportancePerformance;
import io.github.cxmetrics.monitor.experiment.Experiment;
import io.github.cxmetrics.monitor.experiment.WatchedResult;
import io.github.cxmetrics.retention.revenue.MrrMovements;
import io.github.cxmetrics.staffing.RequiredAgents;
import io.github.cxmetrics.usability.Sus;
import io.github.cxmetrics.usability.TaskTimes;
import io.github.cxmetrics.usability.WebVitals;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The pictures of kano, lifetime, journeys, contacts, drivers, experiments and revenue; {@link Chart} has them all. */
abstract sealed class ResultCharts extends RankingCharts permits TallyCharts {

    ResultCharts() {}

    /**
     * A Kano quadrant: features by better and worse, with the crosses of their intervals. Names stand beside their points; where not all find room, numbers
     * do, and the names stand below.
     *
     * @param results features and their categories
     * @return the picture
     * @throws IllegalArgumentException if no feature has an answer that can be classified
     */
    public static Chart of(KanoResults results) {
        requireNonNull(results, "results");
        return Chart.of(options -> KanoQuadrant.of(results, options));
    }

    /**
     * A priority matrix: importance against performance of drivers, with the crosses of their intervals.
     *
     * @param result the attributes and their cuts
     * @return the picture
     * @throws IllegalArgumentException if there are no attributes
     */
    public static Chart of(ImportancePerformance result) {
        requireNonNull(result, "result");
        return Chart.of(options -> PriorityMatrix.of(result));
    }

    /**
     * Drivers: the share of the explained variance of each, with intervals.
     *
     * @param shares the shares
     * @return the picture, from the largest to the smallest
     * @throws IllegalArgumentException if nothing is explained
     */
    public static Chart of(DriverShares shares) {
        requireNonNull(shares, "shares");
        return Chart.of(options -> DriverBars.of(shares, options));
    }

    /**
     * A forest: the difference of each segment from all others, with intervals; filled where it differs after the correction.
     *
     * @param comparisons segments against the rest
     * @return the picture, from the largest difference to the smallest
     * @throws IllegalArgumentException if no segment can be compared
     */
    public static Chart of(SegmentComparisons comparisons) {
        requireNonNull(comparisons, "comparisons");
        return Chart.of(options -> Forest.of(comparisons, options));
    }

    /**
     * A waterfall: how much of the change of a total is rate, segment by segment, and how much is mix.
     *
     * @param change the change taken apart
     * @return the picture
     */
    public static Chart of(MixAndRate change) {
        requireNonNull(change, "change");
        return Chart.of(options -> Changes.of(change));
    }

    /**
     * A waterfall: monthly recurring revenue from start to end, with what was gained and lost.
     *
     * @param movements the movements
     * @return the picture
     */
    public static Chart of(MrrMovements movements) {
        requireNonNull(movements, "movements");
        return Chart.of(options -> Changes.of(movements));
    }

    /**
     * A ranking: the value of each customer as a bar, with its range where the ranking has {@linkplain CltvRanking#withIntervals intervals}.
     *
     * @param ranking the most valuable customers
     * @return the picture, the best first
     * @throws IllegalArgumentException if the ranking is empty
     */
    public static Chart of(CltvRanking ranking) {
        requireNonNull(ranking, "ranking");
        return Chart.of(options -> CltvPictures.ranking(ranking));
    }

    /**
     * A distribution: customers by what they are worth. The last bar holds the hundredth of them who are worth most, and whoever is worth as much.
     *
     * @param cltv what is valued
     * @param histories the customers
     * @return the picture
     * @throws IllegalArgumentException if there are no customers
     */
    public static Chart of(Cltv cltv, PurchaseHistories histories) {
        requireNonNull(cltv, "cltv");
        requireNonNull(histories, "histories");
        return Chart.of(options -> CltvPictures.distribution(cltv, histories));
    }

    /**
     * Holdout tracking: purchases so far and of each period, expected by the model and actual, with the end of the calibration.
     *
     * @param report the report
     * @return the picture
     */
    public static Chart of(HoldoutReport report) {
        requireNonNull(report, "report");
        return Chart.of(options -> HoldoutPictures.tracking(report));
    }

    /**
     * A Sankey: ways through steps, as wide as their paths are many, ordered to cross little. For example {@code Chart.of(matrix.sankey(4))}.
     *
     * @param sankey nodes and links of at most 12 positions
     * @return the picture
     * @throws IllegalArgumentException if there are no nodes, or too many to be read
     */
    public static Chart of(Sankey sankey) {
        requireNonNull(sankey, "sankey");
        return Chart.of(options -> SankeyPicture.of(sankey));
    }

    /**
     * A step matrix as a heat map: which step stands at each position of a path. Beyond 20 steps the rarer ones are one row.
     *
     * @param matrix the counts of at most 24 positions
     * @return the picture
     * @throws IllegalArgumentException if there are no paths, or too many positions
     */
    public static Chart of(StepMatrix matrix) {
        requireNonNull(matrix, "matrix");
        return Chart.of(options -> StepPictures.positions(matrix));
    }

    /**
     * A heat map: of the visits to each step, the share that goes on to each other. Beyond 14 steps the rarer ones are left out, and counted.
     *
     * @param transitions the counts
     * @return the picture
     * @throws IllegalArgumentException if there are no paths
     */
    public static Chart of(Transitions transitions) {
        requireNonNull(transitions, "transitions");
        return Chart.of(options -> StepPictures.transitions(transitions));
    }

    /**
     * Attribution: conversions by channel, as one model credits them or up to four beside each other.
     *
     * @param credits credits of the same conversions by different models; the first one sorts
     * @return the picture
     * @throws IllegalArgumentException if there is none, more than four, one twice, or they are of different conversions
     */
    public static Chart of(Credits... credits) {
        List<Credits> models = Checks.list(Arrays.asList(requireNonNull(credits, "credits")), "credits");
        return Chart.of(options -> AttributionBars.conversions(models, options));
    }

    /**
     * Attribution of revenue by channel, as one model credits it or up to four beside each other.
     *
     * @param credits credits of the same conversions by different models; the first one sorts
     * @return the picture
     * @throws IllegalArgumentException if there is none, more than four, one twice, or they are of different conversions
     */
    public static Chart of(RevenueCredits... credits) {
        List<RevenueCredits> models = Checks.list(Arrays.asList(requireNonNull(credits, "credits")), "credits");
        return Chart.of(options -> AttributionBars.revenue(models, options));
    }

    /**
     * A journey map: how each stage feels, in straight segments with intervals; below it touchpoints, who came, who came no further, and friction.
     *
     * @param map the map
     * @param score the property of a score of the map, on whose scale it feels
     * @return the picture
     * @throws IllegalArgumentException if the map has no such score, or no stage has ratings that are shown
     */
    public static Chart of(JourneyMap map, String score) {
        requireNonNull(map, "map");
        requireNonNull(score, "score");
        return Chart.of(options -> JourneyPicture.of(map, score));
    }

    /**
     * Friction by touchpoint: customers who came no further, times effort; the worst first.
     *
     * @param map the map, with a score of ease
     * @return the picture
     * @throws IllegalArgumentException if no touchpoint has ratings of effort that are shown
     */
    public static Chart friction(JourneyMap map) {
        requireNonNull(map, "map");
        return Chart.of(options -> JourneyPicture.friction(map));
    }

    /**
     * Service level and calls by interval.
     *
     * @param intervals the intervals, and the zone of their labels
     * @param byInterval calls by the start of their interval, as {@code rule.countBy(calls, intervals)}; intervals between without calls are gaps
     * @param policy what counts as served
     * @return the picture
     * @throws IllegalArgumentException if there are no intervals, more than 1500, or one begins elsewhere
     */
    public static Chart of(
            CallIntervals intervals, SortedMap<Instant, CallTally> byInterval, ServiceLevelPolicy policy) {
        requireNonNull(intervals, "intervals");
        SortedMap<Instant, CallTally> tallies =
                Collections.unmodifiableSortedMap(new TreeMap<>(requireNonNull(byInterval, "byInterval")));
        requireNonNull(policy, "policy");
        return Chart.of(options -> ServiceLevels.of(intervals, tallies, policy, null, options));
    }

    /**
     * Service level and calls by interval, with a target.
     *
     * @param intervals the intervals, and the zone of their labels
     * @param byInterval calls by the start of their interval, as {@code rule.countBy(calls, intervals)}; intervals between without calls are gaps
     * @param policy what counts as served
     * @param target a share, 0..1, for example 0.8
     * @return the picture
     * @throws IllegalArgumentException if the target isn't a share, there are no intervals, more than 1500, or one begins elsewhere
     */
    public static Chart of(
            CallIntervals intervals,
            SortedMap<Instant, CallTally> byInterval,
            ServiceLevelPolicy policy,
            double target) {
        requireNonNull(intervals, "intervals");
        SortedMap<Instant, CallTally> tallies =
                Collections.unmodifiableSortedMap(new TreeMap<>(requireNonNull(byInterval, "byInterval")));
        requireNonNull(policy, "policy");
        Checks.share(target, "a target of the service level");
        return Chart.of(options -> ServiceLevels.of(intervals, tallies, policy, target, options));
    }

    /**
     * A backlog by period: open tickets at the end of each, and what came in and was solved meanwhile.
     *
     * @param flows a flow for each period, in order, by its name
     * @return the picture
     * @throws IllegalArgumentException if there is no period
     */
    public static Chart backlog(Map<String, BacklogFlow> flows) {
        Map<String, BacklogFlow> kept = Checks.map(flows, "flows");
        return Chart.of(options -> BacklogPictures.flow(kept));
    }

    /**
     * Open tickets by age.
     *
     * @param backlog the open tickets
     * @param from since when age counts
     * @param limits where buckets begin, zero first, ascending
     * @return the picture
     * @throws IllegalArgumentException if no ticket is open, or the limits don't ascend from zero
     */
    public static Chart of(Backlog backlog, AgeFrom from, Duration... limits) {
        requireNonNull(backlog, "backlog");
        requireNonNull(from, "from");
        Duration[] kept = requireNonNull(limits, "limits").clone();
        return Chart.of(options -> BacklogPictures.ages(backlog, from, kept));
    }

    /**
     * Agents needed by interval.
     *
     * @param need what a plan asks for, by the name of the interval, in order
     * @return the picture
     * @throws IllegalArgumentException if there is no interval
     */
    public static Chart staffing(Map<String, RequiredAgents> need) {
        Map<String, RequiredAgents> kept = Checks.map(need, "need");
        return Chart.of(options -> StaffingPicture.of(kept, null));
    }

    /**
     * Agents needed by interval against those who are there; where they are too few, by how many.
     *
     * @param need what a plan asks for, by the name of the interval, in order
     * @param agents agents on the queue, by the same names
     * @return the picture
     * @throws IllegalArgumentException if there is no interval, or the names differ
     */
    public static Chart staffing(Map<String, RequiredAgents> need, Map<String, Integer> agents) {
        Map<String, RequiredAgents> kept = Checks.map(need, "need");
        Map<String, Integer> there = Checks.map(agents, "agents");
        return Chart.of(options -> StaffingPicture.of(kept, there));
    }

    /**
     * An experiment: both arms with intervals, and their difference with its own.
     *
     * @param experiment the experiment at its planned end
     * @param <T> the metric
     * @return the picture; its title says so where the split is not the planned one
     */
    public static <T extends Metric<T>> Chart of(Experiment<T> experiment) {
        requireNonNull(experiment, "experiment");
        return Chart.of(options -> ExperimentPictures.of(experiment));
    }

    /**
     * A watched test: the estimate of each day with the interval that holds at all looks, and the day of decision.
     *
     * @param watched the result
     * @return the picture
     * @throws IllegalArgumentException if there is no day
     */
    public static Chart of(WatchedResult watched) {
        requireNonNull(watched, "watched");
        return Chart.of(options -> ExperimentPictures.of(watched));
    }

    /**
     * SUS against grades: scores with intervals, over fields from F to A.
     *
     * @param table SUS by product, version or group
     * @return the picture
     * @throws IllegalArgumentException if no group has data
     */
    public static Chart grades(MetricTable<Sus> table) {
        requireNonNull(table, "table");
        return Chart.of(options -> UsabilityPictures.grades(table, options));
    }

    /**
     * Times of tasks: geometric means with intervals, failed attempts censored.
     *
     * @param byTask times by task, in order
     * @return the picture
     * @throws IllegalArgumentException if no task has a mean, or units differ
     */
    public static Chart taskTimes(Map<String, TaskTimes> byTask) {
        Map<String, TaskTimes> kept = Checks.map(byTask, "byTask");
        return Chart.of(options -> UsabilityPictures.times(kept, options));
    }

    /**
     * Web vitals: shares of good, middling and poor loads, with the 75th percentile of each vital.
     *
     * @param vitals the measurements
     * @return the picture
     * @throws IllegalArgumentException if nothing was measured
     */
    public static Chart of(WebVitals vitals) {
        requireNonNull(vitals, "vitals");
        return Chart.of(options -> UsabilityPictures.of(vitals));
    }
}
