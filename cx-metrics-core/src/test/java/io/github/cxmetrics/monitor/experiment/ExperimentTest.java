package io.github.cxmetrics.monitor.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.ProportionTest;
import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.survey.Nps;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;

/** An experiment at its planned end: the split, the difference, the lift, CUPED and sizes. */
class ExperimentTest {

    @Test
    void anExperimentPrintsItsDifferenceAndItsLift() throws Exception {
        Experiment<Proportion> test = Experiment.of(
                Proportion.of(60, 400).named("conversion"),
                Proportion.of(45, 410).named("conversion"));
        assertThat(test)
                .hasToString(
                        "conversion +4.0 pp (95 % CI -0.6 pp … +8.7 pp), p = 0.0889 (interval: Newcombe; test: inversion"
                                + " of the interval); lift +36.7 % (95 % CI -4.5 % … +95.9 %)");
        assertThat(test.table()).isEqualTo("""
                        arm          n  conversion          95 % CI
                        treatment  400      15.0 %  11.8 % … 18.8 %
                        control    410      11.0 %   8.3 % … 14.4 %
                        """);
        assertThat(test.at(Confidence.of(0.9)).difference().interval().width())
                .isLessThan(test.difference().interval().width());
        assertThat(StoredFormContract.read(StoredFormContract.bytes(test))).isEqualTo(test);
        assertThat(Experiment.of(Nps.of(9), Nps.of(3)).lift()).isEmpty();
        assertThat(Experiment.of(Nps.of(), Nps.of())).hasToString("NPS: an arm is empty");
    }

    @Test
    void aMismatchOfTheSplitComesBeforeAnyEffect() {
        Experiment<Proportion> test = Experiment.of(Proportion.of(2000, 10_000), Proportion.of(1800, 9_000));
        assertThat(test.sampleRatio().isMismatch()).isTrue();
        assertThat(test.line())
                .startsWith(
                        "SAMPLE RATIO MISMATCH: 10000 and 9000 against 1 : 1, p < 0.0001; not to be trusted: share 0.0 pp");
        assertThat(test.planned(10, 9).line()).startsWith("share 0.0 pp").contains("; lift 0.0 %");
    }

    @Test
    void theSplitIsTestedAgainstThePlanAndNotAgainstHalves() {
        SampleRatio.Result planned = SampleRatio.planned(95, 5).test(9510, 490);
        assertThat(planned).hasToString("split as planned: 9510 and 490 against 95 : 5, p = 0.6464");
        assertThat(SampleRatio.planned(1, 1).test(9510, 490).isMismatch()).isTrue();
        assertThat(SampleRatio.planned(1, 1, 1).test(300, 310, 290).test().degreesOfFreedom())
                .hasValue(2);
        assertThat(planned.table()).isEqualTo("""
                        arm     n  planned  actual
                        1    9510   95.0 %  95.1 %
                        2     490    5.0 %   4.9 %
                        """);
        assertThatThrownBy(() -> SampleRatio.planned(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a split needs at least 2 arms, not 1");
        assertThatThrownBy(() -> SampleRatio.planned(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the planned weight of arm 1 must be above 0 and finite, not 0.0");
        assertThatThrownBy(() -> SampleRatio.planned(1, 1).test(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 arms need as many counts, not 1");
        assertThatThrownBy(() -> SampleRatio.planned(1, 1).test(3, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("units of an arm must not be negative: -1");
        assertThatThrownBy(() -> SampleRatio.planned(1, 1).test(0, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the sample ratio is undefined: no units");
    }

    @Property(tries = 300, seed = "23130")
    void swappedArmsMirrorTheLiftAndLowerLevelsNest(
            @ForAll @IntRange(max = 60) int x,
            @ForAll @IntRange(max = 60) int y,
            @ForAll @IntRange(min = 60, max = 500) int n,
            @ForAll @IntRange(min = 60, max = 500) int m) {
        Proportion one = Proportion.of(x, n);
        Proportion two = Proportion.of(y, m);
        Interval there = RelativeLift.of(one, two).interval();
        Interval back = RelativeLift.of(two, one).interval();
        assertMirrored(there.lower() + 1, back.upper() + 1);
        assertMirrored(there.upper() + 1, back.lower() + 1);
        Interval narrow = RelativeLift.of(one, two, Confidence.of(0.8)).interval();
        assertThat(narrow.lower()).isGreaterThanOrEqualTo(there.lower() - 1e-12);
        assertThat(narrow.upper()).isLessThanOrEqualTo(there.upper() + 1e-12 * (1 + Math.abs(there.upper())));
        if (y > 0) {
            assertThat(there.contains(RelativeLift.of(one, two).value())).isTrue();
        }
        if (x > 0 && y > 0) {
            // The score test of equal shares is the pooled z.
            boolean differs = one.test(two, ProportionTest.POOLED_Z).pValue() < 0.05;
            assertThat(there.contains(0)).isEqualTo(!differs);
        }
    }

    private static void assertMirrored(double limit, double reciprocal) {
        if (limit == 0 || Double.isInfinite(limit)) {
            assertThat(1 / limit).isEqualTo(reciprocal);
        } else {
            assertThat(limit * reciprocal).isEqualTo(1, within(1e-9));
        }
    }

    @Test
    void aLiftOnABaseOfNothingIsUndefined() {
        RelativeLift lift = RelativeLift.of(Proportion.of(5, 50), Proportion.of(0, 50));
        assertThatThrownBy(lift::value)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the lift of share is undefined: the control has no successes");
        assertThat(lift).hasToString("lift undefined (95 % CI +36.0 % … +∞ %)");
        assertThatThrownBy(() -> RelativeLift.of(Proportion.of(0, 0), Proportion.of(1, 50)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the lift of share is undefined: no trials in an arm");
        assertThatThrownBy(() -> RelativeLift.of(Proportion.of(1, 5).named("a"), Proportion.of(1, 50)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theNMinusOneTestIsTheChiSquareOfOneLess() {
        Proportion one = Proportion.of(11, 12);
        Proportion two = Proportion.of(5, 12);
        double z = one.test(two, ProportionTest.N_MINUS_ONE).statistic().orElseThrow();
        double chi2 = one.test(two, ProportionTest.CHI_SQUARE).statistic().orElseThrow();
        assertThat(z * z).isEqualTo(chi2 * 23 / 24, within(1e-12));
        assertThat(two.test(one, ProportionTest.N_MINUS_ONE).statistic().orElseThrow())
                .isEqualTo(-z);
        assertThatThrownBy(() -> Proportion.of(3, 3).test(Proportion.of(4, 4), ProportionTest.N_MINUS_ONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("N − 1 chi-square is undefined: the pooled share is 7 of 7");
    }

    @Test
    void sizesAreThoseOfPowerPropTest() {
        ExperimentSize size = ExperimentSize.forShares(0.5, 0.75).with(Confidence.DEFAULT, 0.9);
        assertThat(size).hasToString("50.0 % against 75.0 %: 77 units in each arm (power 90.0 %, confidence 95 %)");
        assertThat(ExperimentSize.forShares(0.75, 0.5).raw())
                .isEqualTo(ExperimentSize.forShares(0.5, 0.75).raw(), within(1e-12));
        assertThat(size.with(Confidence.DEFAULT, 0.5).raw())
                .isLessThan(size.with(Confidence.DEFAULT, 0.6).raw());
        assertThat(size.with(Confidence.DEFAULT, 0.3).raw())
                .isLessThan(size.with(Confidence.DEFAULT, 0.5).raw());
        assertThatThrownBy(() -> ExperimentSize.forShares(0.5, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a difference to be found is not 0: both shares are 0.5");
        assertThatThrownBy(() -> size.with(Confidence.DEFAULT, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a power lies strictly between")
                .hasMessageContaining("not 1.0");
        assertThatThrownBy(() -> ExperimentSize.forShares(-0.1, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the share of the control must be in 0..1, not -0.1");
    }

    private static double[][] arm(Random random, int n, double effect) {
        double[] before = new double[n];
        double[] outcome = new double[n];
        for (int i = 0; i < n; i++) {
            before[i] = 10 + 3 * random.nextGaussian();
            outcome[i] = 20 + effect + 2 * (before[i] - 10) + 4 * random.nextGaussian();
        }
        return new double[][] {outcome, before};
    }

    @Property(tries = 100, seed = "23131")
    void cupedMirrorsAndIsUnmovedByWhatTheCovariateIsMeasuredIn(@ForAll long seed) {
        Random random = new Random(seed);
        double[][] one = arm(random, 30, 1);
        double[][] two = arm(random, 40, 0);
        Cuped there = Cuped.of(one[0], one[1], two[0], two[1]);
        Cuped back = Cuped.of(two[0], two[1], one[0], one[1]);
        assertThat(back.adjusted().difference()).isEqualTo(-there.adjusted().difference(), within(1e-9));
        double[] scaledOne = Arrays.stream(one[1]).map(x -> 100 * x - 7).toArray();
        double[] scaledTwo = Arrays.stream(two[1]).map(x -> 100 * x - 7).toArray();
        Cuped scaled = Cuped.of(one[0], scaledOne, two[0], scaledTwo);
        assertThat(scaled.adjusted().difference()).isEqualTo(there.adjusted().difference(), within(1e-9));
        assertThat(scaled.varianceRatio()).isEqualTo(there.varianceRatio(), within(1e-9));
        assertThat(there.varianceRatio()).isLessThan(1);
    }

    /** 2 000 experiments: the adjusted interval and that of the lift hold the truth as often as they say. */
    @Test
    void cupedCoversTheTruth() {
        SplittableRandom seeds = new SplittableRandom(12);
        int covered = 0;
        int liftCovered = 0;
        int runs = 2000;
        for (int run = 0; run < runs; run++) {
            Random random = new Random(seeds.nextLong());
            double[][] one = arm(random, 60, 2);
            double[][] two = arm(random, 60, 0);
            Cuped cuped = Cuped.of(one[0], one[1], two[0], two[1]);
            covered += cuped.adjusted().interval().contains(2) ? 1 : 0;
            liftCovered += cuped.lift(Confidence.DEFAULT).interval().contains(0.1) ? 1 : 0;
        }
        double error = 4 * Math.sqrt(0.05 * 0.95 / runs);
        assertThat((double) covered / runs).isBetween(0.95 - error, 0.95 + error);
        assertThat((double) liftCovered / runs).isBetween(0.95 - error, 0.95 + error);
    }

    @Test
    void missingCovariatesTakeTheMeanAndAreCounted() {
        double[] y = {5, 7, 6, 9};
        double[] x = {1, 3, 2, Double.NaN};
        double[] z = {4, 5, 9, 3};
        double[] w = {1, 1, 3, 1};
        Cuped cuped = Cuped.of(y, x, z, w);
        Cuped filled = Cuped.of(y, new double[] {1, 3, 2, 12 / 7.0}, z, w);
        assertThat(cuped.missing()).isEqualTo(1);
        assertThat(cuped.adjusted()).isEqualTo(filled.adjusted());
        assertThat(cuped.toString()).endsWith("; 1 covariates missing");
        assertThat(cuped.table().lines().map(line -> line.split(" ")[0])).containsExactly("", "plain", "adjusted");
        double[] none = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        assertThat(Cuped.of(y, none, z, none).adjusted()).isEqualTo(cuped.plain());
        assertThat(Cuped.of(y, none, z, none).theta()).isZero();
    }

    @Test
    void cupedRefusesWhatIsUndefined() {
        double[] two = {1, 2};
        assertThatThrownBy(() -> Cuped.of(two, new double[] {1}, two, two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the treatment has 2 outcomes and 1 covariates");
        assertThatThrownBy(() -> Cuped.of(two, two, new double[] {1, Double.NaN}, two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("outcome 1 of the control must be finite, not NaN");
        assertThatThrownBy(() -> Cuped.of(two, new double[] {1, Double.POSITIVE_INFINITY}, two, two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("covariate 1 of the treatment must be finite or missing, not Infinity");
        assertThatThrownBy(() -> Cuped.of(two, two, new double[] {1}, new double[] {1}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the adjusted difference is undefined: the control has 1 units of 2");
        Cuped still = Cuped.of(new double[] {3, 3}, two, new double[] {3, 3}, two);
        assertThatThrownBy(still::adjusted)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the t test of the difference is undefined: neither arm varies");
        assertThatThrownBy(() -> Cuped.of(two, two, new double[] {-1, 1}, two).lift(Confidence.DEFAULT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the lift is undefined: the control's mean is 0");
    }

    @Test
    void textsOfWhatIsUndefinedSaySo() {
        double[] two = {1, 2};
        Cuped still = Cuped.of(new double[] {3, 3}, two, new double[] {3, 3}, two);
        assertThat(still).hasToString("difference 0 (95 % CI undefined); neither arm varies");
        assertThat(still.table().lines()).hasSize(3);
        assertThat(ExperimentSize.forShares(0, 1e-300)).asString().contains("too many units in each arm");
        Proportion share = Proportion.of(1, 2);
        assertThatThrownBy(
                        () -> new Experiment<>(Arms.of(share, share), SampleRatio.planned(1, 1, 2), Confidence.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an experiment has 2 arms, and its split 1 : 1 : 2");
        assertThatThrownBy(() -> new RelativeLift(Proportion.of(0, 0), share, share.interval()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a lift needs at least 1 in each arm, not 0 and 2");
    }

    /** Successes of the first arm, its trials, those of the second: from few to more than are kept, with ends above 0. */
    private static final long[][] DAYS = {
        {3, 10, 5, 12}, {0, 5, 2, 4}, {7, 8, 5, 6}, {1, 1, 0, 3}, {400, 900, 500, 1100}, {3000, 9000, 2500, 8000}
    };

    /** The cumulants of the noncentral hypergeometric distribution, by sums of all its probabilities. */
    @Test
    void aDayIsTheSumOfItsTables() {
        for (long[] day : DAYS) {
            DayLikelihood likelihood = DayLikelihood.of(Proportion.of(day[0], day[1]), Proportion.of(day[2], day[3]));
            int low = (int) Math.max(0, day[0] + day[2] - day[3]);
            int high = (int) Math.min(day[0] + day[2], day[1]);
            assertThat(likelihood.x()).isEqualTo(day[0]);
            assertThat(likelihood.low()).isEqualTo(low);
            assertThat(likelihood.high()).isEqualTo(high);
            double[] logs = IntStream.rangeClosed(low, high)
                    .mapToDouble(k -> CombinatoricsUtils.binomialCoefficientLog((int) day[1], k)
                            + CombinatoricsUtils.binomialCoefficientLog((int) day[3], (int) (day[0] + day[2] - k)))
                    .toArray();
            double central = tilted(logs, low, 0)[0];
            for (double theta : new double[] {-700, -3, -0.5, -0.01, 0, 0.01, 0.3, 2, 700}) {
                double[] expected = tilted(logs, low, theta);
                double[] sums = new double[3];
                likelihood.at(theta, sums);
                String what = Arrays.toString(day) + " at " + theta;
                double close = 1e-9 * (1 + Math.abs(expected[0]));
                assertThat(sums[0]).as(what).isEqualTo(expected[0] - central, within(close));
                assertThat(likelihood.cumulant(theta)).as(what).isEqualTo(expected[0] - central, within(close));
                assertThat(sums[1]).as(what).isEqualTo(expected[1], within(1e-9 * (1 + expected[1])));
                assertThat(sums[2]).as(what).isEqualTo(expected[2], within(1e-7 * (1 + expected[2])));
            }
        }
    }

    /** The logarithm of the sum, the mean and the variance. */
    private static double[] tilted(double[] logs, int low, double theta) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logs.length; i++) {
            most = Math.max(most, logs[i] + theta * (low + i));
        }
        double total = 0;
        double mean = 0;
        for (int i = 0; i < logs.length; i++) {
            double weight = Math.exp(logs[i] + theta * (low + i) - most);
            total += weight;
            mean += weight * (low + i);
        }
        mean /= total;
        double squares = 0;
        for (int i = 0; i < logs.length; i++) {
            squares += Math.exp(logs[i] + theta * (low + i) - most) * (low + i - mean) * (low + i - mean);
        }
        return new double[] {most + Math.log(total), mean, squares / total};
    }

    @Test
    void aDayHasAsManyUnitsAsAnInt() {
        Proportion most = Proportion.of(1, Integer.MAX_VALUE - 2L);
        assertThat(DayLikelihood.of(most, Proportion.of(0, 2)).high()).isEqualTo(1);
        assertThatThrownBy(() -> DayLikelihood.of(most, Proportion.of(0, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the exact test takes at most 2147483647 units a day, not 2147483648");
        assertThat(DayLikelihood.of(Proportion.of(1, 1), Proportion.of(2, 2))).isNull();
        assertThat(DayLikelihood.of(Proportion.of(0, 1), Proportion.of(0, 2))).isNull();
        assertThat(DayLikelihood.of(Proportion.of(0, 0), Proportion.of(1, 2))).isNull();
    }
}
