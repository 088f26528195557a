package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.internal.BetaTail;
import io.github.cxmetrics.internal.GammaTail;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogRankTest {

    private static final Map<String, SurvivalTally> REMISSION =
            Map.of("placebo", Spells.placebo(), "6-MP", Spells.mercaptopurine());

    /** Kleinbaum and Klein, Survival Analysis, 3rd edition (2012): log-rank 16.79 for the remission data. */
    @Test
    void publishedTestOfRemissionTimes() {
        LogRankResult result = LogRank.test(REMISSION);
        assertThat(result).hasToString("log-rank: chi-square 16.79, df 1, p < 0.0001 (ln p -10.09)");
        assertThat(result.test()).hasToString("log-rank 16.79, p < 0.0001");
        assertThat(result.table()).isEqualTo("""
                group     n  observed  expected
                6-MP     21       9.0      19.3
                placebo  21      21.0      10.7
                """);
    }

    @Test
    void weightsAreNamed() {
        assertThat(FlemingHarrington.LOG_RANK).hasToString("log-rank").isEqualTo(new FlemingHarrington(0));
        assertThat(FlemingHarrington.PETO_PETO).hasToString("Peto-Peto with S(t-)");
        assertThat(new FlemingHarrington(0.5)).hasToString("Fleming-Harrington rho = 0.5");
        double half = LogRank.test(REMISSION, new FlemingHarrington(0.5)).chiSquare();
        assertThat(half)
                .isBetween(
                        LogRank.test(REMISSION, FlemingHarrington.PETO_PETO).chiSquare(),
                        LogRank.test(REMISSION).chiSquare());
        assertThatThrownBy(() -> new FlemingHarrington(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rho must be a finite number from 0 on, not NaN");
    }

    /** Two strata by hand: of group a 1 and 2 events, expected 1/3 and 4/3, each with variance 2/9. */
    @Test
    void strataAreComparedWithinAndAddedUp() {
        Map<String, SurvivalTally> first = Map.of("a", Spells.complete(1), "b", Spells.complete(2, 3));
        Map<String, SurvivalTally> second = Map.of("a", Spells.complete(1, 1), "b", Spells.complete(5));
        LogRankResult result = LogRank.stratified(List.of(first, second));
        assertThat(result.groups())
                .extracting(LogRankResult.Group::expected)
                .satisfies(expected -> assertThat(expected.get(0)).isEqualTo(1.0 / 3 + 4.0 / 3, within(1e-15)));
        assertThat(result.chiSquare()).isEqualTo(4, within(1e-14));
        assertThat(result.groups()).extracting(LogRankResult.Group::count).containsExactly(3L, 3L);
    }

    @Test
    void oneStratumIsTheTestAndTwoEqualStrataDoubleIt() {
        LogRankResult one = LogRank.test(REMISSION);
        assertThat(LogRank.stratified(List.of(REMISSION))).isEqualTo(one);
        assertThat(LogRank.stratified(List.of(REMISSION, REMISSION)).chiSquare())
                .isEqualTo(2 * one.chiSquare(), within(1e-12));
    }

    @Test
    void equalGroupsDoNotDiffer() {
        LogRankResult result = LogRank.test(
                Map.of("a", Spells.placebo(), "b", Spells.placebo(), "c", Spells.placebo()),
                FlemingHarrington.PETO_PETO);
        assertThat(result.chiSquare()).isEqualTo(0, within(1e-12));
        assertThat(result.degreesOfFreedom()).isEqualTo(2);
        assertThat(result.pValue()).isEqualTo(1, within(1e-12));
    }

    @Test
    void aGroupWithoutSubjectsIsNotCompared() {
        LogRankResult result = LogRank.test(Map.of(
                "6-MP",
                Spells.mercaptopurine(),
                "nobody",
                SurvivalRule.of(ChronoUnit.WEEKS).empty(),
                "placebo",
                Spells.placebo()));
        assertThat(result.degreesOfFreedom()).isEqualTo(1);
        assertThat(result.chiSquare()).isEqualTo(LogRank.test(REMISSION).chiSquare(), within(1e-12));
    }

    @Test
    void refusesWhatCannotBeCompared() {
        assertThatThrownBy(() -> LogRank.test(Map.of("a", Spells.placebo())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a comparison needs two or more groups, not 1");
        assertThatThrownBy(() -> LogRank.test(Map.of("a", Spells.placebo(), "b", Spells.complete(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "survival: times in (weeks and times in days|days and times in weeks) don't go together");
        Map<String, SurvivalTally> inWeeks = Map.of("a", Spells.placebo(), "b", Spells.mercaptopurine());
        Map<String, SurvivalTally> inDays = Map.of("a", Spells.complete(1), "b", Spells.complete(2));
        assertThatThrownBy(() -> LogRank.stratified(List.of(inWeeks, inDays)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("survival: times in weeks and times in days don't go together");
        SurvivalTally later = SurvivalTally.of(
                ChronoUnit.DAYS, new double[] {8, 8}, new double[] {9, 10}, new boolean[] {true, true});
        assertThatThrownBy(() -> LogRank.test(Map.of("a", Spells.complete(1, 2), "b", later)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the log-rank test is undefined: the groups are not at risk together when events happen");
    }

    /** ln Q(x) for df 2 is -x/2 exactly; df 1 from 60-digit arithmetic (mpmath: log(gammainc(0.5, x/2, inf, regularized=True))). */
    @Test
    void theLogarithmOfPReachesBeyondTheSmallestDouble() {
        for (double chi2 : new double[] {0, 1e-9, 0.5, 3, 4.5, 40, 1400, 1e6}) {
            assertThat(GammaTail.logChiSquareP(chi2, 2)).isEqualTo(-chi2 / 2, within(1e-15 + 1e-14 * chi2));
        }
        assertThat(GammaTail.logChiSquareP(2352.87253825934, 1)).isEqualTo(-1180.5441811527553, within(1e-9));
        assertThat(GammaTail.logChiSquareP(5000, 7)).isEqualTo(-2481.639858475353, within(1e-9));
        for (int df = 1; df <= 12; df++) {
            for (double chi2 = 0.25; chi2 < 60; chi2 *= 1.7) {
                double p = BetaTail.chiSquareP(chi2, df);
                assertThat(Math.exp(GammaTail.logChiSquareP(chi2, df))).isEqualTo(p, within(1e-12 * p));
            }
        }
    }
}
