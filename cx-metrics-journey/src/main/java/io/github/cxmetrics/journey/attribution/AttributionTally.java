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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

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
    private final transient long untouched;
    private final transient long expired;
    private final transient long excluded;
    private final transient long afterAsOf;
    private final transient long conversions;
    private final transient long count;

    AttributionTally(
            AttributionRule rule,
            List<ChannelPath> counted,
            long untouched,
            long expired,
            long excluded,
            long afterAsOf) {
        this.rule = rule;
        this.untouched = CountMath.checkNotNegative(untouched, "conversions without a touch");
        this.expired = CountMath.checkNotNegative(expired, "expired touches");
        this.excluded = CountMath.checkNotNegative(excluded, "excluded rows");
        this.afterAsOf = CountMath.checkNotNegative(afterAsOf, "rows after asOf");
        checkArgument(afterAsOf == 0 || rule.asOf() != null, "%s rows are after asOf, but there is none", afterAsOf);
        checkArgument(expired == 0 || rule.lookback() != null, "%s touches are expired without a lookback", expired);
        checkArgument(
                excluded == 0 || !rule.channel().isEmpty(), "%s rows name no channel, but none is asked for", excluded);
        TreeMap<List<String>, ChannelPath> distinct = new TreeMap<>(TouchPaths.BY_CHANNELS);
        long converted = 0;
        long all = untouched;
        for (ChannelPath path : counted) {
            converted = CountMath.sum(converted, path.conversions(), "conversions");
            all = CountMath.sum(CountMath.sum(all, path.conversions(), "paths"), path.nulls(), "paths");
            if (path.conversions() > 0 || path.nulls() > 0) {
                distinct.merge(path.channels(), path, ChannelPath::plus);
            }
        }
        paths = List.copyOf(distinct.values());
        conversions = converted;
        count = all;
    }

    /**
     * Paths that were counted elsewhere, say in SQL.
     *
     * @param paths the paths; equal ones are summed
     * @return the tally
     */
    public static AttributionTally of(ChannelPath... paths) {
        return new AttributionTally(AttributionRule.ELSEWHERE, List.of(paths), 0, 0, 0, 0);
    }

    @Override
    public AttributionRule rule() {
        return rule;
    }

    /** How many paths were counted: conversions, with or without a touch, and those that did not convert. */
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
        return untouched;
    }

    /**
     * How many touches were older than the lookback when their unit converted.
     *
     * @return the count
     */
    public long expired() {
        return expired;
    }

    /**
     * How many rows would be touches but name no channel.
     *
     * @return the count
     */
    public long excluded() {
        return excluded;
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
        return afterAsOf;
    }

    /**
     * How many paths with a touch converted.
     *
     * @return the proportion of paths with a touch
     */
    public Proportion conversionRate() {
        return Proportion.of(conversions, count - untouched).named("conversion rate", "paths with a touch");
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
     * @return the credits, which sum to {@link #conversions()}
     * @throws IllegalStateException if the model needs a conversion and there is none
     * @throws IllegalArgumentException if there are more channels than the model can do
     */
    public Credits credits(AttributionModel model) {
        return new Credits(model.toString(), model.credit(this), conversions, untouched);
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
        return new AttributionTally(
                rule,
                List.copyOf(sums.values()),
                CountMath.sum(untouched, other.untouched, "conversions without a touch"),
                CountMath.sum(expired, other.expired, "expired touches"),
                CountMath.sum(excluded, other.excluded, "excluded rows"),
                CountMath.sum(afterAsOf, other.afterAsOf, "rows after asOf"));
    }

    /**
     * The plain data of {@link AttributionTally}.
     *
     * @param type {@code attribution-tally}
     * @param version 1
     * @param rule what converts, and what touches
     * @param paths the distinct paths
     * @param untouched how many conversions had no touch
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
                    untouched,
                    expired,
                    excluded,
                    afterAsOf);
        }

        @Override
        public Map<String, Long> numbers() {
            AttributionTally tally = toTally();
            return Numbers.of("paths", tally.count)
                    .and("conversions", tally.conversions)
                    .and("untouched conversions", untouched)
                    .and("expired touches", expired)
                    .and("excluded rows", excluded)
                    .and("rows after asOf", afterAsOf)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, rule.toForm(), paths, untouched, expired, excluded, afterAsOf);
    }

    /** One line, for example {@code attribution: 3 of 10 paths converted, 2 channels, 2 distinct paths}. */
    @Override
    public String toString() {
        if (count == 0) {
            return "attribution: no paths";
        }
        return "attribution: " + conversions + " of " + (count - untouched) + " paths converted, "
                + channels().size() + " channels, " + paths.size() + " distinct paths"
                + (untouched == 0 ? "" : ", " + untouched + " conversions untouched")
                + (afterAsOf == 0 ? "" : ", " + afterAsOf + " rows after asOf");
    }
}
