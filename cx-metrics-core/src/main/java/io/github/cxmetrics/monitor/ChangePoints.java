package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The levels that a share or a net score went through, and when it changed from one to the next: the split into segments with the least penalised cost
 * {@code Σ(−2ℓ) + β·(segments − 1)}, found exactly (Jackson and others 2005).
 *
 * <p>The penalty of a further change is {@code (K+1)·ln m} for K categories and m periods with data: 3 ln m for shares, of which 2–3 % of quiet series are called
 * changed, where BIC's 2 ln m calls 11–15 %. Counts that vary more than binomially are divided by their dispersion first. Dates come without a range:
 * for one change {@link ChangePoint} has it.
 *
 * @param <M> the metric
 */
public final class ChangePoints<M extends Metric<M>> {

    private final Axis axis;
    private final List<Segment<M>> segments;
    private final double cost;
    private final double penalty;
    private final double dispersion;

    private ChangePoints(Axis axis, List<Segment<M>> segments, double cost, double penalty, double dispersion) {
        this.axis = axis;
        this.segments = segments;
        this.cost = cost;
        this.penalty = penalty;
        this.dispersion = dispersion;
    }

    /**
     * A stretch of periods with one level.
     *
     * @param index the position of its first period
     * @param label the name of its first period
     * @param start the first date of its first period; null where tallies came without dates
     * @param tally all its periods together
     * @param <M> the metric
     */
    public record Segment<M extends Metric<M>>(
            int index, String label, @Nullable LocalDate start, M tally) {

        /**
         * Checks the parts.
         *
         * @param index the position of its first period
         * @param label the name of its first period
         * @param start the first date of its first period; null where tallies came without dates
         * @param tally all its periods together
         * @throws IllegalArgumentException if the position is negative
         */
        public Segment {
            Checks.count(index, "the position of a period");
            requireNonNull(label, "label");
            requireNonNull(tally, "tally");
        }
    }

    /**
     * The changes in tallies by period without dates, with the default penalty and counts divided by their own dispersion.
     *
     * @param tallies in order; empty ones are gaps
     * @param <M> the metric
     * @return the changes
     * @throws IllegalArgumentException if there are none or more than {@link CalendarPeriods#MAX_PERIODS}, they follow different rules, or the metric
     *     is neither a share nor a net score
     */
    public static <M extends Metric<M>> ChangePoints<M> of(List<? extends M> tallies) {
        return of(
                new Axis.Positions(Checks.list(tallies, "tallies").size()),
                tallies,
                CategoryCounts.dispersion(tallies));
    }

    /**
     * The same with a dispersion and a penalty of your choice.
     *
     * @param tallies in order; empty ones are gaps
     * @param dispersion by what all counts are divided first; 1 for none
     * @param penalty the cost of a further change, not negative
     * @param <M> the metric
     * @return the changes
     * @throws IllegalArgumentException as {@link #of(List)}, or if dispersion or penalty are out of range
     */
    public static <M extends Metric<M>> ChangePoints<M> of(
            List<? extends M> tallies, double dispersion, double penalty) {
        return of(new Axis.Positions(Checks.list(tallies, "tallies").size()), tallies, dispersion, penalty);
    }

    static <M extends Metric<M>> ChangePoints<M> of(Axis axis, List<? extends M> tallies, double dispersion) {
        long filled = tallies.stream().filter(tally -> tally.count() > 0).count();
        int categories = tallies.isEmpty() ? 0 : Evidence.of(tallies.get(0)).categories().length;
        return of(axis, tallies, dispersion, (categories + 1) * Math.log(Math.max(1, filled)));
    }

    private static <M extends Metric<M>> ChangePoints<M> of(
            Axis axis, List<? extends M> tallies, double dispersion, double penalty) {
        checkArgument(!tallies.isEmpty(), "there are no periods");
        Columns.checkPairs(tallies.size());
        Checks.notNegative(penalty, "a penalty");
        M first = tallies.get(0);
        tallies.forEach(tally -> TallyRule.checkMerge(first.name(), first.rule(), tally.rule()));
        int[] filled = IntStream.range(0, tallies.size())
                .filter(i -> tallies.get(i).count() > 0)
                .toArray();
        if (filled.length == 0) {
            throw new IllegalStateException("the changes of " + first.name() + " are undefined: no period has data");
        }
        CategoryCounts counts = CategoryCounts.of(
                Arrays.stream(filled).mapToObj(i -> (M) tallies.get(i)).toList(), dispersion);
        double[] costs = new double[filled.length + 1];
        int[] starts = new int[filled.length + 1];
        partition(counts, penalty, costs, starts);
        List<Segment<M>> segments = new ArrayList<>();
        for (int end = filled.length; end > 0; end = starts[end]) {
            int at = starts[end] == 0 ? 0 : filled[starts[end]];
            int to = end == filled.length ? tallies.size() : filled[end];
            segments.add(new Segment<>(at, axis.label(at), axis.start(at), Tally.merge(tallies.subList(at, to))));
        }
        Collections.reverse(segments);
        return new ChangePoints<>(axis, List.copyOf(segments), costs[filled.length], penalty, dispersion);
    }

    /** The least cost of the periods before each, and where the last segment of that begins; the first segment costs no penalty. */
    private static void partition(CategoryCounts counts, double penalty, double[] costs, int[] starts) {
        costs[0] = -penalty;
        for (int end = 1; end <= counts.periods(); end++) {
            costs[end] = Double.POSITIVE_INFINITY;
            for (int start = 0; start < end; start++) {
                double cost = costs[start] + penalty - 2 * counts.logLikelihood(start, end);
                if (cost < costs[end]) {
                    costs[end] = cost;
                    starts[end] = start;
                }
            }
        }
    }

    /**
     * The levels in order.
     *
     * @return at least one; unmodifiable
     */
    public List<Segment<M>> segments() {
        return segments;
    }

    /**
     * Whether there is any change.
     *
     * @return true from two segments on
     */
    public boolean isChange() {
        return segments.size() > 1;
    }

    /**
     * The least cost.
     *
     * @return {@code Σ(−2ℓ) + β·(segments − 1)}
     */
    public double cost() {
        return cost;
    }

    /**
     * What a further change costs.
     *
     * @return β
     */
    public double penalty() {
        return penalty;
    }

    /**
     * By what all counts were divided first.
     *
     * @return 1 or more
     */
    public double dispersion() {
        return dispersion;
    }

    /**
     * One line for a report.
     *
     * @return for example {@code SLA met: 2 changes in 52 periods, 82.1 % → 71.4 % (2024-03-04) → 80.3 % (2024-06-10)}
     */
    public String line() {
        String name = segments.get(0).tally().name();
        int changes = segments.size() - 1;
        String spread = dispersion > 1 ? ", dispersion " + Text.fixed(dispersion, 2) : "";
        if (changes == 0) {
            return name + ": no change in " + axis.size() + " periods" + spread;
        }
        String levels = segments.stream()
                .map(segment -> text(segment.tally()) + (segment.index() == 0 ? "" : " (" + segment.label() + ")"))
                .collect(Collectors.joining(" → "));
        return name + ": " + changes + (changes == 1 ? " change in " : " changes in ") + axis.size() + " periods, "
                + levels + spread;
    }

    private static <M extends Metric<M>> String text(M tally) {
        return tally.unit().text(tally.value());
    }

    /**
     * Aligned text: where each level begins, its n, value and 95 % interval.
     *
     * @return one line a segment
     */
    public String table() {
        TextTable table = TextTable.of("from", "n", segments.get(0).tally().name(), "95 % CI");
        for (Segment<M> segment : segments) {
            M tally = segment.tally();
            table.row(
                    segment.label(),
                    Long.toString(tally.count()),
                    text(tally),
                    tally.intervalIfDefined().map(i -> i.text(tally.unit())).orElse(TextTable.UNDEFINED));
        }
        return table.toString();
    }

    /** The line. */
    @Override
    public String toString() {
        return line();
    }
}
