package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WeightedRatingsTest {

    private static final RatingScale SCALE = RatingScale.ZERO_TO_TEN.missing(11, 99);
    private static final Offset<Double> CLOSE = within(1e-12);

    /** 2 promoters of weight 3 and 5, a passive of 7, a detractor of 2 and one of 0, who counts nowhere; a missing answer of 13. */
    private static WeightedRatings primes() {
        return WeightedRatings.of(SCALE, new int[] {9, 10, 7, 0, 11, 6}, new double[] {3, 5, 7, 0, 13, 2});
    }

    @Test
    void sumsPerPointAndInAll() {
        WeightedRatings ratings = primes();
        assertThat(ratings.scale()).isEqualTo(RatingScale.ZERO_TO_TEN);
        assertThat(ratings.count()).isEqualTo(4);
        assertThat(ratings.weightless()).isEqualTo(1);
        assertThat(ratings.missing()).isEqualTo(1);
        assertThat(ratings.sumWeights()).isEqualTo(17);
        assertThat(ratings.sumWeights(7)).isEqualTo(7);
        assertThat(ratings.sumWeights(0)).isZero();
        assertThat(ratings.sumSquaredWeights()).isEqualTo(9 + 25 + 49 + 4);
        assertThat(ratings.sumSquaredWeights(10)).isEqualTo(25);
        assertThat(ratings.effectiveN()).isEqualTo(17.0 * 17 / 87, CLOSE);
        assertThat(ratings.designEffect()).isEqualTo(4 * 87 / (17.0 * 17), CLOSE);
        assertThat(ratings.unweighted().plus(Ratings.of(SCALE, 99))).isEqualTo(Ratings.of(SCALE, 6, 7, 9, 10, 11, 11));
    }

    @Test
    void valuesAndVariancesByHand() {
        WeightedRatings ratings = primes();
        assertThat(ratings.mean().value()).isEqualTo((27 + 50 + 49 + 12) / 17.0, CLOSE);
        SurveyEstimate nps = ratings.nps();
        double m = 6 / 17.0;
        double squares = (9 + 25) * (1 - m) * (1 - m) + 49 * m * m + 4 * (1 + m) * (1 + m);
        assertThat(nps.value()).isEqualTo(100 * m, CLOSE);
        assertThat(nps.variance()).isEqualTo(1e4 * 4 / 3 * squares / (17 * 17), within(1e-9));
        assertThat(nps.kishVariance()).isEqualTo(1e4 * (10 / 17.0 - m * m) * 87 / (17 * 17), within(1e-9));
        assertThat(nps.standardError()).isEqualTo(Math.sqrt(nps.variance()), CLOSE);
        assertThat(nps.count()).isEqualTo(4);
        assertThat(nps.clusters()).isEqualTo(4);
        assertThat(nps.degreesOfFreedom()).isEqualTo(3);
        assertThat(ratings.share(9, 10).value()).isEqualTo(8 / 17.0, CLOSE);
        assertThat(ratings.share(7, 7).value()).isEqualTo(7 / 17.0, CLOSE);
        assertThat(ratings.net(NetBands.topMinusBottom(RatingScale.ZERO_TO_TEN, 1, 7))
                        .value())
                .isEqualTo(100 * 3 / 17.0, CLOSE);
    }

    @Test
    void otherBandsAndDefinitions() {
        RatingScale low = RatingScale.ONE_TO_FIVE.lowIsGood();
        WeightedRatings ratings = WeightedRatings.of(low, new int[] {1, 2, 3, 5}, new double[] {1, 2, 4, 8});
        CsatDefinition bestTwo = CsatDefinition.standard(low);
        assertThat(ratings.csat(bestTwo).value()).isEqualTo(3 / 15.0, CLOSE);
        SurveyEstimate decided = ratings.csat(bestTwo.withoutNeutrals());
        assertThat(decided.value()).isEqualTo(3 / 11.0, CLOSE);
        assertThat(decided.count()).isEqualTo(3);
        assertThat(decided.effectiveN()).isEqualTo(11.0 * 11 / (1 + 4 + 64), CLOSE);
        NpsBands bands = new NpsBands(RatingScale.ONE_TO_FIVE, 4, 5);
        assertThat(WeightedRatings.of(RatingScale.ONE_TO_FIVE, new int[] {5, 4, 1}, new double[] {5, 4, 1})
                        .nps(bands)
                        .value())
                .isEqualTo(40, CLOSE);
    }

    @Test
    void hugeAndTinyWeightsKeepTheirRatios() {
        for (double size : new double[] {1e-300, 1e-200, 1e200, 1e300}) {
            WeightedRatings ratings = WeightedRatings.of(
                    RatingScale.ZERO_TO_TEN, new int[] {10, 8, 0}, new double[] {size, 2 * size, 3 * size});
            assertThat(ratings.effectiveN()).isEqualTo(36 / 14.0, CLOSE);
            assertThat(ratings.nps().value()).isEqualTo(-200 / 6.0, CLOSE);
            assertThat(ratings.sumWeights() / size).isEqualTo(6, CLOSE);
        }
    }

    /** Each of ten thousand is less than half the last digit of the sum. */
    @Test
    void smallWeightsBehindALargeOneAreNotLost() {
        int[] ratings = new int[10_001];
        double[] weights = new double[10_001];
        Arrays.fill(weights, 1e-16);
        weights[0] = 1;
        assertThat(WeightedRatings.of(RatingScale.ZERO_TO_TEN, ratings, weights).sumWeights(0))
                .isEqualTo(1 + 1e-12);
    }

    @Test
    void refusesBadColumns() {
        assertRefused(new int[] {1, 2, 3}, new double[] {1, 2}, "ratings and weights differ in length: 3 and 2");
        assertRefused(
                new int[] {1, 2, 3, 4},
                new double[] {1, 2, 3, -1},
                "weight -1.0 must be finite and not negative (row 3)");
        assertRefused(
                new int[] {1, 2}, new double[] {Double.NaN, 2}, "weight NaN must be finite and not negative (row 0)");
        assertRefused(
                new int[] {1, 11},
                new double[] {1, Double.POSITIVE_INFINITY},
                "weight Infinity must be finite and not negative (row 1)");
        assertRefused(new int[] {1, 12}, new double[] {1, 1}, "rating 12 is outside 0..10 (row 1)");
    }

    private static void assertRefused(int[] ratings, double[] weights, String message) {
        assertThatThrownBy(() -> WeightedRatings.of(SCALE, ratings, weights))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void withoutWeightNothingIsDefined() {
        WeightedRatings none = WeightedRatings.of(SCALE, new int[] {11}, new double[] {1});
        WeightedRatings zeros = WeightedRatings.of(SCALE, new int[] {9, 3}, new double[] {0, 0});
        assertThatThrownBy(none::nps)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("NPS is undefined: no ratings");
        assertThatThrownBy(zeros::nps)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("NPS is undefined: all weights are 0");
        assertThatThrownBy(zeros::effectiveN)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("mean rating is undefined: all weights are 0");
        assertThat(zeros.count()).isZero();
        assertThat(zeros).hasToString("0..10 weighted: n = 0, sum of weights 0.00, 2 of weight 0, 0 missing");
        assertThat(none).hasToString("0..10 weighted: n = 0, sum of weights 0.00, 1 missing");
    }

    @Test
    void refusesReadingsOfOtherScales() {
        WeightedRatings ratings = WeightedRatings.of(RatingScale.ONE_TO_TEN, new int[] {9}, new double[] {1});
        assertThatThrownBy(ratings::nps)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("NPS as 0..10 cut at 7 and 9 can't be read off ratings on 1..10");
        assertThatThrownBy(() -> ratings.csat(CsatDefinition.TOP_TWO_OF_FIVE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CSAT as best 2 of 1..5 can't be read off ratings on 1..10");
        assertThatThrownBy(() -> ratings.share(9, 11))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("11 is no point of 1..10");
        assertThatThrownBy(() -> ratings.share(9, 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("9..8 is no range of 1..10");
        assertThatThrownBy(() -> ratings.sumWeights(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 is no point of 1..10");
    }

    @Test
    void prints() {
        assertThat(primes())
                .hasToString("0..10 weighted: n = 4, sum of weights 17.00, n_eff = 3.3, 1 of weight 0, 1 missing");
    }
}
