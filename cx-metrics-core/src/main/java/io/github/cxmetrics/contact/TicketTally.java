package io.github.cxmetrics.contact;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.SerializedTally;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.SurvivalTally;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

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
    private final transient long[] counts;
    private final transient long[] endings;
    private final transient TicketTimes times;

    /** Takes the arrays over. */
    TicketTally(TicketRule rule, Instant asOf, long[] counts, long[] endings, TicketTimes times) {
        this.rule = rule;
        this.asOf = asOf;
        this.counts = counts;
        this.endings = endings;
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
                                : ticket.asOf(rule.asOf())
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
    public TicketRule rule() {
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
        return counts[what.ordinal()];
    }

    /**
     * How finished tickets ended, those that are left out included.
     *
     * @return a count for each ending
     */
    public Map<Ending, Long> endings() {
        Map<Ending, Long> map = new EnumMap<>(Ending.class);
        for (Ending ending : Ending.values()) {
            map.put(ending, endings[ending.ordinal()]);
        }
        return Collections.unmodifiableMap(map);
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
        return Proportion.of(finished(), count());
    }

    private long finished() {
        return count() - countOf(TicketCount.OPEN);
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
                finished());
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
     * @param costs the costs of the tickets whose window has ended, with no more decimals than the currency has
     * @param currency the currency
     * @return the cost, exact
     * @throws IllegalArgumentException if the amount is negative, or finer than the currency
     */
    public UnitCost costPerDurableResolution(BigDecimal costs, Currency currency) {
        return new UnitCost(
                currency, UnitCost.minorUnits(costs, currency), countOf(TicketCount.DURABLE), "durable resolution");
    }

    @Override
    public TicketTally plus(TicketTally other) {
        rule.checkSame(other.rule);
        long[] sums = new long[counts.length];
        for (TicketCount what : TicketCount.values()) {
            sums[what.ordinal()] = CountMath.sum(countOf(what), other.countOf(what), what.toString());
        }
        long[] ends = new long[endings.length];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = CountMath.sum(endings[i], other.endings[i], "finished tickets");
        }
        return new TicketTally(
                rule, asOf.isBefore(other.asOf) ? other.asOf : asOf, sums, ends, times.plus(other.times));
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
            TicketTally tally = new TicketTally(
                    rule,
                    Instant.parse(asOf),
                    array(counts, TicketCount.values()),
                    array(endings, Ending.values()),
                    times);
            tally.checkParts();
            return tally;
        }
    }

    private static long[] array(List<Long> counts, Enum<?>[] names) {
        checkArgument(counts.size() == names.length, "tickets have %s counts, not %s", names.length, counts.size());
        long[] array = new long[names.length];
        for (int i = 0; i < array.length; i++) {
            array[i] = CountMath.checkNotNegative(counts.get(i), names[i].toString());
        }
        return array;
    }

    private void checkParts() {
        checkPart(TicketCount.OPEN, TicketCount.TICKETS);
        checkPart(TicketCount.SOLVED_ONCE, TicketCount.TICKETS);
        checkPart(TicketCount.REOPENED, TicketCount.SOLVED_ONCE);
        checkPart(TicketCount.DURABLE_MATURE, TicketCount.SOLVED_ONCE);
        checkPart(TicketCount.DURABLE, TicketCount.DURABLE_MATURE);
        checkPart(TicketCount.REASSIGNED, TicketCount.TICKETS);
        checkPart(TicketCount.TRANSFERRED, TicketCount.TICKETS);
        checkPart(TicketCount.ESCALATED, TicketCount.TICKETS);
        checkPart(TicketCount.ONE_TOUCH_STRICT, TicketCount.ONE_TOUCH_ZENDESK);
        checkArgument(
                countOf(TicketCount.ONE_TOUCH_ZENDESK) <= finished(),
                "one-touch tickets must not exceed finished ones: %s of %s",
                countOf(TicketCount.ONE_TOUCH_ZENDESK),
                finished());
    }

    private void checkPart(TicketCount part, TicketCount whole) {
        checkArgument(
                countOf(part) <= countOf(whole),
                "%s must not exceed %s: %s of %s",
                part,
                whole,
                countOf(part),
                countOf(whole));
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
                LongStream.of(counts).boxed().toList(),
                LongStream.of(endings).boxed().toList(),
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
                && Arrays.equals(counts, that.counts)
                && Arrays.equals(endings, that.endings)
                && times.equals(that.times);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * rule.hashCode() + asOf.hashCode()) + Arrays.hashCode(counts)) + times.hashCode();
    }

    /** One line, for example {@code tickets as of …: n = 890, 29 open, 861 finished, 10 reopened; full resolution median 54.5 hours}. */
    @Override
    public String toString() {
        if (count() == 0) {
            return "tickets: none";
        }
        return "tickets as of " + asOf + ": n = " + count() + ", " + countOf(TicketCount.OPEN) + " open, " + finished()
                + " finished, " + countOf(TicketCount.REOPENED) + " reopened; full resolution median " + median();
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
