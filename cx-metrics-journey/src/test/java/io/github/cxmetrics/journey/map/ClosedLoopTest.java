package io.github.cxmetrics.journey.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.journey.Condition;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.path.StepsToGoal;
import io.github.cxmetrics.journey.path.StepsToGoalRule;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

    private static final Instant END = Instant.parse("2024-05-10T00:00:00Z");

    private static Event rated(String user, String time, int rating) {
        return Event.of(user, "rate", time).with("nps", rating);
    }

    private static Event call(String user, String time) {
        return Event.of(user, "call", time);
    }

    private static final EventLog LOG = EventLog.of(
            rated("ann", "2024-05-01T00:00:00Z", 2),
            call("ann", "2024-05-01T12:00:00Z"),
            rated("ann", "2024-05-05T00:00:00Z", 9),
            rated("bob", "2024-05-01T00:00:00Z", 6),
            rated("bob", "2024-05-02T00:00:00Z", 5),
            call("bob", "2024-05-04T00:00:00Z"),
            rated("bob", "2024-05-08T12:00:00Z", 0),
            call("bob", "2024-05-08T13:00:00Z"),
            rated("cyd", "2024-05-02T00:00:00Z", 3),
            rated("cyd", "2024-05-07T00:00:00Z", 10),
            rated("dan", "2024-05-02T00:00:00Z", 10),
            rated("eve", "2024-05-09T00:00:00Z", 1));

    private static final ClosedLoopRule DEFINITION = ClosedLoopRule.of(
            Step.of("rate"),
            new Condition("nps", Condition.Relation.AT_MOST, "6"),
            Step.of("call"),
            Duration.ofDays(2));
    private static final ClosedLoopRule.AsOf RULE = DEFINITION.asOf(END);

    private static final ClosedLoop LOOP = RULE.count(LOG);

    private static Proportion recovered(long recovered, long answered) {
        return Proportion.of(recovered, answered).named("recovered", "cases answered again");
    }

    @Test
    void casesOpenAndClose() {
        assertThat(LOOP.count()).isEqualTo(5);
        assertThat(LOOP.cases()).isEqualTo(5);
        assertThat(LOOP.unhappy()).isEqualTo(Proportion.of(4, 5).named("unhappy", "customers"));
        assertThat(LOOP.inTime()).isEqualTo(Proportion.of(1, 3).named("followed up in time", "matured cases"));
        assertThat(LOOP.pending()).isEqualTo(2);
    }

    /** A call that asks again is follow-up and answer in one: it closes the case, and no follow-up came before it as an answer. */
    @Test
    void anEventThatIsFollowUpAndAnswerClosesTheCaseAndAnswersWithoutOne() {
        ClosedLoopRule rule = new ClosedLoopRule(
                Step.of("rate").where(new Condition("nps", Condition.Relation.AT_MOST, "6")),
                Step.anyOf("rate", "call"),
                Step.of("call"),
                Duration.ofDays(2));
        EventLog one = EventLog.of(rated("ann", "2024-05-01T00:00:00Z", 2), call("ann", "2024-05-01T12:00:00Z"));
        ClosedLoop loop = rule.asOf(END).count(one);
        assertThat(loop.timeToFollowUp().observed()).isEqualTo(1);
        assertThat(loop.inTime().successes()).isEqualTo(1);
        assertThat(loop.recoveries().without().trials()).isEqualTo(1);
        assertThat(loop.recoveries().without().successes()).isEqualTo(1);
        assertThat(loop.recoveries().afterFollowUp().trials()).isZero();
        // With a call before it, the second one is an answer after a follow-up only where the first is none itself.
        ClosedLoop before = RULE.count(EventLog.of(
                rated("ann", "2024-05-01T00:00:00Z", 2),
                call("ann", "2024-05-01T12:00:00Z"),
                rated("ann", "2024-05-01T13:00:00Z", 9)));
        assertThat(before.recoveries().afterFollowUp().successes()).isEqualTo(1);
        assertThat(before.recoveries().without().trials()).isZero();
    }

    /** An unhappy event that is a follow-up by the rule does not close its own case; the next one does. */
    @Test
    void anEventDoesNotFollowItselfUp() {
        ClosedLoopRule rule = new ClosedLoopRule(Step.of("call"), Step.of("call"), Step.of("call"), Duration.ofDays(2));
        ClosedLoop alone = rule.asOf(END).count(EventLog.of(call("ann", "2024-05-01T00:00:00Z")));
        assertThat(alone.cases()).isEqualTo(1);
        assertThat(alone.timeToFollowUp().observed()).isZero();
        assertThat(alone.timeToFollowUp().censored()).isEqualTo(1);
        ClosedLoop twice = rule.asOf(END)
                .count(EventLog.of(call("ann", "2024-05-01T00:00:00Z"), call("ann", "2024-05-02T00:00:00Z")));
        assertThat(twice.cases()).isEqualTo(1);
        assertThat(twice.timeToFollowUp().observed()).isEqualTo(1);
    }

    @Test
    void aFollowUpAtTheTargetIsInTime() {
        ClosedLoop at =
                RULE.count(EventLog.of(rated("ann", "2024-05-01T00:00:00Z", 2), call("ann", "2024-05-03T00:00:00Z")));
        assertThat(at.inTime().successes()).isEqualTo(1);
        ClosedLoop late =
                RULE.count(EventLog.of(rated("ann", "2024-05-01T00:00:00Z", 2), call("ann", "2024-05-03T00:00:01Z")));
        assertThat(late.inTime().successes()).isZero();
        assertThat(late.inTime().trials()).isEqualTo(1);
    }

    @Test
    void youngCasesThatWereFollowedUpDoNotRaiseTheShare() {
        long followedUpOrOld = 4;
        long followedUpInTime = 2;
        assertThat(LOOP.inTime().value()).isLessThan((double) followedUpInTime / followedUpOrOld);
    }

    @Test
    void openCasesAreCensored() {
        assertThat(LOOP.timeToFollowUp().observed()).isEqualTo(3);
        assertThat(LOOP.timeToFollowUp().censored()).isEqualTo(2);
        assertThat(LOOP.timeToFollowUp().curve().median()).isEqualTo(3 * 86_400.0);
    }

    @Test
    void recoveryIsReadOffTheNextAnswer() {
        assertThat(LOOP.recovered()).isEqualTo(recovered(2, 3));
        assertThat(LOOP.recoveries().afterFollowUp()).isEqualTo(recovered(1, 1));
        assertThat(LOOP.recoveries().without()).isEqualTo(recovered(1, 2));
        assertThat(LOOP)
                .hasToString(
                        "closed loop: 5 cases of 4 customers, 33.3 % of 3 in time, 2 pending; 66.7 % of 3 recovered");
        assertThat(RULE.empty()).hasToString("closed loop: no cases");
    }

    @Test
    void loopsOfUnlikeEndsDontMerge() {
        assertThatThrownBy(() -> LOOP.plus(DEFINITION.asOf(END.plusSeconds(1)).empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("closed loop: read as of 2024-05-10T00:00:00Z and of 2024-05-10T00:00:01Z;"
                        + " read both as of one instant, or merge their observations");
        assertThat(LOOP.definition()).isEqualTo(DEFINITION);
        assertThat(LOOP.asOf()).isEqualTo(END);
    }

    @Test
    void whatCameAfterTheEndOfTheDataIsSetAside() {
        ClosedLoop early =
                DEFINITION.asOf(Instant.parse("2024-05-04T00:00:00Z")).count(LOG);
        assertThat(early.afterAsOf()).isEqualTo(5);
        assertThat(early.count()).isEqualTo(4);
        assertThat(early.cases()).isEqualTo(3);
        assertThat(early.timeToFollowUp().observed()).isEqualTo(2);
        assertThat(early.pending()).isZero();
        assertThat(early.recovered()).isEqualTo(recovered(0, 1));
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> new ClosedLoopRule(
                        DEFINITION.unhappy(), DEFINITION.answer(), DEFINITION.followUp(), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a target must be positive: 0 seconds");
        assertThatThrownBy(() -> new ClosedLoop.Cases(3, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cases in time, matured and all must rise, not 2, 1, 3");
    }

    @Test
    void countsThatCannotComeFromALogAreRefused() {
        ClosedLoop.Counts counts = LOOP.toCounts();
        assertThatThrownBy(() -> new ClosedLoop.Cases(1, 1000, 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cases in time, matured and all must rise, not 1000, 1000, 1");
        assertThatThrownBy(
                        () -> new ClosedLoop(RULE, 0, 5, 0, counts.cases(), counts.recoveries(), LOOP.timeToFollowUp()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unhappy customers have cases, not 5 for 0");
        assertThatThrownBy(() -> new ClosedLoop(
                        RULE, 0, 5, 4, new ClosedLoop.Cases(5, 5, 4), counts.recoveries(), LOOP.timeToFollowUp()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cases in time must not exceed those followed up: 4 of 3");
        assertThatThrownBy(() -> new ClosedLoop(
                        RULE,
                        0,
                        0,
                        0,
                        new ClosedLoop.Cases(0, 0, 0),
                        new ClosedLoop.Recoveries(0, 0, 0, 0),
                        LOOP.timeToFollowUp()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("each case has a time, but 0 cases have 5");
        assertThat(counts.numbers()).containsEntry("cases", 5L).containsEntry("recovered cases", 2L);
    }

    @Test
    void stepsToAGoal() {
        StepsToGoal steps = new StepsToGoalRule(Step.of("rate"), Step.of("call")).count(LOG);
        assertThat(steps.arrived()).isEqualTo(Proportion.of(2, 5).named("arrived at call", "customers who started"));
        assertThat(steps.customersWith(1)).isEqualTo(1);
        assertThat(steps.customersWith(2)).isEqualTo(1);
        assertThat(steps.customersWith(3)).isZero();
        assertThat(steps.mean()).isEqualTo(1.5);
        assertThat(steps.median()).isEqualTo(1.5);
        assertThat(steps).hasToString("steps from rate to call: median 1.5, mean 1.50, 2 of 5 customers got there");
        StepsToGoal none = StepsToGoalRule.to(Step.of("call")).empty();
        assertThat(none).hasToString("steps from any event to call: nobody got there");
        assertThatThrownBy(none::median)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("steps from any event to call are undefined: nobody got there");
    }
}
