package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.LongStream;

/**
 * How the promises to many tickets stood at an instant: met, broken and still running ones of each metric.
 *
 * <p>{@link #attainment} is of decided promises only; running ones are never counted as met and never hidden. Tallies
 * of different policies don't merge, nor do those that were read as of different instants. Immutable and thread-safe.
 */
public final class SlaTally extends ExactTally<SlaTally> {

    private static final int CELLS = SlaMetric.values().length * SlaState.values().length;

    private static final long serialVersionUID = 1;
    private static final String TYPE = "sla-tally";
    private static final int VERSION = 1;

    private final SlaPolicy.AsOf rule;
    private final long tickets;
    private final long withoutTarget;
    private final long afterAsOf;
    private final long leftOut;
    private final transient long[] outcomes;

    /** Takes the array over. */
    private SlaTally(
            SlaPolicy.AsOf rule, long tickets, long withoutTarget, long afterAsOf, long leftOut, long[] outcomes) {
        this.rule = rule;
        this.tickets = CountMath.checkNotNegative(tickets, "tickets");
        this.withoutTarget = CountMath.checkNotNegative(withoutTarget, "tickets without target");
        this.afterAsOf = CountMath.checkNotNegative(afterAsOf, "tickets after asOf");
        this.leftOut = CountMath.checkNotNegative(leftOut, "tickets left out");
        this.outcomes = outcomes;
    }

    static SlaTally of(
            SlaPolicy.AsOf rule,
            long tickets,
            long withoutTarget,
            long afterAsOf,
            long leftOut,
            List<SlaOutcome> outcomes) {
        long[] counts = new long[CELLS];
        outcomes.forEach(outcome -> counts[cell(outcome.metric(), outcome.state())]++);
        return new SlaTally(rule, tickets, withoutTarget, afterAsOf, leftOut, counts);
    }

    private static int cell(SlaMetric metric, SlaState state) {
        requireNonNull(state, "state");
        requireNonNull(metric, "metric");
        return metric.ordinal() * SlaState.values().length + state.ordinal();
    }

    @Override
    public SlaPolicy.AsOf rule() {
        return rule;
    }

    /**
     * What was promised, whenever tickets were read.
     *
     * @return the policy
     */
    public SlaPolicy definition() {
        return rule.definition();
    }

    /**
     * When tickets were read.
     *
     * @return the last instant that was looked at
     */
    public Instant asOf() {
        return rule.asOf();
    }

    /** How many tickets something was promised to. */
    @Override
    public long count() {
        return tickets;
    }

    /**
     * How many tickets nothing was promised to, for want of a priority or of a target for it.
     *
     * @return the count
     */
    public long withoutTarget() {
        return withoutTarget;
    }

    /**
     * How many tickets were set aside since they were created later than {@link #asOf()}, or since the id of their only
     * creation belongs to an earlier row.
     *
     * @return the count
     */
    public long afterAsOf() {
        return afterAsOf;
    }

    /**
     * How many tickets were left out, for they were merged, spam or deleted.
     *
     * @return the count
     */
    public long leftOut() {
        return leftOut;
    }

    /**
     * How many promises stand so.
     *
     * @param metric what was promised
     * @param state how it stands
     * @return the count
     */
    public long countOf(SlaMetric metric, SlaState state) {
        return outcomes[cell(metric, state)];
    }

    /**
     * The kept promises of those that are decided.
     *
     * @param metric what was promised
     * @return {@code met / (met + breached)}; {@link #pending} ones are in neither
     */
    public Proportion attainment(SlaMetric metric) {
        long met = countOf(metric, SlaState.MET);
        return Proportion.of(met, CountMath.sum(met, countOf(metric, SlaState.BREACHED), "outcomes"))
                .named(metric + " met", "decided promises");
    }

    /**
     * The promises that are still running.
     *
     * @param metric what was promised
     * @return the count
     */
    public long pending(SlaMetric metric) {
        return countOf(metric, SlaState.RUNNING);
    }

    @Override
    public SlaTally plus(SlaTally other) {
        TallyRule.checkMerge("SLA", rule, other.rule);
        long[] sums = new long[CELLS];
        for (int i = 0; i < CELLS; i++) {
            sums[i] = CountMath.sum(outcomes[i], other.outcomes[i], "outcomes");
        }
        return new SlaTally(
                rule,
                CountMath.sum(tickets, other.tickets, "tickets"),
                CountMath.sum(withoutTarget, other.withoutTarget, "tickets without target"),
                CountMath.sum(afterAsOf, other.afterAsOf, "tickets after asOf"),
                CountMath.sum(leftOut, other.leftOut, "tickets left out"),
                sums);
    }

    /**
     * The plain data of {@link SlaTally}.
     *
     * @param type {@code sla-tally}
     * @param version 1
     * @param rule the policy, and when tickets were read
     * @param tickets tickets with a promise
     * @param withoutTarget tickets without
     * @param afterAsOf tickets created later
     * @param leftOut tickets that were merged, spam or deleted
     * @param outcomes promises in each {@link SlaState}, of each {@link SlaMetric} in turn
     */
    public record Counts(
            String type,
            int version,
            SlaPolicy.AsOf.Form rule,
            long tickets,
            long withoutTarget,
            long afterAsOf,
            long leftOut,
            List<Long> outcomes)
            implements TallyCounts<SlaTally> {

        @Override
        public SlaTally toTally() {
            Stored.check(type, version, TYPE, VERSION);
            SlaTally tally = new SlaTally(
                    Stored.present(rule, "the rule of an SLA").restore(),
                    tickets,
                    withoutTarget,
                    afterAsOf,
                    leftOut,
                    Stored.counts(outcomes, CELLS, "outcomes"));
            for (SlaMetric metric : SlaMetric.values()) {
                tally.checkOutcomes(metric);
            }
            return tally;
        }

        @Override
        public Map<String, Long> numbers() {
            toTally();
            Numbers numbers = Numbers.of("tickets", tickets)
                    .and("without target", withoutTarget)
                    .and("after asOf", afterAsOf)
                    .and("left out", leftOut);
            for (SlaMetric metric : SlaMetric.values()) {
                for (SlaState state : SlaState.values()) {
                    String name =
                            (metric + " " + state).toLowerCase(Locale.ROOT).replace('_', ' ');
                    numbers.and(name, outcomes.get(cell(metric, state)));
                }
            }
            return numbers.map();
        }
    }

    /**
     * A ticket has one outcome of its first response, and of each promise to the whole ticket; what no target names has
     * none.
     */
    private void checkOutcomes(SlaMetric metric) {
        long sum = 0;
        for (SlaState state : SlaState.values()) {
            sum = CountMath.sum(sum, countOf(metric, state), "outcomes");
        }
        long all = CountMath.sum(tickets, withoutTarget, "tickets");
        boolean promised = definition().hasTargets(metric);
        boolean one = metric == SlaMetric.FIRST_RESPONSE || metric.isOfTicket();
        checkArgument(
                promised ? !one || sum == all : sum == 0,
                "%s outcomes of %s, which is %s, for %s tickets",
                sum,
                metric,
                promised ? "promised once" : "not promised",
                all);
        checkArgument(all > 0 || sum == 0, "%s outcomes of %s for no tickets", sum, metric);
    }

    @Override
    public Counts toCounts() {
        List<Long> counts = LongStream.of(outcomes).boxed().toList();
        return new Counts(TYPE, VERSION, rule.toForm(), tickets, withoutTarget, afterAsOf, leftOut, counts);
    }

    /** One line, for example {@code SLA as of …: n = 3 tickets; RESOLUTION 50.0 % met of 2, 1 running}. */
    @Override
    public String toString() {
        if (tickets == 0) {
            return "SLA: no tickets with a target";
        }
        StringJoiner text = new StringJoiner("; ", "SLA as of " + asOf() + ": n = " + tickets + " tickets; ", "");
        for (SlaMetric metric : SlaMetric.values()) {
            Proportion attained = attainment(metric);
            if (attained.trials() + pending(metric) > 0) {
                text.add(metric + " "
                        + (attained.trials() == 0 ? "–" : attained.unit().text(attained.value())) + " met of "
                        + attained.trials() + ", " + pending(metric) + " running");
            }
        }
        return text.toString();
    }
}
