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
        assertThat(promoters.effectiveN()).isEqualTo(1.0811675329868053, CLOSE);
        assertThat(promoters.designEffect()).isEqualTo(4.624630177514793, CLOSE);
    }

    @Test
    void defaultsByKind() {
        assertThat(lopsided().nps().interval()).isEqualTo(of(lopsided().nps(), EstimateMethod.LINEARISED_T));
        assertThat(lopsided().mean().interval()).isEqualTo(of(lopsided().mean(), EstimateMethod.LINEARISED_T));
        SurveyEstimate share = lopsided().share(9, 10);
        assertThat(share.interval()).isEqualTo(of(share, EstimateMethod.LOGIT));
        assertThat(share.interval(Confidence.of(0.9)).confidence()).isEqualTo(Confidence.of(0.9));
        assertThat(share.interval().method()).isEqualTo("logit");
    }

    @Test
    void likeAnswersStillHaveWidth() {
        WeightedRatings alike = weighted(new int[] {10, 10, 10, 9}, 0.1, 0.7, 0.2, 0.4);
        assertThat(alike.nps().variance()).isZero();
        assertThat(alike.nps().interval().method()).isEqualTo("score on Kish n_eff");
        assertThat(alike.nps().interval().lower()).isBetween(-100.0, 60.0);
        assertThat(alike.nps().interval().upper()).isEqualTo(100);
        assertThat(alike.share(9, 10).interval().upper()).isEqualTo(1);
        assertThat(alike.share(0, 6).interval().lower()).isZero();
        assertThat(alike.share(0, 6).interval().upper()).isPositive();
    }

    @Test
    void aSingleAnswerHasNoVariance() {
        WeightedRatings one = weighted(new int[] {10}, 3);
        assertThatThrownBy(() -> one.nps().variance())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the variance of NPS is undefined: it needs at least 2 answers, not 1");
        assertThatThrownBy(() -> of(one.share(9, 10), EstimateMethod.LOGIT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the variance of share of 9..10 is undefined: it needs at least 2 answers, not 1");
        assertThatThrownBy(() -> one.mean().interval())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the variance of mean rating is undefined: it needs at least 2 answers, not 1");
        assertThat(one.nps().interval())
                .isEqualTo(new Interval(Nps.of(10).interval().lower(), 100, Confidence.DEFAULT, "score on Kish n_eff"));
        assertThat(one.mean()).hasToString("mean rating 10.00, n = 1, n_eff = 1.0");
    }

    @Test
    void methodsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> of(lopsided().mean(), EstimateMethod.KISH_SCORE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("score on Kish n_eff is a method for shares and net scores, not for mean rating");
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
        Comparison change = now.versus(before);
        double error = Math.sqrt(now.variance() + before.variance());
        assertThat(change.metric()).isEqualTo("NPS");
        assertThat(change.unit()).isEqualTo(Unit.SCORE);
        assertThat(change.difference()).isEqualTo(-10, CLOSE);
        assertThat(change.test().statistic()).hasValue(change.difference() / error);
        assertThat(change.test().method()).isEqualTo("z of linearised variances");
        assertThat(change.interval().method()).isEqualTo("normal of linearised variances");
        assertThat(change.interval().upper()).isEqualTo(-10 + 1.959963984540054 * error, CLOSE);
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
        assertThatThrownBy(() -> lopsided().share(0, 10).versus(lopsided().share(0, 10)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the test of share of 0..10 is undefined: neither sample varies");
    }

    @Test
    void printsOneLine() {
        WeightedRatings ratings = weighted(new int[] {10, 9, 7, 3, 8}, 1, 2, 3, 4, 5);
        assertThat(ratings.nps()).hasToString("NPS -6.7 (95 % CI -98.7 … 85.4), n = 5, n_eff = 4.1");
        assertThat(ratings.share(9, 10))
                .hasToString("share of 9..10 20.0 % (95 % CI 1.3 % … 82.7 %), n = 5, n_eff = 4.1");
        assertThat(ratings.mean()).hasToString("mean rating 6.73 (95 % CI 3.18 … 10.29), n = 5, n_eff = 4.1");
        assertThat(ratings.share(9, 9).name()).isEqualTo("share of 9");
    }
}
