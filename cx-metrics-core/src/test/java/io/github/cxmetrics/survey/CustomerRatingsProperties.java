package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CustomerRatingsProperties {

    private static final RatingScale SCALE = RatingScale.ZERO_TO_TEN;

    private static int[] column(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    private static CustomerRatings byCustomer(long[] customers, int[] ratings) {
        return CustomerRatings.of(SCALE, customers, new long[ratings.length], ratings);
    }

    @Property(tries = 200, seed = "20180901")
    void oneAnswerEachIsASimpleRandomSample(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(max = 10) Integer> answers) {
        int[] ratings = column(answers);
        long[] customers =
                IntStream.range(0, ratings.length).mapToLong(i -> 31L * i - 100).toArray();
        double[] ones = new double[ratings.length];
        Arrays.fill(ones, 1);
        SurveyEstimate clustered = byCustomer(customers, ratings).nps();
        SurveyEstimate simple = WeightedRatings.of(SCALE, ratings, ones).nps();
        assertThat(clustered.value()).isEqualTo(simple.value(), within(1e-10));
        assertThat(clustered.variance()).isEqualTo(simple.variance(), within(1e-8));
        assertThat(clustered.degreesOfFreedom()).isEqualTo(ratings.length - 1);
        assertThat(clustered.effectiveN()).isEqualTo(ratings.length, within(1e-10));
        assertThat(clustered.interval().lower()).isEqualTo(simple.interval().lower(), within(1e-8));
        assertThat(byCustomer(customers, ratings).latest())
                .isEqualTo(byCustomer(customers, ratings).all());
    }

    @Property(tries = 200, seed = "20180902")
    void answeringTwiceAlikeAddsNoCertainty(
            @ForAll @Size(min = 2, max = 30) List<@IntRange(max = 10) Integer> answers) {
        int[] once = column(answers);
        int[] twice = IntStream.concat(IntStream.of(once), IntStream.of(once)).toArray();
        long[] customers =
                IntStream.range(0, twice.length).mapToLong(i -> i % once.length).toArray();
        SurveyEstimate one =
                byCustomer(Arrays.copyOf(customers, once.length), once).nps();
        SurveyEstimate both = byCustomer(customers, twice).nps();
        assertThat(both.value()).isEqualTo(one.value(), within(1e-10));
        assertThat(both.variance()).isEqualTo(one.variance(), within(1e-8));
        assertThat(both.effectiveN()).isEqualTo(one.effectiveN(), within(1e-10));
        assertThat(both.count()).isEqualTo(2 * one.count());
    }

    @Property(tries = 200, seed = "20180903")
    void variancesAreThoseOfTheCustomersTotals(
            @ForAll @Size(min = 3, max = 40) List<@IntRange(max = 10) Integer> answers,
            @ForAll @IntRange(min = 2, max = 7) int modulus) {
        int[] ratings = column(answers);
        long[] customers = IntStream.range(0, ratings.length)
                .mapToLong(i -> i * i % modulus)
                .toArray();
        CustomerRatings byCustomer = byCustomer(customers, ratings);
        if (byCustomer.customers() > 1) {
            assertTotals(byCustomer.nps(), customers, ratings, 100, y -> y >= 9 ? 1 : y <= 6 ? -1 : 0);
            assertTotals(byCustomer.mean(), customers, ratings, 1, y -> y);
        }
    }

    /** The variance of a ratio of customers' totals, written without a histogram. */
    private static void assertTotals(
            SurveyEstimate estimate, long[] customers, int[] ratings, double factor, IntToDoubleFunction score) {
        double mean = IntStream.of(ratings)
                .mapToDouble(score::applyAsDouble)
                .average()
                .orElseThrow();
        Map<Long, Double> totals = new HashMap<>();
        for (int i = 0; i < ratings.length; i++) {
            totals.merge(customers[i], score.applyAsDouble(ratings[i]) - mean, Double::sum);
        }
        double squares = totals.values().stream().mapToDouble(z -> z * z).sum();
        double g = totals.size();
        double variance = g / (g - 1) * squares / ratings.length / ratings.length;
        assertThat(estimate.value()).isEqualTo(factor * mean, within(1e-10));
        assertThat(estimate.variance()).isEqualTo(factor * factor * variance, within(1e-8));
        assertThat(estimate.clusters()).isEqualTo(totals.size());
    }

    @Property(tries = 100, seed = "20180904")
    void migrationsJoinLikeAMap(
            @ForAll @Size(max = 25) List<@IntRange(max = 10) Integer> before,
            @ForAll @Size(max = 25) List<@IntRange(max = 10) Integer> after) {
        Map<Long, Integer> first = new HashMap<>();
        Map<Long, Integer> second = new HashMap<>();
        IntStream.range(0, before.size()).forEach(i -> first.put(i * 7L % 11, before.get(i)));
        IntStream.range(0, after.size()).forEach(i -> second.put(i * 5L % 13, after.get(i)));
        long[] firstIds =
                IntStream.range(0, before.size()).mapToLong(i -> i * 7L % 11).toArray();
        long[] secondIds =
                IntStream.range(0, after.size()).mapToLong(i -> i * 5L % 13).toArray();
        Migration joined = Migration.from(byCustomer(firstIds, column(before)), byCustomer(secondIds, column(after)));
        Migration expected = first.keySet().stream()
                .filter(second::containsKey)
                .map(id -> new Migration.Pair(first.get(id), second.get(id)))
                .collect(Migration.Rule.of(NpsBands.STANDARD).collector());
        assertThat(joined.toCounts().customers()).isEqualTo(expected.toCounts().customers());
        assertThat(joined.onlyBefore()).isEqualTo(first.size() - expected.count());
        assertThat(joined.onlyAfter()).isEqualTo(second.size() - expected.count());
    }
}
