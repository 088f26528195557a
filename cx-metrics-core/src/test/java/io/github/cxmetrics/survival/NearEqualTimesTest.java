package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Times that differ by the rounding of doubles only, and bands over curves. */
class NearEqualTimesTest {

    private static final ChronoUnit YEARS = ChronoUnit.YEARS;
    private static final double SUM = 0.1 + 0.2;

    private static SurvivalTally tally(double[] times, boolean... observed) {
        return SurvivalTally.of(YEARS, times, observed);
    }

    @Test
    void anEventComesBeforeTheCensoringAtTheSameTime() {
        SurvivalTally tally = tally(new double[] {0.3, SUM, 1}, false, true, false);
        SurvivalCurve curve = tally.curve();
        assertThat(curve.at(0.5)).isEqualTo(2.0 / 3);
        assertThat(curve.at(0.3)).isEqualTo(2.0 / 3);
        assertThat(curve.cumulativeHazard(0.3)).isEqualTo(1.0 / 3);
        assertThat(curve.steps()).extracting(SurvivalStep::time).containsExactly(0.3, 1.0);
        assertThat(curve.steps().get(0).atRisk()).isEqualTo(3);
        assertThat(curve.table(0.3)).contains("66.7 %");
        assertThat(curve.conditionalOn(0.3).tally().count()).isEqualTo(1);
        assertThat(curve.restrictedMean(SUM).value()).isCloseTo(0.3, within(1e-15));
        assertThat(tally(new double[] {0.3}, true).curve().at(SUM)).isZero();
        assertThat(tally(new double[] {SUM}, false).curve().at(0.3)).isOne();
    }

    @Test
    void talliesKeepTheTimesAndMergeExactly() {
        SurvivalTally one = tally(new double[] {0.3}, false);
        SurvivalTally two = tally(new double[] {SUM, 1}, true, false);
        assertThat(one.plus(two)).isEqualTo(tally(new double[] {0.3, SUM, 1}, false, true, false));
        assertThat(one.plus(two).toCounts().times()).containsExactly(0.3, SUM, 1.0);
        assertThat(one.plus(two).toCounts().toTally()).isEqualTo(one.plus(two));
    }

    @Test
    void agesInYearsGiveAsManyStepsAsDays() {
        double[] years = IntStream.range(0, 300)
                .mapToDouble(i -> (20_000 + i * 37 + i % 10 + 1) / 365.25 - (20_000 + i * 37) / 365.25)
                .toArray();
        boolean[] all = new boolean[years.length];
        Arrays.fill(all, true);
        assertThat(tally(years, all).curve().steps()).hasSize(10);
    }

    @Test
    void wholeNumbersAreExact() {
        double[] nanos = {1e12, 1e12 + 1, 1e12 + 2};
        assertThat(tally(nanos, true, true, true).curve().steps()).hasSize(3);
        assertThat(tally(new double[] {1e9 - 0.25, 1e9, 1e9 + 1}, true, true, true)
                        .curve()
                        .steps())
                .hasSize(2);
        assertThat(tally(new double[] {0, 1e-300}, true, true).curve().steps()).hasSize(2);
        assertThat(tally(new double[] {1, 1 + 1.4e-8, 1 + 1.6e-8}, true, true, true)
                        .curve()
                        .steps())
                .hasSize(2);
    }

    @Test
    void lateEntriesAreTiedToEnds() {
        SurvivalCurve curve = SurvivalTally.of(
                        YEARS, new double[] {0, 0.3}, new double[] {SUM, 1}, new boolean[] {true, true})
                .curve();
        assertThat(curve.steps().get(0).atRisk()).isOne();
        assertThatThrownBy(() -> new Spell(0.3, SUM, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time 0.30000000000000004 is not after entry 0.3");
        assertThatThrownBy(() -> SurvivalTally.of(YEARS, new double[] {0.3}, new double[] {SUM}, new boolean[] {true}))
                .hasMessage("time 0.30000000000000004 is not after entry 0.3 (row 0)");
    }

    @Test
    void groupsAreComparedAtOneTime() {
        Map<String, SurvivalTally> near = Map.of(
                "a", tally(new double[] {0.3, 0.7, 2}, true, true, true),
                "b", tally(new double[] {SUM, 0.9, 1.5}, true, true, false));
        Map<String, SurvivalTally> equal = Map.of(
                "a", tally(new double[] {0.3, 0.7, 2}, true, true, true),
                "b", tally(new double[] {0.3, 0.9, 1.5}, true, true, false));
        assertThat(LogRank.test(near)).isEqualTo(LogRank.test(equal));
        assertThat(LogRank.test(near, FlemingHarrington.PETO_PETO))
                .isEqualTo(LogRank.test(equal, FlemingHarrington.PETO_PETO));
    }

    @Test
    void aStatedGrainRounds() {
        SurvivalRule rule = SurvivalRule.of(ChronoUnit.MONTHS).withGrain(0.5);
        SurvivalTally tally = rule.count(new double[] {1.1, 0.9, 2.2}, new boolean[] {false, true, true});
        assertThat(tally.curve().steps()).extracting(SurvivalStep::time).containsExactly(1.0, 2.0);
        assertThat(tally).isEqualTo(rule.count(List.of(Spell.observed(2.2), Spell.censored(1.1), Spell.observed(0.9))));
        assertThat(rule).hasToString("times in months, multiples of 0.5");
        assertThat(tally.toCounts().toTally()).isEqualTo(tally);
        assertThatThrownBy(() -> rule.count(new double[] {1.1}, new double[] {1.2}, new boolean[1]))
                .hasMessage("time 1.0 is not after entry 1.0 (row 0)");
        assertThatThrownBy(() -> rule.withGrain(0)).hasMessage("the grain of survival times must be positive, not 0.0");
        assertThatThrownBy(() -> tally.plus(SurvivalRule.of(ChronoUnit.MONTHS).empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBandGoesOverAllSteps() {
        List<SurvivalBand> band = tally(new double[] {0.5, 1, 2, 3}, false, true, true, true)
                .curve()
                .band();
        assertThat(band).extracting(SurvivalBand::time).containsExactly(0.0, 0.5, 1.0, 2.0, 3.0);
        Interval certain = new Interval(1, 1, Confidence.DEFAULT, "log-log Greenwood");
        assertThat(band.subList(0, 2)).extracting(SurvivalBand::interval).containsOnly(certain);
        assertThat(band.get(2).interval().lower()).isBetween(0.0, band.get(2).survival());
        assertThat(band.get(4)).isEqualTo(new SurvivalBand(3, 0, null));
        assertThat(tally(new double[] {0, 1}, true, true).curve().band())
                .extracting(SurvivalBand::time)
                .containsExactly(0.0, 1.0);
    }
}
