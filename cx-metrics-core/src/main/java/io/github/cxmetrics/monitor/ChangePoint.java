package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a share or a net score changed once, if it did: the likeliest date, the shortest range of dates that holds the true one with 95 %, and a Bayes
 * factor for whether there was a change at all.
 *
 * <p>Each date is weighed by the evidence of the counts before and after it, with Jeffreys' Dirichlet(½, …) for the shares. {@link #isChange} asks for a Bayes
 * factor above 3, which quiet series reach in 0.1–0.4 %; the largest likelihood ratio against 3.84 would call 37–70 % of them changed.
 * Counts that vary more than binomially are divided by their dispersion first. Of net scores the change is one of the bands, of which the score is only a part.
 *
 * @param <M> the metric
 */
public final class ChangePoint<M extends Metric<M>> {

    /** Above this Bayes factor a change is called one. */
    public static final double DECISIVE = 3;

    private static final double LEVEL = 0.95;
    private static final int BANDS_OF_SHARE = 2;

    private final Axis axis;
    private final M before;
    private final M after;
    private final double dispersion;
    private final double statistic;
    private final int index;
    private final double[] posterior;
    private final int from;
    private final int to;
    private final double logBayesFactor;
    private final int categories;

    private ChangePoint(Axis axis, List<? extends M> tallies, double dispersion) {
        CategoryCounts counts = CategoryCounts.of(tallies, dispersion);
        int last = counts.periods();
        double whole = counts.logLikelihood(0, last);
        double best = Double.NEGATIVE_INFINITY;
        int split = 1;
        for (int s = 1; s < last; s++) {
            double likelihood = counts.logLikelihood(0, s) + counts.logLikelihood(s, last);
            if (likelihood > best) {
                best = likelihood;
                split = s;
            }
        }
        this.axis = axis;
        this.dispersion = dispersion;
        this.categories = counts.categories();
        this.statistic = Math.max(0, 2 * (best - whole));
        this.index = split;
        this.before = Tally.merge(tallies.subList(0, split));
        this.after = Tally.merge(tallies.subList(split, last));
        double[] log = new double[last - 1];
        for (int s = 1; s < last; s++) {
            log[s - 1] = counts.logEvidence(0, s) + counts.logEvidence(s, last) - counts.logEvidence(0, last);
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (double each : log) {
            largest = Math.max(largest, each);
        }
        double sum = 0;
        for (double each : log) {
            sum += Math.exp(each - largest);
        }
        this.logBayesFactor = largest + Math.log(sum / log.length);
        this.posterior = new double[log.length];
        for (int s = 0; s < log.length; s++) {
            posterior[s] = Math.exp(log[s] - largest) / sum;
        }
        int[] range = shortestRange(posterior);
        this.from = range[0] + 1;
        this.to = range[1] + 1;
    }

    /** The first of the shortest ranges that hold 95 %. */
    private static int[] shortestRange(double[] posterior) {
        int[] shortest = {0, posterior.length - 1};
        double sum = 0;
        int start = 0;
        for (int end = 0; end < posterior.length; end++) {
            sum += posterior[end];
            while (start < end && sum - posterior[start] >= LEVEL) {
                sum -= posterior[start++];
            }
            if (sum >= LEVEL && end - start < shortest[1] - shortest[0]) {
                shortest = new int[] {start, end};
            }
        }
        return shortest;
    }

    /**
     * The change in tallies by period without dates, counts divided by their own dispersion.
     *
     * @param tallies in order; empty ones are gaps
     * @param <M> the metric
     * @return the change
     * @throws IllegalArgumentException if there are fewer than two, they follow different rules, or the metric is neither a share nor a net score
     */
    public static <M extends Metric<M>> ChangePoint<M> of(List<? extends M> tallies) {
        return of(
                new Axis.Positions(Checks.list(tallies, "tallies").size()),
                tallies,
                CategoryCounts.dispersion(tallies));
    }

    /**
     * The same with a dispersion of your choice.
     *
     * @param tallies in order; empty ones are gaps
     * @param dispersion by what all counts are divided first; 1 for none
     * @param <M> the metric
     * @return the change
     * @throws IllegalArgumentException as {@link #of(List)}, or if the dispersion is not positive
     */
    public static <M extends Metric<M>> ChangePoint<M> of(List<? extends M> tallies, double dispersion) {
        return of(new Axis.Positions(Checks.list(tallies, "tallies").size()), tallies, dispersion);
    }

    static <M extends Metric<M>> ChangePoint<M> of(Axis axis, List<? extends M> tallies, double dispersion) {
        checkArgument(tallies.size() >= 2, "a change needs at least 2 periods, not %s", tallies.size());
        M first = tallies.get(0);
        tallies.forEach(tally -> TallyRule.checkMerge(first.name(), first.rule(), tally.rule()));
        if (tallies.stream().allMatch(tally -> tally.count() == 0)) {
            throw new IllegalStateException("the change of " + first.name() + " is undefined: no period has data");
        }
        return new ChangePoint<>(axis, tallies, dispersion);
    }

    /**
     * Whether there is a change: a Bayes factor above 3.
     *
     * @return the verdict
     */
    public boolean isChange() {
        return logBayesFactor > Math.log(DECISIVE);
    }

    /**
     * The natural logarithm of the Bayes factor: mean evidence of all dates against the evidence of no change.
     *
     * @return above ln 3 for a change
     */
    public double logBayesFactor() {
        return logBayesFactor;
    }

    /**
     * The position of the first period after the likeliest change.
     *
     * @return from 1; the earliest of equally likely ones
     */
    public int index() {
        return index;
    }

    /**
     * The first date of the first period after the likeliest change.
     *
     * @return the date
     * @throws IllegalStateException if the tallies came without dates
     */
    public LocalDate date() {
        return date(index);
    }

    private LocalDate date(int at) {
        LocalDate date = axis.start(at);
        if (date == null) {
            throw new IllegalStateException(
                    "the change of " + before.name() + " has no date: its periods came without");
        }
        return date;
    }

    /**
     * The first position of the shortest range that holds the change with 95 %.
     *
     * @return from 1
     */
    public int firstIndex() {
        return from;
    }

    /**
     * The last position of that range.
     *
     * @return inclusive
     */
    public int lastIndex() {
        return to;
    }

    /**
     * The first date of the shortest range that holds the change with 95 %, if there is one.
     *
     * @return the date
     * @throws IllegalStateException if the tallies came without dates
     */
    public LocalDate earliest() {
        return date(from);
    }

    /**
     * The last date of that range.
     *
     * @return the first date of its last period
     * @throws IllegalStateException if the tallies came without dates
     */
    public LocalDate latest() {
        return date(to);
    }

    /**
     * A date with its probability.
     *
     * @param index the position of the first period after the change
     * @param label its name
     * @param start its first date; null where tallies came without dates
     * @param probability how likely the change was there, given that there was one
     */
    public record Weight(int index, String label, @Nullable LocalDate start, double probability) {

        /**
         * Checks the parts.
         *
         * @param index the position of the first period after the change
         * @param label its name
         * @param start its first date; null where tallies came without dates
         * @param probability how likely the change was there, given that there was one
         * @throws IllegalArgumentException if the position is negative or the probability outside 0..1
         */
        public Weight {
            Checks.count(index, "the position of a period");
            requireNonNull(label, "label");
            Checks.share(probability, "the probability of a change");
        }
    }

    /**
     * How likely the change was at each date, given that there was one.
     *
     * @return from the second period on; probabilities sum to 1
     */
    public List<Weight> posterior() {
        List<Weight> weights = new ArrayList<>(posterior.length);
        for (int s = 1; s <= posterior.length; s++) {
            weights.add(new Weight(s, axis.label(s), axis.start(s), posterior[s - 1]));
        }
        return weights;
    }

    /**
     * Twice the log-likelihood ratio of the best split against none. No chi-square: it is the largest of many.
     *
     * @return 0 or more
     */
    public double statistic() {
        return statistic;
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
     * All periods before the likeliest change together.
     *
     * @return the tally
     */
    public M before() {
        return before;
    }

    /**
     * All periods from the likeliest change on together.
     *
     * @return the tally
     */
    public M after() {
        return after;
    }

    /**
     * One line for a report.
     *
     * @return for example {@code SLA met changed at 2024-03-04 (95 % 2024-02-26 … 2024-03-11) from 82.1 % to 71.4 %, Bayes factor 1250}
     */
    public String line() {
        String levels = text(before) + " to " + text(after);
        String factor = "Bayes factor " + factor();
        String spread = dispersion > 1 ? ", dispersion " + Text.fixed(dispersion, 2) : "";
        if (!isChange()) {
            return before.name() + ": no change found (the likeliest at " + axis.label(index) + ", from " + levels
                    + "; " + factor + spread + ")";
        }
        return before.name() + (categories > BANDS_OF_SHARE ? ": the mix of its bands changed at " : " changed at ")
                + axis.label(index) + " (95 % " + axis.label(from) + " … " + axis.label(to) + ") from " + levels + ", "
                + factor + spread;
    }

    private String factor() {
        double largest = Math.log(1e6);
        return logBayesFactor > largest ? "> 1000000" : Text.digits(Math.exp(logBayesFactor), 3);
    }

    private static <M extends Metric<M>> String text(M tally) {
        return tally.valueIfDefined().isPresent() ? tally.unit().text(tally.value()) : TextTable.UNDEFINED;
    }

    /**
     * Aligned text: the dates of the range with their probabilities.
     *
     * @return one line a date
     */
    public String table() {
        TextTable table = TextTable.of("first period after", "probability");
        for (int s = from; s <= to; s++) {
            table.row(axis.label(s), Text.fixed(posterior[s - 1], 3));
        }
        return table.toString();
    }

    /** The line. */
    @Override
    public String toString() {
        return line();
    }
}
