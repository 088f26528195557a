package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.SerializedTally;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.contact.ContactLabel;
import io.github.cxmetrics.contact.UnitCost;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.SurvivalTally;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Many tickets as they stood at an instant, by a {@link TicketRule}.
 *
 * <p>Open tickets are censored, not dropped: response and resolution times are {@link SurvivalTally tallies} of all tickets, whose curves give medians and
 * quantiles. The median of closed tickets alone is biased towards the quick ones, the more the longer tickets stay open. Ticket by ticket these times are
 * taken as independent of the instant of the reading. Tallies of cohorts by creation make the resolution rate of each.
 *
 * <p>Tallies of different rules don't merge; of different instants they do, and keep the latest. Immutable and thread-safe.
 */
public final class TicketTally implements Tally<TicketTally>, Serializable {

    /** Waits are sums of whole milliseconds. */
    static final ChronoUnit WAIT_UNIT = ChronoUnit.MILLIS;

    private static final long serialVersionUID = 1;

    private final TicketRule rule;
    private final Instant asOf;
    private final transient TicketSums sums;
    private final transient TicketTimes times;

    TicketTally(TicketRule rule, Instant asOf, TicketSums sums, TicketTimes times) {
        this.rule = rule;
        this.asOf = asOf;
        this.sums = sums;
        this.times = times;
    }

    /**
     * One tally for each agent, team, channel or reason, for any metric by any of them.
     *
     * @param tickets the tickets
     * @param label by what to group
     * @param attribution whose a ticket is that several had
     * @param rule how to count, and when
     * @return the tallies by name, ordered; tickets of which no event says it, and those not yet created, are under the empty name
     */
    public static Map<String, TicketTally> by(
            Collection<Ticket> tickets, ContactLabel label, Attribution attribution, TicketRule.AsOf rule) {
        return tickets.stream()
                .collect(Collectors.groupingBy(
                        ticket -> ticket.created().at().isAfter(rule.asOf())
                                ? ""
                                : ticket.asOf(rule.asOf(), rule.rule().clock())
                                        .attributed(label, attribution)
                                        .orElse(""),
                        TreeMap::new,
                        rule.collector()));
    }

    /**
     * How tickets were counted.
     *
     * @return the rule
     */
    public TicketRule definition() {
        return rule;
    }

    /**
     * When tickets were read.
     *
     * @return the instant; of several tallies the latest
     */
    public Instant asOf() {
        return asOf;
    }

    /** How many tickets there are: created by then, and not left out. */
    @Override
    public long count() {
        return countOf(TicketCount.TICKETS);
    }

    /**
     * One of the counts.
     *
     * @param what which
     * @return the count
     */
    public long countOf(TicketCount what) {
        return sums.of(what);
    }

    /**
     * How finished tickets ended, those that are left out included.
     *
     * @return a count for each ending
     */
    public Map<Ending, Long> endings() {
        return sums.endings();
    }

    /** The counts, which nobody writes to. */
    TicketSums sums() {
        return sums;
    }

    /**
     * The time to the first response; tickets without are censored at their end or at the instant of the reading.
     *
     * @return the tally, one spell a ticket
     */
    public SurvivalTally firstResponse() {
        return times.firstResponse();
    }

    /**
     * The response times: one spell for each run of customer messages; runs without an answer are censored.
     *
     * @return the tally
     */
    public SurvivalTally responses() {
        return times.responses();
    }

    /**
     * The time to the first resolution; tickets never solved are censored.
     *
     * @return the tally, one spell a ticket
     */
    public SurvivalTally firstResolution() {
        return times.firstResolution();
    }

    /**
     * The time to the last resolution; open tickets are censored, even if they were solved before.
     *
     * @return the tally, one spell a ticket
     */
    public SurvivalTally fullResolution() {
        return times.fullResolution();
    }

    /**
     * How long customers waited, in NEW, OPEN and HOLD.
     *
     * @return the waits of finished tickets, in whole milliseconds
     */
    public Durations requesterWait() {
        return times.requesterWait();
    }

    /**
     * How long the helpdesk waited for customers, in PENDING.
     *
     * @return the waits of finished tickets, in whole milliseconds
     */
    public Durations agentWait() {
        return times.agentWait();
    }

    /**
     * How long tickets were on hold.
     *
     * @return the waits of finished tickets, in whole milliseconds
     */
    public Durations onHold() {
        return times.onHold();
    }

    /**
     * The resolution rate: finished tickets of those created. Per cohort of creation it is the cohort's.
     *
     * @return the share
     */
    public Proportion resolved() {
        return Proportion.of(sums.finished(), count());
    }

    /**
     * The reopen rate: tickets reopened at least once, of those solved at least once.
     *
     * @return the share
     */
    public Proportion reopenRate() {
        return share(TicketCount.REOPENED, TicketCount.SOLVED_ONCE);
    }

    /**
     * Tickets reopened at least once, of all tickets, as some helpdesks report it.
     *
     * @return the share
     */
    public Proportion reopenedOfAll() {
        return share(TicketCount.REOPENED, TicketCount.TICKETS);
    }

    /**
     * The one-touch rate, of finished tickets.
     *
     * @param which how touches are counted
     * @return the share
     */
    public Proportion oneTouch(OneTouch which) {
        return Proportion.of(
                countOf(which == OneTouch.ZENDESK ? TicketCount.ONE_TOUCH_ZENDESK : TicketCount.ONE_TOUCH_STRICT),
                sums.finished());
    }

    /**
     * Durable resolutions: tickets not reopened within the window after their first resolution, of those whose window has ended.
     *
     * @return the share; {@link #durablePending} is never hidden
     */
    public Proportion durable() {
        return share(TicketCount.DURABLE, TicketCount.DURABLE_MATURE);
    }

    /**
     * How many solved tickets are left out of {@link #durable} because their window is still open.
     *
     * @return the count
     */
    public long durablePending() {
        return countOf(TicketCount.SOLVED_ONCE) - countOf(TicketCount.DURABLE_MATURE);
    }

    /**
     * Tickets given from one agent to another.
     *
     * @return the share of tickets to which it happened at least once
     */
    public Proportion reassignmentRate() {
        return share(TicketCount.REASSIGNED, TicketCount.TICKETS);
    }

    /**
     * Tickets given from one team to another.
     *
     * @return the share of tickets to which it happened at least once
     */
    public Proportion transferRate() {
        return share(TicketCount.TRANSFERRED, TicketCount.TICKETS);
    }

    /**
     * Tickets that went up a level.
     *
     * @return the share of tickets to which it happened at least once
     */
    public Proportion escalationRate() {
        return share(TicketCount.ESCALATED, TicketCount.TICKETS);
    }

    private Proportion share(TicketCount part, TicketCount whole) {
        return Proportion.of(countOf(part), countOf(whole));
    }

    /**
     * Messages, customer contacts and replies per ticket.
     *
     * @return the counts
     */
    public Interactions interactions() {
        return new Interactions(
                count(),
                countOf(TicketCount.MESSAGES),
                countOf(TicketCount.CUSTOMER_CONTACTS),
                countOf(TicketCount.AGENT_REPLIES));
    }

    /**
     * What a durable resolution costs.
     *
     * @param costs the costs of the tickets whose window has ended, not negative
     * @return the cost, exact
     * @throws IllegalArgumentException if the amount is negative
     */
    public UnitCost costPerDurableResolution(Money costs) {
        return UnitCost.of(costs, countOf(TicketCount.DURABLE), "durable resolution");
    }

    @Override
    public TicketTally plus(TicketTally other) {
        rule.checkSame(other.rule);
        return new TicketTally(
                rule, asOf.isBefore(other.asOf) ? other.asOf : asOf, sums.plus(other.sums), times.plus(other.times));
    }

    /**
     * The plain data of {@link TicketTally}.
     *
     * @param clock the clock as text
     * @param unit the unit of times
     * @param response which reply is the first response
     * @param durableSeconds the durable window, whole seconds
     * @param durableNanos the rest of it
     * @param leftOut which endings are left out
     * @param asOf when tickets were read
     * @param counts the counts, in the order of {@link TicketCount}
     * @param endings finished tickets, in the order of {@link Ending}
     * @param firstResponse times to the first response
     * @param responses response times
     * @param firstResolution times to the first resolution
     * @param fullResolution times to the last resolution
     * @param waits requester's wait, agent's wait, on hold
     */
    public record Counts(
            String clock,
            ChronoUnit unit,
            FirstResponse response,
            long durableSeconds,
            int durableNanos,
            List<Ending> leftOut,
            String asOf,
            List<Long> counts,
            List<Long> endings,
            SurvivalTally.Counts firstResponse,
            SurvivalTally.Counts responses,
            SurvivalTally.Counts firstResolution,
            SurvivalTally.Counts fullResolution,
            List<Durations.Counts> waits)
            implements TallyCounts<TicketTally> {

        @Override
        public TicketTally toTally() {
            TicketRule rule = new TicketRule(
                    TicketClock.parse(clock),
                    unit,
                    response,
                    Duration.ofSeconds(durableSeconds, durableNanos),
                    leftOut.isEmpty() ? EnumSet.noneOf(Ending.class) : EnumSet.copyOf(leftOut));
            checkArgument(waits.size() == 3, "tickets have 3 kinds of waits, not %s", waits.size());
            TicketTimes times = new TicketTimes(
                    firstResponse.toTally(),
                    responses.toTally(),
                    firstResolution.toTally(),
                    fullResolution.toTally(),
                    waits.get(0).toTally(),
                    waits.get(1).toTally(),
                    waits.get(2).toTally());
            times.checkUnits(unit);
            return new TicketTally(rule, Instant.parse(asOf), TicketSums.of(counts, endings), times);
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                rule.clock().toText(),
                rule.unit(),
                rule.response(),
                rule.durable().getSeconds(),
                rule.durable().getNano(),
                List.copyOf(rule.leftOut()),
                asOf.toString(),
                sums.countList(),
                sums.endingList(),
                times.firstResponse().toCounts(),
                times.responses().toCounts(),
                times.firstResolution().toCounts(),
                times.fullResolution().toCounts(),
                List.of(
                        times.requesterWait().toCounts(),
                        times.agentWait().toCounts(),
                        times.onHold().toCounts()));
    }

    private Object writeReplace() {
        return new SerializedTally<>(toCounts());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a ticket tally is serialized through its counts");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TicketTally that
                && rule.equals(that.rule)
                && asOf.equals(that.asOf)
                && sums.equals(that.sums)
                && times.equals(that.times);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * rule.hashCode() + asOf.hashCode()) + sums.hashCode()) + times.hashCode();
    }

    /** One line, for example {@code tickets as of …: n = 890, 29 open, 861 finished, 10 reopened; full resolution median 54.5 hours}. */
    @Override
    public String toString() {
        if (count() == 0) {
            return "tickets: none";
        }
        return "tickets as of " + asOf + ": n = " + count() + ", " + countOf(TicketCount.OPEN) + " open, "
                + sums.finished() + " finished, " + countOf(TicketCount.REOPENED) + " reopened; full resolution median "
                + median();
    }

    private String median() {
        String unit = rule.unit().toString().toLowerCase(Locale.ROOT);
        return times.fullResolution().count() == 0
                ? "undefined"
                : times.fullResolution().curve().medianIfReached().stream()
                        .mapToObj(median -> Text.fixed(median, 1) + " " + unit)
                        .findFirst()
                        .orElse("not reached");
    }
}
