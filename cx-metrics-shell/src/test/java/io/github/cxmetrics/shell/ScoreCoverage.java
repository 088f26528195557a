package io.github.cxmetrics.shell;

import static io.github.cxmetrics.Coverage.FIVE_POINTS;
import static io.github.cxmetrics.Coverage.enumerated;
import static io.github.cxmetrics.Coverage.holds;
import static io.github.cxmetrics.Coverage.mean;
import static io.github.cxmetrics.Coverage.pick;
import static io.github.cxmetrics.Coverage.points;
import static io.github.cxmetrics.Coverage.simulated;
import static io.github.cxmetrics.Coverage.twoGroups;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Coverage;
import io.github.cxmetrics.ExactCoverage;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.monitor.value.ServiceGapRule;
import io.github.cxmetrics.survey.CompositeRule;
import io.github.cxmetrics.survey.CustomerRatings;
import io.github.cxmetrics.survey.MeanMethod;
import io.github.cxmetrics.survey.NetScoreMethod;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survey.WeightedRatings;
import io.github.cxmetrics.usability.Apdex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Rows of net scores, of means of ratings, and of weighted and clustered answers. */
final class ScoreCoverage {

    private ScoreCoverage() {}

    static void addTo(CoverageTable table) {
        String pairs = "171 pairs of shares";
        table.exact("net score: score", "10", pairs, () -> ExactCoverage.net(10, NetScoreMethod.SCORE));
        table.exact("", "25", pairs, () -> ExactCoverage.net(25, NetScoreMethod.SCORE));
        for (NetScoreMethod method :
                List.of(NetScoreMethod.WALD, NetScoreMethod.STUDENT_T, NetScoreMethod.ADJUSTED_WALD)) {
            table.exact("for comparison: " + method, "10", pairs, () -> ExactCoverage.net(10, method));
        }
        table.exact("difference of net scores: MOVER", "10, 10", "100 pairs", ExactCoverage::netDifference);
        table.exact("`Apdex`: score, rescaled", "10", pairs, ScoreCoverage::apdex);
        table.exact("change of NPS of the same customers: paired t", "5", SHAPES, () -> ExactCoverage.migration(5));
        table.exact("", "10", SHAPES, () -> ExactCoverage.migration(10));
        means(table);
        designs(table);
    }

    private static final String SHAPES = "six shapes";

    private static void means(CoverageTable table) {
        for (int n : new int[] {5, 10, 20}) {
            table.exact(
                    n == 5 ? "mean of five points: score" : "",
                    "" + n,
                    SHAPES,
                    () -> ExactCoverage.points(n, MeanMethod.SCORE));
        }
        table.exact("for comparison: t", "10", SHAPES, () -> ExactCoverage.points(10, MeanMethod.STUDENT_T));
        table.exact("difference of means: MOVER of score", "5, 5", "36 pairs of shapes", ScoreCoverage::meanDifference);
        table.drawn("`Composite` of three items: score", "20", 5_000, SHAPES, ScoreCoverage::composite);
        table.drawn("`ServiceGap`: paired t", "20", 10_000, SHAPES, ScoreCoverage::gap);
    }

    private static Coverage apdex() {
        Apdex.Rule rule = new Apdex.Rule(1);
        return enumerated(
                10,
                ExactCoverage.trinomials(),
                counts -> new Apdex(rule, counts[2], counts[1], counts[0]).interval(),
                shares -> shares[2] + shares[1] / 2);
    }

    private static Ratings ratings(long[] counts) {
        return Ratings.ofCounts(RatingScale.ONE_TO_FIVE, counts);
    }

    private static Coverage meanDifference() {
        return twoGroups(
                5,
                FIVE_POINTS,
                (one, two) -> ratings(one)
                        .meanVersus(ratings(two), Confidence.DEFAULT)
                        .interval(),
                Coverage::mean);
    }

    private static Coverage composite(int samples) {
        CompositeRule rule = CompositeRule.of("trust", RatingScale.ONE_TO_FIVE, "a", "b", "c");
        return simulated(FIVE_POINTS, samples, (shares, random) -> {
            int[][] items = {points(shares, 20, random), points(shares, 20, random), points(shares, 20, random)};
            // Every second person answers all items alike.
            for (int i = 0; i < 20; i += 2) {
                items[1][i] = items[0][i];
                items[2][i] = items[0][i];
            }
            return holds(rule.count(items).interval(), 25 * (mean(shares) - 1));
        });
    }

    private static Coverage gap(int samples) {
        ServiceGapRule rule = ServiceGapRule.of(RatingScale.ONE_TO_FIVE, "speed");
        double[] expected = FIVE_POINTS.get(1);
        return simulated(
                FIVE_POINTS,
                samples,
                (shares, random) -> holds(
                        rule.count("speed", points(shares, 20, random), points(expected, 20, random))
                                .interval("speed"),
                        mean(shares) - mean(expected)));
    }

    private static void designs(CoverageTable table) {
        table.drawn(
                "weighted (log-normal, σ = ½): mean of five points",
                "50",
                5_000,
                SHAPES,
                samples -> weighted(samples, ratings -> ratings.mean().interval(), Coverage::mean));
        table.drawn(
                "weighted: top two of five",
                "50",
                5_000,
                SHAPES,
                samples ->
                        weighted(samples, ratings -> ratings.share(4, 5).interval(), shares -> shares[3] + shares[4]));
        table.drawn("difference of weighted means: MOVER", "50, 50", 1_000, SHAPES, ScoreCoverage::weightedDifference);
        table.drawn(
                "1 to 5 answers each of 40 customers: mean of five points",
                "about 120",
                5_000,
                SHAPES,
                ScoreCoverage::clustered);
    }

    private static WeightedRatings weighted(double[] shares, Random random) {
        double[] weights = new double[50];
        Arrays.setAll(weights, i -> Math.exp(random.nextGaussian() / 2));
        return WeightedRatings.of(RatingScale.ONE_TO_FIVE, points(shares, 50, random), weights);
    }

    private static Coverage weighted(
            int samples, Function<WeightedRatings, Interval> of, ToDoubleFunction<double[]> truth) {
        return simulated(
                FIVE_POINTS,
                samples,
                (shares, random) -> holds(of.apply(weighted(shares, random)), truth.applyAsDouble(shares)));
    }

    private static Coverage weightedDifference(int samples) {
        double[] other = FIVE_POINTS.get(1);
        return simulated(
                FIVE_POINTS,
                samples,
                (shares, random) -> holds(
                        weighted(shares, random)
                                .mean()
                                .versus(weighted(other, random).mean())
                                .interval(),
                        mean(shares) - mean(other)));
    }

    /** Half of a customer's answers are as the first. */
    private static Coverage clustered(int samples) {
        return simulated(FIVE_POINTS, samples, (shares, random) -> {
            List<Long> customers = new ArrayList<>();
            List<Integer> answers = new ArrayList<>();
            for (long customer = 0; customer < 40; customer++) {
                int first = 1 + pick(shares, random);
                for (int i = random.nextInt(5); i >= 0; i--) {
                    customers.add(customer);
                    answers.add(random.nextBoolean() ? first : 1 + pick(shares, random));
                }
            }
            CustomerRatings ratings = CustomerRatings.of(
                    RatingScale.ONE_TO_FIVE,
                    customers.stream().mapToLong(each -> each).toArray(),
                    new long[customers.size()],
                    answers.stream().mapToInt(each -> each).toArray());
            return holds(ratings.mean().interval(), mean(shares));
        });
    }
}
