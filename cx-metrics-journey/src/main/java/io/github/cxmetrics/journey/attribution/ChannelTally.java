package io.github.cxmetrics.journey.attribution;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.journey.path.Transitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How journeys move over channels: how many use more than one, how often they switch, how many stay in self-service, how many are resolved where they began.
 * Exact counts that merge over disjoint units. Which channel follows which, {@link Transitions} of the same property tell.
 *
 * <p>A journey is a unit with a contact. What happens after the end of the log is not known: a journey that still goes on may yet switch. No journeys is an
 * empty tally. Immutable and thread-safe.
 */
public final class ChannelTally extends ExactTally<ChannelTally> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "channel-tally";
    private static final int VERSION = 1;

    private final ChannelRule rule;
    private final transient Counts counts;
    private final transient long journeys;

    ChannelTally(
            ChannelRule rule,
            List<Long> distinct,
            long pairs,
            long switches,
            long begunInSelfService,
            long contained,
            long resolved,
            long resolvedInFirst,
            long excluded) {
        this(
                rule,
                new Counts(
                        TYPE,
                        VERSION,
                        rule.toForm(),
                        distinct,
                        pairs,
                        switches,
                        begunInSelfService,
                        contained,
                        resolved,
                        resolvedInFirst,
                        excluded));
    }

    private ChannelTally(ChannelRule rule, Counts counts) {
        this.rule = rule;
        this.counts = counts.trimmed();
        long sum = 0;
        for (long each : this.counts.distinct) {
            sum = CountMath.sum(sum, each, "journeys");
        }
        journeys = sum;
        checkPart(counts.switches, "switches", counts.pairs, "pairs");
        checkPart(counts.begunInSelfService, "journeys from self-service", journeys, "journeys");
        checkPart(counts.contained, "contained journeys", counts.begunInSelfService, "journeys from self-service");
        checkPart(counts.resolved, "resolved journeys", journeys, "journeys");
        checkPart(
                counts.resolvedInFirst, "journeys resolved in the first channel", counts.resolved, "resolved journeys");
        checkPart(crossChannel().successes(), "cross-channel journeys", counts.switches, "switches");
        checkArgument(
                counts.begunInSelfService == 0 || !rule.selfService().isEmpty(),
                "%s journeys are from self-service, but no channel is",
                counts.begunInSelfService);
        checkArgument(
                counts.resolved == 0 || !rule.resolution().isEmpty(),
                "%s journeys are resolved, but no event resolves",
                counts.resolved);
    }

    private static void checkPart(long part, String partName, long whole, String wholeName) {
        checkArgument(part <= whole, "%s must not exceed %s: %s of %s", partName, wholeName, part, whole);
    }

    @Override
    public ChannelRule rule() {
        return rule;
    }

    /** How many journeys: units with a contact. */
    @Override
    public long count() {
        return journeys;
    }

    /**
     * How many rows name no channel.
     *
     * @return the count
     */
    public long excluded() {
        return counts.excluded;
    }

    /**
     * How many journeys use how many channels.
     *
     * @return the number of journeys with 1, 2, … distinct channels
     */
    public List<Long> byDistinctChannels() {
        return counts.distinct;
    }

    /**
     * How many channels a journey uses.
     *
     * @return the mean number of distinct channels, at least 1
     * @throws IllegalStateException if there are no journeys
     */
    public double meanDistinctChannels() {
        if (journeys == 0) {
            throw new IllegalStateException("channels per journey are undefined: no journeys");
        }
        double sum = 0;
        for (int i = 0; i < counts.distinct.size(); i++) {
            sum += (double) (i + 1) * counts.distinct.get(i);
        }
        return sum / journeys;
    }

    /**
     * How many journeys use more than one channel.
     *
     * @return the proportion of journeys
     */
    public Proportion crossChannel() {
        long one = counts.distinct.isEmpty() ? 0 : counts.distinct.get(0);
        return Proportion.of(journeys - one, journeys).named("cross-channel", "journeys");
    }

    /**
     * How often the next contact is in another channel.
     *
     * @return the proportion of pairs of contacts in a row; its interval takes pairs as independent, which those of one journey are not
     */
    public Proportion switching() {
        return Proportion.of(counts.switches, counts.pairs).named("switching", "pairs in a row");
    }

    /**
     * Containment in self-service.
     *
     * @return of the journeys that began in self-service, those that never came to an assisted channel
     */
    public Proportion containment() {
        return Proportion.of(counts.contained, counts.begunInSelfService)
                .named("contained", "journeys from self-service");
    }

    /**
     * How many journeys were resolved.
     *
     * @return the proportion of journeys where the event of resolution came after a contact, or with it
     */
    public Proportion resolution() {
        return Proportion.of(counts.resolved, journeys).named("resolved", "journeys");
    }

    /**
     * First-channel resolution.
     *
     * @return the proportion of journeys that were resolved before they came to a second channel
     */
    public Proportion firstChannelResolution() {
        return Proportion.of(counts.resolvedInFirst, journeys).named("resolved in the first channel", "journeys");
    }

    @Override
    public ChannelTally plus(ChannelTally other) {
        TallyRule.checkMerge("channels", rule, other.rule);
        return new ChannelTally(rule, counts.plus(other.counts));
    }

    /**
     * The plain data of {@link ChannelTally}.
     *
     * @param type {@code channel-tally}
     * @param version 1
     * @param rule what was counted
     * @param distinct the number of journeys with 1, 2, … distinct channels
     * @param pairs contacts in a row
     * @param switches those of them in different channels
     * @param begunInSelfService journeys that began in self-service
     * @param contained those of them that stayed there
     * @param resolved journeys that were resolved
     * @param resolvedInFirst those of them that were in one channel until then
     * @param excluded rows without a channel
     */
    public record Counts(
            String type,
            int version,
            ChannelRule.Form rule,
            List<Long> distinct,
            long pairs,
            long switches,
            long begunInSelfService,
            long contained,
            long resolved,
            long resolvedInFirst,
            long excluded)
            implements TallyCounts<ChannelTally> {

        /**
         * Checks the counts.
         *
         * @param type {@code channel-tally}
         * @param version 1
         * @param rule what was counted
         * @param distinct the number of journeys with 1, 2, … distinct channels
         * @param pairs contacts in a row
         * @param switches those of them in different channels
         * @param begunInSelfService journeys that began in self-service
         * @param contained those of them that stayed there
         * @param resolved journeys that were resolved
         * @param resolvedInFirst those of them that were in one channel until then
         * @param excluded rows without a channel
         * @throws IllegalArgumentException if a count is negative
         */
        public Counts {
            distinct = Stored.list(distinct, "journeys");
            distinct.forEach(count -> CountMath.checkNotNegative(count, "journeys"));
            CountMath.checkNotNegative(pairs, "pairs");
            CountMath.checkNotNegative(switches, "switches");
            CountMath.checkNotNegative(begunInSelfService, "journeys from self-service");
            CountMath.checkNotNegative(contained, "contained journeys");
            CountMath.checkNotNegative(resolved, "resolved journeys");
            CountMath.checkNotNegative(resolvedInFirst, "journeys resolved in the first channel");
            CountMath.checkNotNegative(excluded, "excluded rows");
        }

        private Counts plus(Counts other) {
            List<Long> sums = new ArrayList<>();
            for (int i = 0; i < Math.max(distinct.size(), other.distinct.size()); i++) {
                long mine = i < distinct.size() ? distinct.get(i) : 0;
                long theirs = i < other.distinct.size() ? other.distinct.get(i) : 0;
                sums.add(CountMath.sum(mine, theirs, "journeys"));
            }
            return new Counts(
                    type,
                    version,
                    rule,
                    sums,
                    CountMath.sum(pairs, other.pairs, "pairs"),
                    CountMath.sum(switches, other.switches, "switches"),
                    CountMath.sum(begunInSelfService, other.begunInSelfService, "journeys from self-service"),
                    CountMath.sum(contained, other.contained, "contained journeys"),
                    CountMath.sum(resolved, other.resolved, "resolved journeys"),
                    CountMath.sum(resolvedInFirst, other.resolvedInFirst, "journeys resolved in the first channel"),
                    CountMath.sum(excluded, other.excluded, "excluded rows"));
        }

        /** Without zeros at the end, so that equal tallies have equal counts. */
        private Counts trimmed() {
            int n = distinct.size();
            while (n > 0 && distinct.get(n - 1) == 0) {
                n--;
            }
            return new Counts(
                    type,
                    version,
                    rule,
                    distinct.subList(0, n),
                    pairs,
                    switches,
                    begunInSelfService,
                    contained,
                    resolved,
                    resolvedInFirst,
                    excluded);
        }

        @Override
        public ChannelTally toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new ChannelTally(Stored.present(rule, "the rule of channels").restore(), this);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("journeys", distinct.stream().reduce(0L, Math::addExact))
                    .and("pairs", pairs)
                    .and("switches", switches)
                    .and("journeys from self-service", begunInSelfService)
                    .and("contained journeys", contained)
                    .and("resolved journeys", resolved)
                    .and("journeys resolved in the first channel", resolvedInFirst)
                    .and("excluded rows", excluded)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return counts;
    }

    /** One line, for example {@code channels: 2 of 3 journeys cross-channel (66.7 %), 1.7 channels a journey, 50.0 % of contacts switch}. */
    @Override
    public String toString() {
        if (journeys == 0) {
            return "channels: no journeys";
        }
        return "channels: " + crossChannel().successes() + " of " + journeys + " journeys cross-channel ("
                + text(crossChannel()) + "), " + Text.fixed(meanDistinctChannels(), 1) + " channels a journey"
                + part(", %s of contacts switch", switching())
                + part(", %s contained in self-service", containment())
                + (rule.resolution().isEmpty()
                        ? ""
                        : part(", %s resolved in the first channel", firstChannelResolution()));
    }

    private static String part(String words, Proportion share) {
        return share.trials() == 0 ? "" : words.replace("%s", text(share));
    }

    private static String text(Proportion share) {
        return Unit.SHARE.text(share.value());
    }
}
