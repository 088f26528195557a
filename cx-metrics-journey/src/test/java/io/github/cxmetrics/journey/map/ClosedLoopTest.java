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

    private static final ClosedLoopRule RULE = ClosedLoopRule.of(
            Step.of("rate"),
            new Condition("nps", Condition.Relation.AT_MOST, "6"),
            Step.of("call"),
            Duration.ofDays(2),
            END);

    private static final ClosedLoop LOOP = RULE.run(LOG);

    @Test
    void casesOpenAndClose() {
        assertThat(LOOP.count()).isEqualTo(5);
        assertThat(LOOP.cases()).isEqualTo(5);
        assertThat(LOOP.unhappy()).isEqualTo(Proportion.of(4, 5));
        assertThat(LOOP.inTime()).isEqualTo(Proportion.of(1, 3));
        assertThat(LOOP.pending()).isEqualTo(2);
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
        assertThat(LOOP.recovered()).isEqualTo(Proportion.of(2, 3));
        assertThat(LOOP.recoveries().afterFollowUp()).isEqualTo(Proportion.of(1, 1));
        assertThat(LOOP.recoveries().without()).isEqualTo(Proportion.of(1, 2));
        assertThat(LOOP)
                .hasToString(
                        "closed loop: 5 cases of 4 customers, 33.3 % of 3 in time, 2 pending; 66.7 % of 3 recovered");
        assertThat(RULE.empty()).hasToString("closed loop: no cases");
    }

    @Test
    void mergedLoopsKeepTheLatestEnd() {
        ClosedLoopRule later =
                new ClosedLoopRule(RULE.unhappy(), RULE.answer(), RULE.followUp(), RULE.target(), END.plusSeconds(1));
        assertThat(LOOP.plus(later.empty()).rule()).isEqualTo(later);
        assertThat(later.empty().plus(LOOP)).isEqualTo(LOOP.plus(later.empty()));
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> new ClosedLoopRule(RULE.unhappy(), RULE.answer(), RULE.followUp(), Duration.ZERO, END))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a target must be positive: PT0S");
        assertThatThrownBy(() -> new ClosedLoop.Cases(3, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cases in time, matured and all must rise, not 2, 1, 3");
    }

    @Test
    void stepsToAGoal() {
        StepsToGoal steps = new StepsToGoalRule(Step.of("rate"), Step.of("call")).run(LOG);
        assertThat(steps.arrived()).isEqualTo(Proportion.of(2, 5));
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
