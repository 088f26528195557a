package io.github.cxmetrics.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StaffingPlanTest {

    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Duration TWENTY = Duration.ofSeconds(20);
    private static final ContactLoad LOAD = ContactLoad.of(100, HALF_HOUR, Duration.ofSeconds(180));
    private static final StaffingPlan EIGHTY_TWENTY = StaffingPlan.serviceLevel(0.8, TWENTY);

    @Test
    void oneAgentLessMissesTheGoal() {
        for (double contacts : new double[] {0.5, 3, 77.7, 100, 1234, 9999}) {
            ContactLoad load = ContactLoad.of(contacts, HALF_HOUR, Duration.ofSeconds(211));
            for (StaffingPlan plan : new StaffingPlan[] {
                EIGHTY_TWENTY,
                EIGHTY_TWENTY.withMeanPatience(Duration.ofMinutes(2)),
                StaffingPlan.speedOfAnswer(Duration.ofSeconds(30))
            }) {
                RequiredAgents required = plan.agentsFor(load);
                assertThat(plan.goal().isMetBy(required.queue())).isTrue();
                if (required.agents() > 1) {
                    assertThat(plan.queue(load, required.agents() - 1).filter(plan.goal()::isMetBy))
                            .as("%s for %s", plan, load)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void impatienceNeedsFewerAgents() {
        assertThat(EIGHTY_TWENTY.agentsFor(LOAD).agents()).isEqualTo(14);
        assertThat(EIGHTY_TWENTY
                        .withMeanPatience(Duration.ofMinutes(2))
                        .agentsFor(LOAD)
                        .agents())
                .isEqualTo(12);
    }

    @Test
    void busyTimeIsLimitedInExactDecimals() {
        ContactLoad nine = ContactLoad.of(90, HALF_HOUR, Duration.ofSeconds(180));
        StaffingPlan loose = StaffingPlan.speedOfAnswer(Duration.ofHours(5));
        assertThat(loose.agentsFor(nine).agents()).isEqualTo(10);
        assertThat(loose.withMaxOccupancy(0.9).agentsFor(nine).agents()).isEqualTo(10);
        assertThat(loose.withMaxOccupancy(0.89).agentsFor(nine).agents()).isEqualTo(11);
        assertThat(loose.withMaxOccupancy(0.5)
                        .withMeanPatience(Duration.ofHours(9))
                        .agentsFor(nine)
                        .occupancy())
                .isLessThanOrEqualTo(0.5);
    }

    @Test
    void theRosterIsExact() {
        assertThat(EIGHTY_TWENTY.withShrinkage(0.3).agentsFor(LOAD).rosteredAgents())
                .isEqualTo(20);
        assertThat(EIGHTY_TWENTY.withShrinkage(0.31).agentsFor(LOAD).rosteredAgents())
                .isEqualTo(21);
        assertThat(EIGHTY_TWENTY.agentsFor(LOAD).rosteredAgents()).isEqualTo(14);
    }

    @Test
    void chatsShareAnAgent() {
        StaffingPlan chats = EIGHTY_TWENTY.withConversations(3);
        RequiredAgents required = chats.agentsFor(LOAD);
        assertThat(required.agents()).isEqualTo(5);
        assertThat(required.queue().agents()).as("conversations at once").isEqualTo(15);
        assertThat(required.queue()).isEqualTo(ErlangC.of(LOAD, 15));
        assertThat(chats.toString()).endsWith(", 3 conversations per agent");
    }

    @Test
    void noContactsNeedNobody() {
        RequiredAgents none = EIGHTY_TWENTY.withShrinkage(0.3).agentsFor(ContactLoad.of(0, HALF_HOUR, TWENTY));
        assertThat(none.agents()).isZero();
        assertThat(none.rosteredAgents()).isZero();
        assertThat(none).hasToString("0 agents (0 on the roster), for 80.0 % within 20 seconds");
        ContactLoad quiet = ContactLoad.of(0, HALF_HOUR, TWENTY);
        assertThat(new RequiredAgents(EIGHTY_TWENTY.withMeanPatience(HALF_HOUR), quiet, 3).agents())
                .isEqualTo(3);
        assertThatIllegalStateException()
                .isThrownBy(() -> new RequiredAgents(EIGHTY_TWENTY, LOAD, 10).queue())
                .withMessage("queue is undefined: 10 agents can't carry 100 contacts in 30 minutes of 3 minutes each"
                        + " (10 erlangs)");
        assertThatIllegalStateException().isThrownBy(none::occupancy).withMessage("queue is undefined: no contacts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequiredAgents(EIGHTY_TWENTY, LOAD, 0))
                .withMessage(
                        "agents must be positive for 100 contacts in 30 minutes of 3 minutes each (10 erlangs): 0");
    }

    @Test
    void deferrableWorkIsHours() {
        Workload mail =
                Workload.of(455, Duration.ofSeconds(742)).withOccupancy(0.8).withShrinkage(0.35);
        assertThat(mail.agents(7.5)).isEqualTo(25);
        assertThat(mail).hasToString("workload 93.8 h: 117.2 h at work, 180.3 h on the roster");
        Workload exact = Workload.of(14, Duration.ofHours(1)).withShrinkage(0.3);
        assertThat(exact.agents(1))
                .as("14 h / 0.7 are 20 h, not a rounding error more")
                .isEqualTo(20);
        assertThat(Workload.of(0, TWENTY).agents(8)).isZero();
    }

    @Test
    void forecastErrorsSayWhatTheyLeaveOut() {
        ForecastError error = ForecastError.of(new double[] {100, 0, 50}, new double[] {110, 5, 40});
        assertThat(error).hasToString("WAPE 16.7 %, bias 1.7, MAE 8.3, RMSE 8.7, MAPE 15.0 % (1 of 3 skipped)");
        ForecastError nothing = ForecastError.of(new double[] {0, 0}, new double[] {1, 2});
        assertThat(nothing).hasToString("WAPE –, bias 1.5, MAE 1.5, RMSE 1.6, MAPE – (2 of 2 skipped)");
        assertThatIllegalStateException()
                .isThrownBy(nothing::wape)
                .withMessage("WAPE is undefined: no contacts came in");
        assertThatIllegalStateException()
                .isThrownBy(nothing::mape)
                .withMessage("MAPE is undefined: no contacts came in");
        ForecastError empty = ForecastError.of(new double[0], new double[0]);
        assertThat(empty).hasToString("forecast error: no intervals");
        for (org.assertj.core.api.ThrowableAssert.ThrowingCallable undefined :
                new org.assertj.core.api.ThrowableAssert.ThrowingCallable[] {empty::bias, empty::mae, empty::rmse}) {
            assertThatIllegalStateException()
                    .isThrownBy(undefined)
                    .withMessage("forecast error is undefined: no intervals");
        }
    }

    /** 500 calls in half an hour of 4 minutes each, patience 1 minute: one agent answers few, after 182 s, and a mean wait of all of 59 s looks fine. */
    @Test
    void aSpeedOfAnswerAtPatienceOrAboveIsNoGoal() {
        ContactLoad load = ContactLoad.of(500, HALF_HOUR, Duration.ofMinutes(4));
        Duration minute = Duration.ofMinutes(1);
        ErlangA alone = ErlangA.of(load, 1, minute);
        assertThat(alone.meanWaitOfAnsweredSeconds()).isEqualTo(182, within(0.5));
        assertThat(alone.meanWaitSeconds()).isEqualTo(59, within(0.5));
        StaffingPlan plan = StaffingPlan.speedOfAnswer(minute);
        for (Duration patience : new Duration[] {minute, Duration.ofSeconds(59)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> plan.withMeanPatience(patience))
                    .withMessage("a mean wait up to 1 minute is no goal for customers with a mean patience of "
                            + io.github.cxmetrics.internal.TimeText.exact(patience) + ": it must be shorter");
        }
        StaffingPlan shorter = StaffingPlan.speedOfAnswer(TWENTY).withMeanPatience(minute);
        assertThat(shorter.agentsFor(load).queue().meanWaitOfAnsweredSeconds()).isLessThanOrEqualTo(20);
    }

    @Test
    void aShareMayGiveUp() {
        Duration patience = Duration.ofMinutes(2);
        StaffingPlan plan = StaffingPlan.abandonment(0.05, patience);
        RequiredAgents required = plan.agentsFor(LOAD);
        assertThat(required.agents()).isEqualTo(13);
        assertThat(required).hasToString("13 agents (13 on the roster), occupancy 74.0 %, for up to 5.0 % abandoned");
        assertThat(ErlangA.of(LOAD, 12, patience).probabilityOfAbandoning()).isGreaterThan(0.05);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StaffingPlan.of(new StaffingGoal.Abandonment(0.05)))
                .withMessage("a goal of abandoned contacts needs the mean patience: see StaffingPlan.abandonment");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StaffingPlan.abandonment(0, patience))
                .withMessage("share of abandoned contacts must be between 0 and 1: 0.0");
        ErlangC.Stable patient = ErlangC.of(LOAD, 12).stable();
        assertThat(patient.probabilityOfAbandoning()).isZero();
        assertThat(patient.meanWaitOfAnsweredSeconds()).isEqualTo(patient.meanWaitSeconds());
    }

    /** All waits are those of the answered and of the abandoned, by their shares; also where hardly anybody gives up. */
    @Test
    void theWaitOfAllIsMadeOfBoth() {
        for (Duration patience : new Duration[] {Duration.ofSeconds(5), Duration.ofMinutes(2), Duration.ofDays(30)}) {
            for (int agents : new int[] {3, 10, 14}) {
                ErlangA queue = ErlangA.of(LOAD, agents, patience);
                double gone = queue.probabilityOfAbandoning();
                assertThat(gone * queue.meanWaitOfAbandonedSeconds() + (1 - gone) * queue.meanWaitOfAnsweredSeconds())
                        .isEqualTo(queue.meanWaitSeconds(), within(1e-9 * queue.meanWaitSeconds()));
            }
        }
    }

    @Test
    void loadsBeyondMeasureAreRefusedInWords() {
        ContactLoad huge = ContactLoad.of(1e200, HALF_HOUR, TWENTY);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> EIGHTY_TWENTY.agentsFor(huge))
                .withMessageStartingWith("no int of agents is enough for ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EIGHTY_TWENTY.withMeanPatience(HALF_HOUR).agentsFor(huge))
                .withMessageStartingWith("Erlang A needs at most 1e12 contacts within the mean patience, not ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactLoad.of(1e308, HALF_HOUR, Duration.ofDays(9)))
                .withMessage("1.0E308 contacts of 9 days each in 30 minutes are too many to measure their load");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> ErlangB.lines(1e200, 0.01))
                .withMessage("no int of lines is enough for 1.0E200 erlangs");
    }

    /** Errors of 10 each, against a history that moves by 20 from interval to interval. */
    @Test
    void forecastErrorsAreScaled() {
        ForecastError error = ForecastError.of(new double[] {100, 0, 0, 50}, new double[] {110, 10, 0, 40});
        assertThat(error.mase(new double[] {10, 30, 10, 30}, 1)).isEqualTo(7.5 / 20);
        assertThat(error.smape()).isEqualTo((20.0 / 210 + 2 + 20.0 / 90) / 3, within(1e-15));
        assertThat(error.smapeSkipped()).isOne();
        assertThatIllegalStateException()
                .isThrownBy(() -> error.mase(new double[] {10, 30, 10, 30}, 2))
                .withMessage("MASE is undefined: the history is the same in every season of 2");
        assertThat(error.maseIfDefined(new double[] {10, 30, 10, 30}, 2)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> error.mase(new double[] {1, 2}, 2))
                .withMessage("MASE with season 2 needs a history of more than 2 volumes, not 2");
        ForecastError nothing = ForecastError.of(new double[1], new double[1]);
        assertThat(nothing.smapeIfDefined()).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(nothing::smape)
                .withMessage("sMAPE is undefined: no contacts came in, and none were forecast");
        assertThatIllegalStateException()
                .isThrownBy(() -> ForecastError.of(new double[0], new double[0]).mase(new double[] {1, 2}, 1))
                .withMessage("forecast error is undefined: no intervals");
    }

    @Test
    void refusesWhatIsNoPlan() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StaffingPlan.serviceLevel(1, TWENTY))
                .withMessage("service level must be between 0 and 1: 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StaffingPlan.serviceLevel(0.8, Duration.ofSeconds(-1)))
                .withMessage("threshold must not be negative: -1 second");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StaffingPlan.speedOfAnswer(Duration.ZERO))
                .withMessage("mean wait must be positive: 0 seconds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EIGHTY_TWENTY.withMaxOccupancy(0))
                .withMessage("maximum occupancy must be above 0 and at most 1: 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EIGHTY_TWENTY.withShrinkage(1))
                .withMessage("shrinkage must be at least 0 and below 1: 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EIGHTY_TWENTY.withShrinkage(Double.NaN))
                .withMessage("shrinkage must be at least 0 and below 1: NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EIGHTY_TWENTY.withConversations(0))
                .withMessage("conversations per agent must be positive: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EIGHTY_TWENTY.withMeanPatience(Duration.ZERO))
                .withMessage("mean patience must be positive: 0 seconds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Workload.of(-1, TWENTY))
                .withMessage("contacts must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Workload.of(1, TWENTY).withOccupancy(1.01))
                .withMessage("occupancy must be above 0 and at most 1: 1.01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Workload.of(1, TWENTY).agents(0))
                .withMessage("hours per agent must be positive: 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForecastError.of(new double[1], new double[2]))
                .withMessage("1 actual and 2 forecast volumes don't pair");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForecastError.of(new double[] {1, -1}, new double[2]))
                .withMessage("actual volume must not be negative: -1.0 (row 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForecastError.of(new double[1], new double[] {Double.NaN}))
                .withMessage("forecast volume must be a number: NaN (row 0)");
    }

    @Test
    void printsALine() {
        assertThat(EIGHTY_TWENTY.withShrinkage(0.3).agentsFor(LOAD))
                .hasToString("14 agents (20 on the roster), occupancy 71.4 %, for 80.0 % within 20 seconds");
        assertThat(StaffingPlan.speedOfAnswer(TWENTY).withMeanPatience(HALF_HOUR))
                .hasToString(
                        "mean wait up to 20 seconds, patience 30 minutes, occupancy up to 100.0 %, shrinkage 0.0 %");
    }

    /** All are busy all the time, and no more than that: rounding made 59 agents too busy, and the plan six agents larger. */
    @Test
    void agentsOfAFullQueueAreBusyAllTheTimeAndNoMore() {
        ContactLoad load = ContactLoad.of(773, HALF_HOUR, Duration.ofMinutes(5));
        Duration patience = Duration.parse("PT20M31S");
        StaffingPlan plan =
                StaffingPlan.speedOfAnswer(Duration.parse("PT13M57S")).withMeanPatience(patience);
        int agents = plan.agentsFor(load).agents();
        assertThat(plan.goal().isMetBy(ErlangA.of(load, agents, patience))).isTrue();
        assertThat(plan.goal().isMetBy(ErlangA.of(load, agents - 1, patience))).isFalse();
    }
}
