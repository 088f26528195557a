package io.github.cxmetrics.contact.ticket;

import static io.github.cxmetrics.Refusals.missing;
import static io.github.cxmetrics.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.contact.ContactLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the doors of this room refuse that no stored form reaches. */
class TicketRefusalsTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant END = START.plusSeconds(3600);

    @Test
    void instantsThatAreMissingOrTooLate() {
        List<Ticket> none = List.of();
        missing("startInclusive", () -> BacklogFlow.of(none, null, END));
        missing("endExclusive", () -> BacklogFlow.of(none, START, null));
        missing("startInclusive", () -> BacklogFlow.of(none, null, END, END));
        missing("endExclusive", () -> BacklogFlow.of(none, START, null, END));
        missing("startInclusive", () -> TicketClock.CALENDAR.between(null, END));
        missing("endExclusive", () -> TicketClock.CALENDAR.between(START, null));
        refused(
                "the backlog at 2026-03-02T10:00:00Z is not known as of 2026-03-02T09:00:00Z",
                () -> Backlog.of(none, END, START));
        assertThat(Backlog.of(none, START, START).open()).isEmpty();
    }

    @Test
    void bucketsThatDoNotAscend() {
        Backlog none = Backlog.of(List.of(), START);
        Duration day = Duration.ofDays(1);
        refused(
                "age buckets must ascend, not go from 1 day to 1 day",
                () -> none.ageBuckets(AgeFrom.CREATION, Duration.ZERO, day, day));
        assertThat(none.ageBuckets(AgeFrom.CREATION, Duration.ZERO, day, day.plusNanos(1)))
                .hasSize(3);
    }

    /** Microseconds of times are counted in a long. */
    @Test
    void timesThatAreTooLong() {
        Instant last = START.plusSeconds(Long.MAX_VALUE / 1_000_000);
        Ticket ticket = Ticket.of("1", TicketEvent.of("a", START, TicketAct.CREATED, TicketActor.CUSTOMER));
        assertThat(TicketRule.STANDARD
                        .asOf(last)
                        .count(List.of(ticket))
                        .firstResolution()
                        .censored())
                .isOne();
        refused(
                "a ticket's times are too long to count microseconds: 106751991 d 4 h 55 s (row 0)",
                () -> TicketRule.STANDARD.asOf(last.plusSeconds(1)).count(List.of(ticket)));
    }

    @Test
    void labelsThatAreNull() {
        refused(
                "tickets have no queue; the team that works on them is their TEAM",
                () -> new TicketEvent(
                        "1",
                        START,
                        TicketAct.CREATED,
                        TicketActor.CUSTOMER,
                        Map.of(ContactLabel.QUEUE, "first"),
                        0,
                        null));
        refused(
                "a label of an event must not be null",
                () -> new TicketEvent(
                        "1",
                        START,
                        TicketAct.CREATED,
                        TicketActor.CUSTOMER,
                        Collections.singletonMap(ContactLabel.AGENT, null),
                        0,
                        null));
    }
}
