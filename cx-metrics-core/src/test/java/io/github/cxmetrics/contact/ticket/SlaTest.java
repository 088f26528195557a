package io.github.cxmetrics.contact.ticket;

import static io.github.cxmetrics.contact.ticket.SomeTickets.created;
import static io.github.cxmetrics.contact.ticket.SomeTickets.event;
import static io.github.cxmetrics.contact.ticket.SomeTickets.minute;
import static io.github.cxmetrics.contact.ticket.SomeTickets.reply;
import static io.github.cxmetrics.contact.ticket.SomeTickets.solved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

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

    private static List<Object> outcome(SlaTarget target, SlaState state, long minutes) {
        return List.of(target.metric(), state, Duration.ofMinutes(minutes), target.within());
    }

    private static List<List<Object>> inShort(List<SlaOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> List.<Object>of(outcome.metric(), outcome.state(), outcome.used(), outcome.target()))
                .toList();
    }

    @Test
    void runningIsNotMet() {
        assertThat(inShort(outcomes(POLICY, 60, created(0))))
                .containsExactly(outcome(RESPONSE, SlaState.RUNNING, 60), outcome(RESOLUTION, SlaState.RUNNING, 60));
        assertThat(inShort(outcomes(POLICY, 61, created(0))))
                .containsExactly(outcome(RESPONSE, SlaState.BREACHED, 61), outcome(RESOLUTION, SlaState.RUNNING, 61));
        SlaOutcome running = outcomes(POLICY, 45, created(0)).get(0);
        assertThat(running.timeLeft()).contains(Duration.ofMinutes(15));
        assertThat(running).hasToString("FIRST_RESPONSE RUNNING: 15 minutes left of 1 hour");
        assertThat(running.start()).isEqualTo(minute(0));
        assertThat(running.dueAt()).isEqualTo(minute(60));
        assertThat(running.breachedAt()).isNull();
        SlaOutcome broken = outcomes(POLICY, 75, created(0)).get(0);
        assertThat(broken).hasToString("FIRST_RESPONSE BREACHED: 15 minutes over 1 hour");
        assertThat(broken.breachedAt()).isEqualTo(minute(60));
        assertThat(broken.dueAt()).isNull();
    }

    @Test
    void theLastMomentKeepsThePromiseAndLaterBreaksIt() {
        assertThat(inShort(outcomes(POLICY, 500, created(0), reply("a", 60, TicketActor.AGENT), solved("b", 100))))
                .containsExactly(outcome(RESPONSE, SlaState.MET, 60), outcome(RESOLUTION, SlaState.MET, 100));
        assertThat(inShort(outcomes(POLICY, 500, created(0), reply("a", 61, TicketActor.AGENT), solved("b", 101))))
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
        assertThat(inShort(outcomes(POLICY, 250, events)))
                .containsExactly(outcome(RESPONSE, SlaState.MET, 20), outcome(RESOLUTION, SlaState.RUNNING, 20));
        assertThat(inShort(outcomes(POLICY, 320, events)))
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
        assertThat(inShort(outcomes(POLICY, 100, events))).contains(outcome(RESOLUTION, SlaState.MET, 50));
        assertThat(inShort(outcomes(POLICY, 540, events))).contains(outcome(RESOLUTION, SlaState.RUNNING, 90));
        assertThat(inShort(outcomes(POLICY, 600, events))).contains(outcome(RESOLUTION, SlaState.BREACHED, 101));
    }

    @Test
    void whatEndedWithoutResponseIsVoidNotMet() {
        assertThat(inShort(outcomes(POLICY, 500, created(0), solved("a", 5))))
                .containsExactly(outcome(RESPONSE, SlaState.VOID, 5), outcome(RESOLUTION, SlaState.MET, 5));
    }

    @Test
    void nothingIsPromisedToTicketsThatAreLeftOut() {
        Ticket merged = Ticket.of("1", created(0), event("a", 5, TicketAct.MERGED, TicketActor.AGENT))
                .withPriority("high");
        assertThat(POLICY.asOf(minute(500)).outcomes(merged)).isEmpty();
        SlaTally tally = POLICY.asOf(minute(500)).count(List.of(merged));
        assertThat(tally.leftOut()).isOne();
        assertThat(tally.count() + tally.withoutTarget()).isZero();
    }

    /** Pending after 10 minutes, answered after 5.1 hours. */
    @Test
    void pendingDoesNotStopAResponseUnlessThePolicySaysSo() {
        TicketEvent[] events = {
            created(0), event("a", 10, TicketAct.TO_PENDING, TicketActor.AGENT), reply("b", 306, TicketActor.AGENT)
        };
        SlaPolicy policy = SlaPolicy.of(RESPONSE);
        assertThat(inShort(outcomes(policy, 500, events))).containsExactly(outcome(RESPONSE, SlaState.BREACHED, 306));
        SlaPolicy pausing = policy.withPauses(SlaMetric.FIRST_RESPONSE, TicketStatus.PENDING);
        assertThat(inShort(outcomes(pausing, 500, events))).containsExactly(outcome(RESPONSE, SlaState.MET, 10));
        assertThat(pausing)
                .hasToString(policy + " paused in {FIRST_RESPONSE=[PENDING]}")
                .isNotEqualTo(policy);
        assertThat(pausing.withPauses(SlaMetric.FIRST_RESPONSE)).isEqualTo(policy);
    }

    private static TicketEvent target(long minute, long minutes) {
        return TicketEvent.of(
                "t" + minute,
                minute(minute),
                TicketActor.SYSTEM,
                new PromiseChange.Target(SlaMetric.RESOLUTION, Duration.ofMinutes(minutes)));
    }

    @Test
    void aTargetThatChangesCountsFromThenOn() {
        SlaPolicy day = SlaPolicy.of(SlaTarget.of("high", SlaMetric.RESOLUTION, Duration.ofHours(24)));
        SlaOutcome lowered = outcomes(day, 600, created(0), target(600, 240)).get(0);
        assertThat(lowered.state()).isEqualTo(SlaState.BREACHED);
        assertThat(lowered.breachedAt()).isEqualTo(minute(600));
        assertThat(lowered.timeLeft()).contains(Duration.ofHours(-6));
        SlaOutcome raised = outcomes(day, 900, created(0), target(600, 240), target(700, 9000))
                .get(0);
        assertThat(raised.state()).isEqualTo(SlaState.BREACHED);
        TicketEvent[] whileEnded = {created(0), solved("a", 600), target(700, 240)};
        assertThat(outcomes(day, 900, whileEnded).get(0).state()).isEqualTo(SlaState.MET);
        SlaOutcome back = outcomes(
                        day,
                        1000,
                        created(0),
                        solved("a", 600),
                        target(700, 240),
                        event("b", 900, TicketAct.TO_OPEN, TicketActor.CUSTOMER))
                .get(0);
        assertThat(back.breachedAt()).isEqualTo(minute(900));
    }

    @Test
    void updatesArePromisedFromReplyToReply() {
        SlaPolicy policy = SlaPolicy.of(
                SlaTarget.of(SlaMetric.PERIODIC_UPDATE, Duration.ofMinutes(60)),
                SlaTarget.of(SlaMetric.PAUSABLE_UPDATE, Duration.ofMinutes(60)));
        TicketEvent[] events = {
            created(0),
            reply("a", 30, TicketActor.AGENT),
            event("b", 40, TicketAct.TO_PENDING, TicketActor.AGENT),
            event("c", 90, TicketAct.TO_OPEN, TicketActor.CUSTOMER),
            reply("d", 100, TicketActor.AGENT),
            reply("e", 130, TicketActor.AGENT),
            solved("f", 150),
        };
        assertThat(outcomes(policy, 500, events))
                .extracting(
                        SlaOutcome::metric,
                        SlaOutcome::state,
                        outcome -> outcome.used().toMinutes())
                .containsExactly(
                        tuple(SlaMetric.PERIODIC_UPDATE, SlaState.BREACHED, 70L),
                        tuple(SlaMetric.PERIODIC_UPDATE, SlaState.MET, 30L),
                        tuple(SlaMetric.PERIODIC_UPDATE, SlaState.VOID, 20L),
                        tuple(SlaMetric.PAUSABLE_UPDATE, SlaState.MET, 20L),
                        tuple(SlaMetric.PAUSABLE_UPDATE, SlaState.MET, 30L),
                        tuple(SlaMetric.PAUSABLE_UPDATE, SlaState.VOID, 20L));
        assertThat(outcomes(policy, 75, created(0), reply("a", 30, TicketActor.AGENT)))
                .extracting(
                        SlaOutcome::metric,
                        SlaOutcome::state,
                        outcome -> outcome.used().toMinutes(),
                        SlaOutcome::dueAt)
                .containsExactly(
                        tuple(SlaMetric.PERIODIC_UPDATE, SlaState.RUNNING, 45L, minute(90)),
                        tuple(SlaMetric.PAUSABLE_UPDATE, SlaState.RUNNING, 45L, minute(90)));
        TicketEvent[] together = {created(0), reply("a", 30, TicketActor.AGENT), solved("b", 30)};
        assertThat(outcomes(policy, 500, together)).isEmpty();
    }

    @Test
    void businessTimePausesAtNight() {
        BusinessCalendar office = BusinessCalendar.inZone(ZoneId.of("UTC"))
                .workdays("09:00-10:00")
                .build();
        SlaPolicy policy = SlaPolicy.of(RESPONSE).withClock(TicketClock.business(office));
        assertThat(inShort(outcomes(policy, 3000, created(30), reply("a", 24 * 60 + 30, TicketActor.AGENT))))
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
                .withMessage("the target of RESOLUTION must be positive: 0 seconds");
        assertThatIllegalArgumentException().isThrownBy(() -> SlaPolicy.of()).withMessage("an SLA needs a target");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SlaPolicy.of(RESPONSE, RESPONSE))
                .withMessage("an SLA needs one target of FIRST_RESPONSE for each priority, not two");
    }
}
