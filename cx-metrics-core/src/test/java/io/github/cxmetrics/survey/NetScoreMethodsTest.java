package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetScoreMethodsTest {

    private static final Set<NetScoreMethod> INSIDE =
            EnumSet.of(NetScoreMethod.SCORE, NetScoreMethod.MAY_JOHNSON, NetScoreMethod.MOVER_WILSON);

    /** Every NPS tally up to n = 12. */
    private static List<Nps> smallTallies() {
        List<Nps> all = new ArrayList<>();
        for (int n = 1; n <= 12; n++) {
            for (int d = 0; d <= n; d++) {
                for (int p = 0; p <= n - d; p++) {
                    all.add(Nps.promoters(p).passives(n - d - p).detractors(d));
                }
            }
        }
        return all;
    }

    private static Nps mirrored(Nps nps) {
        return Nps.promoters(nps.detractors().successes())
                .passives(nps.passives().successes())
                .detractors(nps.promoters().successes());
    }

    @ParameterizedTest
    @EnumSource(NetScoreMethod.class)
    void everySmallTallyHasAMirroredInterval(NetScoreMethod method) {
        for (Nps nps : smallTallies()) {
            if (method == NetScoreMethod.STUDENT_T && nps.count() == 1) {
                continue;
            }
            Interval interval = nps.interval(Confidence.DEFAULT, method);
            Interval mirror = mirrored(nps).interval(Confidence.DEFAULT, method);
            assertThat(mirrored(nps).value()).isEqualTo(-nps.value());
            assertThat(mirror.lower()).as("%s", nps).isEqualTo(-interval.upper(), within(1e-12));
            if (method != NetScoreMethod.ADJUSTED_WALD) {
                assertThat(interval.lower()).isLessThanOrEqualTo(nps.value() + 1e-12);
                assertThat(interval.upper()).isGreaterThanOrEqualTo(nps.value() - 1e-12);
            }
            if (INSIDE.contains(method)) {
                assertThat(interval.lower()).isGreaterThanOrEqualTo(-100 - 1e-12);
                assertThat(interval.upper()).isLessThanOrEqualTo(100 + 1e-12);
            }
        }
    }

    @Test
    void theScoreIntervalIsNeverWithoutWidthAndMirrorsToTheLastBit() {
        for (Nps nps : smallTallies()) {
            assertThat(nps.interval().width()).isPositive();
            assertThat(mirrored(nps).interval().lower())
                    .isEqualTo(-nps.interval().upper());
        }
    }

    @Test
    void withoutPassivesTheScoreIntervalIsWilsonScaled() {
        for (int n = 1; n <= 60; n++) {
            for (int p = 0; p <= n; p++) {
                Interval score = Nps.promoters(p).passives(0).detractors(n - p).interval();
                Interval wilson = Proportion.of(p, n).interval();
                assertThat(score.lower()).isEqualTo(200 * wilson.lower() - 100, within(1e-10));
                assertThat(score.upper()).isEqualTo(200 * wilson.upper() - 100, within(1e-10));
            }
        }
    }

    @Test
    void allPassivesHaveAClosedForm() {
        double square = Math.pow(Confidence.DEFAULT.z(), 2);
        for (long n : new long[] {1, 2, 17, 1_000_000_000L}) {
            Interval interval = Nps.promoters(0).passives(n).detractors(0).interval();
            assertThat(interval.upper()).isEqualTo(100 * square / (n + square), within(1e-10));
            assertThat(interval.lower()).isEqualTo(-interval.upper());
        }
    }

    /** The published table of exact coverage over the grid of shares (step .05, all three answers present): mean and minimum. */
    @Test
    void coverageIsAsPublished() {
        Map<NetScoreMethod, double[]> atTen = Map.of(
                NetScoreMethod.WALD, new double[] {.880, .649},
                NetScoreMethod.STUDENT_T, new double[] {.925, .651},
                NetScoreMethod.GOODMAN, new double[] {.928, .651},
                NetScoreMethod.ADJUSTED_WALD, new double[] {.955, .930},
                NetScoreMethod.MAY_JOHNSON, new double[] {.940, .797},
                NetScoreMethod.SCORE, new double[] {.963, .940});
        Map<NetScoreMethod, double[]> atTwentyFive = Map.of(
                NetScoreMethod.WALD, new double[] {.924, .825},
                NetScoreMethod.ADJUSTED_WALD, new double[] {.951, .941},
                NetScoreMethod.MAY_JOHNSON, new double[] {.948, .923},
                NetScoreMethod.SCORE, new double[] {.953, .942});
        atTen.forEach((method, published) -> assertCoverage(10, method, published));
        atTwentyFive.forEach((method, published) -> assertCoverage(25, method, published));
    }

    private static void assertCoverage(int n, NetScoreMethod method, double[] published) {
        List<Nps> tallies = new ArrayList<>();
        List<Interval> intervals = new ArrayList<>();
        for (int d = 0; d <= n; d++) {
            for (int p = 0; p <= n - d; p++) {
                tallies.add(Nps.promoters(p).passives(n - d - p).detractors(d));
                intervals.add(tallies.get(tallies.size() - 1).interval(Confidence.DEFAULT, method));
            }
        }
        double sum = 0;
        double least = 1;
        int points = 0;
        for (int i = 1; i < 20; i++) {
            for (int j = 1; i + j < 20; j++) {
                double covered = coverage(tallies, intervals, i / 20.0, j / 20.0);
                sum += covered;
                least = Math.min(least, covered);
                points++;
            }
        }
        assertThat(points).isEqualTo(171);
        assertThat(sum / points).as("mean of %s at n = %s", method, n).isEqualTo(published[0], within(0.0006));
        assertThat(least).as("minimum of %s at n = %s", method, n).isEqualTo(published[1], within(0.0006));
    }

    private static double coverage(List<Nps> tallies, List<Interval> intervals, double d, double p) {
        double covered = 0;
        for (int i = 0; i < tallies.size(); i++) {
            Interval interval = intervals.get(i);
            double score = 100 * (p - d);
            if (interval.lower() <= score + 1e-9 && score - 1e-9 <= interval.upper()) {
                covered += probability(tallies.get(i), d, p);
            }
        }
        return covered;
    }

    private static double probability(Nps nps, double d, double p) {
        long detractors = nps.detractors().successes();
        long passives = nps.passives().successes();
        long promoters = nps.promoters().successes();
        double ways = 1;
        for (long i = 1; i <= detractors; i++) {
            ways *= (double) (passives + promoters + i) / i;
        }
        for (long i = 1; i <= promoters; i++) {
            ways *= (double) (passives + i) / i;
        }
        return ways * Math.pow(d, detractors) * Math.pow(1 - d - p, passives) * Math.pow(p, promoters);
    }

    /** Every pair of a small and a smaller tally: the p-value is below 0.05 exactly where the interval leaves out 0. */
    @Test
    void intervalAndTestNeverContradict() {
        List<Nps> tallies =
                smallTallies().stream().filter(nps -> nps.count() <= 6).toList();
        for (Nps a : tallies) {
            for (Nps b : tallies) {
                Comparison difference = a.versus(b);
                assertThat(difference.interval().contains(0))
                        .as("%s and %s", a, b)
                        .isEqualTo(difference.pValue() >= 0.05);
                assertThat(difference.difference()).isEqualTo(a.value() - b.value(), within(1e-12));
            }
        }
    }

    @Test
    void aDifferenceNeedsNormalQuantiles() {
        Nps nps = Nps.promoters(5).passives(4).detractors(3);
        for (NetScoreMethod method : List.of(NetScoreMethod.GOODMAN, NetScoreMethod.STUDENT_T)) {
            assertThatThrownBy(() -> nps.versus(nps, Confidence.DEFAULT, method))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a difference needs a method of normal quantiles, which " + method + " is not");
        }
        assertThatThrownBy(() -> Nps.of(9).interval(Confidence.DEFAULT, NetScoreMethod.STUDENT_T))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the t interval of a net score needs at least 2 ratings, not 1");
    }

    /** The score test against a target is the score interval read backwards. */
    @Test
    void targetsAreTestedByTheScoreInterval() {
        Nps nps = Nps.promoters(1436).passives(968).detractors(342);
        Interval interval = nps.interval();
        assertThat(nps.versusTarget(interval.lower()).pValue()).isEqualTo(0.05, within(1e-9));
        assertThat(nps.versusTarget(interval.upper()).pValue()).isEqualTo(0.05, within(1e-9));
        Comparison above = nps.versusTarget(35);
        assertThat(above.difference()).isEqualTo(nps.value() - 35);
        assertThat(above.interval().lower()).isEqualTo(interval.lower() - 35);
        assertThat(above.test().statistic().orElseThrow()).isPositive();
        assertThat(nps.versusTarget(45).test().statistic().orElseThrow()).isNegative();
    }

    /** With ¾, 1½ and ¾ more: 1.75, 3.5 and 3.75 of 9, whose variance is 5.5/9 - (2/9)². */
    @Test
    void theAdjustedTestOfATargetIsOfTheAdjustedCounts() {
        Comparison adjusted = Nps.promoters(3)
                .passives(2)
                .detractors(1)
                .versusTarget(10, Confidence.DEFAULT, NetScoreMethod.ADJUSTED_WALD);
        double variance = 5.5 / 9 - 4 / 81.0;
        assertThat(adjusted.test().statistic().orElseThrow())
                .isEqualTo((2 / 9.0 - 0.1) / Math.sqrt(variance / 9), within(1e-12));
    }

    @Test
    void badTargetsAreRefused() {
        Nps nps = Nps.promoters(5).passives(4).detractors(3);
        for (double target : new double[] {100, -100, 250, Double.NaN}) {
            assertThatThrownBy(() -> nps.versusTarget(target))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a target lies strictly between -100 and 100, not " + target);
        }
        assertThatThrownBy(() -> nps.versusTarget(0, Confidence.DEFAULT, NetScoreMethod.GOODMAN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a target is tested by score, adjusted Wald or Wald, not by Goodman");
        assertThatThrownBy(() -> Nps.of(10, 10).versusTarget(0, Confidence.DEFAULT, NetScoreMethod.WALD))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the Wald test of NPS is undefined: the ratings don't vary");
        assertThatThrownBy(() -> Nps.promoters(0).passives(0).detractors(0).versusTarget(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("NPS is undefined: no ratings");
    }

    @Test
    void testsWithoutVarianceAreUndefined() {
        Nps passives = Nps.promoters(0).passives(9).detractors(0);
        assertThatThrownBy(() -> passives.test(passives, NetScoreTest.UNPOOLED_Z))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("unpooled z is undefined: the responses don't vary");
        assertThatThrownBy(() -> passives.test(passives, NetScoreTest.CHI_SQUARE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("chi-square of the shares is undefined: all responses are alike");
        assertThat(passives.versus(passives).pValue()).isEqualTo(1);
    }

    @Test
    void aBillionKeepsItsDigits() {
        Nps a = Nps.promoters(500_000_000).passives(300_000_000).detractors(200_000_000);
        Nps b = Nps.promoters(500_000_000).passives(299_999_999).detractors(200_000_001);
        assertThat(a.versus(b).difference()).isEqualTo(1e-7, within(1e-20));
    }

    /** Issue 16: without passives the correlation is -1 also where one band is empty. */
    @Test
    void moverOfWilsonWithoutPassivesIsTheScaledShare() {
        Nps five = Nps.promoters(5).passives(0).detractors(0);
        Interval interval = five.interval(Confidence.of(0.9), NetScoreMethod.MOVER_WILSON);
        assertThat(interval.lower()).isEqualTo(29.777, within(1e-3));
        assertThat(interval.upper()).isEqualTo(100);
        for (long d = 0; d < 6; d++) {
            Nps nps = Nps.promoters(5 - d).passives(0).detractors(d);
            Interval wilson = nps.promoters().interval();
            Interval mover = nps.interval(Confidence.DEFAULT, NetScoreMethod.MOVER_WILSON);
            assertThat(mover.lower()).isEqualTo(200 * wilson.lower() - 100, within(1e-10));
            assertThat(mover.upper()).isEqualTo(200 * wilson.upper() - 100, within(1e-10));
        }
    }

    @Test
    void onePromoterAgainstOneDetractorIsNoCertainty() {
        Nps one = Nps.of(10);
        Nps other = Nps.of(0);
        Comparison mover = one.versus(other, Confidence.DEFAULT, NetScoreMethod.MOVER_WILSON);
        assertThat(mover.pValue()).isEqualTo(one.versus(other).pValue(), within(1e-9));
        assertThat(mover.interval().method()).isEqualTo("MOVER of Wilson intervals of all four shares");
        assertThatThrownBy(() -> one.versus(other, Confidence.DEFAULT, NetScoreMethod.WALD))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the Wald difference of NPS is undefined: neither sample varies");
        for (NetScoreMethod method : NetScoreMethod.values()) {
            if (method != NetScoreMethod.WALD && method.isNormal()) {
                assertThat(one.versus(other, Confidence.DEFAULT, method).pValue())
                        .isGreaterThan(0.01);
            }
        }
    }

    /** Limits are bisected until the midpoint repeats: a tolerance would show against the closed form. */
    @Test
    void scoreLimitsAreExactToTheLastDigits() {
        for (long p : new long[] {1, 7, 30, 499, 123_456}) {
            Nps nps = Nps.promoters(p).passives(0).detractors(1000);
            Interval wilson = nps.promoters().interval();
            assertThat(nps.interval().lower()).isEqualTo(200 * wilson.lower() - 100, within(1e-11));
            assertThat(nps.interval().upper()).isEqualTo(200 * wilson.upper() - 100, within(1e-11));
        }
    }
}
