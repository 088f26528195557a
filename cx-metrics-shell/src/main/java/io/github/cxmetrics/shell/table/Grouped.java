package io.github.cxmetrics.shell.table;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.MetricTable;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.monitor.MetricSeries;
import io.github.cxmetrics.monitor.SegmentComparisons;
import io.github.cxmetrics.monitor.Segments;
import io.github.cxmetrics.monitor.SeriesTrend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A metric of each group of rows: what {@link Table#by(String...)} leads to. It prints as a table with intervals, and goes on to the questions that are asked
 * next: which groups differ from the rest, what changed from month to month, whether there is a trend. Immutable.
 *
 * @param <M> the metric
 */
public final class Grouped<M extends Metric<M>> {

    /** In which order groups are listed. */
    public enum Order {
        /** By name: numbers by value, months by the calendar. */
        NAME,
        /** The highest value first, groups without data last. */
        HIGHEST,
        /** The lowest value first, groups without data last. */
        LOWEST,
        /** The most data first. */
        LARGEST
    }

    private final String groupedBy;
    private final Map<String, M> metrics;
    private final @Nullable CalendarPeriods periods;
    private final Map<String, Instant> starts;
    private final long minimum;
    private final Order order;

    private Grouped(
            String groupedBy,
            Map<String, M> metrics,
            @Nullable CalendarPeriods periods,
            Map<String, Instant> starts,
            long minimum,
            Order order) {
        this.groupedBy = groupedBy;
        this.metrics = metrics;
        this.periods = periods;
        this.starts = starts;
        this.minimum = minimum;
        this.order = order;
    }

    static <M extends Metric<M>> Grouped<M> of(
            String groupedBy, Map<String, M> metrics, @Nullable CalendarPeriods periods, Map<String, Instant> starts) {
        return new Grouped<>(groupedBy, metrics, periods, starts, 0, Order.NAME);
    }

    /**
     * The same without small groups, which are counted and not shown. To protect what few people said, see {@link Segments#atLeast}: it hides so many that
     * none can be found from the total.
     *
     * @param count how many answers, calls or other observations a group needs to be shown
     * @return the changed copy
     * @throws IllegalArgumentException if the count is negative
     */
    public Grouped<M> atLeast(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("the least count of a group must not be negative: " + count);
        }
        return new Grouped<>(groupedBy, metrics, periods, starts, count, order);
    }

    /**
     * The same in another order.
     *
     * @param other the order
     * @return the changed copy
     */
    public Grouped<M> sortedBy(Order other) {
        return new Grouped<>(groupedBy, metrics, periods, starts, minimum, Objects.requireNonNull(other, "other"));
    }

    /**
     * The groups that are shown.
     *
     * @return an unmodifiable map, in order
     */
    public Map<String, M> metrics() {
        List<Map.Entry<String, M>> shown = new ArrayList<>(metrics.entrySet());
        shown.removeIf(group -> group.getValue().count() < minimum);
        Comparator<Map.Entry<String, M>> empty =
                Comparator.comparing(group -> group.getValue().valueIfDefined().isEmpty());
        Comparator<Map.Entry<String, M>> value = Comparator.comparingDouble(
                group -> group.getValue().valueIfDefined().orElse(0));
        switch (order) {
            case HIGHEST -> shown.sort(empty.thenComparing(value.reversed()));
            case LOWEST -> shown.sort(empty.thenComparing(value));
            case LARGEST ->
                shown.sort(Comparator.comparingLong(group -> -group.getValue().count()));
            case NAME -> {}
        }
        Map<String, M> inOrder = new LinkedHashMap<>();
        shown.forEach(group -> inOrder.put(group.getKey(), group.getValue()));
        return Collections.unmodifiableMap(inOrder);
    }

    /**
     * How much data a group needs to be shown.
     *
     * @return the count of {@link #atLeast}, 0 without
     */
    public long least() {
        return minimum;
    }

    /**
     * The order of {@link #sortedBy}.
     *
     * @return {@link Order#NAME} without
     */
    public Order order() {
        return order;
    }

    /**
     * Whether the groups are periods of the calendar, so that {@link #toSeries}, {@link #changes} and {@link #trend} have an answer.
     *
     * @return whether
     */
    public boolean isByPeriods() {
        return periods != null;
    }

    /**
     * How many groups are too small to be shown.
     *
     * @return a count
     */
    public int hidden() {
        return metrics.size() - metrics().size();
    }

    /**
     * The groups that are shown, as the table that charts and reports take.
     *
     * @return the table
     */
    public MetricTable<M> toMetricTable() {
        return MetricTable.of(groupedBy, metrics());
    }

    /**
     * Each group against all others, corrected for looking at many. With {@link #atLeast}, small groups are hidden so that none can be found from the total.
     *
     * @return the comparisons, Holm-corrected; {@link SegmentComparisons#adjusted} for another correction
     * @throws IllegalArgumentException as {@link Segments#of(String, Map)}
     */
    public SegmentComparisons versusRest() {
        Segments<M> segments = Segments.of(groupedBy, metrics);
        return (minimum > 0 ? segments.atLeast(minimum) : segments).versusRest();
    }

    /**
     * Each period against the one before.
     *
     * @return the changes
     * @throws IllegalStateException if the groups aren't periods
     */
    public Changes changes() {
        return Changes.of(toSeries(), groupedBy);
    }

    /**
     * Whether the metric rises or falls over the periods.
     *
     * @return the trend
     * @throws IllegalStateException if the groups aren't periods
     */
    public SeriesTrend trend() {
        return toSeries().trend();
    }

    /**
     * The metric as a series, for control charts, change points and the year before. Groups that are too small are gaps; rows without a time are left out.
     *
     * @return the series
     * @throws IllegalStateException if the groups aren't periods
     * @throws IllegalArgumentException if there is none
     */
    public MetricSeries<M> toSeries() {
        CalendarPeriods by = periods;
        if (by == null) {
            throw new IllegalStateException("groups by " + groupedBy
                    + " are no periods of the calendar; group by byMonth, byWeek, byDay or byQuarter alone");
        }
        SortedMap<Instant, M> byStart = new TreeMap<>();
        metrics.forEach((name, metric) -> {
            Instant start = starts.get(name);
            if (start != null && metric.count() >= minimum) {
                byStart.put(start, metric);
            }
        });
        return MetricSeries.ofStarts(by, byStart);
    }

    /** The shown groups with n, value and interval, and a line that counts the hidden ones. */
    @Override
    public String toString() {
        int hidden = hidden();
        String said = hidden == 0
                ? ""
                : hidden + (hidden == 1 ? " group" : " groups") + " of fewer than " + minimum + " not shown\n";
        return toMetricTable() + said;
    }
}
