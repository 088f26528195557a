package io.github.cxmetrics.contact.ticket;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.BusinessCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class TicketTallyContractTest extends TallyContract<Ticket, TicketTally> {

    private static final BusinessCalendar OFFICE = BusinessCalendar.inZone(ZoneId.of("Europe/Berlin"))
            .workdays("09:00-12:30", "13:00-17:45:30")
            .weekly(DayOfWeek.FRIDAY, "22:00-06:00")
            .from(LocalDate.of(2026, 3, 1))
            .workdays("08:00-18:00")
            .holiday(LocalDate.of(2026, 12, 25))
            .override(LocalDate.of(2026, 12, 24), "09:00-12:00")
            .build();
    private static final TicketRule RULE = TicketRule.STANDARD.withClock(TicketClock.business(OFFICE));

    @Override
    protected TallyRule<Ticket, TicketTally> rule() {
        return RULE.asOf(SomeTickets.minute(700));
    }

    @Override
    protected List<Ticket> observations() {
        List<Ticket> tickets = new ArrayList<>(SomeTickets.many(20));
        tickets.add(Ticket.of("later", SomeTickets.created(900)));
        return tickets;
    }

    @Override
    protected TicketTally withCount(long count) {
        TicketTally.Counts empty = rule().empty().toCounts();
        List<Long> counts = new ArrayList<>(empty.counts());
        counts.set(TicketCount.AFTER_AS_OF.ordinal(), count);
        return new TicketTally.Counts(
                        empty.type(),
                        empty.version(),
                        empty.rule(),
                        counts,
                        empty.endings(),
                        empty.firstResponse(),
                        empty.responses(),
                        empty.firstResolution(),
                        empty.fullResolution(),
                        empty.requesterWait(),
                        empty.agentWait(),
                        empty.onHold(),
                        empty.responseTimes(),
                        empty.requesterWaitOfAll(),
                        empty.agentWaitOfAll(),
                        empty.onHoldOfAll())
                .toTally();
    }

    @Override
    protected Optional<TicketTally> ofOtherRule() {
        return Optional.of(TicketRule.STANDARD.asOf(SomeTickets.START).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "tickets: business time Europe/Berlin: MONDAY 09:00-12:30 13:00-17:45:30, TUESDAY 09:00-12:30 13:00-17:45:30, "
                + "WEDNESDAY 09:00-12:30 13:00-17:45:30, THURSDAY 09:00-12:30 13:00-17:45:30, FRIDAY 22:00-06:00; "
                + "from 2026-03-01 MONDAY 08:00-18:00, TUESDAY 08:00-18:00, WEDNESDAY 08:00-18:00, THURSDAY 08:00-18:00, "
                + "FRIDAY 08:00-18:00; 1 holiday, 1 changed day (Hours), first response HUMAN, durable after 7 days "
                + "and calendar time (Hours), first response HUMAN, durable after 7 days don't go together";
    }

    @Override
    protected List<Ticket> extremeObservations() {
        return List.of(
                Ticket.of("1", TicketEvent.of("a", java.time.Instant.MIN, TicketAct.CREATED, TicketActor.CUSTOMER)),
                Ticket.of(
                        "2",
                        TicketEvent.of(
                                "a",
                                java.time.Instant.parse("0001-01-01T00:00:00Z"),
                                TicketAct.CREATED,
                                TicketActor.CUSTOMER),
                        TicketEvent.of("b", java.time.Instant.EPOCH, TicketAct.TO_SOLVED, TicketActor.AGENT)),
                Ticket.of("3", TicketEvent.of("a", java.time.Instant.MAX, TicketAct.CREATED, TicketActor.CUSTOMER)));
    }

    @Override
    protected Ticket refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "a ticket must not be null";
    }
}
