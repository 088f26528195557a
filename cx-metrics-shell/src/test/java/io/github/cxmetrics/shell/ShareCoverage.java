package io.github.cxmetrics.shell;

import static io.github.cxmetrics.Coverage.grid;
import static io.github.cxmetrics.Coverage.holds;
import static io.github.cxmetrics.Coverage.orRefused;
import static io.github.cxmetrics.Coverage.pick;
import static io.github.cxmetrics.Coverage.simulated;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Coverage;
import io.github.cxmetrics.ExactCoverage;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.ProportionMethod;
import io.github.cxmetrics.journey.funnel.ConversionDriver;
import io.github.cxmetrics.kano.KanoTally;
import io.github.cxmetrics.monitor.TopicImpact;
import io.github.cxmetrics.monitor.experiment.RelativeLift;
import io.github.cxmetrics.usability.TaskSuccess;
import java.util.List;
import java.util.Random;

/** Rows of shares, of differences and ratios of shares. */
final class ShareCoverage {

    private ShareCoverage() {}

    static void addTo(CoverageTable table) {
        String grid = "shares .005 to .995";
        table.exact(
                "share: Wilson",
                "10",
                grid,
                () -> ExactCoverage.share(10, x -> Proportion.of(x, 10).interval()));
        table.exact(
                "",
                "50",
                grid,
                () -> ExactCoverage.share(50, x -> Proportion.of(x, 50).interval()));
        for (ProportionMethod method : List.of(
                ProportionMethod.WALD,
                ProportionMethod.AGRESTI_COULL,
                ProportionMethod.CLOPPER_PEARSON,
                ProportionMethod.JEFFREYS)) {
            table.exact(
                    "for comparison: " + method,
                    "10",
                    grid,
                    () -> ExactCoverage.share(10, x -> Proportion.of(x, 10).interval(Confidence.DEFAULT, method)));
        }
        table.exact(
                "`TaskSuccess`: adjusted Wald",
                "10",
                grid,
                () -> ExactCoverage.share(10, x -> TaskSuccess.of(x, 10).interval()));
        table.exact("difference of shares: Newcombe", "10, 10", "shares .05 to .95", () -> ExactCoverage.newcombe(10));
        table.exact("", "30, 30", "shares .05 to .95", () -> ExactCoverage.newcombe(30));
        table.exact("relative lift: Koopman's score", "50, 50", "shares .1 to .9", () -> lift(50));
        table.exact("odds ratio: logit with ½ added", "20, 20", "shares .1 to .9", () -> oddsRatio(20));
        String all = "all numbers of satisfied people";
        table.exact("of 50 people", "10", all, () -> ExactCoverage.finite(50, 10));
        table.exact("", "30", all, () -> ExactCoverage.finite(50, 30));
        table.exact("of 200 people", "50", all, () -> ExactCoverage.finite(200, 50));
        String mixtures = "six mixtures of features";
        table.drawn("`KanoCoefficient`: Wilson given the classifiable", "30", 20_000, mixtures, s -> kano(true, s));
        table.drawn("`asc`: score, rescaled", "30", 20_000, mixtures, s -> kano(false, s));
        table.drawn(
                "difference of `KanoCoefficient`: Newcombe", "30, 30", 2_000, mixtures, ShareCoverage::kanoDifference);
        table.drawn(
                "`TopicImpact`: Newcombe, by the topic's share",
                "40 of 100",
                5_000,
                "three pairs of shares",
                ShareCoverage::topic);
    }

    private static Coverage lift(int n) {
        return ExactCoverage.pairs(
                n,
                grid(0.1, 0.9, 0.1),
                (x, y) -> orRefused(() -> RelativeLift.of(Proportion.of(x, n), Proportion.of(y, n))
                        .interval()),
                (p, q) -> p / q - 1);
    }

    private static Coverage oddsRatio(int n) {
        return ExactCoverage.pairs(
                n,
                grid(0.1, 0.9, 0.1),
                (x, y) -> new ConversionDriver("f", Proportion.of(x, n), Proportion.of(y, n), 1, 1, 1).interval(),
                (p, q) -> p / (1 - p) / (q / (1 - q)));
    }

    /** Attractive, one-dimensional, must-be, indifferent, reverse. */
    private static final List<double[]> FEATURES = List.of(
            new double[] {.25, .25, .25, .2, .05},
            new double[] {.6, .1, .05, .2, .05},
            new double[] {.05, .8, .1, .05, 0},
            new double[] {.1, .1, .7, .05, .05},
            new double[] {.05, .05, .05, .75, .1},
            new double[] {.4, .4, .02, .08, .1});

    private static KanoTally feature(double[] shares, Random random) {
        long[][] counts = new long[5][5];
        for (int i = 0; i < 30; i++) {
            switch (pick(shares, random)) {
                case 0 -> counts[0][2]++;
                case 1 -> counts[0][4]++;
                case 2 -> counts[2][4]++;
                case 3 -> counts[2][2]++;
                default -> counts[2][0]++;
            }
        }
        return KanoTally.ofCounts(counts);
    }

    private static double better(double[] shares) {
        return (shares[0] + shares[1]) / (1 - shares[4]);
    }

    private static Coverage kano(boolean isBetter, int samples) {
        return simulated(FEATURES, samples, (shares, random) -> {
            KanoTally tally = feature(shares, random);
            double asc = (1 + (shares[1] - shares[3]) / (1 - shares[4])) / 2;
            return isBetter
                    ? holds(tally.better().interval(), better(shares))
                    : holds(tally.read().ascInterval(Confidence.DEFAULT), asc);
        });
    }

    private static Coverage kanoDifference(int samples) {
        double[] other = FEATURES.get(0);
        return simulated(
                FEATURES,
                samples,
                (shares, random) -> holds(
                        feature(shares, random)
                                .better()
                                .versus(feature(other, random).better())
                                .interval(),
                        better(shares) - better(other)));
    }

    /** Of those with the topic, and of the others. */
    private static Coverage topic(int samples) {
        return simulated(
                List.of(new double[] {.2, .6}, new double[] {.5, .5}, new double[] {.9, .7}),
                samples,
                (shares, random) -> {
                    int topic = successes(40, shares[0], random);
                    int others = successes(60, shares[1], random);
                    return holds(
                            TopicImpact.of(Proportion.of(topic + others, 100), Proportion.of(topic, 40))
                                    .interval(),
                            .4 * (shares[0] - shares[1]));
                });
    }

    private static int successes(int n, double share, Random random) {
        int successes = 0;
        for (int i = 0; i < n; i++) {
            successes += random.nextDouble() < share ? 1 : 0;
        }
        return successes;
    }
}
