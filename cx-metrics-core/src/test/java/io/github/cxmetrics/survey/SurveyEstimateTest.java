package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Unit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SurveyEstimateTest {

    private static final Offset<Double> CLOSE = within(1e-10);

    private static WeightedRatings weighted(int[] ratings, double... weights) {
        return WeightedRatings.of(RatingScale.ZERO_TO_TEN, ratings, weights);
    }

    /** Case weighted-004 of golden/survey.json: one detractor outweighs four promoters. */
    private static WeightedRatings lopsided() {
        return weighted(new int[] {10, 10, 10, 9, 0}, 1, 1, 1, 1, 100);
    }

    private static void assertLimits(Interval interval, double lower, double upper) {
        assertThat(interval.lower()).isEqualTo(lower, CLOSE);
        assertThat(interval.upper()).isEqualTo(upper, CLOSE);
    }

    private static Interval of(SurveyEstimate estimate, EstimateMethod method) {
        return estimate.interval(Confidence.DEFAULT, method);
    }

    @Test
    void everyMethodOnThePublishedCase() {
        SurveyEstimate nps = lopsided().nps();
        assertLimits(of(nps, EstimateMethod.LINEARISED_NORMAL), -110.42866109966767, -74.18672351571696);
        assertLimits(of(nps, EstimateMethod.LINEARISED_T), -117.97748802882577, -66.63789658655885);
        assertThat(of(nps, EstimateMethod.KISH_SCORE).lower()).isEqualTo(-99.9184544573448, within(1e-7));
        assertThat(of(nps, EstimateMethod.KISH_SCORE).upper()).isEqualTo(59.37096098634977, within(1e-7));
        SurveyEstimate promoters = lopsided().share(9, 10);
        assertLimits(of(promoters, EstimateMethod.KISH_SCORE), 0.0004077277132760373, 0.7968548049317489);
        assertLimits(of(promoters, EstimateMethod.LOGIT), 0.0012424433157588526, 0.5625900998354111);
        assertLimits(of(promoters, EstimateMethod.KORN_GRAUBARD), 0.0001925810492572854, 0.25439419570380184);
        assertThat(promoters.designEffectiveN()).isEqualTo(17.3056, CLOSE);
        assertThat(nps.designEffectiveN()).isEqualTo(nps.effectiveN() * nps.kishVariance() / nps.variance(), CLOSE);
        assertThat(promoters.effectiveN()).isEqualTo(1.0811675329868053, CLOSE);
        assertThat(promoters.designEffect()).isEqualTo(4.624630177514793, CLOSE);
    }

    @Test
    void theDefaultIsTheScoreIntervalOfEveryKind() {
        for (SurveyEstimate estimate : new SurveyEstimate[] {
            lopsided().nps(), lopsided().mean(), lopsided().share(9, 10)
        }) {
            assertThat(estimate.interval()).isEqualTo(of(estimate, EstimateMethod.SCORE));
            assertThat(estimate.interval().method()).isEqualTo("score");
        }
        assertThat(lopsided().nps().interval(Confidence.of(0.9)).confidence()).isEqualTo(Confidence.of(0.9));
        assertThat(lopsided().nps().intervalN()).isBetween(1.0, 1.2);
    }

    /** Issue 16: equal weights gave [-52.4, 119.0]. */
    @Test
    void equalWeightsAreNoWeights() {
        int[] answers = {10, 9, 3, 7, 10, 8};
        WeightedRatings ones = weighted(answers, 1, 1, 1, 1, 1, 1);
        assertLimits(
                ones.nps().interval(),
                Nps.of(answers).interval().lower(),
                Nps.of(answers).interval().upper());
        assertThat(ones.nps()).hasToString("NPS 33.3 (95 % CI -31.1 … 75.4), n = 6, n_eff = 6.0");
        assertThat(ones.nps().intervalN()).isEqualTo(6, CLOSE);
        Interval mean = Ratings.of(RatingScale.ZERO_TO_TEN, answers).meanInterval(Confidence.DEFAULT);
        assertLimits(ones.mean().interval(), mean.lower(), mean.upper());
        Interval share = Nps.of(answers).promoters().interval();
        assertLimits(ones.share(9, 10).interval(), share.lower(), share.upper());
    }

    @Test
    void rowsOfWeightZeroAddNothing() {
        int[] ratings = new int[1000];
        double[] weights = new double[1000];
        for (int i = 0; i < 10; i++) {
            ratings[i] = i < 6 ? 10 : 3;
            weights[i] = 1 + i % 3;
        }
        SurveyEstimate with = weighted(ratings, weights).nps();
        SurveyEstimate without = weighted(java.util.Arrays.copyOf(ratings, 10), java.util.Arrays.copyOf(weights, 10))
                .nps();
        assertThat(with.degreesOfFreedom()).isEqualTo(9);
        assertThat(with.count()).isEqualTo(10);
        assertThat(with.interval()).isEqualTo(without.interval());
        assertThat(with.variance()).isEqualTo(without.variance());
        assertThat(weighted(ratings, weights).weightless()).isEqualTo(990);
    }

    @Test
    void likeAnswersStillHaveWidth() {
        WeightedRatings alike = weighted(new int[] {10, 10, 10, 9}, 0.1, 0.7, 0.2, 0.4);
        assertThat(alike.nps().variance()).isZero();
        assertThat(alike.nps().interval().lower()).isBetween(-100.0, 60.0);
        assertThat(alike.nps().interval().upper()).isEqualTo(100);
        assertThat(alike.share(9, 10).interval().upper()).isEqualTo(1);
        assertThat(alike.share(0, 6).interval().lower()).isZero();
        assertThat(alike.share(0, 6).interval().upper()).isPositive();
        for (EstimateMethod method :
                new EstimateMethod[] {EstimateMethod.LINEARISED_T, EstimateMethod.LINEARISED_NORMAL}) {
            assertThatThrownBy(() -> of(alike.nps(), method))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the " + method + " interval of NPS is undefined: the answers don't vary");
        }
        assertThatThrownBy(() -> of(weighted(new int[] {7, 7}, 1, 2).mean(), EstimateMethod.LINEARISED_T))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSingleAnswerHasAnIntervalAndNoVariance() {
        WeightedRatings one = weighted(new int[] {10}, 3);
        assertThatThrownBy(() -> one.nps().variance())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the variance of NPS is undefined: it needs at least 2 answers, not 1");
        assertThatThrownBy(() -> of(one.share(9, 10), EstimateMethod.LOGIT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the variance of share of 9..10 is undefined: it needs at least 2 answers, not 1");
        assertThatThrownBy(() -> of(one.mean(), EstimateMethod.LINEARISED_T))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the variance of mean rating is undefined: it needs at least 2 answers, not 1");
        assertLimits(one.nps().interval(), Nps.of(10).interval().lower(), 100);
        assertThat(one.mean()).hasToString("mean rating 10.00 (95 % CI 2.07 … 10.00), n = 1, n_eff = 1.0");
    }

    @Test
    void methodsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> of(lopsided().nps(), EstimateMethod.LOGIT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("logit is a method for shares, not for NPS");
        assertThatThrownBy(() -> of(lopsided().mean(), EstimateMethod.KORN_GRAUBARD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Korn–Graubard is a method for shares, not for mean rating");
        SurveyEstimate all = lopsided().share(0, 10);
        assertThatThrownBy(() -> of(all, EstimateMethod.LOGIT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the logit interval of share of 0..10 is undefined: the answers don't vary");
        assertThatThrownBy(() -> of(all, EstimateMethod.KORN_GRAUBARD))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the Korn–Graubard interval of share of 0..10 is undefined: the answers don't vary");
        assertThatThrownBy(all::designEffectiveN)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the design-based effective n of share of 0..10 is undefined: the answers don't vary");
    }

    @Test
    void comparesByTheSumOfBothVariances() {
        SurveyEstimate now = weighted(new int[] {10, 9, 7, 3}, 1, 2, 3, 4).nps();
        SurveyEstimate before = weighted(new int[] {10, 2, 8, 3}, 4, 3, 2, 1).nps();
        Comparison change = now.versus(before, Confidence.DEFAULT, EstimateDifferenceMethod.LINEARISED_NORMAL);
        double error = Math.sqrt(now.variance() + before.variance());
        assertThat(change.metric()).isEqualTo("NPS");
        assertThat(change.unit()).isEqualTo(Unit.SCORE);
        assertThat(change.difference()).isEqualTo(-10, CLOSE);
        assertThat(change.test().statistic()).hasValue(change.difference() / error);
        assertThat(change.test().method()).isEqualTo("z of linearised variances");
        assertThat(change.interval().method()).isEqualTo("normal of linearised variances");
        assertThat(change.interval().upper()).isEqualTo(-10 + 1.959963984540054 * error, CLOSE);
        Comparison mover = now.versus(before);
        assertThat(mover.interval().method()).isEqualTo("MOVER of score intervals");
        assertThat(mover.test().method()).isEqualTo("inversion of the interval");
        assertThat(before.versus(now).interval().lower())
                .isEqualTo(-mover.interval().upper(), CLOSE);
        assertThat(before.versus(now, Confidence.of(0.9)).difference()).isEqualTo(10, CLOSE);
        assertThat(now.versus(now).pValue()).isEqualTo(1);
    }

    @Test
    void unlikeEstimatesDoNotCompare() {
        SurveyEstimate nps = lopsided().nps();
        assertThatThrownBy(() -> nps.versus(lopsided().nps(new NpsBands(RatingScale.ZERO_TO_TEN, 6, 9))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("NPS: 0..10 cut at 7 and 9 and 0..10 cut at 6 and 9 don't go together");
        assertThatThrownBy(() -> nps.versus(lopsided().mean()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("NPS and mean rating don't go together");
        SurveyEstimate all = lopsided().share(0, 10);
        assertThat(all.versus(all).pValue()).isEqualTo(1);
        assertThatThrownBy(() -> all.versus(all, Confidence.DEFAULT, EstimateDifferenceMethod.LINEARISED_NORMAL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the test of share of 0..10 is undefined: neither sample varies");
    }

    @Test
    void printsOneLine() {
        WeightedRatings ratings = weighted(new int[] {10, 9, 7, 3, 8}, 1, 2, 3, 4, 5);
        assertThat(ratings.nps()).hasToString("NPS -6.7 (95 % CI -61.1 … 52.6), n = 5, n_eff = 4.1");
        assertThat(ratings.share(9, 10))
                .hasToString("share of 9..10 20.0 % (95 % CI 3.5 % … 63.1 %), n = 5, n_eff = 4.1");
        assertThat(ratings.mean()).hasToString("mean rating 6.73 (95 % CI 3.50 … 8.46), n = 5, n_eff = 4.1");
        assertThat(ratings.share(9, 9).name()).isEqualTo("share of 9");
    }

    @Test
    void finitePopulationsNarrowTheInterval() {
        WeightedRatings ratings = weighted(new int[] {10, 9, 7, 3, 8}, 1, 2, 3, 4, 5);
        SurveyEstimate of20 = ratings.nps().finitePopulation(20);
        assertThat(of20.intervalN()).isEqualTo(ratings.nps().intervalN() * 19 / 15, CLOSE);
        assertThat(of20.effectiveN()).isEqualTo(ratings.nps().effectiveN());
        assertThat(of20.toString()).contains("n = 5 of a population of 20, n_eff = 4.1");
        SurveyEstimate all = ratings.nps().finitePopulation(5);
        assertLimits(all.interval(), all.value(), all.value());
        assertThatThrownBy(all::intervalN)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the effective n of NPS is undefined: the whole population answered");
        assertThatThrownBy(() -> ratings.nps().finitePopulation(4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a population of 4 can't have given 5 answers");
        assertThatThrownBy(() -> CustomerRatings.of(
                                RatingScale.ZERO_TO_TEN, new long[] {1, 1}, new long[2], new int[] {9, 8})
                        .nps()
                        .finitePopulation(10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a finite population is for single answers, not for those of customers");
        assertThat(weighted(new int[] {4}, 2)
                        .mean()
                        .finitePopulation(1)
                        .interval()
                        .width())
                .isZero();
    }

    @Test
    void targetsAreTestedByTheScore() {
        SurveyEstimate nps =
                weighted(new int[] {10, 9, 3, 7, 10, 8}, 1, 1, 1, 1, 1, 1).nps();
        Comparison plain = Nps.of(10, 9, 3, 7, 10, 8).versusTarget(10);
        Comparison weighed = nps.versusTarget(10, Confidence.DEFAULT);
        assertThat(weighed.pValue()).isEqualTo(plain.pValue(), CLOSE);
        assertThat(weighed.difference()).isEqualTo(plain.difference(), CLOSE);
        assertThatThrownBy(() -> nps.versusTarget(100, Confidence.DEFAULT)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> nps.versusTarget(101, Confidence.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a target of NPS lies between -100.0 and 100.0, not 101.0");
    }
}
