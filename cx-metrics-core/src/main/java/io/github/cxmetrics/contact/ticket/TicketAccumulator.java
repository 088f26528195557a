package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.Spell;
import io.github.cxmetrics.survival.SurvivalRule;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads tickets at an instant and counts them. */
final class TicketAccumulator implements Accumulator<Ticket, TicketTally> {

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
        if (ticket.created().at().isAfter(asOf)) {
            count(TicketCount.AFTER_AS_OF, 1);
            return;
        }
        TicketReading read = ticket.asOf(asOf, rule.clock());
        // Before anything is counted, since a business calendar may refuse an instant.
        List<List<Spell>> foundSpells = spells(read);
        List<Duration> foundWaits =
                read.isOpen() ? List.of() : List.of(read.requesterWait(), read.agentWait(), read.onHold());
        read.ending().ifPresent(sums::add);
        count(TicketCount.EVENTS_SET_ASIDE, ticket.setAside().size());
        if (read.ending().filter(rule.leftOut()::contains).isPresent()) {
            count(TicketCount.LEFT_OUT, 1);
            return;
        }
        count(TicketCount.TICKETS, 1);
        count(TicketCount.OPEN, read.isOpen());
        resolutions(read);
        count(TicketCount.ONE_TOUCH_ZENDESK, read.isOneTouch(OneTouch.ZENDESK));
        count(TicketCount.ONE_TOUCH_STRICT, read.isOneTouch(OneTouch.STRICT));
        messages(read);
        handovers(read);
        for (int i = 0; i < foundSpells.size(); i++) {
            foundSpells.get(i).forEach(spells.get(i)::add);
        }
        for (int i = 0; i < foundWaits.size(); i++) {
            waits.get(i).add(foundWaits.get(i).truncatedTo(TicketTimes.WAIT.unit()));
        }
    }

    private void count(TicketCount what, long more) {
        sums.add(what, more);
    }

    private void count(TicketCount what, boolean more) {
        count(what, more ? 1 : 0);
    }

    private void resolutions(TicketReading read) {
        count(TicketCount.SOLVED_ONCE, read.resolutions() > 0);
        count(TicketCount.RESOLUTIONS, read.resolutions());
        count(TicketCount.REOPENED, read.reopens() > 0 && read.resolutions() > 0);
        count(TicketCount.REOPENS, read.reopens());
        read.firstResolutionAt().map(at -> at.plus(rule.durable())).ifPresent(end -> {
            boolean mature = !end.isAfter(asOf);
            boolean broken = read.comebacks().stream().anyMatch(at -> !at.isAfter(end));
            count(TicketCount.DURABLE_MATURE, mature);
            count(TicketCount.DURABLE, mature && !broken);
        });
    }

    private void messages(TicketReading read) {
        count(TicketCount.CUSTOMER_CONTACTS, read.customerContacts());
        count(TicketCount.AGENT_REPLIES, read.agentReplies());
        count(TicketCount.BOT_REPLIES, read.botReplies());
        count(TicketCount.MESSAGES, 1 + read.customerReplies() + read.agentReplies() + read.botReplies());
    }

    private void handovers(TicketReading read) {
        count(TicketCount.REASSIGNED, read.reassignments() > 0);
        count(TicketCount.REASSIGNMENTS, read.reassignments());
        count(TicketCount.TRANSFERRED, read.transfers() > 0);
        count(TicketCount.TRANSFERS, read.transfers());
        count(TicketCount.ESCALATED, read.escalations() > 0);
        count(TicketCount.ESCALATIONS, read.escalations());
    }

    private List<List<Spell>> spells(TicketReading read) {
        Instant created = read.ticket().created().at();
        // A finished ticket can't get what it has not got, so its time is censored when it ended, not later.
        Instant end = read.endedAt().orElse(asOf);
        List<Spell> runs = new ArrayList<>();
        read.responseTimes().forEach(time -> runs.add(Spell.observed(rule.units(time))));
        read.openRun()
                .filter(run -> !run.from().isAfter(end))
                .ifPresent(run -> runs.add(spell(Optional.empty(), run.from(), end)));
        return List.of(
                List.of(spell(read.firstResponse(rule.response()), created, end)),
                runs,
                List.of(spell(read.firstResolution(), created, end)),
                List.of(spell(read.fullResolution(), created, end)));
    }

    private Spell spell(Optional<Duration> time, Instant from, Instant end) {
        return time.map(done -> Spell.observed(rule.units(done)))
                .orElseGet(() -> Spell.censored(rule.units(rule.clock().between(from, end))));
    }

    @Override
    public void addAll(TicketTally tally) {
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
