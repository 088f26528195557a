package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.DifferenceMethod;
import io.github.cxmetrics.FiniteSample;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.ProportionMethod;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The small inputs whose meaning was mended, each with the value that it has now. */
class MendedInputsTest {

    private static final double Z = Confidence.DEFAULT.z();

    private static WeightedRatings ofEqualWeights(int... answers) {
        double[] ones = new double[answers.length];
        Arrays.fill(ones, 1);
        return WeightedRatings.of(RatingScale.ZERO_TO_TEN, answers, ones);
    }

    @Test
    void equalWeightsHaveThePlainInterval() {
        int[] answers = {10, 9, 3, 7, 10, 8};
        Interval plain = Nps.of(answers).interval();
        Interval weighted = ofEqualWeights(answers).nps().interval();
        assertThat(plain.lower()).isEqualTo(-31.107378462, within(1e-8));
        assertThat(plain.upper()).isEqualTo(75.395666356, within(1e-8));
        assertThat(weighted.lower()).isEqualTo(plain.lower(), within(1e-10));
        assertThat(weighted.upper()).isEqualTo(plain.upper(), within(1e-10));
    }

    @Test
    void meansOfLikeAndOfFewAnswersStayOnTheScale() {
        Interval alike = Ces.of(7, 7).interval();
        assertThat(alike.lower()).isEqualTo(1 + 6 * 2 / (2 + Z * Z), within(1e-10));
        assertThat(alike.upper()).isEqualTo(7);
        assertThat(Ces.of(7, 7)).hasToString("CES 2.0 7.00 (95 % CI 3.05 … 7.00), n = 2");
        assertThat(Ces.of(7, 5, 6)).hasToString("CES 2.0 6.00 (95 % CI 3.19 … 6.69), n = 3");
        Interval student = Ces.of(7, 5, 6).interval(Confidence.DEFAULT, MeanMethod.STUDENT_T);
        assertThat(student.upper()).isEqualTo(6 + 4.302652729749464 / Math.sqrt(3), within(1e-9));
        for (int[] answers : new int[][] {{7, 7}, {1}, {1, 1, 2}}) {
            Ratings ratings = Ratings.of(RatingScale.ONE_TO_SEVEN, answers);
            assertThat(ratings.meanInterval(Confidence.DEFAULT).lower()).isGreaterThanOrEqualTo(1);
            assertThat(ratings.meanInterval(Confidence.DEFAULT).upper()).isLessThanOrEqualTo(7);
        }
        assertThatThrownBy(() -> Ces.of(7, 7).interval(Confidence.DEFAULT, MeanMethod.STUDENT_T))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the t interval of a mean is undefined: all ratings are alike");
        assertThatThrownBy(() -> Ces.of(7).interval(Confidence.DEFAULT, MeanMethod.STUDENT_T))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the spread of ratings is undefined: it needs at least 2 ratings, not 1");
    }

    @Test
    void equalWeightsHaveThePlainPValue() {
        int[] promoters = {9, 9, 9, 9, 9};
        int[] mixed = {0, 0, 7, 9, 9};
        Comparison plain = Nps.of(promoters).versus(Nps.of(mixed));
        Comparison weighted =
                ofEqualWeights(promoters).nps().versus(ofEqualWeights(mixed).nps());
        assertThat(plain.pValue()).isEqualTo(0.0668, within(5e-5));
        assertThat(weighted.pValue()).isEqualTo(plain.pValue(), within(1e-9));
        assertThat(weighted.interval().lower()).isEqualTo(plain.interval().lower(), within(1e-9));
        assertThat(weighted.interval().contains(0)).isTrue();
    }

    @Test
    void rowsOfWeightZeroAreNoRows() {
        Random random = new Random(5);
        int[] answers = random.ints(1000, 0, 11).toArray();
        double[] weights = new double[1000];
        Arrays.fill(weights, 0, 10, 2.5);
        WeightedRatings all = WeightedRatings.of(RatingScale.ZERO_TO_TEN, answers, weights);
        Nps ten = Nps.of(Arrays.copyOf(answers, 10));
        assertThat(all.nps().degreesOfFreedom()).isEqualTo(9);
        assertThat(all.nps().intervalN()).isEqualTo(10, within(1e-10));
        assertThat(all.nps().interval().lower()).isEqualTo(ten.interval().lower(), within(1e-9));
        assertThat(all.count()).isEqualTo(10);
        assertThat(all.weightless()).isEqualTo(990);
        // Clusters without a row of weight count nowhere either.
        long[] customers = new long[1000];
        Arrays.setAll(customers, row -> row);
        SurveyEstimate clustered = CustomerRatings.of(RatingScale.ZERO_TO_TEN, customers, customers, answers)
                .withWeights(weights)
                .nps();
        assertThat(clustered.degreesOfFreedom()).isEqualTo(9);
        assertThat(clustered.intervalN()).isEqualTo(10, within(1e-10));
    }

    @Test
    void moverOfBothSharesWithoutPassives() {
        Nps five = Nps.promoters(5).passives(0).detractors(0);
        Interval interval = five.interval(Confidence.of(0.90), NetScoreMethod.MOVER_WILSON);
        // 2·5/(5 + z²) - 1, Wilson's limit of 5 of 5.
        double z = Confidence.of(0.90).z();
        assertThat(interval.lower()).isEqualTo(100 * (10 / (5 + z * z) - 1), within(1e-9));
        assertThat(interval.lower()).isEqualTo(29.777, within(5e-4));
        // With a passive the other band's share of 0 has no correlation again: square-and-add of the two Wilson limits.
        Nps six = Nps.promoters(5).passives(1).detractors(0);
        double p = 5 / 6.0;
        double down = p - Proportion.of(5, 6).interval().lower();
        double none = Proportion.of(0, 6).interval().upper();
        assertThat(six.interval(Confidence.DEFAULT, NetScoreMethod.MOVER_WILSON).lower())
                .isEqualTo(100 * (p - Math.hypot(down, none)), within(1e-9));
        assertThat(Nps.of(10)
                        .versus(Nps.of(0), Confidence.DEFAULT, NetScoreMethod.MOVER_WILSON)
                        .pValue())
                .isGreaterThan(0.05);
    }

    @Test
    void waldWithoutVarianceIsUndefinedAsATestAndAsAComparison() {
        Proportion one = Proportion.of(1, 1);
        Proportion none = Proportion.of(0, 1);
        assertThatThrownBy(() -> one.versus(none, Confidence.DEFAULT, DifferenceMethod.WALD))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("undefined");
        assertThat(one.versusIfDefined(none)).isPresent();
        assertThat(one.versus(none).pValue()).isGreaterThan(0.05);
        assertThatThrownBy(() -> Nps.of(10).versus(Nps.of(0), Confidence.DEFAULT, NetScoreMethod.WALD))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("undefined");
    }

    /** z/(2√n) for a half, but for terms of n to the power of -3/2. */
    @Test
    void exactLimitsOfAQuadrillion() {
        Proportion half = Proportion.of(500_000_000_000_000L, 1_000_000_000_000_000L);
        for (ProportionMethod method :
                new ProportionMethod[] {ProportionMethod.CLOPPER_PEARSON, ProportionMethod.JEFFREYS}) {
            Interval interval = half.interval(Confidence.DEFAULT, method);
            assertThat(interval.width() / 2).isEqualTo(3.0990e-8, within(5e-13));
            assertThat(interval.width() / 2).isEqualTo(Z / 2 / Math.sqrt(1e15), within(1e-14));
        }
    }

    @Test
    void finitePopulations() {
        FiniteSample all = Nps.promoters(40).passives(20).detractors(20).finitePopulation(80);
        assertThat(all.interval().lower()).isEqualTo(25);
        assertThat(all.interval().upper()).isEqualTo(25);
        FiniteSample most = Nps.promoters(40).passives(20).detractors(10).finitePopulation(80);
        assertThat(most.interval().lower()).isEqualTo(36.25, within(1e-12));
        assertThat(most.interval().upper()).isEqualTo(48.75, within(1e-12));
        assertThat(most.intervalN()).isEqualTo(70 * 79 / 10.0, within(1e-10));
        assertThat(Proportion.of(80, 80).finitePopulation(80).interval().width())
                .isZero();
        assertThat(Ces.of(7, 5, 6).finitePopulation(3).interval().width()).isZero();
    }

    /** Comparisons and p-values use the limits before they are carried outward to totals that the population can have. */
    @Test
    void comparisonsOfFinitePopulationsAreOfTheLimitsBeforeRounding() {
        FiniteSample one = Nps.promoters(40).passives(20).detractors(10).finitePopulation(80);
        FiniteSample two = Nps.promoters(20).passives(20).detractors(10).finitePopulation(70);
        Interval first = one.continuousInterval(Confidence.DEFAULT);
        Interval second = two.continuousInterval(Confidence.DEFAULT);
        Comparison difference = one.versus(two);
        double d = one.value() - two.value();
        assertThat(difference.interval().lower())
                .isEqualTo(d - Math.hypot(one.value() - first.lower(), second.upper() - two.value()), within(1e-9));
        assertThat(difference.interval().upper())
                .isEqualTo(d + Math.hypot(first.upper() - one.value(), two.value() - second.lower()), within(1e-9));
        assertThat(difference.interval().contains(0)).isEqualTo(difference.pValue() >= 0.05);
    }

    /** A weighted estimate of a finite population narrows by its effective n alone: weights make no totals to carry limits outward to. */
    @Test
    void weightedFinitePopulationsAreNotRounded() {
        int[] answers = {10, 9, 3, 7, 10, 8};
        SurveyEstimate weighted = ofEqualWeights(answers).nps().finitePopulation(10);
        Interval continuous = Nps.of(answers).finitePopulation(10).continuousInterval(Confidence.DEFAULT);
        assertThat(weighted.intervalN()).isEqualTo(6 * 9 / 4.0, within(1e-10));
        assertThat(weighted.interval().lower()).isEqualTo(continuous.lower(), within(1e-9));
        assertThat(weighted.interval().upper()).isEqualTo(continuous.upper(), within(1e-9));
    }

    /** One dominating weight, and one customer: about the interval of a single answer. */
    @Test
    void oneThatDominatesIsAboutOneAnswer() {
        SurveyEstimate dominated = WeightedRatings.of(
                        RatingScale.ZERO_TO_TEN, new int[] {10, 0, 7}, new double[] {1e9, 1, 1})
                .nps();
        assertThat(dominated.intervalN()).isEqualTo(1, within(1e-6));
        assertThat(dominated.interval().lower()).isEqualTo(Nps.of(10).interval().lower(), within(1e-3));
        long[] same = {4, 4, 4};
        SurveyEstimate customer = CustomerRatings.of(RatingScale.ZERO_TO_TEN, same, same, new int[] {10, 10, 10})
                .nps();
        assertThat(customer.intervalN()).isEqualTo(1, within(1e-12));
        assertThat(customer.interval().lower()).isEqualTo(Nps.of(10).interval().lower(), within(1e-9));
    }

    @Test
    void nobodyMovedIsNoChangeWithAnInterval() {
        Comparison change =
                Migration.ofCounts(NpsBands.STANDARD, 3, 0, 0, 0, 4, 0, 0, 0, 5).change(Confidence.DEFAULT);
        assertThat(change.difference()).isZero();
        assertThat(change.pValue()).isEqualTo(1);
        // Changes are -2, -1, 0, 1 or 2 steps: the score interval of twelve zeros.
        Interval steps = Ratings.ofCounts(RatingScale.of(-2, 2), 0, 0, 12, 0, 0).meanInterval(Confidence.DEFAULT);
        assertThat(change.interval().upper()).isEqualTo(100 * steps.upper(), within(1e-9));
        assertThat(change.interval().lower()).isEqualTo(100 * steps.lower(), within(1e-9));
        assertThat(change.interval().width()).isPositive();
    }
}
