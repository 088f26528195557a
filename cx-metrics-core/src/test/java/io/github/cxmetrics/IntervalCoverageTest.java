package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.contact.EventRate;
import io.github.cxmetrics.survey.MeanMethod;
import io.github.cxmetrics.survey.Migration;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsBands;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survival.SurvivalMethod;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

/**
 * The exact coverage of default intervals at nominal 95 %, by enumeration of all samples: what the guide says of them. An interval that a method refuses
 * covers nothing. Shares and net scores have such tests of their own.
 */
class IntervalCoverageTest {

    /** Mean and minimum over a grid of truths. */
    private record Coverage(double mean, double least) {

        static Coverage over(double[] truths, DoubleUnaryOperator coverage) {
            double[] each = Arrays.stream(truths).map(coverage).toArray();
            return new Coverage(
                    Arrays.stream(each).average().orElseThrow(),
                    Arrays.stream(each).min().orElseThrow());
        }

        void isAbout(double mean, double least) {
            assertThat(this.mean).as("mean, least is %s", this.least).isEqualTo(mean, within(0.0006));
            assertThat(this.least).as("least").isEqualTo(least, within(0.0006));
        }
    }

    private static double[] grid(double from, double to, double step) {
        double[] grid = new double[(int) Math.round((to - from) / step) + 1];
        Arrays.setAll(grid, i -> from + i * step);
        return grid;
    }

    /** Limits that are the truth itself hold it, however they were rounded. */
    private static boolean holds(Interval interval, double truth) {
        return interval.lower() <= truth + 1e-9 && truth - 1e-9 <= interval.upper();
    }

    private static double sum(int n, IntToDoubleFunction term) {
        double sum = 0;
        for (int i = 0; i <= n; i++) {
            sum += term.applyAsDouble(i);
        }
        return sum;
    }

    /** Two groups of n whose true shares are any of 0.05 to 0.95. */
    @Test
    void newcombe() {
        newcombe(10).isAbout(0.952, 0.909);
        newcombe(30).isAbout(0.950, 0.922);
    }

    private static Coverage newcombe(int n) {
        Interval[][] intervals = new Interval[n + 1][n + 1];
        for (int x = 0; x <= n; x++) {
            for (int y = 0; y <= n; y++) {
                intervals[x][y] =
                        Proportion.of(x, n).versus(Proportion.of(y, n)).interval();
            }
        }
        double[] all = Arrays.stream(grid(0.05, 0.95, 0.05))
                .flatMap(p -> Arrays.stream(grid(0.05, 0.95, 0.05)).map(q -> {
                    BinomialDistribution first = new BinomialDistribution(n, p);
                    BinomialDistribution second = new BinomialDistribution(n, q);
                    return sum(
                            n,
                            x -> first.probability(x)
                                    * sum(n, y -> holds(intervals[x][y], p - q) ? second.probability(y) : 0));
                }))
                .toArray();
        return Coverage.over(all, coverage -> coverage);
    }

    /** Two NPS of ten answers each; true shares of detractors and promoters are any of 0.1, 0.3, 0.5, 0.7 that leave passives. */
    @Test
    void netScoreDifferences() {
        int n = 10;
        List<long[]> samples = new ArrayList<>();
        for (int detractors = 0; detractors <= n; detractors++) {
            for (int promoters = 0; promoters <= n - detractors; promoters++) {
                samples.add(new long[] {detractors, n - detractors - promoters, promoters});
            }
        }
        List<double[]> truths = new ArrayList<>();
        for (double detractors : grid(0.1, 0.7, 0.2)) {
            for (double promoters : grid(0.1, 0.8 - detractors, 0.2)) {
                truths.add(new double[] {detractors, 1 - detractors - promoters, promoters});
            }
        }
        double[][] covered = new double[truths.size()][truths.size()];
        for (long[] one : samples) {
            for (long[] two : samples) {
                Interval interval = nps(one).versus(nps(two)).interval();
                for (int i = 0; i < truths.size(); i++) {
                    for (int j = 0; j < truths.size(); j++) {
                        double[] first = truths.get(i);
                        double[] second = truths.get(j);
                        if (holds(interval, 100 * (first[2] - first[0] - second[2] + second[0]))) {
                            covered[i][j] += probability(one, first) * probability(two, second);
                        }
                    }
                }
            }
        }
        Coverage.over(Arrays.stream(covered).flatMapToDouble(Arrays::stream).toArray(), coverage -> coverage)
                .isAbout(0.961, 0.946);
    }

    private static Nps nps(long[] counts) {
        return Nps.promoters(counts[2]).passives(counts[1]).detractors(counts[0]);
    }

    @Test
    void garwood() {
        Interval[] intervals = new Interval[100];
        Arrays.setAll(intervals, events -> new EventRate(events, 1, "day").interval());
        Coverage.over(grid(0.5, 30, 0.1), mean -> {
                    PoissonDistribution events = new PoissonDistribution(mean);
                    return sum(99, x -> holds(intervals[x], mean) ? events.probability(x) : 0);
                })
                .isAbout(0.966, 0.951);
    }

    /** Shares of five points: uniform, high, nearly all at the top, two-ended, in the middle, low. */
    private static final double[][] FIVE_POINTS = {
        {.2, .2, .2, .2, .2},
        {.05, .05, .1, .3, .5},
        {.01, .01, .03, .1, .85},
        {.45, .05, 0, .05, .45},
        {.05, .2, .5, .2, .05},
        {.5, .3, .1, .05, .05}
    };

    @Test
    void means() {
        means(5, MeanMethod.SCORE).isAbout(0.966, 0.938);
        means(5, MeanMethod.STUDENT_T).isAbout(0.851, 0.556);
        means(10, MeanMethod.SCORE).isAbout(0.963, 0.944);
        means(10, MeanMethod.STUDENT_T).isAbout(0.914, 0.802);
        means(20, MeanMethod.SCORE).isAbout(0.959, 0.949);
        means(20, MeanMethod.STUDENT_T).isAbout(0.927, 0.869);
    }

    private static Coverage means(int n, MeanMethod method) {
        double[] covered = new double[FIVE_POINTS.length];
        forEachCounts(n, counts -> {
            Ratings ratings = Ratings.ofCounts(RatingScale.ONE_TO_FIVE, counts);
            if (method != MeanMethod.STUDENT_T || ratings.standardDeviation() > 0) {
                Interval interval = ratings.meanInterval(Confidence.DEFAULT, method);
                addCovered(counts, interval, FIVE_POINTS, shares -> sum(4, shares, i -> i + 1), covered);
            }
        });
        return Coverage.over(covered, coverage -> coverage);
    }

    /** All ways in which n answers can lie on five points. */
    private static void forEachCounts(int n, Consumer<long[]> each) {
        forEachCounts(n, 0, new long[5], each);
    }

    private static void forEachCounts(int left, int point, long[] counts, Consumer<long[]> each) {
        if (point == counts.length - 1) {
            counts[point] = left;
            each.accept(counts);
            return;
        }
        for (int here = 0; here <= left; here++) {
            counts[point] = here;
            forEachCounts(left - here, point + 1, counts, each);
        }
    }

    private static void addCovered(
            long[] counts, Interval interval, double[][] shapes, ToDoubleFunction<double[]> truth, double[] covered) {
        for (int i = 0; i < shapes.length; i++) {
            if (holds(interval, truth.applyAsDouble(shapes[i]))) {
                covered[i] += probability(counts, shapes[i]);
            }
        }
    }

    private static double sum(int n, double[] weights, IntToDoubleFunction term) {
        return sum(n, i -> weights[i] * term.applyAsDouble(i));
    }

    private static double probability(long[] counts, double[] shares) {
        double probability = 1;
        long n = 0;
        for (int point = 0; point < counts.length; point++) {
            for (int i = 1; i <= counts[point]; i++) {
                n++;
                probability *= (double) n / i * shares[point];
            }
        }
        return probability;
    }

    /** Shares of customers who lost two bands, one, kept theirs, won one, two: few or many move, most of them upwards. */
    private static final double[][] MOVES = {
        {.02, .1, .7, .13, .05},
        {.01, .05, .85, .07, .02},
        {.05, .15, .5, .2, .1},
        {0, .03, .9, .06, .01},
        {.1, .1, .4, .2, .2},
        {.005, .015, .96, .015, .005}
    };

    @Test
    void migrations() {
        migrations(5).isAbout(0.988, 0.964);
        migrations(10).isAbout(0.978, 0.947);
        migrations(20).isAbout(0.965, 0.947);
    }

    private static Coverage migrations(int n) {
        double[] covered = new double[MOVES.length];
        forEachCounts(n, counts -> {
            long[] moves = {counts[2], counts[3], counts[4], counts[1], 0, 0, counts[0], 0, 0};
            Interval interval =
                    Migration.ofCounts(NpsBands.STANDARD, moves).change().interval();
            addCovered(counts, interval, MOVES, shares -> 100 * sum(4, shares, i -> i - 2), covered);
        });
        return Coverage.over(covered, coverage -> coverage);
    }

    /** Of 50 people, or of 200, n are drawn: the whole number of satisfied ones among all is the truth. */
    @Test
    void finitePopulations() {
        finite(50, 10).isAbout(0.974, 0.926);
        finite(50, 30).isAbout(0.986, 0.962);
        finite(200, 50).isAbout(0.964, 0.942);
    }

    private static Coverage finite(int population, int n) {
        Interval[] intervals = new Interval[n + 1];
        Arrays.setAll(
                intervals, x -> Proportion.of(x, n).finitePopulation(population).interval());
        return Coverage.over(grid(0, population, 1), satisfied -> {
            HypergeometricDistribution drawn = new HypergeometricDistribution(population, (int) satisfied, n);
            double share = satisfied / population;
            return sum(n, x -> holds(intervals[x], share) ? drawn.probability(x) : 0);
        });
    }

    /** A curve without censoring, at a time that a share from 0.1 to 0.9 outlasts. */
    @Test
    void survivalCurves() {
        curves(20, SurvivalMethod.LOG_LOG).isAbout(0.938, 0.835);
        curves(20, SurvivalMethod.LOG).isAbout(0.918, 0.823);
        curves(20, SurvivalMethod.PLAIN).isAbout(0.909, 0.819);
        curves(50, SurvivalMethod.LOG_LOG).isAbout(0.951, 0.934);
        curves(50, SurvivalMethod.PLAIN).isAbout(0.932, 0.879);
    }

    private static Coverage curves(int n, SurvivalMethod method) {
        Interval[] intervals = new Interval[n];
        for (int failed = 1; failed < n; failed++) {
            SurvivalTally tally = SurvivalTally.ofCounts(
                    ChronoUnit.DAYS, new double[] {1, 2}, new long[] {failed, n - failed}, new long[] {0, 0});
            intervals[failed] = tally.curve().interval(1, Confidence.DEFAULT, method);
        }
        return Coverage.over(grid(0.1, 0.9, 0.05), outlasting -> {
            BinomialDistribution failures = new BinomialDistribution(n, 1 - outlasting);
            return sum(n - 2, i -> holds(intervals[i + 1], outlasting) ? failures.probability(i + 1) : 0);
        });
    }
}
