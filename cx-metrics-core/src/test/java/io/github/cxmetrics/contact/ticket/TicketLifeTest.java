package io.github.cxmetrics.contact.ticket;

import static io.github.cxmetrics.contact.ticket.SomeTickets.created;
import static io.github.cxmetrics.contact.ticket.SomeTickets.event;
import static io.github.cxmetrics.contact.ticket.SomeTickets.minute;
import static io.github.cxmetrics.contact.ticket.SomeTickets.reply;
import static io.github.cxmetrics.contact.ticket.SomeTickets.solved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.contact.ContactLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a ticket is active and ended, resolved and back, and who waits. */
class TicketLifeTest {

    private static final long HOUR = 60;

    private static TicketEvent open(String id, long minute) {
        return event(id, minute, TicketAct.TO_OPEN, TicketActor.CUSTOMER);
    }

    private static TicketEvent closed(String id, long minute) {
        return event(id, minute, TicketAct.TO_CLOSED, TicketActor.AGENT);
    }

    @Test
    void closingWithoutSolvingIsAResolution() {
        TicketReading reading = Ticket.of(
                        "1",
                        created(0),
                        solved("a", HOUR).agent("anna"),
                        open("b", 120 * HOUR),
                        closed("c", 720 * HOUR).agent("bob"))
                .asOf(minute(800 * HOUR));
        assertThat(reading.fullResolution()).contains(Duration.ofHours(720));
        assertThat(reading.firstResolution()).contains(Duration.ofHours(1));
        assertThat(reading.solver()).contains("bob");
        assertThat(reading.attributed(ContactLabel.AGENT, TicketAttribution.SOLVER))
                .contains("bob");
        List<Ticket> closed = List.of(
                Ticket.of("1", created(0), closed("a", 2 * HOUR)),
                Ticket.of("2", created(0), closed("a", 3 * HOUR)),
                Ticket.of("3", created(0), closed("a", 4 * HOUR)));
        TicketTally tally = TicketRule.STANDARD.asOf(minute(9 * HOUR)).count(closed);
        assertThat(tally.fullResolution().curve().median()).isEqualTo(3);
        assertThat(tally.resolved().successes()).isEqualTo(3);
    }

    @Test
    void comingBackFromClosedIsAReopening() {
        List<Ticket> back = List.of(Ticket.of(
                "1",
                created(0),
                solved("a", HOUR),
                event("b", 73 * HOUR, TicketAct.TO_CLOSED, TicketActor.SYSTEM),
                open("c", 80 * HOUR),
                solved("d", 81 * HOUR)));
        Instant now = minute(90 * HOUR);
        TicketTally tally = TicketRule.STANDARD.asOf(now).count(back);
        assertThat(tally.countOf(TicketCount.REOPENS)).isOne();
        assertThat(tally.reopenRate().value()).isEqualTo(1);
        assertThat(BacklogFlow.of(back, minute(0), now)).isEqualTo(new BacklogFlow(0, 1, 1, 2));
        assertThat(Resolutions.of(back, now).events()).isEqualTo(2);
        assertThat(tally.oneTouch(OneTouch.STRICT).successes()).isZero();
        assertThat(tally.durable().trials()).isZero();
    }

    @Test
    void nobodyIsCreditedForWhatSoftwareResolved() {
        Ticket ticket = Ticket.of(
                "1",
                created(0),
                reply("a", 5, TicketActor.AGENT).agent("anna"),
                event("b", 60, TicketAct.TO_SOLVED, TicketActor.SYSTEM));
        assertThat(ticket.asOf(minute(90)).solver()).isEmpty();
        Ticket assigned = Ticket.of(
                "1",
                created(0),
                event("a", 5, TicketAct.ASSIGNED, TicketActor.SYSTEM).agent("anna"),
                solved("b", 60));
        assertThat(assigned.asOf(minute(90)).solver()).contains("anna");
    }

    @Test
    void aMessageAfterABotsReplyStartsTheWaitAnew() {
        Instant start = Instant.parse("2025-12-12T16:20:14Z");
        Ticket ticket = Ticket.of(
                "1",
                TicketEvent.of("a", start, TicketAct.CREATED, TicketActor.CUSTOMER),
                TicketEvent.of("b", start.plusSeconds(3), TicketAct.PUBLIC_REPLY, TicketActor.BOT),
                TicketEvent.of(
                        "c", Instant.parse("2025-12-26T22:25:45Z"), TicketAct.PUBLIC_REPLY, TicketActor.CUSTOMER),
                TicketEvent.of("d", Instant.parse("2025-12-27T07:36:53Z"), TicketAct.PUBLIC_REPLY, TicketActor.AGENT));
        TicketReading reading = ticket.asOf(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(reading.responseTimes()).containsExactly(Duration.ofSeconds(33_068));
        assertThat(reading.responseTimesWithBots()).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(33_068));
        assertThat(reading.firstResponse(FirstResponse.HUMAN)).contains(Duration.ofSeconds(1_264_599));
    }

    @Test
    void ticketsOfAgentsOweNoFirstResponseUntilTheCustomerWrites() {
        TicketEvent byAgent = event("e0", 0, TicketAct.CREATED, TicketActor.AGENT);
        Ticket outbound =
                Ticket.of("1", byAgent, reply("a", 60, TicketActor.AGENT), reply("b", 300, TicketActor.AGENT));
        TicketReading reading = outbound.asOf(minute(400));
        assertThat(reading.firstResponse(FirstResponse.ZENDESK)).contains(Duration.ofHours(1));
        assertThat(reading.firstResponseState(FirstResponse.HUMAN)).isEqualTo(FirstResponseState.OUTBOUND);
        assertThat(outbound.asOf(minute(59)).firstResponseState(FirstResponse.ZENDESK))
                .isEqualTo(FirstResponseState.WAITING);
        assertThat(outbound.asOf(minute(59)).firstResponseWait(FirstResponse.ZENDESK))
                .contains(Duration.ofMinutes(59));
        assertThat(Ticket.of("1", byAgent, solved("a", 9)).asOf(minute(59)).firstResponseState(FirstResponse.ZENDESK))
                .isEqualTo(FirstResponseState.NOT_OWED);
        Ticket written =
                Ticket.of("2", byAgent, reply("a", 60, TicketActor.CUSTOMER), reply("b", 90, TicketActor.AGENT));
        assertThat(written.asOf(minute(80)).firstResponseWait(FirstResponse.HUMAN))
                .contains(Duration.ofMinutes(20));
        assertThat(written.asOf(minute(400)).firstResponse(FirstResponse.HUMAN)).contains(Duration.ofMinutes(30));
        List<Ticket> both = List.of(outbound, written);
        assertThat(TicketRule.STANDARD.asOf(minute(400)).count(both).countOf(TicketCount.OUTBOUND))
                .isOne();
        SlaPolicy policy = SlaPolicy.of(SlaTarget.of(SlaMetric.FIRST_RESPONSE, Duration.ofHours(1)));
        SlaTally promises = policy.asOf(minute(400)).count(both);
        assertThat(promises.countOf(SlaMetric.FIRST_RESPONSE, SlaState.OUTBOUND))
                .isOne();
        assertThat(promises.countOf(SlaMetric.FIRST_RESPONSE, SlaState.MET)).isOne();
    }

    @Test
    void ticketsOfSoftwareOweAFirstResponse() {
        for (TicketActor creator : List.of(TicketActor.SYSTEM, TicketActor.BOT)) {
            Ticket ticket = Ticket.of(
                    "1", event("e0", 0, TicketAct.CREATED, creator), reply("a", 30 * HOUR, TicketActor.AGENT));
            assertThat(ticket.asOf(minute(40 * HOUR)).firstResponse(FirstResponse.HUMAN))
                    .contains(Duration.ofHours(30));
            SlaPolicy policy = SlaPolicy.of(SlaTarget.of(SlaMetric.FIRST_RESPONSE, Duration.ofHours(1)));
            assertThat(policy.asOf(minute(40 * HOUR)).outcomes(ticket).get(0).breachedAt())
                    .isEqualTo(minute(HOUR));
        }
    }

    @Test
    void theResolutionRateHasOneValue() {
        List<Ticket> tickets = new ArrayList<>();
        tickets.add(Ticket.of("solved", created(0), solved("a", 60)));
        tickets.add(Ticket.of("open", created(0)));
        for (int i = 0; i < 8; i++) {
            tickets.add(Ticket.of("spam" + i, created(0), event("a", 1, TicketAct.MARKED_SPAM, TicketActor.AGENT)));
        }
        Instant now = minute(600);
        TicketTally tally = TicketRule.STANDARD.asOf(now).count(tickets);
        ResolutionRate rate = ResolutionRate.of(tickets, minute(0), now);
        assertThat(tally.resolved().value()).isEqualTo(0.5);
        assertThat(tally.resolved().trials()).isEqualTo(2);
        assertThat(rate.cohortResolved().value()).isEqualTo(0.5);
        assertThat(rate.cohortResolved().trials()).isEqualTo(2);
        assertThat(rate.solvedOverCreated()).isEqualTo(0.5);
        assertThat(rate.solvedOverHandled()).isEqualTo(0.5);
        assertThat(tally.endings()).containsEntry(Ending.SPAM, 8L);
        assertThat(Backlog.of(tickets, now).ids()).containsExactly("open");
    }

    /** 9 solved after an hour, 91 open for 500 hours: the mean of the solved is one hour, and says nothing of the wait. */
    @Test
    void waitsOfOpenTicketsAreCensored() {
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            tickets.add(i < 9 ? Ticket.of("t" + i, created(0), solved("a", 60)) : Ticket.of("t" + i, created(0)));
        }
        TicketTally tally = TicketRule.STANDARD.asOf(minute(500 * HOUR)).count(tickets);
        assertThat(tally.requesterWait().mean()).isEqualTo(3_600_000);
        assertThat(tally.requesterWaitOfAll().censored()).isEqualTo(91);
        assertThat(tally.requesterWaitOfAll().curve().at(1)).isEqualTo(0.91);
        assertThat(tally.requesterWaitOfAll().curve().medianIfReached()).isEmpty();
    }

    @Test
    void aReplyAMomentAfterItsStatusMayBeOneActionWithIt() {
        Ticket ticket = Ticket.of(
                "1",
                TicketEvent.of("e0", minute(0), TicketAct.CREATED, TicketActor.CUSTOMER),
                TicketEvent.of("a", minute(30), TicketAct.TO_SOLVED, TicketActor.AGENT),
                TicketEvent.of("b", minute(30).plusSeconds(2), TicketAct.PUBLIC_REPLY, TicketActor.AGENT));
        assertThat(ticket.asOf(minute(90)).firstResponseState(FirstResponse.HUMAN))
                .isEqualTo(FirstResponseState.NOT_OWED);
        Ticket joined = ticket.sameActionWithin(Duration.ofSeconds(2));
        assertThat(joined).isNotEqualTo(ticket);
        assertThat(joined.asOf(minute(90)).firstResponse(FirstResponse.HUMAN)).contains(Duration.ofMinutes(30));
        assertThat(ticket.sameActionWithin(Duration.ofSeconds(1))
                        .asOf(minute(90))
                        .responseTimes())
                .isEmpty();
        Ticket asked = joined.plus(
                List.of(TicketEvent.of("c", minute(30).plusSeconds(1), TicketAct.PUBLIC_REPLY, TicketActor.CUSTOMER)));
        assertThat(asked.asOf(minute(90)).responseTimes()).containsExactly(Duration.ofSeconds(1));
        TicketLog log = TicketLog.of(List.of(ticket)).sameActionWithin(Duration.ofSeconds(2));
        SlaPolicy policy = SlaPolicy.of(SlaTarget.of(SlaMetric.FIRST_RESPONSE, Duration.ofHours(1)));
        assertThat(policy.asOf(minute(90)).count(log).countOf(SlaMetric.FIRST_RESPONSE, SlaState.MET))
                .isOne();
        assertThat(log.upTo(minute(60)).tickets()).containsExactly(joined);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ticket.sameActionWithin(Duration.ofSeconds(-1)))
                .withMessage("the time of one action must not be negative: -1 second");
    }

    @Test
    void theIdOfTheOnlyCreationMayBelongToAnEarlierRow() {
        Ticket ticket = Ticket.of("1", solved("e0", 50), created(0));
        TicketTally tally = TicketRule.STANDARD.asOf(minute(90)).count(List.of(ticket));
        assertThat(tally.count()).isZero();
        assertThat(tally.countOf(TicketCount.WITHOUT_CREATION)).isOne();
        assertThat(TicketRule.STANDARD.asOf(minute(40)).count(List.of(ticket)).count())
                .isOne();
    }

    @Test
    void emptyIdsAreNoIds() {
        Ticket ticket = Ticket.of(
                        "1",
                        event("", 0, TicketAct.CREATED, TicketActor.CUSTOMER),
                        reply("", 5, TicketActor.CUSTOMER),
                        reply(null, 5, TicketActor.CUSTOMER),
                        solved("", 60).agent(""))
                .withCustomer("");
        assertThat(ticket.events()).hasSize(4);
        assertThat(ticket.asOf(minute(90)).customerReplies()).isEqualTo(2);
        assertThat(ticket.asOf(minute(90)).solver()).isEmpty();
        assertThat(Resolutions.of(List.of(ticket), minute(90))).isEqualTo(new Resolutions(1, 1, 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TicketLog.from(List.of("a", ""), id -> id, id -> created(0)))
                .withMessage("the id of a ticket must not be empty (row 1)");
    }
}
