package io.github.cxmetrics.contact.ticket;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

class SlaTallyContractTest extends TallyContract<Ticket, SlaTally> {

    private static final SlaTarget RESPONSE = SlaTarget.of("high", SlaMetric.FIRST_RESPONSE, Duration.ofHours(1));
    private static final SlaTarget NEXT = SlaTarget.of("high", SlaMetric.NEXT_RESPONSE, Duration.ofHours(2));
    private static final SlaTarget RESOLUTION = SlaTarget.of("high", SlaMetric.RESOLUTION, Duration.ofHours(4));
    private static final SlaPolicy POLICY = SlaPolicy.of(RESOLUTION, NEXT, RESPONSE);

    @Override
    protected TallyRule<Ticket, SlaTally> rule() {
        return POLICY.asOf(SomeTickets.minute(700));
    }

    @Override
    protected List<Ticket> observations() {
        return SomeTickets.many(40);
    }

    @Override
    protected SlaTally withCount(long count) {
        return new SlaTally.Counts(
                        "sla-tally",
                        1,
                        POLICY.asOf(SomeTickets.minute(700)).toForm(),
                        0,
                        0,
                        count,
                        0,
                        Collections.nCopies(42, 0L))
                .toTally();
    }

    @Override
    protected Optional<SlaTally> ofOtherRule() {
        return Optional.of(SlaPolicy.of(RESPONSE).asOf(SomeTickets.minute(700)).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "SLA: calendar time [FIRST_RESPONSE of high within 1 hour, "
                + "NEXT_RESPONSE of high within 2 hours, "
                + "RESOLUTION of high within 4 hours] and calendar time "
                + "[FIRST_RESPONSE of high within 1 hour] don't go together";
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
