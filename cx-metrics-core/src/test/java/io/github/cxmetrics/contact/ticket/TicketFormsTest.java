package io.github.cxmetrics.contact.ticket;

import static io.github.cxmetrics.contact.ticket.SomeTickets.created;
import static io.github.cxmetrics.contact.ticket.SomeTickets.minute;
import static io.github.cxmetrics.contact.ticket.SomeTickets.solved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.RecordLimits;
import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.calendar.BusinessCalendar;
import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is stored of tickets. */
class TicketFormsTest {

    private static final TicketClock OFFICE = TicketClock.business(BusinessCalendar.inZone(ZoneId.of("Asia/Kathmandu"))
            .workdays("10:00-18:00")
            .build());
    private static final SlaTarget RESPONSE = SlaTarget.of("high", SlaMetric.FIRST_RESPONSE, Duration.ofMinutes(90));
    private static final SlaTarget RESOLUTION = SlaTarget.of("high", SlaMetric.RESOLUTION, Duration.ofHours(48));
    private static final TicketRule DAYS = TicketRule.STANDARD
            .withClock(OFFICE)
            .withUnit(ChronoUnit.DAYS)
            .withFirstResponse(FirstResponse.ZENDESK)
            .durableFor(Duration.ofDays(3));
    private static final SlaPolicy POLICY = SlaPolicy.of(RESPONSE, RESOLUTION);

    @Nested
    class Clocks extends StorableContract<TicketClock> {

        @Override
        protected List<TicketClock> values() {
            return List.of(OFFICE, TicketClock.CALENDAR);
        }
    }

    @Nested
    class Rules extends StorableContract<TicketRule> {

        @Override
        protected List<TicketRule> values() {
            return List.of(DAYS, TicketRule.STANDARD);
        }
    }

    @Nested
    class RulesAsOf extends StorableContract<TicketRule.AsOf> {

        @Override
        protected List<TicketRule.AsOf> values() {
            return List.of(DAYS.asOf(minute(7)), DAYS.asOf(minute(8)), TicketRule.STANDARD.asOf(minute(7)));
        }
    }

    @Nested
    class Targets extends StorableContract<SlaTarget> {

        @Override
        protected List<SlaTarget> values() {
            return List.of(RESPONSE, RESOLUTION, SlaTarget.of(SlaMetric.REQUESTER_WAIT, Duration.ofHours(9)));
        }
    }

    @Nested
    class Policies extends StorableContract<SlaPolicy> {

        @Override
        protected List<SlaPolicy> values() {
            return List.of(
                    POLICY.withClock(OFFICE).withPauses(SlaMetric.RESOLUTION, TicketStatus.PENDING, TicketStatus.HOLD),
                    POLICY,
                    SlaPolicy.of(RESPONSE, SlaTarget.of(SlaMetric.FIRST_RESPONSE, Duration.ofHours(9))));
        }
    }

    @Nested
    class PoliciesAsOf extends StorableContract<SlaPolicy.AsOf> {

        @Override
        protected List<SlaPolicy.AsOf> values() {
            return List.of(POLICY.asOf(minute(7)), POLICY.asOf(minute(8)));
        }
    }

    private static final List<Ticket> TICKETS = List.of(
            Ticket.of("1", created(0), solved("a", 60)).withPriority("high"),
            Ticket.of("2", created(0)).withPriority("high").withCustomer("me"));

    @Test
    void impossibleCountsOfPromisesAreNamed() {
        SlaTally.Counts two = POLICY.asOf(minute(9)).count(TICKETS).toCounts();
        assertRefused(two, 1, 1, 1000, "1000 outcomes of RESOLUTION, which is promised once, for 1 tickets");
        assertRefused(two, 3, 3, 2, "2 outcomes of RESOLUTION, which is promised once, for 3 tickets");
        assertRefused(two, 2, 3, 2, "3 outcomes of FIRST_RESPONSE, which is promised once, for 2 tickets");
        SlaTally.Counts unpromised =
                SlaPolicy.of(RESPONSE).asOf(minute(9)).count(TICKETS).toCounts();
        assertRefused(unpromised, 2, 2, 1, "1 outcomes of RESOLUTION, which is not promised, for 2 tickets");
    }

    private static void assertRefused(SlaTally.Counts like, long tickets, long responses, long met, String message) {
        int states = SlaState.values().length;
        List<Long> outcomes = new ArrayList<>(Collections.nCopies(states * SlaMetric.values().length, 0L));
        outcomes.set(0, responses);
        outcomes.set(states * SlaMetric.RESOLUTION.ordinal(), met);
        SlaTally.Counts counts = new SlaTally.Counts(like.type(), 1, like.rule(), tickets, 0, 0, 0, outcomes);
        assertThatIllegalArgumentException().isThrownBy(counts::toTally).withMessage(message);
    }

    @Test
    void impossibleCountsOfTicketsAreNamed() {
        assertRefused(TicketCount.TICKETS, 0, "open must not exceed tickets: 1 of 0");
        assertRefused(
                TicketCount.TICKETS,
                3,
                "[responded, awaiting response, response not owed, outbound] must add up to tickets, 3, not 2");
        assertRefused(TicketCount.MESSAGES, 1, "tickets must not exceed messages: 2 of 1");
        assertRefused(
                TicketCount.OPEN,
                0,
                "1 tickets ended, 0 of them as those that are left out, but 2 are finished and 0 left out");
        assertRefused(TicketCount.OPEN, 2, "one-touch tickets must not exceed finished ones: 1 of 0");
        assertRefused(
                TicketCount.LEFT_OUT,
                1,
                "1 tickets ended, 0 of them as those that are left out, but 1 are finished and 1 left out");
        assertRefused(TicketCount.SOLVED_ONCE, 0, "1 resolutions of no tickets solved once");
        assertRefused(TicketCount.SOLVED_ONCE, 2, "solved once must not exceed resolutions: 2 of 1");
        assertRefused(
                TicketCount.OUTBOUND,
                1,
                "[responded, awaiting response, response not owed, outbound] must add up to tickets, 2, not 3");
        assertRefused(TicketCount.RESOLUTIONS, 4, "4 resolutions and 0 reopens of 1 finished tickets");
        assertRefused(
                TicketCount.RESOLUTIONS_BROKEN, 2, "resolutions that lasted or broke, 0 and 2, must not exceed all, 1");
        assertRefused(TicketCount.REASSIGNMENTS, 4, "4 reassignments of no tickets reassigned");
        assertRefused(
                TicketCount.AGENT_REPLIES, 9, "2 messages can't be 11 by customers, agents and bots in 2 tickets");
        assertRefused(TicketCount.MESSAGES, 9, "9 messages can't be 2 by customers, agents and bots in 2 tickets");
        TicketTally.Counts empty = TicketRule.STANDARD.asOf(minute(90)).empty().toCounts();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withCounts(empty.counts(), empty.endings()).toTally())
                .withMessage("first responses must be as many as their tickets, 0, not 1");
    }

    private static void assertRefused(TicketCount what, long count, String message) {
        TicketTally.Counts two =
                TicketRule.STANDARD.asOf(minute(90)).count(TICKETS).toCounts();
        List<Long> counts = new ArrayList<>(two.counts());
        counts.set(what.ordinal(), count);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withCounts(counts, two.endings()).toTally())
                .withMessage(message);
    }

    private static TicketTally.Counts withCounts(List<Long> counts, List<Long> endings) {
        TicketTally.Counts two =
                TicketRule.STANDARD.asOf(minute(90)).count(TICKETS).toCounts();
        return new TicketTally.Counts(
                two.type(),
                1,
                two.rule(),
                counts,
                endings,
                two.firstResponse(),
                two.responses(),
                two.firstResolution(),
                two.fullResolution(),
                two.requesterWait(),
                two.agentWait(),
                two.onHold(),
                two.responseTimes(),
                two.requesterWaitOfAll(),
                two.agentWaitOfAll(),
                two.onHoldOfAll());
    }

    @Test
    void countsByNameAddUp() {
        assertThat(TicketRule.STANDARD
                        .asOf(minute(90))
                        .count(TICKETS)
                        .toCounts()
                        .numbers())
                .containsEntry("tickets", 2L)
                .containsEntry("solved once", 1L)
                .containsEntry("ended by agent", 1L)
                .hasSize(TicketCount.values().length + Ending.values().length);
        assertThat(POLICY.asOf(minute(90)).count(TICKETS).toCounts().numbers())
                .containsEntry("tickets", 2L)
                .containsEntry("resolution met", 1L)
                .containsEntry("first response running", 1L)
                .containsEntry("left out", 0L)
                .hasSize(4 + SlaMetric.values().length * SlaState.values().length);
    }

    @Test
    void valuesAreSerializable() throws Exception {
        Ticket ticket = SomeTickets.random(7);
        List<Serializable> values = List.of(
                ticket,
                ticket.created().agent("anna").reason("refund"),
                TICKETS.get(1),
                new SetAsideEvent(created(3), SetAsideEvent.Cause.DUPLICATE_ID),
                new SlaOutcome(
                        SlaMetric.RESOLUTION,
                        SlaState.BREACHED,
                        minute(1),
                        Duration.ofMinutes(3),
                        Duration.ofMinutes(2),
                        minute(3),
                        null),
                TicketEvent.of("p", minute(1), TicketActor.AGENT, new PromiseChange.Priority("high")),
                new Backlog.AgeBucket(Duration.ofDays(1), 7),
                BacklogFlow.of(TICKETS, minute(0), minute(90)),
                ResolutionRate.of(TICKETS, minute(0), minute(90)),
                Resolutions.of(TICKETS, minute(90)),
                OFFICE,
                TicketRule.STANDARD.asOf(minute(90)).count(TICKETS).messagesPerTicket());
        for (Serializable value : values) {
            assertThat(StoredFormContract.read(StoredFormContract.bytes(value))).isEqualTo(value);
        }
        RecordLimits.check(getClass(), values);
        Backlog backlog = Backlog.of(TICKETS, minute(30));
        assertThat(StoredFormContract.read(StoredFormContract.bytes(backlog))).hasToString(backlog.toString());
    }
}
