package io.github.cxmetrics.journey.attribution;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The paths of touches that led to conversions, and those that did not: what attribution models share credit on. Exact counts that merge over disjoint units.
 *
 * <p>No paths is an empty tally. Immutable and thread-safe.
 */
public final class AttributionTally extends ExactTally<AttributionTally> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "attribution-tally";
    private static final int VERSION = 1;

    private final AttributionRule rule;
    private final transient List<ChannelPath> paths;
    private final transient Aside aside;
    private final transient long conversions;
    private final transient long matured;
    private final transient long nulls;
    private final transient long count;

    /** What is counted beside the paths. */
    record Aside(long untouched, long pending, long expired, long excluded, long afterAsOf) {

        static final Aside NONE = new Aside(0, 0, 0, 0, 0);

        Aside {
            CountMath.checkNotNegative(untouched, "conversions without a touch");
            CountMath.checkNotNegative(pending, "pending paths");
            CountMath.checkNotNegative(expired, "expired touches");
            CountMath.checkNotNegative(excluded, "excluded rows");
            CountMath.checkNotNegative(afterAsOf, "rows after asOf");
        }

        static Aside of(TouchSink found) {
            return new Aside(found.untouched, found.pending, found.expired, found.excluded, found.afterAsOf);
        }

        Aside plus(Aside other) {
            return new Aside(
                    CountMath.sum(untouched, other.untouched, "conversions without a touch"),
                    CountMath.sum(pending, other.pending, "pending paths"),
                    CountMath.sum(expired, other.expired, "expired touches"),
                    CountMath.sum(excluded, other.excluded, "excluded rows"),
                    CountMath.sum(afterAsOf, other.afterAsOf, "rows after asOf"));
        }

        void check(AttributionRule rule) {
            boolean open = rule.asOf() != null;
            checkArgument(afterAsOf == 0 || open, "%s rows are after asOf, but there is none", afterAsOf);
            checkArgument(pending == 0 || open, "%s paths are pending, but there is no asOf", pending);
            checkArgument(
                    expired == 0 || rule.lookback() != null, "%s touches are expired without a lookback", expired);
            checkArgument(
                    excluded == 0 || !rule.channel().isEmpty(),
                    "%s rows name no channel, but none is asked for",
                    excluded);
        }
    }

    AttributionTally(AttributionRule rule, List<ChannelPath> counted, Aside aside) {
        this.rule = rule;
        this.aside = aside;
        aside.check(rule);
        TreeMap<List<String>, ChannelPath> distinct = new TreeMap<>(TouchPaths.BY_CHANNELS);
        for (ChannelPath path : counted) {
            checkArgument(
                    path.young() == 0 || rule.asOf() != null,
                    "%s conversions are young, but there is no asOf",
                    path.young());
            if (path.conversions() > 0 || path.nulls() > 0) {
                distinct.merge(path.channels(), path, ChannelPath::plus);
            }
        }
        paths = List.copyOf(distinct.values());
        conversions = sum(ChannelPath::conversions);
        matured = sum(ChannelPath::matured);
        nulls = sum(ChannelPath::nulls);
        long all = CountMath.sum(CountMath.sum(conversions, nulls, "paths"), aside.untouched, "paths");
        count = CountMath.sum(all, aside.pending, "paths");
    }

    private long sum(ToLongFunction<ChannelPath> of) {
        long sum = 0;
        for (ChannelPath path : paths) {
            sum = CountMath.sum(sum, of.applyAsLong(path), "paths");
        }
        return sum;
    }

    /**
     * Paths that were counted elsewhere, say in SQL.
     *
     * @param paths the paths; equal ones are summed
     * @return the tally
     */
    public static AttributionTally of(ChannelPath... paths) {
        for (int row = 0; row < paths.length; row++) {
            checkArgument(paths[row] != null, "a path must not be null (row %s)", row);
        }
        return new AttributionTally(AttributionRule.ELSEWHERE, List.of(paths), Aside.NONE);
    }

    /**
     * Paths in rows of your own, say from SQL: of channels in order, how often they converted and how often not.
     *
     * @param rows the rows; equal paths are summed
     * @param path the path of a row
     * @param <R> a row
     * @return the tally
     * @throws IllegalArgumentException if a path is null or refused, say for a null or empty channel; the message names the row, from 0
     */
    public static <R> AttributionTally from(
            Iterable<? extends R> rows, Function<? super R, ? extends ChannelPath> path) {
        List<ChannelPath> paths = new ArrayList<>();
        for (R row : rows) {
            int at = paths.size();
            try {
                ChannelPath made = path.apply(row);
                checkArgument(made != null, "a path must not be null");
                paths.add(made);
            } catch (IllegalArgumentException refused) {
                throw new IllegalArgumentException(refused.getMessage() + " (row " + at + ")", refused);
            }
        }
        return new AttributionTally(AttributionRule.ELSEWHERE, paths, Aside.NONE);
    }

    @Override
    public AttributionRule rule() {
        return rule;
    }

    /** How many paths were counted: conversions, with or without a touch, those that did not convert, and those that are pending. */
    @Override
    public long count() {
        return count;
    }

    /**
     * The distinct paths, by their channels.
     *
     * @return an unmodifiable list
     */
    public List<ChannelPath> paths() {
        return paths;
    }

    /**
     * How many conversions had a touch: what credits sum to.
     *
     * @return the count
     */
    public long conversions() {
        return conversions;
    }

    /**
     * How many conversions had no touch, or none that was young enough.
     *
     * @return the count
     */
    public long untouched() {
        return aside.untouched;
    }

    /**
     * How many touches were older than the lookback when their unit converted, or at the last touch of a path that did not convert.
     *
     * @return the count
     */
    public long expired() {
        return aside.expired;
    }

    /**
     * How many rows would be touches but name no channel.
     *
     * @return the count
     */
    public long excluded() {
        return aside.excluded;
    }

    /**
     * The end of the data.
     *
     * @return the last instant observed, nothing where the rule has none
     */
    public Optional<Instant> asOf() {
        return rule.readAsOf();
    }

    /**
     * How many rows were later than {@code asOf} and are not counted.
     *
     * @return the count
     */
    public long afterAsOf() {
        return aside.afterAsOf;
    }

    /**
     * How many paths have not converted but still can: the window of their last touch is not over at {@code asOf}. Always 0 without one.
     *
     * @return the count
     */
    public long pending() {
        return aside.pending;
    }

    /**
     * Of the conversions that had a touch, those whose last touch's window is over at {@code asOf}: all where there is none.
     *
     * @return the count, what {@link AttributionModel#markov} and {@link AttributionModel#SHAPLEY_RATES} share
     */
    public long maturedConversions() {
        return matured;
    }

    /**
     * How many paths with a touch converted. With an {@code asOf} only of the paths whose last touch's window is over, converted or not: to count young
     * conversions but not the young paths that may yet convert would favour the young. (Who is touched again and again stays pending, so that this is not
     * wholly free of the outcome.)
     *
     * @return the proportion of paths with a touch
     */
    public Proportion conversionRate() {
        return Proportion.of(matured, CountMath.sum(matured, nulls, "paths"))
                .named("conversion rate", "paths with a touch");
    }

    /**
     * All channels that were touched.
     *
     * @return their names, ascending
     */
    public List<String> channels() {
        TreeSet<String> channels = new TreeSet<>();
        paths.forEach(path -> channels.addAll(path.channels()));
        return List.copyOf(channels);
    }

    /**
     * Attributes the conversions to channels.
     *
     * @param model who gets how much
     * @return the credits, which sum to {@link #conversions()}; to {@link #maturedConversions()} in models of rates, Markov and Shapley by rates
     * @throws IllegalStateException if the model needs a conversion and there is none
     * @throws IllegalArgumentException if there are more channels than the model can do
     */
    public Credits credits(AttributionModel model) {
        boolean ofRates = model instanceof AttributionModel.Markov || model == AttributionModel.SHAPLEY_RATES;
        return new Credits(model.toString(), model.credit(this), ofRates ? matured : conversions, aside.untouched);
    }

    /**
     * The Markov chain of the paths, with the removal effect of each channel.
     *
     * @param order how many touches are a state, 1 for the chain of channels
     * @return the fitted chain
     * @throws IllegalStateException if there are no conversions
     * @throws IllegalArgumentException if the order is not positive, or there are more states than can be solved exactly
     */
    public MarkovAttribution markov(int order) {
        return MarkovAttribution.of(this, order);
    }

    @Override
    public AttributionTally plus(AttributionTally other) {
        TallyRule.checkMerge("attribution", rule, other.rule);
        TreeMap<List<String>, ChannelPath> sums = new TreeMap<>(TouchPaths.BY_CHANNELS);
        paths.forEach(path -> sums.put(path.channels(), path));
        other.paths.forEach(path -> sums.merge(path.channels(), path, ChannelPath::plus));
        return new AttributionTally(rule, List.copyOf(sums.values()), aside.plus(other.aside));
    }

    /**
     * The plain data of {@link AttributionTally}.
     *
     * @param type {@code attribution-tally}
     * @param version 1
     * @param rule what converts, and what touches
     * @param paths the distinct paths
     * @param untouched how many conversions had no touch
     * @param pending how many paths can still convert
     * @param expired how many touches were too old
     * @param excluded how many rows name no channel
     * @param afterAsOf how many rows were later than the last instant observed
     */
    public record Counts(
            String type,
            int version,
            AttributionRule.Form rule,
            List<ChannelPath> paths,
            long untouched,
            long pending,
            long expired,
            long excluded,
            long afterAsOf)
            implements TallyCounts<AttributionTally> {

        /**
         * Copies the list.
         *
         * @param type {@code attribution-tally}
         * @param version 1
         * @param rule what converts, and what touches
         * @param paths the distinct paths
         * @param untouched how many conversions had no touch
         * @param pending how many paths can still convert
         * @param expired how many touches were too old
         * @param excluded how many rows name no channel
         * @param afterAsOf how many rows were later than the last instant observed
         */
        public Counts {
            paths = Stored.list(paths, "a path");
        }

        @Override
        public AttributionTally toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new AttributionTally(
                    Stored.present(rule, "the rule of attribution").restore(),
                    paths,
                    new Aside(untouched, pending, expired, excluded, afterAsOf));
        }

        @Override
        public Map<String, Long> numbers() {
            AttributionTally tally = toTally();
            return Numbers.of("paths", tally.count)
                    .and("conversions", tally.conversions)
                    .and("matured conversions", tally.matured)
                    .and("untouched conversions", untouched)
                    .and("pending paths", pending)
                    .and("expired touches", expired)
                    .and("excluded rows", excluded)
                    .and("rows after asOf", afterAsOf)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                TYPE,
                VERSION,
                rule.toForm(),
                paths,
                aside.untouched,
                aside.pending,
                aside.expired,
                aside.excluded,
                aside.afterAsOf);
    }

    /** One line, for example {@code attribution: 3 of 10 paths converted, 2 channels, 2 distinct paths}. */
    @Override
    public String toString() {
        if (count == 0) {
            return "attribution: no paths";
        }
        Proportion rate = conversionRate();
        return "attribution: " + rate.successes() + " of " + rate.trials() + " paths converted, "
                + channels().size() + " channels, " + paths.size() + " distinct paths"
                + (aside.untouched == 0 ? "" : ", " + aside.untouched + " conversions untouched")
                + (conversions == matured ? "" : ", " + (conversions - matured) + " young conversions")
                + (aside.pending == 0 ? "" : ", " + aside.pending + " pending")
                + (aside.afterAsOf == 0 ? "" : ", " + aside.afterAsOf + " rows after asOf");
    }
}
