package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.MetricView;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.monitor.disclosure.Suppression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One metric by segment, where each observation is in one segment: which segments differ from the rest, whether they differ at all, who leads, and what may be
 * shown of small ones.
 *
 * <pre>{@code
 * Segments<Nps> areas = Segments.of("area", Map.of("A", Nps.of(10, 9, 3), "B", Nps.of(10, 6)));
 * SegmentComparisons rows = areas.versusRest();
 * }</pre>
 *
 * <p>{@link #atLeast} hides small segments, and with them what would give them away. From then on their numbers are gone: no table, rank, copy or view has
 * them, and they are in no family of tests. Segments of one total only: a topic that some mention and others don't is {@link TopicImpact}.
 *
 * @param <T> the metric
 */
public final class Segments<T extends Metric<T>> {

    private final String groupedBy;
    private final Set<String> names;
    private final Map<String, T> shown;
    private final @Nullable T hiddenTogether;
    private final @Nullable T total;
    private final long minimum;

    private Segments(
            String groupedBy,
            Set<String> names,
            Map<String, T> shown,
            @Nullable T hiddenTogether,
            @Nullable T total,
            long minimum) {
        this.groupedBy = groupedBy;
        this.names = Collections.unmodifiableSet(names);
        this.shown = Collections.unmodifiableMap(shown);
        this.hiddenTogether = hiddenTogether;
        this.total = total;
        this.minimum = minimum;
    }

    /**
     * A metric by segment.
     *
     * @param segments the metric of each segment, in the order of tables
     * @param <T> the metric
     * @return the segments
     * @throws IllegalArgumentException if there is none, or they follow different rules
     */
    public static <T extends Metric<T>> Segments<T> of(Map<String, T> segments) {
        return of("segment", segments);
    }

    /**
     * A metric by segment.
     *
     * @param groupedBy what the segments are, the heading of the first column
     * @param segments the metric of each segment, in the order of tables
     * @param <T> the metric
     * @return the segments
     * @throws IllegalArgumentException if there is none, or they follow different rules
     */
    public static <T extends Metric<T>> Segments<T> of(String groupedBy, Map<String, T> segments) {
        requireNonNull(groupedBy, "groupedBy");
        requireNonNull(segments, "segments");
        checkArgument(!segments.isEmpty(), "there are no segments by %s", groupedBy);
        Map<String, T> copy = new LinkedHashMap<>(segments);
        checkArgument(
                !copy.containsKey(null) && !copy.containsValue(null),
                "a segment by %s has no name or no metric",
                groupedBy);
        return new Segments<>(groupedBy, new LinkedHashSet<>(copy.keySet()), copy, null, Tally.merge(copy.values()), 1);
    }

    /**
     * Hides segments of fewer than a minimum, and the smallest others until at least two are hidden that hold the minimum together: a total is shown, from
     * which one alone could be subtracted. Empty segments hide nothing. Where none is left, the total goes too. See {@link Suppression}.
     *
     * @param minimum the smallest n that may be shown
     * @return the segments that may be shown
     * @throws IllegalArgumentException if the minimum is below 1
     * @throws IllegalStateException if segments are hidden already: start from all of them
     */
    public Segments<T> atLeast(long minimum) {
        if (this.minimum > 1) {
            throw new IllegalStateException(
                    "segments are hidden below " + this.minimum + " already: another minimum starts from all of them");
        }
        List<String> all = List.copyOf(shown.keySet());
        Suppression suppression = Suppression.withTotal(
                minimum, shown.values().stream().mapToLong(Metric::count).toArray());
        Map<String, T> left = new LinkedHashMap<>();
        List<T> hidden = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            T metric = shown.get(all.get(i));
            if (suppression.isHidden(i)) {
                hidden.add(metric);
            } else {
                left.put(all.get(i), metric);
            }
        }
        boolean bare = suppression.totalHidden();
        return new Segments<>(
                groupedBy,
                names,
                left,
                hidden.isEmpty() || bare ? null : Tally.merge(hidden),
                bare ? null : total,
                minimum);
    }

    /**
     * What the segments are.
     *
     * @return the heading of the first column
     */
    public String groupedBy() {
        return groupedBy;
    }

    /**
     * The segments that may be shown.
     *
     * @return name to metric, unmodifiable, without the hidden ones
     */
    public Map<String, T> shown() {
        return shown;
    }

    /**
     * The names of the segments that may not be shown. Which of them are small, and which only cover them, is not told.
     *
     * @return the names, in order
     */
    public List<String> hidden() {
        return names.stream().filter(name -> !shown.containsKey(name)).toList();
    }

    /**
     * All segments together, the hidden ones included.
     *
     * @return the total
     * @throws IllegalStateException if even the total may not be shown
     */
    public T total() {
        if (total == null) {
            throw new IllegalStateException("the total by " + groupedBy + " is hidden: fewer than " + minimum
                    + ", or it would give a hidden segment away");
        }
        return total;
    }

    /**
     * Each segment against all others, corrected by Holm, with 95 % intervals.
     *
     * @return the comparisons
     */
    public SegmentComparisons versusRest() {
        return versusRest(Confidence.DEFAULT);
    }

    /**
     * Each segment against all others, corrected by Holm: say {@link SegmentComparisons#adjusted} for another correction.
     *
     * @param confidence the level of each interval
     * @return the comparisons; a segment that is empty, hidden or the total has none
     */
    public SegmentComparisons versusRest(Confidence confidence) {
        requireNonNull(confidence, "confidence");
        List<SegmentComparisons.Row> rows = new ArrayList<>();
        List<T> metrics = new ArrayList<>(shown.values());
        List<Optional<T>> rests = rests(metrics);
        Evidence all = total == null ? null : Evidence.of(total);
        Map<String, Optional<VersusRest>> comparisons = new LinkedHashMap<>();
        int i = 0;
        for (String name : shown.keySet()) {
            T segment = metrics.get(i);
            Optional<T> rest = rests.get(i);
            i++;
            boolean defined = all != null
                    && segment.count() > 0
                    && rest.isPresent()
                    && rest.get().count() > 0;
            comparisons.put(
                    name,
                    defined ? Optional.of(VersusRest.of(segment, rest.get(), all, confidence)) : Optional.empty());
        }
        for (String name : names) {
            T segment = shown.get(name);
            rows.add(
                    segment == null
                            ? SegmentComparisons.Row.hidden(name)
                            : SegmentComparisons.Row.of(
                                    name, segment, comparisons.get(name).orElse(null)));
        }
        MetricView view = total == null ? null : total.view();
        T any = total != null ? total : metrics.isEmpty() ? null : metrics.get(0);
        return SegmentComparisons.of(groupedBy, any == null ? "" : any.name(), rows, view, minimum);
    }

    /** All others of each, by prefix and suffix sums: a metric need not know how to take a part out. */
    private List<Optional<T>> rests(List<T> metrics) {
        int m = metrics.size();
        List<Optional<T>> after = new ArrayList<>(Collections.nCopies(m + 1, Optional.empty()));
        after.set(m, Optional.ofNullable(hiddenTogether));
        for (int i = m - 1; i >= 0; i--) {
            after.set(i, Optional.of(plus(after.get(i + 1), metrics.get(i))));
        }
        List<Optional<T>> rests = new ArrayList<>();
        Optional<T> before = Optional.empty();
        for (int i = 0; i < m; i++) {
            Optional<T> behind = after.get(i + 1);
            rests.add(before.isEmpty() ? behind : Optional.of(plus(behind, before.get())));
            before = Optional.of(plus(before, metrics.get(i)));
        }
        return rests;
    }

    private static <T extends Metric<T>> T plus(Optional<T> sum, T metric) {
        return sum.map(s -> s.plus(metric)).orElse(metric);
    }

    /**
     * Whether the segments that may be shown differ at all, and by how much beyond chance.
     *
     * @return the test and the spread
     */
    public Heterogeneity heterogeneity() {
        return Heterogeneity.of(shown);
    }

    /**
     * The segments that may be shown, drawn to their common mean and ranked.
     *
     * @return the leaderboard, highest first
     */
    public Leaderboard leaderboard() {
        return Leaderboard.of(groupedBy, shown);
    }

    /**
     * The segments as plain data, for JSON or a registry.
     *
     * @return name to view in the order of tables; a hidden segment has null for every number, its n included
     */
    public Map<String, SegmentView> view() {
        Map<String, SegmentView> views = new LinkedHashMap<>();
        for (String name : names) {
            T metric = shown.get(name);
            views.put(name, metric == null ? SegmentView.hidden(name) : SegmentView.of(name, metric.view()));
        }
        return Collections.unmodifiableMap(views);
    }

    /**
     * The metric of each segment.
     *
     * @return a table of segment, n, value and 95 % interval, with the total last
     */
    public String table() {
        T any = total != null ? total : shown.values().stream().findFirst().orElse(null);
        TextTable table = TextTable.of(groupedBy, "n", any == null ? "value" : any.name(), Confidence.DEFAULT + " CI");
        names.forEach(name -> row(table, name, shown.get(name)));
        row(table, "total", total);
        return table.toString();
    }

    private void row(TextTable table, String name, @Nullable T metric) {
        if (metric == null) {
            table.row(name, TextTable.HIDDEN, TextTable.HIDDEN, TextTable.HIDDEN);
        } else {
            table.row(
                    name,
                    Long.toString(metric.count()),
                    metric.valueIfDefined().isPresent() ? metric.unit().text(metric.value()) : TextTable.UNDEFINED,
                    metric.intervalIfDefined()
                            .map(interval -> interval.text(metric.unit()))
                            .orElse(TextTable.UNDEFINED));
        }
    }

    /**
     * One line for a report.
     *
     * @return for example {@code 7 segments by area, 2 of them hidden below 30: NPS 42.1 (95 % CI 39.8 … 44.3), n = 2792}
     */
    public String line() {
        int hidden = names.size() - shown.size();
        return names.size() + " segments by " + groupedBy
                + (hidden == 0 ? "" : ", " + hidden + " of them hidden below " + minimum) + ": "
                + (total == null ? "the total is hidden too" : total.line());
    }

    @Override
    public String toString() {
        return table();
    }
}
