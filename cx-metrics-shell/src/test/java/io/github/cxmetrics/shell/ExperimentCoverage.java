package io.github.cxmetrics.shell;

import static io.github.cxmetrics.Coverage.holds;
import static io.github.cxmetrics.Coverage.mean;
import static io.github.cxmetrics.Coverage.simulated;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Coverage;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.monitor.experiment.Arms;
import io.github.cxmetrics.monitor.experiment.Cuped;
import io.github.cxmetrics.monitor.experiment.WatchedResult;
import io.github.cxmetrics.monitor.experiment.WatchedTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Rows of experiments, also of those that are watched day by day. */
final class ExperimentCoverage {

    private ExperimentCoverage() {}

    static void addTo(CoverageTable table) {
        String units = "50, 50";
        String normal = "normal, the covariate correlated by .7";
        table.drawn(
                "means of an experiment: Welch",
                units,
                10_000,
                normal,
                s -> cuped(s, c -> holds(c.plain().interval(), EFFECT)));
        table.drawn(
                "means less a covariate (`Cuped`): Welch",
                units,
                10_000,
                normal,
                s -> cuped(s, c -> holds(c.adjusted().interval(), EFFECT)));
        table.drawn(
                "lift of means: delta method",
                units,
                10_000,
                normal,
                s -> cuped(s, c -> holds(c.lift(Confidence.DEFAULT).interval(), EFFECT / LEVEL)));
        String looks = "at every of 40 looks";
        table.drawn(
                "watched share: confidence sequence, " + looks,
                "40 to 1,600",
                1_000,
                "shares .1, .5",
                ExperimentCoverage::share);
        table.drawn(
                "watched mean: confidence sequence, " + looks,
                "40 to 1,600",
                1_000,
                "log-normal, σ = ½",
                ExperimentCoverage::mean);
        table.drawn(
                "watched odds ratio: exact by day, at every of 10 looks",
                "50, 50 to 500, 500",
                200,
                "shares .1, .5",
                ExperimentCoverage::oddsRatio);
        table.drawn(
                "watched difference: asymptotic mixture, " + looks,
                "20, 20 to 800, 800",
                500,
                "shares .1, .5",
                ExperimentCoverage::difference);
    }

    private static final double LEVEL = 10;
    private static final double EFFECT = .5;

    private static Coverage cuped(int samples, Predicate<Cuped> isCovered) {
        return simulated(List.of(.7), samples, (r, random) -> {
            double[][] columns = new double[4][50];
            for (int i = 0; i < 50; i++) {
                for (int arm = 0; arm < 2; arm++) {
                    double before = random.nextGaussian();
                    columns[2 * arm + 1][i] = LEVEL + before;
                    columns[2 * arm][i] =
                            LEVEL + (arm == 0 ? EFFECT : 0) + r * before + Math.sqrt(1 - r * r) * random.nextGaussian();
                }
            }
            return isCovered.test(Cuped.of(columns[0], columns[1], columns[2], columns[3]));
        });
    }

    private static Coverage mean(int samples) {
        double truth = Math.exp(.125);
        return simulated(List.of(.5), samples, (sigma, random) -> {
            double sum = 0;
            double squares = 0;
            for (int n = 1; n <= 1_600; n++) {
                double value = Math.exp(sigma * random.nextGaussian());
                sum += value;
                squares += value * value;
                if (n % 40 == 0) {
                    double mean = sum / n;
                    double variance = (squares - n * mean * mean) / (n - 1);
                    if (!holds(WatchedTest.mean(800).interval(n, mean, variance), truth)) {
                        return false;
                    }
                }
            }
            return true;
        });
    }

    /** Both arms have the same share, and as many units more at each look. */
    private static List<Arms<Proportion>> days(int looks, int each, double share, Random random) {
        List<Arms<Proportion>> days = new ArrayList<>();
        for (int day = 0; day < looks; day++) {
            days.add(new Arms<>(
                    Proportion.of(successes(each, share, random), each),
                    Proportion.of(successes(each, share, random), each)));
        }
        return days;
    }

    private static int successes(int n, double share, Random random) {
        int successes = 0;
        for (int i = 0; i < n; i++) {
            successes += random.nextDouble() < share ? 1 : 0;
        }
        return successes;
    }

    private static boolean holdAll(WatchedResult result, double truth) {
        return result.looks().stream().allMatch(look -> look.interval() == null || holds(look.interval(), truth));
    }

    private static Coverage oddsRatio(int samples) {
        return simulated(
                List.of(.1, .5),
                samples,
                (share, random) -> holdAll(WatchedTest.exactByDay(1_000, share).watch(days(10, 50, share, random)), 1));
    }

    private static Coverage difference(int samples) {
        return simulated(
                List.of(.1, .5),
                samples,
                (share, random) -> holdAll(WatchedTest.asymptotic(1_600).watch(days(40, 20, share, random)), 0));
    }

    private static Coverage share(int samples) {
        return simulated(List.of(0.1, 0.5), samples, (share, random) -> {
            int successes = 0;
            for (int look = 1; look <= 40; look++) {
                successes += successes(40, share, random);
                if (!holds(WatchedTest.share().interval(Proportion.of(successes, 40L * look)), share)) {
                    return false;
                }
            }
            return true;
        });
    }
}
