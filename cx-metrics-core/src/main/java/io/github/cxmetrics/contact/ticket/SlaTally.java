package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.SerializedTally;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.internal.CountMath;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.LongStream;

/**
 * How the promises to many tickets stood at an instant: met, broken and still running ones of each metric.
 *
 * <p>{@link #attainment} is of decided promises only; running ones are never counted as met and never hidden. Tallies of different policies don't merge; of
 * different instants they do, and keep the latest. Immutable and thread-safe.
 */
public final class SlaTally implements Tally<SlaTally>, Serializable {

    static final int CELLS = SlaMetric.values().length * SlaState.values().length;

    private static final long serialVersionUID = 1;

    private final SlaPolicy policy;
    private final Instant asOf;
    private final long tickets;
    private final long withoutTarget;
    private final long notYetCreated;
    private final transient long[] outcomes;

    /** Takes the array over. */
    SlaTally(SlaPolicy policy, Instant asOf, long tickets, long withoutTarget, long notYetCreated, long[] outcomes) {
        this.policy = policy;
        this.asOf = asOf;
        this.tickets = CountMath.checkNotNegative(tickets, "tickets");
        this.withoutTarget = CountMath.checkNotNegative(withoutTarget, "tickets without target");
        this.notYetCreated = CountMath.checkNotNegative(notYetCreated, "tickets not yet created");
        this.outcomes = outcomes;
    }

    static int cell(SlaMetric metric, SlaState state) {
        return metric.ordinal() * SlaState.values().length + state.ordinal();
    }

    /**
     * What was promised.
     *
     * @return the policy
     */
    public SlaPolicy policy() {
        return policy;
    }

    /**
     * When tickets were read.
     *
     * @return the instant; of several tallies the latest
     */
    public Instant asOf() {
        return asOf;
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
     * How many tickets were created only later.
     *
     * @return the count
     */
    public long notYetCreated() {
        return notYetCreated;
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
        return Proportion.of(met, CountMath.sum(met, countOf(metric, SlaState.BREACHED), "outcomes"));
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
        policy.checkSame(other.policy);
        long[] sums = new long[CELLS];
        for (int i = 0; i < CELLS; i++) {
            sums[i] = CountMath.sum(outcomes[i], other.outcomes[i], "outcomes");
        }
        return new SlaTally(
                policy,
                asOf.isBefore(other.asOf) ? other.asOf : asOf,
                CountMath.sum(tickets, other.tickets, "tickets"),
                CountMath.sum(withoutTarget, other.withoutTarget, "tickets without target"),
                CountMath.sum(notYetCreated, other.notYetCreated, "tickets not yet created"),
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
     * @param notYetCreated tickets created later
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
            long notYetCreated,
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
                    SlaPolicy.of(TicketClock.parse(clock), targets),
                    Instant.parse(asOf),
                    tickets,
                    withoutTarget,
                    notYetCreated,
                    outcomes.stream()
                            .mapToLong(count -> CountMath.checkNotNegative(count, "outcomes"))
                            .toArray());
        }
    }

    @Override
    public Counts toCounts() {
        List<SlaTarget> targets = policy.targets();
        return new Counts(
                policy.clock().toText(),
                targets.stream().map(SlaTarget::priority).toList(),
                targets.stream().map(SlaTarget::metric).toList(),
                targets.stream().map(target -> target.within().getSeconds()).toList(),
                targets.stream().map(target -> target.within().getNano()).toList(),
                asOf.toString(),
                tickets,
                withoutTarget,
                notYetCreated,
                LongStream.of(outcomes).boxed().toList());
    }

    private Object writeReplace() {
        return new SerializedTally<>(toCounts());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("an SLA tally is serialized through its counts");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SlaTally that && toCounts().equals(that.toCounts());
    }

    @Override
    public int hashCode() {
        return 31 * policy.hashCode() + Arrays.hashCode(outcomes);
    }

    /** One line, for example {@code SLA as of …: n = 3 tickets; RESOLUTION 50.0 % met of 2, 1 running}. */
    @Override
    public String toString() {
        if (tickets == 0) {
            return "SLA: no tickets with a target";
        }
        StringJoiner text = new StringJoiner("; ", "SLA as of " + asOf + ": n = " + tickets + " tickets; ", "");
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
