package io.github.cxmetrics.contact.ticket;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Money;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.contact.Ratio;
import io.github.cxmetrics.contact.UnitCost;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TimeText;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Many tickets as they stood at an instant, by a {@link TicketRule}.
 *
 * <p>Open tickets are censored, not dropped: response and resolution times are {@link SurvivalTally tallies} of all
 * tickets, whose curves give medians and quantiles. The median of closed tickets alone is biased towards the quick
 * ones, the more the longer tickets stay open. Ticket by ticket these times are taken as independent of the instant of
 * the reading. Tallies of cohorts by creation make the resolution rate of each.
 *
 * <p>Tallies of different rules don't merge, nor do those that were read as of different instants: what was open then
 * may be finished now. Immutable and thread-safe.
 */
public final class TicketTally extends ExactTally<TicketTally> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "ticket-tally";
    private static final int VERSION = 1;
    private static final String TICKETS = "tickets";

    private final TicketRule.AsOf rule;
    private final transient TicketSums sums;
    private final transient TicketTimes times;

    TicketTally(TicketRule.AsOf rule, TicketSums sums, TicketTimes times) {
        this.rule = rule;
        this.sums = sums;
        this.times = times;
    }

    @Override
    public TicketRule.AsOf rule() {
        return rule;
    }

    /**
     * How tickets were counted, whenever they were read.
     *
     * @return the rule without its instant
     */
    public TicketRule definition() {
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
     * How many tickets were set aside since they were created later than {@link #asOf()}.
     *
     * @return the count
     */
    public long afterAsOf() {
        return countOf(TicketCount.AFTER_AS_OF);
    }

    /**
     * How finished tickets ended, merged, spam and deleted ones included, which are in no other figure.
     *
     * @return a count for each ending
     */
    public Map<Ending, Long> endings() {
        return sums.endings();
    }

    /**
     * The time to the first response by the reply that the rule names; those that are waited for are censored. Tickets
     * that ended without one, and outbound ones, are not among them: see {@link TicketCount#RESPONSE_NOT_OWED} and
     * {@link TicketCount#OUTBOUND}.
     *
     * @return the tally, at most one spell a ticket
     */
    public SurvivalTally firstResponse() {
        return times.spells().get(0);
    }

    /**
     * The response times: one spell for each run of customer messages that was answered; those that wait on active
     * tickets are censored. Bots answer only by a rule of {@link FirstResponse#HUMAN_OR_BOT}.
     *
     * @return the tally
     */
    public SurvivalTally responses() {
        return times.spells().get(1);
    }

    /**
     * The response times of the runs that were answered: those of {@link #responses()} without the ones that wait.
     *
     * @return the times, in whole milliseconds
     */
    public Durations responseTimes() {
        return times.waits().get(3);
    }

    /**
     * The time to the first resolution; tickets never resolved are censored.
     *
     * @return the tally, one spell a ticket
     */
    public SurvivalTally firstResolution() {
        return times.spells().get(2);
    }

    /**
     * The time to the last resolution; active tickets are censored, even if they were solved before.
     *
     * @return the tally, one spell a ticket
     */
    public SurvivalTally fullResolution() {
        return times.spells().get(3);
    }

    /**
     * How long customers waited, in NEW, OPEN and HOLD. The mean of ended tickets leaves those out that still wait, and
     * so looks short: {@link #requesterWaitOfAll()} does not.
     *
     * @return the waits of ended tickets, in whole milliseconds
     */
    public Durations requesterWait() {
        return times.waits().get(0);
    }

    /**
     * How long the helpdesk waited for customers, in PENDING.
     *
     * @return the waits of ended tickets, in whole milliseconds; {@link #agentWaitOfAll()} has the others too
     */
    public Durations agentWait() {
        return times.waits().get(1);
    }

    /**
     * How long tickets were on hold.
     *
     * @return the waits of ended tickets, in whole milliseconds; {@link #onHoldOfAll()} has the others too
     */
    public Durations onHold() {
        return times.waits().get(2);
    }

    /**
     * How long customers wait, in NEW, OPEN and HOLD: of active tickets at least as long as so far.
     *
     * @return the tally, one spell a ticket
     */
    public SurvivalTally requesterWaitOfAll() {
        return times.spells().get(4);
    }

    /**
     * How long the helpdesk waits for customers, in PENDING: of active tickets at least as long as so far.
     *
     * @return the tally, one spell a ticket
     */
    public SurvivalTally agentWaitOfAll() {
        return times.spells().get(5);
    }

    /**
     * How long tickets are on hold: active ones at least as long as so far.
     *
     * @return the tally, one spell a ticket
     */
    public SurvivalTally onHoldOfAll() {
        return times.spells().get(6);
    }

    /**
     * The resolution rate: ended tickets of those created, merged, spam and deleted ones in neither. Per cohort of
     * creation it is the cohort's.
     *
     * @return the share
     */
    public Proportion resolved() {
        return Proportion.of(sums.finished(), count()).named("resolved", TICKETS);
    }

    /**
     * The reopen rate: tickets that came back at least once, of those resolved at least once.
     *
     * @return the share
     */
    public Proportion reopenRate() {
        return share(TicketCount.REOPENED, TicketCount.SOLVED_ONCE).named("reopen rate", "tickets solved");
    }

    /**
     * Tickets reopened at least once, of all tickets, as some helpdesks report it.
     *
     * @return the share
     */
    public Proportion reopenedOfAll() {
        return ofTickets("reopened", TicketCount.REOPENED);
    }

    /**
     * The one-touch rate, of finished tickets.
     *
     * @param which how touches are counted
     * @return the share
     */
    public Proportion oneTouch(OneTouch which) {
        TicketCount touched = which == OneTouch.ZENDESK ? TicketCount.ONE_TOUCH_ZENDESK : TicketCount.ONE_TOUCH_STRICT;
        return Proportion.of(countOf(touched), sums.finished()).named(touched.toString(), "finished tickets");
    }

    /**
     * Durable resolutions: tickets that did not come back within the window after their first resolution, its end
     * included, of those whose window has ended. Of all resolutions: {@link TicketCount#RESOLUTIONS_LASTED} and {@link
     * TicketCount#RESOLUTIONS_BROKEN}.
     *
     * @return the share; {@link #durablePending} is never hidden
     */
    public Proportion durable() {
        return share(TicketCount.DURABLE, TicketCount.DURABLE_MATURE)
                .named("durable for " + TimeText.exact(definition().durable()), "resolutions of that age");
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
        return ofTickets("reassignment rate", TicketCount.REASSIGNED);
    }

    /**
     * Tickets given from one team to another.
     *
     * @return the share of tickets to which it happened at least once
     */
    public Proportion transferRate() {
        return ofTickets("transfer rate", TicketCount.TRANSFERRED);
    }

    /**
     * Tickets that went up a level.
     *
     * @return the share of tickets to which it happened at least once
     */
    public Proportion escalationRate() {
        return ofTickets("escalation rate", TicketCount.ESCALATED);
    }

    private Proportion share(TicketCount part, TicketCount whole) {
        return Proportion.of(countOf(part), countOf(whole));
    }

    private Proportion ofTickets(String name, TicketCount part) {
        return share(part, TicketCount.TICKETS).named(name, TICKETS);
    }

    /**
     * All public messages per ticket: of customers, agents and bots, the creation included.
     *
     * @return the mean
     */
    public Ratio messagesPerTicket() {
        return perTicket(TicketCount.MESSAGES);
    }

    /**
     * Customer contacts per ticket: what is usually meant by interactions per ticket.
     *
     * @return the mean
     */
    public Ratio customerContactsPerTicket() {
        return perTicket(TicketCount.CUSTOMER_CONTACTS);
    }

    /**
     * Public replies by agents per ticket.
     *
     * @return the mean
     */
    public Ratio agentRepliesPerTicket() {
        return perTicket(TicketCount.AGENT_REPLIES);
    }

    private Ratio perTicket(TicketCount what) {
        return new Ratio(what + " per ticket", Ratio.Kind.PER_TICKET, countOf(what), count());
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
        TallyRule.checkMerge(TICKETS, rule, other.rule);
        return new TicketTally(rule, sums.plus(other.sums), times.plus(other.times));
    }

    /** The same counts, of tickets about which nothing depends on the instant any more. */
    TicketTally readAsOf(Instant later) {
        return new TicketTally(definition().asOf(later), sums, times);
    }

    /**
     * The plain data of {@link TicketTally}.
     *
     * @param type {@code ticket-tally}
     * @param version 1
     * @param rule how tickets were counted, and when they were read
     * @param counts the counts, in the order of {@link TicketCount}
     * @param endings finished tickets, in the order of {@link Ending}
     * @param firstResponse times to the first response
     * @param responses response times
     * @param firstResolution times to the first resolution
     * @param fullResolution times to the last resolution
     * @param requesterWait how long customers waited
     * @param agentWait how long the helpdesk waited for customers
     * @param onHold how long tickets were on hold
     * @param responseTimes response times of the runs that were answered
     * @param requesterWaitOfAll how long customers wait, active tickets censored
     * @param agentWaitOfAll how long the helpdesk waits for customers, active tickets censored
     * @param onHoldOfAll how long tickets are on hold, active tickets censored
     */
    public record Counts(
            String type,
            int version,
            TicketRule.AsOf.Form rule,
            List<Long> counts,
            List<Long> endings,
            SurvivalTally.Counts firstResponse,
            SurvivalTally.Counts responses,
            SurvivalTally.Counts firstResolution,
            SurvivalTally.Counts fullResolution,
            Durations.Counts requesterWait,
            Durations.Counts agentWait,
            Durations.Counts onHold,
            Durations.Counts responseTimes,
            SurvivalTally.Counts requesterWaitOfAll,
            SurvivalTally.Counts agentWaitOfAll,
            SurvivalTally.Counts onHoldOfAll)
            implements TallyCounts<TicketTally> {

        @Override
        public TicketTally toTally() {
            Stored.check(type, version, TYPE, VERSION);
            TicketRule.AsOf by = Stored.present(rule, "the rule of tickets").restore();
            TicketSums sums = TicketSums.of(
                    Stored.counts(counts, TicketCount.values().length, "counts of tickets"),
                    Stored.counts(endings, Ending.values().length, "endings of tickets"));
            TicketTimes times = new TicketTimes(
                    Stream.of(
                                    firstResponse,
                                    responses,
                                    firstResolution,
                                    fullResolution,
                                    requesterWaitOfAll,
                                    agentWaitOfAll,
                                    onHoldOfAll)
                            .map(spells ->
                                    Stored.present(spells, "times of tickets").toTally())
                            .toList(),
                    Stream.of(requesterWait, agentWait, onHold, responseTimes)
                            .map(waits ->
                                    Stored.present(waits, "waits of tickets").toTally())
                            .toList());
            sums.check();
            times.check(by.definition().unit(), sums);
            return new TicketTally(by, sums, times);
        }

        @Override
        public Map<String, Long> numbers() {
            toTally();
            Numbers numbers = Numbers.of("tickets", counts.get(0));
            for (TicketCount what : TicketCount.values()) {
                numbers.and(what.toString(), counts.get(what.ordinal()));
            }
            for (Ending ending : Ending.values()) {
                String name = ending.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
                numbers.and("ended " + name, endings.get(ending.ordinal()));
            }
            return numbers.map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                TYPE,
                VERSION,
                rule.toForm(),
                sums.countList(),
                sums.endingList(),
                firstResponse().toCounts(),
                responses().toCounts(),
                firstResolution().toCounts(),
                fullResolution().toCounts(),
                requesterWait().toCounts(),
                agentWait().toCounts(),
                onHold().toCounts(),
                responseTimes().toCounts(),
                requesterWaitOfAll().toCounts(),
                agentWaitOfAll().toCounts(),
                onHoldOfAll().toCounts());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TicketTally that
                && rule.equals(that.rule)
                && sums.equals(that.sums)
                && times.equals(that.times);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, sums, times);
    }

    /**
     * One line, for example {@code tickets as of …: n = 890, 29 open, 861 finished, 10 reopened; full resolution median
     * 54.5 hours}.
     */
    @Override
    public String toString() {
        if (count() == 0) {
            return "tickets: none";
        }
        return "tickets as of " + asOf() + ": n = " + count() + ", " + countOf(TicketCount.OPEN) + " open, "
                + sums.finished() + " finished, " + countOf(TicketCount.REOPENED) + " reopened; full resolution median "
                + median();
    }

    private String median() {
        String unit = definition().unit().toString().toLowerCase(Locale.ROOT);
        return fullResolution().count() == 0
                ? "undefined"
                : fullResolution().curve().medianIfReached().stream()
                        .mapToObj(median -> Text.fixed(median, 1) + " " + unit)
                        .findFirst()
                        .orElse("not reached");
    }
}
