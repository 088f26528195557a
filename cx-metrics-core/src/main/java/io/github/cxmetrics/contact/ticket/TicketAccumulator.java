package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.internal.TimeText;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.Spell;
import io.github.cxmetrics.survival.SurvivalRule;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads tickets at an instant and counts them. */
final class TicketAccumulator implements Accumulator<Ticket, TicketTally> {

    private static final long MAX_SECONDS = Long.MAX_VALUE / 1_000_000;

    private final TicketRule.AsOf reading;
    private final TicketRule rule;
    private final Instant asOf;
    private final TicketSums sums = new TicketSums();
    private final List<Accumulator<Spell, SurvivalTally>> spells;
    private final List<Accumulator<Duration, Durations>> waits;
    private TicketTally joined;

    TicketAccumulator(TicketRule.AsOf reading) {
        this.reading = reading;
        rule = reading.definition();
        asOf = reading.asOf();
        spells = Stream.generate(SurvivalRule.of(rule.unit())::accumulator)
                .limit(TicketTimes.SPELLS)
                .toList();
        waits = Stream.generate(TicketTimes.WAIT::accumulator)
                .limit(TicketTimes.WAITS)
                .toList();
        joined = counted();
    }

    @Override
    public void add(Ticket ticket) {
        checkArgument(ticket != null, "a ticket must not be null");
        TicketRows rows = ticket.rowsAt(asOf);
        if (rows.events.isEmpty()) {
            count(rows.isCreatedLater() ? TicketCount.AFTER_AS_OF : TicketCount.WITHOUT_CREATION, 1);
            return;
        }
        TicketReading read = ticket.readAt(asOf, asOf, rule.clock(), rows);
        // Before anything is counted, since a business calendar may refuse an instant, and a column of times a span.
        Duration age = Duration.between(read.createdAt(), asOf);
        if (age.getSeconds() > MAX_SECONDS) {
            throw new IllegalArgumentException(
                    "a ticket's times are too long to count microseconds: " + TimeText.exact(age));
        }
        List<Duration> allWaits = List.of(read.requesterWait(), read.agentWait(), read.onHold());
        List<Duration> answers =
                rule.response() == FirstResponse.HUMAN_OR_BOT ? read.responseTimesWithBots() : read.responseTimes();
        List<List<Spell>> foundSpells = spells(read, answers, allWaits);
        read.ending().ifPresent(sums::add);
        count(
                TicketCount.EVENTS_SET_ASIDE,
                rows.setAside.stream()
                        .filter(aside -> aside.cause() != SetAsideEvent.Cause.AFTER_AS_OF)
                        .count());
        if (read.leftOut().isPresent()) {
            count(TicketCount.LEFT_OUT, 1);
            return;
        }
        count(TicketCount.TICKETS, 1);
        count(TicketCount.OPEN, read.isOpen());
        count(first(read.firstResponseState(rule.response())), 1);
        resolutions(read);
        count(TicketCount.ONE_TOUCH_ZENDESK, read.isOneTouch(OneTouch.ZENDESK));
        count(TicketCount.ONE_TOUCH_STRICT, read.isOneTouch(OneTouch.STRICT));
        messages(read);
        handovers(read);
        for (int i = 0; i < foundSpells.size(); i++) {
            foundSpells.get(i).forEach(spells.get(i)::add);
        }
        for (int i = 0; i < allWaits.size() && !read.isOpen(); i++) {
            addWait(i, allWaits.get(i));
        }
        answers.forEach(time -> addWait(allWaits.size(), time));
    }

    private void addWait(int which, Duration wait) {
        waits.get(which).add(wait.truncatedTo(TicketTimes.WAIT.unit()));
    }

    private static TicketCount first(FirstResponseState state) {
        return switch (state) {
            case ANSWERED -> TicketCount.RESPONDED;
            case WAITING -> TicketCount.AWAITING_RESPONSE;
            case NOT_OWED -> TicketCount.RESPONSE_NOT_OWED;
            case OUTBOUND -> TicketCount.OUTBOUND;
        };
    }

    private void count(TicketCount what, long more) {
        sums.add(what, more);
    }

    private void count(TicketCount what, boolean more) {
        count(what, more ? 1 : 0);
    }

    /** A ticket to which something happened so many times. */
    private void count(TicketCount tickets, TicketCount times, long happened) {
        count(tickets, happened > 0);
        count(times, happened);
    }

    private void resolutions(TicketReading read) {
        count(TicketCount.SOLVED_ONCE, TicketCount.RESOLUTIONS, read.resolutions());
        count(TicketCount.REOPENED, TicketCount.REOPENS, read.reopens());
        List<DurableState> durable = read.durable(rule.durable());
        if (!durable.isEmpty()) {
            count(TicketCount.DURABLE_MATURE, durable.get(0) != DurableState.PENDING);
            count(TicketCount.DURABLE, durable.get(0) == DurableState.LASTED);
        }
        count(TicketCount.RESOLUTIONS_LASTED, Collections.frequency(durable, DurableState.LASTED));
        count(TicketCount.RESOLUTIONS_BROKEN, Collections.frequency(durable, DurableState.BROKEN));
    }

    private void messages(TicketReading read) {
        long agents = read.agentReplies();
        long bots = read.botReplies();
        count(TicketCount.CUSTOMER_CONTACTS, read.customerContacts());
        count(TicketCount.AGENT_REPLIES, agents);
        count(TicketCount.BOT_REPLIES, bots);
        count(TicketCount.MESSAGES, 1 + read.customerReplies() + agents + bots);
    }

    private void handovers(TicketReading read) {
        count(TicketCount.REASSIGNED, TicketCount.REASSIGNMENTS, read.reassignments());
        count(TicketCount.TRANSFERRED, TicketCount.TRANSFERS, read.transfers());
        count(TicketCount.ESCALATED, TicketCount.ESCALATIONS, read.escalations());
    }

    /** What has not ended is censored, and what is not owed is in none of the times. */
    private List<List<Spell>> spells(TicketReading read, List<Duration> answers, List<Duration> allWaits) {
        FirstResponse which = rule.response();
        Duration age = rule.clock().between(read.createdAt(), asOf);
        List<List<Spell>> found = new ArrayList<>();
        found.add(spells(read.firstResponse(which).stream(), read.firstResponseWait(which)));
        found.add(spells(
                answers.stream(),
                which == FirstResponse.HUMAN_OR_BOT ? read.unansweredWithBotsSince() : read.unansweredSince()));
        found.add(List.of(
                spell(read.firstResolution().isPresent(), read.firstResolution().orElse(age))));
        found.add(List.of(
                spell(read.fullResolution().isPresent(), read.fullResolution().orElse(age))));
        allWaits.forEach(wait -> found.add(List.of(spell(!read.isOpen(), wait))));
        return found;
    }

    private List<Spell> spells(Stream<Duration> observed, Optional<Duration> censored) {
        return Stream.concat(
                        observed.map(time -> spell(true, time)),
                        censored.stream().map(time -> spell(false, time)))
                .toList();
    }

    private Spell spell(boolean isObserved, Duration time) {
        return isObserved ? Spell.observed(rule.units(time)) : Spell.censored(rule.units(time));
    }

    @Override
    public void addAll(TicketTally tally) {
        requireNonNull(tally, "tally");
        // What would not fit is refused before anything changes.
        snapshot().plus(tally);
        joined = joined.plus(tally);
    }

    @Override
    public TicketTally snapshot() {
        return joined.plus(counted());
    }

    private TicketTally counted() {
        return new TicketTally(
                reading,
                sums.plus(new TicketSums()),
                new TicketTimes(
                        spells.stream().map(Accumulator::snapshot).toList(),
                        waits.stream().map(Accumulator::snapshot).toList()));
    }
}
