package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SurvivalCurveTest {

    private static final Confidence LEVEL = Confidence.DEFAULT;

    private final SurvivalCurve curve = Spells.mercaptopurine().curve();

    private static void assertUndefined(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasMessage(message);
    }

    /** Kleinbaum and Klein, Survival Analysis, 3rd edition (2012), table of the 6-MP group. */
    @Test
    void publishedTableOfRemissionTimes() {
        double[] weeks = {6, 7, 10, 13, 16, 22, 23};
        double[] published = {.8571, .8067, .7529, .6902, .6275, .5378, .4482};
        for (int i = 0; i < weeks.length; i++) {
            assertThat(curve.at(weeks[i])).as("week %s", weeks[i]).isEqualTo(published[i], within(5e-5));
            assertThat(curve.failureAt(weeks[i])).isEqualTo(1 - curve.at(weeks[i]), within(1e-15));
        }
        assertThat(curve.median()).isEqualTo(23);
        assertThat(Spells.placebo().curve().median()).isEqualTo(8);
        assertThat(curve.standardError(10)).isEqualTo(.0963, within(5e-5));
        assertThat(curve).hasToString("survival: n = 21, 9 observed, median 23 weeks (95 % CI 13 … not reached)");
    }

    @Test
    void stepsDownAtTheEventAndNotBefore() {
        assertThat(curve.at(0)).isOne();
        assertThat(curve.at(5.9999999)).isOne();
        assertThat(curve.at(6)).isEqualTo(18.0 / 21);
        assertThat(curve.at(6.5)).isEqualTo(18.0 / 21);
        assertThat(curve.standardError(5)).isZero();
        assertThat(curve.cumulativeHazard(5)).isZero();
        assertThat(curve.cumulativeHazard(6)).isEqualTo(3.0 / 21);
        assertThat(curve.cumulativeHazardError(6)).isEqualTo(Math.sqrt(3) / 21, within(1e-16));
    }

    @Test
    void endsWithTheLastFollowUp() {
        assertThat(curve.lastTime()).isEqualTo(35);
        assertThat(curve.atIfDefined(35)).hasValue(curve.at(23));
        assertThat(curve.atIfDefined(36)).isEmpty();
        String message = "survival is undefined at 36 weeks: the last follow-up is at 35 weeks";
        assertUndefined(() -> curve.at(36), message);
        assertUndefined(() -> curve.failureAt(36), message);
        assertUndefined(() -> curve.interval(36), message);
        assertUndefined(() -> curve.restrictedMean(36), message);
        assertUndefined(() -> curve.cumulativeHazard(36), message);
    }

    @Test
    void staysAtZeroOnceEverybodyHasHadTheEvent() {
        SurvivalCurve placebo = Spells.placebo().curve();
        assertThat(placebo.at(23)).isZero();
        assertThat(placebo.at(1000)).isZero();
        assertThat(placebo.failureAt(1000)).isOne();
        assertUndefined(
                () -> placebo.standardError(23),
                "the standard error of survival is undefined at 23 weeks: nobody is left");
        assertUndefined(
                () -> Spells.complete(2, 2).curve().standardError(2),
                "the standard error of survival is undefined at 2 days: nobody is left");
        assertUndefined(() -> placebo.interval(40), "the survival interval is undefined at 40 weeks: nobody is left");
        assertThat(placebo.restrictedMean(Double.POSITIVE_INFINITY))
                .hasToString("mean 8.67 weeks (95 % CI 5.97 … 11.37), n = 21");
    }

    @Test
    void beforeTheFirstEventTheIntervalIsOneAndOne() {
        for (SurvivalMethod method : SurvivalMethod.values()) {
            assertThat(curve.interval(5, LEVEL, method)).isEqualTo(new Interval(1, 1, LEVEL, method + " Greenwood"));
        }
        assertThat(SurvivalTally.of(ChronoUnit.DAYS, new double[] {3}, new boolean[1])
                        .curve()
                        .interval(3)
                        .upper())
                .isOne();
        assertThat(curve.interval(6, LEVEL, SurvivalMethod.PLAIN).upper()).isOne();
    }

    @Test
    void quantileRulesDifferWhereTheCurveRests() {
        SurvivalCurve four = Spells.complete(1, 2, 3, 4).curve();
        assertThat(QuantileRule.FIRST_AT_OR_BELOW).hasToString("first at or below");
        assertThat(QuantileRule.MIDPOINT).hasToString("midpoint");
        assertThat(four.median()).isEqualTo(2);
        assertThat(four.quantile(0.5, QuantileRule.MIDPOINT)).isEqualTo(2.5);
        assertThat(four.quantile(0.6, QuantileRule.MIDPOINT)).isEqualTo(3);
        assertThat(Spells.complete(1, 2, 3).curve().quantile(0.5, QuantileRule.MIDPOINT))
                .isEqualTo(2);
        SurvivalCurve resting = SurvivalTally.ofGrouped(
                        ChronoUnit.DAYS, new long[] {0, 1, 0, 0}, new long[] {0, 0, 0, 1})
                .curve();
        assertThat(resting.quantile(0.5, QuantileRule.MIDPOINT)).isEqualTo(2);
        assertThat(resting.quantileIfReached(0.51, QuantileRule.MIDPOINT)).isEmpty();
    }

    @Test
    void quantilesOfCompleteDataAreExactForEveryShare() {
        double[] hundred = new double[100];
        for (int i = 0; i < hundred.length; i++) {
            hundred[i] = i + 1;
        }
        SurvivalCurve complete = Spells.complete(hundred).curve();
        for (int k = 1; k < hundred.length; k++) {
            assertThat(complete.quantile(k / 100.0)).as("share %s", k).isEqualTo(k);
        }
    }

    @Test
    void quantileIntervalsMayBeOpen() {
        assertThat(curve.quantileInterval(0.5, LEVEL)).hasToString("95 % CI 13 weeks … not reached (log-log)");
        assertThat(curve.quantileInterval(0.25, LEVEL, SurvivalMethod.LOG_LOG, QuantileRule.MIDPOINT))
                .hasToString("95 % CI 6 … 22 weeks (log-log)");
        assertThat(curve.quantileInterval(0.9, LEVEL)).hasToString("95 % CI not reached … not reached (log-log)");
    }

    @Test
    void conditionalOnHavingGotThere() {
        SurvivalCurve later = curve.conditionalOn(10);
        assertThat(later.at(10)).isOne();
        assertThat(later.at(23)).isEqualTo(curve.at(23) / curve.at(10), within(1e-15));
        assertThat(later.tally()).hasToString("survival in weeks: n = 13, 4 observed, 9 censored, 13 entered late");
        assertThat(later.restrictedMean(35).value()).isEqualTo(10 + areaAfterTen() / curve.at(10), within(1e-12));
        assertUndefined(
                () -> curve.conditionalOn(35),
                "conditional survival is undefined: nobody was observed beyond 35 weeks");
    }

    private double areaAfterTen() {
        return curve.restrictedMean(35).value() - curve.restrictedMean(10).value();
    }

    /** Late entries count as at risk after their entry: by hand, {@code (1 - 1/2)(1 - 1/2)}. */
    @Test
    void lateEntriesAreAtRiskOnlyFromThenOn() {
        SurvivalTally tally = SurvivalTally.of(
                ChronoUnit.DAYS, new double[] {0, 0, 2, 3}, new double[] {1, 4, 3, 5}, Spells.flags(0, 1, 1, 0));
        assertThat(tally).hasToString("survival in days: n = 4, 2 observed, 2 censored, 2 entered late");
        SurvivalCurve late = tally.curve();
        assertThat(late.steps()).extracting(SurvivalStep::atRisk).containsExactly(2L, 2L, 2L, 1L);
        assertThat(late.at(3)).isEqualTo(0.5);
        assertThat(late.at(4)).isEqualTo(0.25);
    }

    @Test
    void smallFailuresKeepTheirDigits() {
        SurvivalTally million = SurvivalTally.ofGrouped(
                ChronoUnit.DAYS, new long[] {0, 1, 0, 1}, new long[] {0, 0, 1, 999_999_999_997L});
        double first = 1e-12;
        double second = 1.0 / 999_999_999_998L;
        assertThat(million.curve().failureAt(1)).isEqualTo(first);
        assertThat(million.curve().failureAt(3)).isEqualTo(first + second - first * second, within(1e-27));
        assertThat(million.curve().interval(3).upper()).isLessThan(1);
    }

    /** Censored data too: each estimate is the exact product, rounded once. */
    @Test
    void theProductLosesNothing() {
        SplittableRandom random = new SplittableRandom(1971);
        SurvivalAccumulator accumulator = new SurvivalAccumulator(SurvivalRule.of(ChronoUnit.DAYS));
        for (int i = 0; i < 5000; i++) {
            accumulator.add(new Spell(0, random.nextInt(3000), random.nextInt(3) > 0));
        }
        BigDecimal exact = BigDecimal.ONE;
        for (SurvivalStep step : accumulator.snapshot().curve().steps()) {
            exact = exact.multiply(BigDecimal.valueOf(step.atRisk() - step.observed()))
                    .divide(BigDecimal.valueOf(step.atRisk()), new MathContext(60));
            assertThat(step.survival()).as("day %s", step.time()).isEqualTo(exact.doubleValue());
        }
    }

    /** One event of n: 1 - lower is e^z/n. The logarithm of the survival as a double, here half a digit off, would make that 1.6 % wrong. */
    @Test
    void limitsOfSmallFailuresComeFromTheFailure() {
        long n = 99_527_060_133_046L;
        SurvivalCurve one = SurvivalTally.ofGrouped(ChronoUnit.DAYS, new long[] {0, 1}, new long[] {0, n - 1})
                .curve();
        assertThat((1 - one.interval(1).lower()) * n).isEqualTo(Math.exp(LEVEL.z()), within(0.01));
    }

    @Test
    void howManyAreAtRisk() {
        assertThat(curve.atRisk(0)).isEqualTo(21);
        assertThat(curve.atRisk(6)).isEqualTo(21);
        assertThat(curve.atRisk(6.5)).isEqualTo(17);
        assertThat(curve.atRisk(35)).isOne();
        assertThat(curve.atRisk(36)).isZero();
        assertThatThrownBy(() -> curve.atRisk(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time -1.0 is not a time from 0 on");
    }

    @Test
    void tableAndPlot() {
        assertThat(curve.table(0, 6, 24, 35, 36)).isEqualTo("""
                weeks  at risk  observed  survival            95 % CI
                0           21         0   100.0 %  100.0 % … 100.0 %
                6           21         3    85.7 %    62.0 % … 95.2 %
                24           5         9    44.8 %    18.8 % … 68.0 %
                35           1         9    44.8 %    18.8 % … 68.0 %
                36           0         9         –                  –
                """);
        assertThat(curve.plot()).isEqualTo("""
                100 % |***********
                 90 % |           *
                 80 % |            ***********
                 70 % |                       *****
                 60 % |                            **********
                 50 % |                                      **
                 40 % |                                        *********************
                 30 % |
                 20 % |
                 10 % |
                  0 % |
                      +-------------------------------------------------------------
                       0                                                    35 weeks
                """);
    }

    @Test
    void refusesWhatIsNoTimeNoShareAndNoHorizon() {
        assertThatThrownBy(() -> curve.at(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time NaN is not a time from 0 on");
        assertThatThrownBy(() -> curve.quantile(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a quantile needs a share strictly between 0 and 1, not NaN");
        assertThatThrownBy(() -> curve.restrictedMean(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the horizon of a restricted mean must be positive, not 0.0");
        assertThatThrownBy(() -> SurvivalRule.of(ChronoUnit.DAYS).empty().curve())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a survival curve is undefined: no subjects");
    }

    /** 60 sixtieths of many a number are more than the number. */
    @Test
    void everyCurveIsDrawnToItsLastFollowUp() {
        SplittableRandom random = new SplittableRandom(23);
        for (int i = 0; i < 1000; i++) {
            double last = 100 * random.nextDouble();
            SurvivalCurve drawn = SurvivalTally.of(
                            ChronoUnit.DAYS, new double[] {last / 2, last}, new boolean[] {true, false})
                    .curve();
            assertThat(drawn.plot().lines()).as("last follow-up %s", last).hasSize(13);
        }
    }

    @Test
    void zeroHasNoSign() {
        SurvivalCurve atOnce = SurvivalTally.of(ChronoUnit.DAYS, new double[] {0, 1}, new boolean[] {true, false})
                .curve();
        assertThat(atOnce.at(-0.0)).isEqualTo(0.5);
        assertThatThrownBy(() -> atOnce.atIfDefined(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time NaN is not a time from 0 on");
    }

    /** Late entries go on after everybody before them had the event; the limits end where the survival is 0 for the first time. */
    @Test
    void limitsEndWhereNobodyIsLeft() {
        double[] entries = {0, 0, 3, 3};
        double[] times = {1, 2, 5, 6};
        SurvivalCurve late = SurvivalTally.of(ChronoUnit.DAYS, entries, times, new boolean[] {true, true, true, true})
                .curve();
        for (SurvivalMethod method : SurvivalMethod.values()) {
            TimeInterval interval = late.quantileInterval(0.999, LEVEL, method, QuantileRule.FIRST_AT_OR_BELOW);
            assertThat(interval.lower().orElse(1)).as("%s", method).isOne();
            assertThat(interval.upper()).as("%s", method).isEmpty();
        }
    }
}
