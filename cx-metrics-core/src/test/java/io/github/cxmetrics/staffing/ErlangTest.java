package io.github.cxmetrics.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ErlangTest {

    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Duration TWENTY = Duration.ofSeconds(20);
    private static final ContactLoad TEN_ERLANGS = ContactLoad.of(100, HALF_HOUR, Duration.ofSeconds(180));

    /** The worked example of Call Centre Helper, "Erlang C Formula - Made Simple": 100 calls of 180 s in half an hour, 80/20. */
    @Test
    void reproducesAPublishedExample() {
        ErlangC.Stable fourteen = ErlangC.of(TEN_ERLANGS, 14).stable();
        assertThat(fourteen.probabilityOfWaiting()).isEqualTo(0.1741, within(5e-5));
        assertThat(fourteen.answeredWithin(TWENTY)).isEqualTo(0.888, within(5e-4));
        assertThat(fourteen.meanWaitSeconds()).isEqualTo(7.8, within(0.05));
        assertThat(fourteen.occupancy()).isEqualTo(0.714, within(5e-4));
        RequiredAgents required =
                StaffingPlan.serviceLevel(0.80, TWENTY).withShrinkage(0.30).agentsFor(TEN_ERLANGS);
        assertThat(required.agents()).isEqualTo(14);
        assertThat(required.rosteredAgents()).isEqualTo(20);
    }

    /** Garnett, Mandelbaum and Reiman (2002), table 1: 48 calls a minute of one minute, 50 agents, with and without a mean patience of two minutes. */
    @Test
    void reproducesThePublishedEffectOfPatience() {
        ContactLoad load = ContactLoad.of(48, Duration.ofMinutes(1), Duration.ofMinutes(1));
        ErlangC.Stable patient = ErlangC.of(load, 50).stable();
        assertThat(patient.meanWaitSeconds()).isEqualTo(20.8, within(0.05));
        assertThat(patient.waitQuantileSeconds(0.9)).isEqualTo(58.1, within(0.05));
        assertThat(patient.meanQueueLength()).isEqualTo(17, within(0.5));
        assertThat(patient.occupancy()).isEqualTo(0.96, within(5e-3));
        ErlangA impatient = ErlangA.of(load, 50, Duration.ofMinutes(2));
        assertThat(impatient.probabilityOfAbandoning()).isEqualTo(0.031, within(5e-4));
        assertThat(impatient.meanWaitSeconds()).isEqualTo(3.7, within(0.05));
        assertThat(impatient.meanQueueLength()).isEqualTo(3, within(0.5));
        assertThat(impatient.occupancy()).isEqualTo(0.93, within(5e-3));
    }

    /** Erlang B tables: the load in erlangs at a given loss. */
    @Test
    void reproducesPublishedTables() {
        assertThat(ErlangB.offeredErlangs(1, 0.01)).isEqualTo(0.0101, within(5e-5));
        assertThat(ErlangB.offeredErlangs(10, 0.01)).isEqualTo(4.461, within(5e-4));
        assertThat(ErlangB.offeredErlangs(15, 0.01)).isEqualTo(8.108, within(5e-4));
        assertThat(ErlangB.offeredErlangs(50, 0.01)).isEqualTo(37.90, within(5e-3));
        assertThat(ErlangB.offeredErlangs(100, 0.01)).isEqualTo(84.06, within(5e-3));
        assertThat(ErlangB.lines(4.461, 0.01)).isEqualTo(10);
        assertThat(ErlangB.lines(4.462, 0.01)).isEqualTo(11);
        assertThat(ErlangB.lines(0, 0.01)).isEqualTo(1);
    }

    @Test
    void smallQueuesAreClosedForms() {
        assertThat(ErlangB.blocking(0, 3)).isEqualTo(1);
        assertThat(ErlangB.blocking(1, 3)).isEqualTo(0.75);
        assertThat(ErlangB.blocking(2, 2)).isEqualTo(0.4, within(1e-15));
        ContactLoad load = ContactLoad.of(1, Duration.ofSeconds(10), Duration.ofSeconds(5));
        ErlangC.Stable one = ErlangC.of(load, 1).stable();
        assertThat(one.probabilityOfWaiting()).as("M/M/1 waits with its load").isEqualTo(0.5, within(1e-15));
        assertThat(one.meanWaitSeconds()).isEqualTo(5, within(1e-14));
        assertThat(one.meanQueueLength()).isEqualTo(0.5, within(1e-14));
        assertThat(one.answeredWithin(Duration.ZERO)).isEqualTo(one.probabilityOfNoWait());
        assertThat(one.waitQuantileSeconds(0.4)).isZero();
        assertThat(one.answeredWithin(Duration.ofNanos((long) (one.waitQuantileSeconds(0.9) * 1e9))))
                .isEqualTo(0.9, within(1e-9));
    }

    @Test
    void thousandsOfAgentsNeitherOverflowNorCancel() {
        ContactLoad load = ContactLoad.of(30_000, HALF_HOUR, Duration.ofSeconds(300));
        assertThat(load.erlangs()).isEqualTo(5000);
        ErlangC.Stable tight = ErlangC.of(load, 5001).stable();
        assertThat(tight.probabilityOfWaiting()).isBetween(0.97, 1.0);
        assertThat(ErlangC.of(load, 20_000).stable().probabilityOfWaiting()).isBetween(0.0, 1e-300);
        ErlangA patient = ErlangA.of(load, 4000, Duration.ofHours(1));
        assertThat(patient.probabilityOfWaiting()).isEqualTo(1);
        assertThat(patient.probabilityOfAbandoning())
                .as("what exceeds the agents gives up")
                .isCloseTo(0.2, Percentage.withPercentage(1e-9));
    }

    @Test
    void overloadHasNoNumbers() {
        ErlangC full = ErlangC.of(TEN_ERLANGS, 10);
        assertThat(full)
                .isInstanceOf(ErlangC.Overloaded.class)
                .hasToString("Erlang C, 10 agents, 10 erlangs: overloaded");
        assertThat(full.stableIfDefined()).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(full::stable)
                .withMessage("Erlang C is undefined: 10 agents can't carry 10 erlangs");
        assertThat(ErlangC.of(ContactLoad.of(0.3, Duration.ofSeconds(1), Duration.ofSeconds(10)), 3))
                .as("0.3 · 10 is 3 in decimals")
                .isInstanceOf(ErlangC.Overloaded.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ErlangC.Stable(TEN_ERLANGS, 10, 1))
                .withMessage(
                        "a stable queue needs a load below its agents, not 100 contacts in 30 minutes of 3 minutes each (10 erlangs) and 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ErlangC.Stable(TEN_ERLANGS, 11, Double.NaN))
                .withMessage("probability of waiting NaN is outside 0..1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ErlangC.Overloaded(TEN_ERLANGS, 11))
                .withMessage("11 agents are enough for 100 contacts in 30 minutes of 3 minutes each (10 erlangs)");
    }

    @Test
    void endlessPatienceIsErlangC() {
        ErlangC.Stable limit = ErlangC.of(TEN_ERLANGS, 12).stable();
        ErlangA patient = ErlangA.of(TEN_ERLANGS, 12, Duration.ofDays(100_000));
        assertThat(patient.probabilityOfWaiting())
                .isCloseTo(limit.probabilityOfWaiting(), Percentage.withPercentage(1e-4));
        assertThat(patient.meanWaitSeconds()).isCloseTo(limit.meanWaitSeconds(), Percentage.withPercentage(1e-3));
        assertThat(patient.answeredWithin(TWENTY))
                .isCloseTo(limit.answeredWithin(TWENTY), Percentage.withPercentage(1e-4));
        assertThat(patient.probabilityOfAbandoning()).isBetween(0.0, 1e-8);
    }

    @Test
    void noPatienceIsErlangB() {
        ErlangA impatient = ErlangA.of(TEN_ERLANGS, 12, Duration.ofNanos(1000));
        assertThat(impatient.probabilityOfAbandoning())
                .isCloseTo(ErlangB.blocking(12, 10), Percentage.withPercentage(1e-4));
    }

    /** With patience like handle times every contact leaves at the same rate, served or waiting: as many are there as in a Poisson law. */
    @Test
    void patienceLikeHandleTimesIsPoisson() {
        ErlangA queue = ErlangA.of(TEN_ERLANGS, 8, Duration.ofSeconds(180));
        double term = Math.exp(-10);
        double below = 0;
        double waiting = 0;
        for (int j = 0; j < 200; j++) {
            below += j < 8 ? term : 0;
            waiting += Math.max(0, j - 8) * term;
            term *= 10.0 / (j + 1);
        }
        assertThat(queue.probabilityOfWaiting()).isEqualTo(1 - below, within(1e-13));
        assertThat(queue.meanQueueLength()).isEqualTo(waiting, within(1e-12));
        assertThat(queue.probabilityOfAbandoning()).isEqualTo(waiting / 10, within(1e-13));
    }

    @Test
    void everyContactIsAnsweredOrGivesUp() {
        for (int agents : new int[] {1, 5, 9, 10, 11, 20}) {
            ErlangA queue = ErlangA.of(TEN_ERLANGS, agents, Duration.ofSeconds(90));
            Duration forever = Duration.ofDays(30);
            assertThat(queue.answeredWithin(forever)).isEqualTo(1 - queue.probabilityOfAbandoning(), within(1e-12));
            assertThat(queue.abandonedWithin(forever)).isEqualTo(queue.probabilityOfAbandoning(), within(1e-12));
            assertThat(queue.answeredWithin(Duration.ZERO)).isEqualTo(1 - queue.probabilityOfWaiting(), within(1e-15));
            assertThat(queue.abandonedWithin(Duration.ZERO)).isZero();
            assertThat(queue.occupancy()).isBetween(0.0, 1.0);
            assertThat(queue.serviceLevelAbandonedIgnored(TWENTY))
                    .isBetween(queue.answeredWithin(TWENTY), queue.serviceLevelAbandonedAsSuccess(TWENTY));
        }
    }

    @Test
    void printsALine() {
        assertThat(ErlangC.of(TEN_ERLANGS, 14))
                .hasToString("Erlang C, 14 agents, 10 erlangs: 17.4 % wait, mean wait 7.8 s, occupancy 71.4 %");
        assertThat(ErlangA.of(TEN_ERLANGS, 10, Duration.ofMinutes(2)))
                .hasToString(
                        "Erlang A, 10 agents, 10 erlangs, patience 2 minutes: 49.7 % wait, 13.7 % abandon, mean wait 16.5 s (answered 14.6 s), occupancy 86.3 %")
                .isEqualTo(ErlangA.of(TEN_ERLANGS, 10, Duration.ofMinutes(2)))
                .hasSameHashCodeAs(ErlangA.of(TEN_ERLANGS, 10, Duration.ofMinutes(2)))
                .isNotEqualTo(ErlangA.of(TEN_ERLANGS, 10, Duration.ofMinutes(3)));
    }

    @Test
    void aQueueKnowsItsParts() {
        ErlangA queue = ErlangA.of(TEN_ERLANGS, 12, Duration.ofMinutes(2));
        assertThat(queue.load()).isEqualTo(TEN_ERLANGS);
        assertThat(queue.agents()).isEqualTo(12);
        assertThat(queue.meanPatience()).isEqualTo(Duration.ofMinutes(2));
        assertThat(queue).doesNotHaveSameHashCodeAs(ErlangA.of(TEN_ERLANGS, 13, Duration.ofMinutes(2)));
    }

    /** Two contacts a second. */
    @Test
    void noMoreThanATrillionContactsComeWithinThePatience() {
        ContactLoad load = ContactLoad.of(3600, HALF_HOUR, Duration.ofSeconds(5));
        Duration most = Duration.ofSeconds(500_000_000_000L);
        assertThat(ErlangA.of(load, 12, most).probabilityOfAbandoning()).isBetween(0.0, 1e-6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErlangA.of(load, 12, most.plusSeconds(1)))
                .withMessageStartingWith("Erlang A needs at most 1e12 contacts within the mean patience, not "
                        + "3600 contacts in 30 minutes of 5 seconds each (10 erlangs) with patience ");
    }

    @Test
    void refusesWhatIsNoQueue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErlangC.of(TEN_ERLANGS, 0))
                .withMessage("agents must be positive: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErlangA.of(TEN_ERLANGS, -1, TWENTY))
                .withMessage("agents must be positive: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErlangA.of(TEN_ERLANGS, 1, Duration.ZERO))
                .withMessage("mean patience must be positive: 0 seconds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErlangA.of(ContactLoad.of(0, HALF_HOUR, TWENTY), 1, TWENTY))
                .withMessage("Erlang A needs contacts, not 0 contacts in 30 minutes of 20 seconds each (0 erlangs)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErlangA.of(TEN_ERLANGS, 1, TWENTY).answeredWithin(Duration.ofSeconds(-1)))
                .withMessage("threshold must not be negative: -1 second");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErlangC.of(TEN_ERLANGS, 14).stable().answeredWithin(Duration.ofSeconds(-1)))
                .withMessage("threshold must not be negative: -1 second");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErlangC.of(TEN_ERLANGS, 14).stable().waitQuantileSeconds(1))
                .withMessage("share must be between 0 and 1: 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactLoad.of(Double.NaN, HALF_HOUR, TWENTY))
                .withMessage("contacts must be finite: NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactLoad.of(1, Duration.ZERO, TWENTY))
                .withMessage("interval must be positive: 0 seconds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactLoad.of(1, HALF_HOUR, Duration.ofSeconds(-5)))
                .withMessage("handle time must be positive: -5 seconds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErlangB.blocking(-1, 1))
                .withMessage("lines must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErlangB.offeredErlangs(0, 0.1))
                .withMessage("lines must be positive: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErlangB.lines(1, 0))
                .withMessage("blocking must be between 0 and 1: 0.0");
    }

    @Test
    void sharesOfErlangAAreSharesHoweverFullOrEmptyTheQueue() {
        for (int contacts = 30; contacts <= 3000; contacts += 30) {
            ContactLoad load = ContactLoad.of(contacts, HALF_HOUR, Duration.ofMinutes(5));
            ErlangA queue = ErlangA.of(load, 33, Duration.ofMinutes(57));
            for (Duration threshold : List.of(Duration.ZERO, TWENTY, Duration.ofHours(2))) {
                assertThat(List.of(
                                queue.occupancy(),
                                queue.answeredWithin(threshold),
                                queue.abandonedWithin(threshold),
                                queue.serviceLevelAbandonedIgnored(threshold),
                                queue.serviceLevelAbandonedAsSuccess(threshold),
                                queue.probabilityOfAbandoningIfWaiting()))
                        .as("%s within %s", queue, threshold)
                        .allMatch(share -> share >= 0 && share <= 1);
            }
        }
        ErlangA idle = ErlangA.of(ContactLoad.of(1, HALF_HOUR, Duration.ofMinutes(5)), 1000, Duration.ofMinutes(2));
        assertThat(idle.probabilityOfWaiting()).isZero();
        // One waits until one of 1000 agents is free or patience ends: θ/(θ + nμ), and who comes after it hardly
        // matters.
        assertThat(idle.probabilityOfAbandoningIfWaiting()).isEqualTo(1 / (1 + 1000 * 120 / 300.0), within(1e-6));
    }
}
