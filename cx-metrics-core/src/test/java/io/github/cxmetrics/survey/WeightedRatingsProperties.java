package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Percentage;

class WeightedRatingsProperties {

    private static final List<Function<WeightedRatings, SurveyEstimate>> READINGS = List.of(
            WeightedRatings::nps,
            WeightedRatings::mean,
            ratings -> ratings.share(9, 10),
            ratings -> ratings.net(NetBands.topMinusBottom(RatingScale.ZERO_TO_TEN, 3, 4)));

    private static WeightedRatings weighted(int[] ratings, double[] weights) {
        return WeightedRatings.of(RatingScale.ZERO_TO_TEN, ratings, weights);
    }

    private static int[] column(List<Integer> ratings) {
        return ratings.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Weights from 0.01 to 7, by a rule that needs no second list of the same length. */
    private static double[] weights(int rows, int seed) {
        double[] weights = new double[rows];
        Arrays.setAll(weights, row -> (1 + Math.floorMod(seed * (row + 17L) * (row + 5L), 700)) / 100.0);
        return weights;
    }

    @Property(tries = 200, seed = "20170901")
    void aCommonFactorChangesOnlyTheSums(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(max = 10) Integer> ratings,
            @ForAll @IntRange(min = 1, max = 9999) int seed,
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double factor) {
        double[] weights = weights(ratings.size(), seed);
        double[] scaled = Arrays.stream(weights).map(w -> w * factor).toArray();
        WeightedRatings one = weighted(column(ratings), weights);
        WeightedRatings other = weighted(column(ratings), scaled);
        assertThat(other.sumWeights()).isCloseTo(factor * one.sumWeights(), Percentage.withPercentage(1e-10));
        for (Function<WeightedRatings, SurveyEstimate> reading : READINGS) {
            SurveyEstimate a = reading.apply(one);
            SurveyEstimate b = reading.apply(other);
            assertThat(b.value()).isEqualTo(a.value(), within(1e-10));
            assertThat(b.variance()).isEqualTo(a.variance(), within(1e-9));
            assertThat(b.effectiveN()).isEqualTo(a.effectiveN(), within(1e-10));
            assertThat(b.count()).isEqualTo(a.count());
        }
    }

    @Property(tries = 200, seed = "20170902")
    void equalWeightsAreASimpleRandomSample(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(max = 10) Integer> ratings,
            @ForAll @DoubleRange(min = 0.01, max = 100) double weight) {
        double[] weights = new double[ratings.size()];
        Arrays.fill(weights, weight);
        WeightedRatings weighted = weighted(column(ratings), weights);
        Ratings plain = Ratings.of(RatingScale.ZERO_TO_TEN, column(ratings));
        Nps nps = Nps.from(plain);
        double n = ratings.size();
        assertThat(weighted.effectiveN()).isEqualTo(n, within(1e-9));
        assertThat(weighted.nps().value()).isEqualTo(nps.value(), within(1e-10));
        assertThat(weighted.nps().variance()).isEqualTo(n / (n - 1) * nps.variance() / n, within(1e-8));
        assertThat(weighted.nps().kishVariance()).isEqualTo(nps.variance() / n, within(1e-8));
        assertThat(weighted.mean().value()).isEqualTo(plain.mean(), within(1e-11));
        assertThat(weighted.mean().standardError()).isEqualTo(plain.standardError(), within(1e-10));
    }

    @Property(tries = 200, seed = "20170903")
    void variancesAreThoseOfTheRows(
            @ForAll @Size(min = 3, max = 40) List<@IntRange(max = 10) Integer> ratings,
            @ForAll @IntRange(min = 1, max = 9999) int seed) {
        int[] column = column(ratings);
        double[] weights = weights(column.length, seed);
        weights[0] = 0;
        WeightedRatings weighted = weighted(column, weights);
        assertRows(weighted.mean(), column, weights, 1, y -> y);
        assertRows(weighted.nps(), column, weights, 100, y -> y >= 9 ? 1 : y <= 6 ? -1 : 0);
        assertRows(weighted.share(3, 8), column, weights, 1, y -> y >= 3 && y <= 8 ? 1 : 0);
    }

    /** Everything from the rows, as the definition says it. */
    private static void assertRows(
            SurveyEstimate estimate, int[] ratings, double[] weights, double factor, IntToDoubleFunction score) {
        double total = 0;
        double sum = 0;
        double squaredWeights = 0;
        for (int i = 0; i < ratings.length; i++) {
            total += weights[i];
            sum += weights[i] * score.applyAsDouble(ratings[i]);
            squaredWeights += weights[i] * weights[i];
        }
        double m = sum / total;
        double squares = 0;
        for (int i = 0; i < ratings.length; i++) {
            squares += Math.pow(weights[i] * (score.applyAsDouble(ratings[i]) - m) / total, 2);
        }
        double n = Arrays.stream(weights).filter(w -> w > 0).count();
        assertThat(estimate.value()).isEqualTo(factor * m, within(1e-10));
        assertThat(estimate.variance()).isEqualTo(factor * factor * n / (n - 1) * squares, within(1e-8));
        assertThat(estimate.effectiveN()).isEqualTo(total * total / squaredWeights, within(1e-9));
    }

    @Property(tries = 200, seed = "20170904")
    void defaultIntervalsHoldTheEstimate(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 10) Integer> ratings,
            @ForAll @IntRange(min = 1, max = 9999) int seed) {
        WeightedRatings weighted = weighted(column(ratings), weights(ratings.size(), seed));
        for (SurveyEstimate estimate : List.of(weighted.nps(), weighted.share(9, 10), weighted.share(0, 3))) {
            assertThat(estimate.interval().contains(estimate.value()))
                    .as(estimate.toString())
                    .isTrue();
            assertThat(estimate.interval().width()).as(estimate.toString()).isPositive();
        }
    }
}
