package io.github.cxmetrics;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * One metric for several groups, printed as an aligned table: group, n, value and 95 % interval. A group without data prints "–".
 *
 * @param <M> the metric
 */
public final class MetricTable<M extends Metric<M>> implements Serializable {

    private static final long serialVersionUID = 1;

    private final String groupedBy;

    @SuppressWarnings("serial") // an unmodifiable map, which is serializable
    private final Map<String, M> metrics;

    private MetricTable(String groupedBy, Map<String, M> metrics) {
        this.groupedBy = groupedBy;
        this.metrics = Collections.unmodifiableMap(metrics);
    }

    /**
     * A table of metrics.
     *
     * @param groupedBy what the groups are, the heading of the first column
     * @param metrics group to metric, printed in the map's order
     * @param <M> the metric
     * @return the table
     */
    public static <M extends Metric<M>> MetricTable<M> of(String groupedBy, Map<String, M> metrics) {
        requireNonNull(groupedBy, "groupedBy");
        requireNonNull(metrics, "metrics");
        metrics.forEach((group, metric) -> checkArgument(
                group != null && metric != null, "a group and its metric must not be null, not %s", metric));
        return new MetricTable<>(groupedBy, new LinkedHashMap<>(metrics));
    }

    /**
     * A table of metrics read off other tallies, for example {@code MetricTable.of("area", ratingsByArea, Nps::from)}.
     *
     * @param groupedBy what the groups are
     * @param tallies group to tally, printed in the map's order
     * @param reading makes the metric of a tally
     * @param <R> the tally
     * @param <M> the metric
     * @return the table
     */
    public static <R, M extends Metric<M>> MetricTable<M> of(
            String groupedBy, Map<String, R> tallies, Function<? super R, M> reading) {
        requireNonNull(groupedBy, "groupedBy");
        requireNonNull(reading, "reading");
        Map<String, M> metrics = new LinkedHashMap<>();
        Checks.map(tallies, "tallies")
                .forEach((group, tally) ->
                        metrics.put(group, requireNonNull(reading.apply(tally), "metric of a group")));
        return new MetricTable<>(groupedBy, metrics);
    }

    /**
     * What the groups are.
     *
     * @return the heading of the first column
     */
    public String groupedBy() {
        return groupedBy;
    }

    /**
     * The metrics by group.
     *
     * @return an unmodifiable map in printing order
     */
    public Map<String, M> metrics() {
        return metrics;
    }

    /** Aligned text; the last column is the interval. */
    @Override
    public String toString() {
        Iterator<M> any = metrics.values().iterator();
        String metric = any.hasNext() ? any.next().name() : "value";
        TextTable table = TextTable.of(groupedBy, "n", metric, Confidence.DEFAULT + " CI");
        metrics.forEach((group, m) -> table.row(
                group,
                Long.toString(m.count()),
                m.count() == 0 ? TextTable.UNDEFINED : m.unit().text(m.value()),
                m.intervalIfDefined(Confidence.DEFAULT)
                        .map(i -> i.text(m.unit()))
                        .orElse(TextTable.UNDEFINED)));
        return table.toString();
    }
}
