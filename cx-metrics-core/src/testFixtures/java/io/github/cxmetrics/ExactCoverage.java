package io.github.cxmetrics;

import static io.github.cxmetrics.Coverage.binomial;
import static io.github.cxmetrics.Coverage.enumerated;
import static io.github.cxmetrics.Coverage.grid;
import static io.github.cxmetrics.Coverage.holds;
import static io.github.cxmetrics.Coverage.mean;
import static io.github.cxmetrics.Coverage.over;
import static io.github.cxmetrics.Coverage.sum;
import static io.github.cxmetrics.Coverage.twoGroups;

import io.github.cxmetrics.contact.EventRate;
import io.github.cxmetrics.survey.MeanMethod;
import io.github.cxmetrics.survey.Migration;
import io.github.cxmetrics.survey.NetScoreMethod;
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
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntFunction;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.jspecify.annotations.Nullable;

/** Coverage that is counted out, without chance: the tests of core assert it, and the guide's table prints it. */
public final class ExactCoverage {

    private ExactCoverage() {}

    /** The interval by two counts. */
    @FunctionalInterface
    public interface PairInterval {

        /** Null where the method refuses. */
        @Nullable
        Interval of(int x, int y);
    }

    private static Interval[] intervals(int n, IntFunction<Interval> of) {
        Interval[] intervals = new Interval[n + 1];
        Arrays.setAll(intervals, of);
        return intervals;
    }

    /** A share of n by the number of successes. */
    public static Coverage share(int n, IntFunction<Interval> of) {
        Interval[] intervals = intervals(n, of);
        return over(grid(0.005, 0.995, 0.005), p -> sum(binomial(n, p), x -> holds(intervals[x], p)));
    }

    /** Two groups of n: the interval by both counts, the truth by both shares. */
    public static Coverage pairs(int n, double[] shares, PairInterval of, DoubleBinaryOperator truth) {
        Interval[][] intervals = new Interval[n + 1][n + 1];
        for (int x = 0; x <= n; x++) {
            for (int y = 0; y <= n; y++) {
                intervals[x][y] = of.of(x, y);
            }
        }
        double[][] probabilities =
                Arrays.stream(shares).mapToObj(p -> binomial(n, p)).toArray(double[][]::new);
        double[] covered = new double[shares.length * shares.length];
        for (int i = 0; i < shares.length; i++) {
            for (int j = 0; j < shares.length; j++) {
                double wanted = truth.applyAsDouble(shares[i], shares[j]);
                for (int x = 0; x <= n; x++) {
                    Interval[] row = intervals[x];
                    covered[i * shares.length + j] +=
                            probabilities[i][x] * sum(probabilities[j], y -> row[y] != null && holds(row[y], wanted));
                }
            }
        }
        return Coverage.of(covered);
    }

    /** Two groups of n whose true shares are any of 0.05 to 0.95. */
    public static Coverage newcombe(int n) {
        return pairs(
                n,
                grid(0.05, 0.95, 0.05),
                (x, y) -> Proportion.of(x, n).versus(Proportion.of(y, n)).interval(),
                (p, q) -> p - q);
    }

    /** Of some people n are drawn: the whole number of satisfied ones among all is the truth. */
    public static Coverage finite(int population, int n) {
        Interval[] intervals = intervals(
                n, x -> Proportion.of(x, n).finitePopulation(population).interval());
        return over(grid(0, population, 1), satisfied -> {
            HypergeometricDistribution drawn = new HypergeometricDistribution(population, (int) satisfied, n);
            double[] probabilities = new double[n + 1];
            Arrays.setAll(probabilities, drawn::probability);
            return sum(probabilities, x -> holds(intervals[x], satisfied / population));
        });
    }

    /** Shares of three answers in steps of .05, all of them present. */
    public static List<double[]> trinomials() {
        List<double[]> shapes = new ArrayList<>();
        for (int i = 1; i < 20; i++) {
            for (int j = 1; i + j < 20; j++) {
                shapes.add(new double[] {i / 20.0, (20 - i - j) / 20.0, j / 20.0});
            }
        }
        return shapes;
    }

    private static Nps nps(long[] counts) {
        return Nps.promoters(counts[2]).passives(counts[1]).detractors(counts[0]);
    }

    public static Coverage net(int n, NetScoreMethod method) {
        return enumerated(
                n,
                trinomials(),
                counts -> nps(counts).interval(Confidence.DEFAULT, method),
                shares -> 100 * (shares[2] - shares[0]));
    }

    /** Two NPS of ten answers each; true shares of detractors and promoters are any of 0.1, 0.3, 0.5, 0.7 that leave passives. */
    public static Coverage netDifference() {
        List<double[]> truths = new ArrayList<>();
        for (double detractors : grid(0.1, 0.7, 0.2)) {
            for (double promoters : grid(0.1, 0.8 - detractors, 0.2)) {
                truths.add(new double[] {detractors, 1 - detractors - promoters, promoters});
            }
        }
        return twoGroups(10, truths, (one, two) -> nps(one).versus(nps(two)).interval(), s -> 100 * (s[2] - s[0]));
    }

    /** Shares of customers who lost two bands, one, kept theirs, won one, two: few or many move, most of them upwards. */
    private static final List<double[]> MOVES = List.of(
            new double[] {.02, .1, .7, .13, .05},
            new double[] {.01, .05, .85, .07, .02},
            new double[] {.05, .15, .5, .2, .1},
            new double[] {0, .03, .9, .06, .01},
            new double[] {.1, .1, .4, .2, .2},
            new double[] {.005, .015, .96, .015, .005});

    public static Coverage migration(int n) {
        return enumerated(
                n,
                MOVES,
                counts -> Migration.ofCounts(
                                NpsBands.STANDARD,
                                new long[] {counts[2], counts[3], counts[4], counts[1], 0, 0, counts[0], 0, 0})
                        .change()
                        .interval(),
                shares -> 100 * (mean(shares) - 3));
    }

    public static Coverage points(int n, MeanMethod method) {
        return enumerated(
                n,
                Coverage.FIVE_POINTS,
                counts -> Ratings.ofCounts(RatingScale.ONE_TO_FIVE, counts).meanInterval(Confidence.DEFAULT, method),
                Coverage::mean);
    }

    public static double[] poisson(double mean, int most) {
        PoissonDistribution poisson = new PoissonDistribution(mean);
        double[] probabilities = new double[most + 1];
        Arrays.setAll(probabilities, poisson::probability);
        return probabilities;
    }

    public static Coverage garwood() {
        Interval[] intervals = intervals(99, events -> new EventRate(events, 1, "day").interval());
        return over(grid(0.5, 30, 0.1), mean -> sum(poisson(mean, 99), x -> holds(intervals[x], mean)));
    }

    /** A curve without censoring, at a time that a share from 0.1 to 0.9 outlasts. */
    public static Coverage curve(int n, SurvivalMethod method) {
        Interval[] intervals = new Interval[n];
        for (int failed = 1; failed < n; failed++) {
            intervals[failed] = SurvivalTally.ofCounts(
                            ChronoUnit.DAYS, new double[] {1, 2}, new long[] {failed, n - failed}, new long[] {0, 0})
                    .curve()
                    .interval(1, Confidence.DEFAULT, method);
        }
        return over(
                grid(0.1, 0.9, 0.05),
                outlasting -> sum(binomial(n, 1 - outlasting), x -> x > 0 && x < n && holds(intervals[x], outlasting)));
    }
}
