package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Confidence;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Where weights and answers go together, Kish's n_eff misleads at any n, for it knows the weights only; the default and logit come right. */
class EstimateCoverageTest {

    private static final int SAMPLES = 2000;
    private static final int ROWS = 400;
    private static final double OVERSAMPLED = 0.8;

    /** The share of samples whose interval holds the population's share: two halves, one of which got 80 % of the interviews. */
    private static double coverage(EstimateMethod method, double shareOfOversampled, double shareOfOthers) {
        SplittableRandom random = new SplittableRandom(20170831);
        double truth = (shareOfOversampled + shareOfOthers) / 2;
        int covered = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            int[] ratings = new int[ROWS];
            double[] weights = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                boolean oversampled = random.nextDouble() < OVERSAMPLED;
                weights[row] = 0.5 / (oversampled ? OVERSAMPLED : 1 - OVERSAMPLED);
                ratings[row] = random.nextDouble() < (oversampled ? shareOfOversampled : shareOfOthers) ? 5 : 1;
            }
            SurveyEstimate top = WeightedRatings.of(RatingScale.ONE_TO_FIVE, ratings, weights)
                    .share(5, 5);
            covered += top.interval(Confidence.DEFAULT, method).contains(truth) ? 1 : 0;
        }
        return (double) covered / SAMPLES;
    }

    @Test
    void theDefaultIsRightEitherWay() {
        assertThat(coverage(EstimateMethod.SCORE, 0.45, 0.15)).isBetween(0.94, 0.96);
        assertThat(coverage(EstimateMethod.SCORE, 0.15, 0.45)).isBetween(0.94, 0.96);
    }

    @Test
    void logitIsRightEitherWay() {
        assertThat(coverage(EstimateMethod.LOGIT, 0.45, 0.15)).isBetween(0.94, 0.96);
        assertThat(coverage(EstimateMethod.LOGIT, 0.15, 0.45)).isBetween(0.94, 0.96);
    }

    @Test
    void theScoreOnKishIsTooWideOrTooNarrow() {
        assertThat(coverage(EstimateMethod.KISH_SCORE, 0.45, 0.15)).isGreaterThan(0.965);
        assertThat(coverage(EstimateMethod.KISH_SCORE, 0.15, 0.45)).isLessThan(0.935);
    }
}
