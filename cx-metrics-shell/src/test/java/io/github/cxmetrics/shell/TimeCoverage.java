package io.github.cxmetrics.shell;

import static io.github.cxmetrics.Coverage.holds;
import static io.github.cxmetrics.Coverage.simulated;
import static io.github.cxmetrics.Coverage.sum;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Coverage;
import io.github.cxmetrics.ExactCoverage;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.contact.EventRate;
import io.github.cxmetrics.survival.SurvivalMethod;
import io.github.cxmetrics.survival.SurvivalTally;
import io.github.cxmetrics.survival.TimeInterval;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiPredicate;

/** Rows of event rates and of times until an event. */
final class TimeCoverage {

    private TimeCoverage() {}

    static void addTo(CoverageTable table) {
        table.exact("event rate: Garwood", "0.5 to 30 events", "means in steps of .1", ExactCoverage::garwood);
        table.exact(
                "difference of event rates: MOVER of Garwood",
                "1 to 10 events each",
                "100 pairs of means",
                TimeCoverage::garwoodDifference);
        String truths = "no censoring, S .1 to .9";
        table.exact("curve: log-log", "20", truths, () -> ExactCoverage.curve(20, SurvivalMethod.LOG_LOG));
        table.exact("", "50", truths, () -> ExactCoverage.curve(50, SurvivalMethod.LOG_LOG));
        table.exact("for comparison: plain", "20", truths, () -> ExactCoverage.curve(20, SurvivalMethod.PLAIN));
        String censored = "exponential, a third censored";
        table.drawn(
                "curve: log-log",
                "50",
                10_000,
                censored + ", S = .9, .5, .3",
                samples -> lives(
                        50,
                        samples,
                        List.of(.9, .5, .3),
                        (share, tally) -> holds(tally.curve().interval(-Math.log(share)), share)));
        table.drawn(
                "median of a curve: where the limits reach it",
                "50",
                10_000,
                censored,
                samples -> lives(
                        50,
                        samples,
                        List.of(.5),
                        (share, tally) ->
                                reaches(tally.curve().quantileInterval(0.5, Confidence.DEFAULT), -Math.log(share))));
        for (int n : new int[] {20, 100}) {
            table.drawn(
                    n == 20 ? "`RestrictedMean`: normal" : "",
                    "" + n,
                    10_000,
                    censored,
                    samples -> lives(
                            n,
                            samples,
                            List.of(1.0),
                            (horizon, tally) ->
                                    holds(tally.curve().restrictedMean(horizon).interval(), 1 - Math.exp(-horizon))));
        }
    }

    private static Coverage garwoodDifference() {
        int most = 40;
        Interval[][] intervals = new Interval[most + 1][most + 1];
        for (int x = 0; x <= most; x++) {
            for (int y = 0; y <= most; y++) {
                intervals[x][y] = new EventRate(x, 1, "day")
                        .versus(new EventRate(y, 1, "day"))
                        .interval();
            }
        }
        double[] covered = new double[100];
        for (int i = 0; i < 100; i++) {
            double difference = i / 10 - i % 10;
            double[] second = ExactCoverage.poisson(1 + i % 10, most);
            double[] first = ExactCoverage.poisson(1 + i / 10, most);
            for (int x = 0; x <= most; x++) {
                Interval[] row = intervals[x];
                covered[i] += first[x] * sum(second, y -> holds(row[y], difference));
            }
        }
        return Coverage.of(covered);
    }

    private static boolean reaches(TimeInterval interval, double truth) {
        return interval.lower().orElse(0) <= truth && truth <= interval.upper().orElse(Double.POSITIVE_INFINITY);
    }

    /** Lives of mean 1 until an event, cut by another of mean 2. */
    private static Coverage lives(int n, int samples, List<Double> truths, BiPredicate<Double, SurvivalTally> holds) {
        return simulated(truths, samples, (truth, random) -> {
            double[] times = new double[n];
            boolean[] observed = new boolean[n];
            for (int i = 0; i < n; i++) {
                double event = -Math.log(1 - random.nextDouble());
                double cut = -2 * Math.log(1 - random.nextDouble());
                times[i] = Math.min(event, cut);
                observed[i] = event <= cut;
            }
            return holds.test(truth, SurvivalTally.of(ChronoUnit.DAYS, times, observed));
        });
    }
}
