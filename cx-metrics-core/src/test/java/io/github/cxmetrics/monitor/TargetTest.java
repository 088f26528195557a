package io.github.cxmetrics.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.contact.EventRate;
import io.github.cxmetrics.internal.Normal;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.usability.Sus;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TargetTest {

    private static final LocalDate DEADLINE = LocalDate.of(2024, 12, 31);

    @Test
    void theLineSaysStatusAndDoubt() {
        Target target = Target.atLeast(0.85).by(DEADLINE);
        Proportion csat = Proportion.of(430, 500).named("CSAT", "answers");
        assertThat(target.check(csat))
                .hasToString("CSAT 86.0 % (90 % CI 83.3 % … 88.4 %), n = 500, target at least 85.0 % by 2024-12-31:"
                        + " likely met, confidence 0.73");
        TargetCheck early = target.asOf(LocalDate.of(2024, 6, 30)).check(csat);
        assertThat(early.isSoFar()).isTrue();
        assertThat(early.line()).contains(": likely met so far, ");
        assertThat(target.asOf(DEADLINE).check(csat).isSoFar()).isFalse();
        assertThat(target.check(Proportion.of(0, 0).named("CSAT", "answers")))
                .hasToString("CSAT target at least 85.0 % by 2024-12-31: no data");
    }

    @Test
    void threeAnswersMeetNoTarget() {
        assertThat(Target.atLeast(0.8).check(Proportion.of(3, 3)).status()).isEqualTo(TargetStatus.LIKELY_MET);
        assertThat(Target.atLeast(0.8).check(Proportion.of(300, 300)).status()).isEqualTo(TargetStatus.MET);
        assertThat(Target.atLeast(0.8).check(Proportion.of(200, 300)).status()).isEqualTo(TargetStatus.MISSED);
        assertThat(Target.atLeast(0.8).check(Proportion.of(235, 300)).status()).isEqualTo(TargetStatus.LIKELY_MISSED);
    }

    @Test
    void otherMetricsHaveTheirOwnTests() {
        Ces ces = Ces.of(7, 5, 6, 6, 7, 6);
        double p = ces.versusTarget(5).pValue();
        assertThat(Target.atLeast(5).check(ces).confidence()).isEqualTo(1 - p / 2, within(1e-12));
        EventRate rate = EventRate.of(120, 100, "customer");
        assertThat(Target.atMost(1.5).check(rate).confidence()).isEqualTo(0.99284, within(1e-4));
        assertThat(Target.atMost(1.5)
                        .method(TargetMethod.JEFFREYS_POSTERIOR)
                        .check(rate)
                        .confidence())
                .isEqualTo(0.9940, within(1e-3));
        assertThatThrownBy(() -> Target.atLeast(5)
                        .method(TargetMethod.JEFFREYS_POSTERIOR)
                        .check(ces))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a Jeffreys posterior needs counts, which CES 2.0 has none of");
    }

    @Test
    void anEndIsNoTarget() {
        for (double end : new double[] {0, 1, 1.2}) {
            assertThatThrownBy(() -> Target.atLeast(end).check(Proportion.of(3, 4)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "the confidence that share meets its target is undefined: the target is an end of what it can"
                                    + " be, or beyond");
        }
        for (TargetMethod method : TargetMethod.values()) {
            for (double end : new double[] {-0.1, 0, 1, 1.2}) {
                assertUndefined(
                        "share", () -> Target.atLeast(end).method(method).check(Proportion.of(3, 4)));
            }
            for (double end : new double[] {-1, 0}) {
                assertUndefined(
                        "rate per customer",
                        () -> Target.atMost(end).method(method).check(EventRate.of(3, 4, "customer")));
            }
            for (double end : new double[] {-101, -100, 100, 101}) {
                assertUndefined("NPS", () -> Target.atLeast(end).method(method).check(Nps.of(10)));
            }
        }
        assertThatThrownBy(() -> Target.atMost(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a target must be finite, not NaN");
    }

    private static void assertUndefined(String metric, ThrowingCallable check) {
        assertThatThrownBy(check)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the confidence that " + metric
                        + " meets its target is undefined: the target is an end of what it can be, or beyond");
    }

    /** A metric without a test of its own has the error that its interval tells. */
    @Test
    void otherMeansAreTestedByTheirInterval() {
        Sus sus = Sus.of(new int[][] {
            {4, 2, 5, 1, 4, 2, 4, 2, 5, 1}, {4, 3, 4, 2, 3, 3, 4, 1, 4, 2}, {2, 4, 3, 3, 2, 4, 3, 4, 2, 3}
        });
        double z = (sus.value() - 60) / (sus.interval().width() / (2 * Confidence.DEFAULT.z()));
        assertThat(Target.atLeast(60).check(sus).confidence()).isEqualTo(Normal.cdf(z), within(1e-12));
        assertThat(z).isBetween(0.01, 1.0);
    }

    /** Of a score without passives the posterior is that of a share, up to the prior's half an answer. */
    @Test
    void thePosteriorOfALargeScoreIsTheScoreTest() {
        Nps nps = Nps.promoters(500_000).passives(300_000).detractors(200_000);
        Target target = Target.atLeast(29.9);
        assertThat(target.method(TargetMethod.JEFFREYS_POSTERIOR).check(nps).confidence())
                .isEqualTo(target.check(nps).confidence(), within(1e-4));
    }
}
