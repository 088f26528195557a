package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.LongStream;

/**
 * How the promises to many tickets stood at an instant: met, broken and still running ones of each metric.
 *
 * <p>{@link #attainment} is of decided promises only; running ones are never counted as met and never hidden. Tallies of different policies don't merge, nor
 * do those that were read as of different instants. Immutable and thread-safe.
 */
public final class SlaTally extends ExactTally<SlaTally> {

    private static final int CELLS = SlaMetric.values().length * SlaState.values().length;

    private static final long serialVersionUID = 1;

    private final SlaPolicy.AsOf rule;
    private final long tickets;
    private final long withoutTarget;
    private final long afterAsOf;
    private final transient long[] outcomes;

    /** Takes the array over. */
    private SlaTally(SlaPolicy.AsOf rule, long tickets, long withoutTarget, long afterAsOf, long[] outcomes) {
        this.rule = rule;
        this.tickets = CountMath.checkNotNegative(tickets, "tickets");
        this.withoutTarget = CountMath.checkNotNegative(withoutTarget, "tickets without target");
        this.afterAsOf = CountMath.checkNotNegative(afterAsOf, "tickets after asOf");
        this.outcomes = outcomes;
    }

    static SlaTally of(
            SlaPolicy.AsOf rule, long tickets, long withoutTarget, long afterAsOf, List<SlaOutcome> outcomes) {
        long[] counts = new long[CELLS];
        outcomes.forEach(outcome -> counts[cell(outcome.target().metric(), outcome.state())]++);
        return new SlaTally(rule, tickets, withoutTarget, afterAsOf, counts);
    }

    private static int cell(SlaMetric metric, SlaState state) {
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
     * How many tickets were set aside since they were created later than {@link #asOf()}.
     *
     * @return the count
     */
    public long afterAsOf() {
        return afterAsOf;
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
                sums);
    }

    /**
     * The plain data of {@link SlaTally}. Three lists go by target.
     *
     * @param clock the clock as text
     * @param priorities the priority of each target
     * @param metrics what each promises
     * @param withinSeconds how soon, whole seconds
     * @param withinNanos the rest of it
     * @param asOf when tickets were read
     * @param tickets tickets with a promise
     * @param withoutTarget tickets without
     * @param afterAsOf tickets created later
     * @param outcomes met, breached, running and void ones of each metric in turn
     */
    public record Counts(
            String clock,
            List<String> priorities,
            List<SlaMetric> metrics,
            List<Long> withinSeconds,
            List<Integer> withinNanos,
            String asOf,
            long tickets,
            long withoutTarget,
            long afterAsOf,
            List<Long> outcomes)
            implements TallyCounts<SlaTally> {

        @Override
        public SlaTally toTally() {
            int n = priorities.size();
            checkArgument(
                    metrics.size() == n && withinSeconds.size() == n && withinNanos.size() == n,
                    "the lists of SLA targets are not of one length");
            SlaTarget[] targets = new SlaTarget[n];
            for (int i = 0; i < n; i++) {
                targets[i] = new SlaTarget(
                        priorities.get(i),
                        metrics.get(i),
                        Duration.ofSeconds(withinSeconds.get(i), withinNanos.get(i)));
            }
            checkArgument(outcomes.size() == CELLS, "an SLA has %s counts, not %s", CELLS, outcomes.size());
            return new SlaTally(
                    SlaPolicy.of(targets).withClock(TicketClock.parse(clock)).asOf(Instant.parse(asOf)),
                    tickets,
                    withoutTarget,
                    afterAsOf,
                    outcomes.stream()
                            .mapToLong(count -> CountMath.checkNotNegative(count, "outcomes"))
                            .toArray());
        }
    }

    @Override
    public Counts toCounts() {
        List<SlaTarget> targets = definition().targets();
        return new Counts(
                definition().clock().toText(),
                targets.stream().map(SlaTarget::priority).toList(),
                targets.stream().map(SlaTarget::metric).toList(),
                targets.stream().map(target -> target.within().getSeconds()).toList(),
                targets.stream().map(target -> target.within().getNano()).toList(),
                asOf().toString(),
                tickets,
                withoutTarget,
                afterAsOf,
                LongStream.of(outcomes).boxed().toList());
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
