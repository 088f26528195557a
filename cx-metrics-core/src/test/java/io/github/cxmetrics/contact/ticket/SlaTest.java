package io.github.cxmetrics.contact.ticket;

import static io.github.cxmetrics.contact.ticket.SomeTickets.created;
import static io.github.cxmetrics.contact.ticket.SomeTickets.event;
import static io.github.cxmetrics.contact.ticket.SomeTickets.minute;
import static io.github.cxmetrics.contact.ticket.SomeTickets.reply;
import static io.github.cxmetrics.contact.ticket.SomeTickets.solved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlaTest {

    private static final SlaTarget RESPONSE = SlaTarget.of("high", SlaMetric.FIRST_RESPONSE, Duration.ofMinutes(60));
    private static final SlaTarget NEXT = SlaTarget.of("high", SlaMetric.NEXT_RESPONSE, Duration.ofMinutes(30));
    private static final SlaTarget RESOLUTION = SlaTarget.of("high", SlaMetric.RESOLUTION, Duration.ofMinutes(100));
    private static final SlaPolicy POLICY = SlaPolicy.of(RESPONSE, NEXT, RESOLUTION);

    private static List<SlaOutcome> outcomes(SlaPolicy policy, long asOf, TicketEvent... events) {
        return policy.asOf(minute(asOf)).outcomes(Ticket.of("1", events).withPriority("high"));
    }

    private static SlaOutcome outcome(SlaTarget target, SlaState state, long minutes) {
        return new SlaOutcome(target, state, Duration.ofMinutes(minutes));
    }

    @Test
    void runningIsNotMet() {
        assertThat(outcomes(POLICY, 60, created(0)))
                .containsExactly(outcome(RESPONSE, SlaState.RUNNING, 60), outcome(RESOLUTION, SlaState.RUNNING, 60));
        assertThat(outcomes(POLICY, 61, created(0)))
                .containsExactly(outcome(RESPONSE, SlaState.BREACHED, 61), outcome(RESOLUTION, SlaState.RUNNING, 61));
        assertThat(outcome(RESPONSE, SlaState.RUNNING, 45).timeLeft()).isEqualTo(Duration.ofMinutes(15));
        assertThat(outcome(RESPONSE, SlaState.BREACHED, 75))
                .hasToString("FIRST_RESPONSE BREACHED: PT-15M left of PT1H");
    }

    @Test
    void theLastMomentKeepsThePromiseAndLaterBreaksIt() {
        assertThat(outcomes(POLICY, 500, created(0), reply("a", 60, TicketActor.AGENT), solved("b", 100)))
                .containsExactly(outcome(RESPONSE, SlaState.MET, 60), outcome(RESOLUTION, SlaState.MET, 100));
        assertThat(outcomes(POLICY, 500, created(0), reply("a", 61, TicketActor.AGENT), solved("b", 101)))
                .containsExactly(outcome(RESPONSE, SlaState.BREACHED, 61), outcome(RESOLUTION, SlaState.BREACHED, 101));
    }

    @Test
    void theClockStandsStillWhileTheCustomerIsAwaited() {
        TicketEvent[] events = {
            created(0),
            reply("a", 20, TicketActor.AGENT),
            event("b", 20, TicketAct.TO_PENDING, TicketActor.AGENT),
            reply("c", 300, TicketActor.CUSTOMER),
            event("d", 300, TicketAct.TO_OPEN, TicketActor.SYSTEM),
        };
        assertThat(outcomes(POLICY, 250, events))
                .containsExactly(outcome(RESPONSE, SlaState.MET, 20), outcome(RESOLUTION, SlaState.RUNNING, 20));
        assertThat(outcomes(POLICY, 320, events))
                .containsExactly(
                        outcome(RESPONSE, SlaState.MET, 20),
                        outcome(NEXT, SlaState.RUNNING, 20),
                        outcome(RESOLUTION, SlaState.RUNNING, 40));
    }

    @Test
    void aReopenedTicketRunsOn() {
        TicketEvent[] events = {
            created(0), solved("a", 50), event("b", 500, TicketAct.TO_OPEN, TicketActor.CUSTOMER), solved("c", 551)
        };
        assertThat(outcomes(POLICY, 100, events)).contains(outcome(RESOLUTION, SlaState.MET, 50));
        assertThat(outcomes(POLICY, 540, events)).contains(outcome(RESOLUTION, SlaState.RUNNING, 90));
        assertThat(outcomes(POLICY, 600, events)).contains(outcome(RESOLUTION, SlaState.BREACHED, 101));
    }

    @Test
    void whatEndedWithoutResponseIsVoidNotMet() {
        assertThat(outcomes(POLICY, 500, created(0), event("a", 5, TicketAct.MERGED, TicketActor.AGENT)))
                .containsExactly(outcome(RESPONSE, SlaState.VOID, 5), outcome(RESOLUTION, SlaState.VOID, 5));
    }

    @Test
    void businessTimePausesAtNight() {
        BusinessCalendar office = BusinessCalendar.inZone(ZoneId.of("UTC"))
                .workdays("09:00-10:00")
                .build();
        SlaPolicy policy = SlaPolicy.of(RESPONSE).withClock(TicketClock.business(office));
        assertThat(outcomes(policy, 3000, created(30), reply("a", 24 * 60 + 30, TicketActor.AGENT)))
                .containsExactly(outcome(RESPONSE, SlaState.MET, 60));
    }

    @Test
    void attainmentIsOfDecidedPromises() {
        List<Ticket> tickets = List.of(
                Ticket.of("1", created(0), solved("a", 50)).withPriority("high"),
                Ticket.of("2", created(0), solved("a", 500)).withPriority("high"),
                Ticket.of("3", created(550)).withPriority("high"),
                Ticket.of("4", created(550)).withPriority("low"),
                Ticket.of("5", created(700)).withPriority("high"));
        SlaTally tally = POLICY.asOf(minute(600)).count(tickets);
        assertThat(tally.attainment(SlaMetric.RESOLUTION))
                .isEqualTo(Proportion.of(1, 2).named("RESOLUTION met", "decided promises"));
        assertThat(tally.pending(SlaMetric.RESOLUTION)).isOne();
        assertThat(tally.withoutTarget()).isOne();
        assertThat(tally.afterAsOf()).isOne();
        assertThat(tally)
                .hasToString("SLA as of 2026-03-02T19:00:00Z: n = 3 tickets; FIRST_RESPONSE 0.0 % met of 1, 1 running; "
                        + "RESOLUTION 50.0 % met of 2, 1 running");
    }

    @Test
    void readingsOfTwoInstantsDoNotMerge() {
        SlaTally then = POLICY.asOf(minute(60)).empty();
        assertThat(then.rule()).isEqualTo(POLICY.asOf(minute(60))).hasToString(POLICY + ", as of " + minute(60));
        assertThat(then.definition()).isEqualTo(POLICY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> then.plus(POLICY.asOf(minute(61)).empty()))
                .withMessage("SLA: read as of 2026-03-02T10:00:00Z and of 2026-03-02T10:01:00Z; "
                        + "read both as of one instant, or merge their observations");
    }

    @Test
    void badPoliciesAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SlaTarget.of("high", SlaMetric.RESOLUTION, Duration.ZERO))
                .withMessage("the target of RESOLUTION for high must be positive: PT0S");
        assertThatIllegalArgumentException().isThrownBy(() -> SlaPolicy.of()).withMessage("an SLA needs a target");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SlaPolicy.of(RESPONSE, RESPONSE))
                .withMessage("an SLA needs one target of FIRST_RESPONSE for high, not two");
    }
}
