package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.DurationsRule;
import io.github.cxmetrics.survival.Spell;
import io.github.cxmetrics.survival.SurvivalRule;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads tickets at an instant and counts them. */
final class TicketAccumulator implements Accumulator<Ticket, TicketTally> {

    private final TicketRule rule;
    private final Instant asOf;
    private Instant latest;
    private TicketSums sums = new TicketSums();
    private final Accumulator<Spell, SurvivalTally> firstResponse;
    private final Accumulator<Spell, SurvivalTally> responses;
    private final Accumulator<Spell, SurvivalTally> firstResolution;
    private final Accumulator<Spell, SurvivalTally> fullResolution;
    private final Accumulator<Duration, Durations> requesterWait = waits();
    private final Accumulator<Duration, Durations> agentWait = waits();
    private final Accumulator<Duration, Durations> onHold = waits();

    TicketAccumulator(TicketRule.AsOf reading) {
        rule = reading.rule();
        asOf = reading.asOf();
        latest = asOf;
        SurvivalRule times = SurvivalRule.of(rule.unit());
        firstResponse = times.accumulator();
        responses = times.accumulator();
        firstResolution = times.accumulator();
        fullResolution = times.accumulator();
    }

    private static Accumulator<Duration, Durations> waits() {
        return DurationsRule.of(TicketTally.WAIT_UNIT).accumulator();
    }

    @Override
    public void add(Ticket ticket) {
        checkArgument(ticket != null, "a ticket must not be null");
        if (ticket.created().at().isAfter(asOf)) {
            count(TicketCount.NOT_YET_CREATED, 1);
            return;
        }
        TicketReading reading = ticket.asOf(asOf, rule.clock());
        // Before anything is counted, since a business calendar may refuse an instant.
        Found found = found(reading);
        reading.ending().ifPresent(sums::add);
        count(TicketCount.EVENTS_SET_ASIDE, ticket.setAside().size());
        if (reading.ending().filter(rule.leftOut()::contains).isPresent()) {
            count(TicketCount.LEFT_OUT, 1);
            return;
        }
        count(TicketCount.TICKETS, 1);
        count(TicketCount.OPEN, reading.isOpen());
        resolutions(reading);
        count(TicketCount.ONE_TOUCH_ZENDESK, reading.isOneTouch(OneTouch.ZENDESK));
        count(TicketCount.ONE_TOUCH_STRICT, reading.isOneTouch(OneTouch.STRICT));
        messages(reading);
        handovers(reading);
        times(found);
    }

    private void count(TicketCount what, long more) {
        sums.add(what, more);
    }

    private void count(TicketCount what, boolean more) {
        count(what, more ? 1 : 0);
    }

    private void resolutions(TicketReading reading) {
        count(TicketCount.SOLVED_ONCE, reading.resolutions() > 0);
        count(TicketCount.RESOLUTIONS, reading.resolutions());
        count(TicketCount.REOPENED, reading.reopens() > 0 && reading.resolutions() > 0);
        count(TicketCount.REOPENS, reading.reopens());
        reading.firstResolutionAt().map(at -> at.plus(rule.durable())).ifPresent(end -> {
            boolean mature = !end.isAfter(asOf);
            boolean broken = reading.comebacks().stream().anyMatch(at -> !at.isAfter(end));
            count(TicketCount.DURABLE_MATURE, mature);
            count(TicketCount.DURABLE, mature && !broken);
        });
    }

    private void messages(TicketReading reading) {
        count(TicketCount.CUSTOMER_CONTACTS, reading.customerContacts());
        count(TicketCount.AGENT_REPLIES, reading.agentReplies());
        count(TicketCount.BOT_REPLIES, reading.botReplies());
        count(TicketCount.MESSAGES, 1 + reading.customerReplies() + reading.agentReplies() + reading.botReplies());
    }

    private void handovers(TicketReading reading) {
        count(TicketCount.REASSIGNED, reading.reassignments() > 0);
        count(TicketCount.REASSIGNMENTS, reading.reassignments());
        count(TicketCount.TRANSFERRED, reading.transfers() > 0);
        count(TicketCount.TRANSFERS, reading.transfers());
        count(TicketCount.ESCALATED, reading.escalations() > 0);
        count(TicketCount.ESCALATIONS, reading.escalations());
    }

    private record Found(
            Spell firstResponse,
            List<Spell> responses,
            Spell firstResolution,
            Spell fullResolution,
            List<Duration> waits) {}

    private Found found(TicketReading reading) {
        Instant created = reading.ticket().created().at();
        // A finished ticket can't get what it has not got, so its time is censored when it ended, not later.
        Instant end = reading.endedAt().orElse(asOf);
        List<Spell> runs = new ArrayList<>();
        reading.responseTimes().forEach(time -> runs.add(Spell.observed(rule.in(time))));
        reading.openRun()
                .filter(run -> !run.from().isAfter(end))
                .ifPresent(run -> runs.add(spell(Optional.empty(), run.from(), end)));
        return new Found(
                spell(reading.firstResponse(rule.response()), created, end),
                runs,
                spell(reading.firstResolution(), created, end),
                spell(reading.fullResolution(), created, end),
                reading.isOpen() ? List.of() : List.of(reading.requesterWait(), reading.agentWait(), reading.onHold()));
    }

    private void times(Found found) {
        firstResponse.add(found.firstResponse());
        found.responses().forEach(responses::add);
        firstResolution.add(found.firstResolution());
        fullResolution.add(found.fullResolution());
        if (!found.waits().isEmpty()) {
            requesterWait.add(found.waits().get(0).truncatedTo(TicketTally.WAIT_UNIT));
            agentWait.add(found.waits().get(1).truncatedTo(TicketTally.WAIT_UNIT));
            onHold.add(found.waits().get(2).truncatedTo(TicketTally.WAIT_UNIT));
        }
    }

    private Spell spell(Optional<Duration> time, Instant from, Instant end) {
        return time.map(done -> Spell.observed(rule.in(done)))
                .orElseGet(() -> Spell.censored(rule.in(rule.clock().between(from, end))));
    }

    @Override
    public void addAll(TicketTally tally) {
        TicketTally sum = snapshot().plus(tally);
        sums = sum.sums().plus(new TicketSums());
        latest = sum.asOf();
        firstResponse.addAll(tally.firstResponse());
        responses.addAll(tally.responses());
        firstResolution.addAll(tally.firstResolution());
        fullResolution.addAll(tally.fullResolution());
        requesterWait.addAll(tally.requesterWait());
        agentWait.addAll(tally.agentWait());
        onHold.addAll(tally.onHold());
    }

    @Override
    public TicketTally snapshot() {
        return new TicketTally(
                rule,
                latest,
                sums.plus(new TicketSums()),
                new TicketTimes(
                        firstResponse.snapshot(),
                        responses.snapshot(),
                        firstResolution.snapshot(),
                        fullResolution.snapshot(),
                        requesterWait.snapshot(),
                        agentWait.snapshot(),
                        onHold.snapshot()));
    }
}
