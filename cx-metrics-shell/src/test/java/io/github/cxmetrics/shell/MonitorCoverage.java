package io.github.cxmetrics.shell;

import static io.github.cxmetrics.Coverage.holds;
import static io.github.cxmetrics.Coverage.simulated;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Coverage;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.monitor.MannKendall;
import io.github.cxmetrics.monitor.SeriesTrend;
import io.github.cxmetrics.monitor.YearOverYear;
import io.github.cxmetrics.monitor.driver.DriverModel;
import io.github.cxmetrics.monitor.driver.DriverRule;
import io.github.cxmetrics.monitor.driver.DriverShare;
import io.github.cxmetrics.monitor.driver.Drivers;
import io.github.cxmetrics.monitor.driver.RankCorrelation;
import io.github.cxmetrics.monitor.value.CxReturn;
import io.github.cxmetrics.monitor.value.Estimate;
import io.github.cxmetrics.staffing.HoltWinters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;

/** Rows of drivers, of trends and of what a measure returns. */
final class MonitorCoverage {

    private MonitorCoverage() {}

    static void addTo(CoverageTable table) {
        table.drawn(
                "correlation of a driver: Fisher's z",
                "50",
                2_000,
                "r = .5",
                samples -> driver(50, samples, drivers -> holds(drivers.model().correlationInterval("a"), .5)));
        DriverModel truth = DriverModel.of("y", List.of("a", "b"), ATTRIBUTES, WITH_OUTCOME);
        DriverShare first = truth.shapley().shares().get(0);
        table.drawn(
                "part of a driver: grouped jackknife",
                "100",
                2_000,
                "two drivers",
                samples -> driver(
                        100,
                        samples,
                        drivers -> holds(drivers.shapley().shares().get(0).partInterval(), first.part())));
        table.drawn(
                "share of a driver: grouped jackknife",
                "100",
                2_000,
                "two drivers",
                samples -> driver(
                        100,
                        samples,
                        drivers -> holds(drivers.shapley().shares().get(0).shareInterval(), first.share())));
        table.drawn("`RankCorrelation`: Fisher's z", "50", 5_000, "r = 0, .5, .8 of normals", MonitorCoverage::ranks);
        table.drawn("slope by `MannKendall`: Sen", "20 periods", 10_000, "normal noise", MonitorCoverage::sen);
        table.drawn("slope of log odds: Wald", "12 periods of 50", 5_000, "slopes 0, .1, .3", MonitorCoverage::logOdds);
        table.drawn(
                "`YearOverYear`: normal, Mantel-Haenszel weights",
                "4 seasons of 50",
                10_000,
                "changes 0, .1",
                MonitorCoverage::years);
        table.drawn("`CxReturn`: normal", "–", 5_000, "errors of a tenth, a third", MonitorCoverage::returns);
        table.drawn(
                "next value of a forecast: prediction interval",
                "48 values",
                1_000,
                "a season of 12",
                MonitorCoverage::forecast);
    }

    private static final double[][] ATTRIBUTES = {{1, .4}, {.4, 1}};
    private static final double[] WITH_OUTCOME = {.5, .4};

    private static Coverage driver(int n, int samples, Predicate<Drivers> isCovered) {
        DriverRule rule = DriverRule.of("y", "a", "b")
                .withDecimals("y", 3)
                .withDecimals("a", 3)
                .withDecimals("b", 3);
        // y = beta · (a, b) + noise of what is left of the variance 1.
        double determinant = 1 - .4 * .4;
        double first = (.5 - .4 * .4) / determinant;
        double second = (.4 - .4 * .5) / determinant;
        double noise = Math.sqrt(1 - first * .5 - second * .4);
        DoubleFunction<Double> milli = value -> Math.rint(1000 * value) / 1000;
        return simulated(List.of(n), samples, (rows, random) -> {
            double[][] columns = new double[3][rows];
            for (int row = 0; row < rows; row++) {
                double a = random.nextGaussian();
                double b = .4 * a + Math.sqrt(determinant) * random.nextGaussian();
                columns[1][row] = milli.apply(a);
                columns[2][row] = milli.apply(b);
                columns[0][row] = milli.apply(first * a + second * b + noise * random.nextGaussian());
            }
            return isCovered.test(rule.count(columns[0], columns[1], columns[2]));
        });
    }

    private static Coverage ranks(int samples) {
        return simulated(List.of(0.0, .5, .8), samples, (r, random) -> {
            double[] x = new double[50];
            double[] y = new double[50];
            for (int i = 0; i < x.length; i++) {
                x[i] = random.nextGaussian();
                y[i] = r * x[i] + Math.sqrt(1 - r * r) * random.nextGaussian();
            }
            // Spearman's coefficient of normals whose correlation is r (Pearson 1907).
            return holds(RankCorrelation.of(x, y).interval(), 6 / Math.PI * Math.asin(r / 2));
        });
    }

    private static Coverage sen(int samples) {
        return simulated(List.of(0.1), samples, (slope, random) -> {
            double[] values = new double[20];
            Arrays.setAll(values, i -> slope * i + random.nextGaussian());
            return holds(MannKendall.of(values).interval(), slope);
        });
    }

    private static long successes(int n, double share, Random random) {
        long successes = 0;
        for (int i = 0; i < n; i++) {
            successes += random.nextDouble() < share ? 1 : 0;
        }
        return successes;
    }

    private static Coverage logOdds(int samples) {
        return simulated(List.of(0.0, .1, .3), samples, (slope, random) -> {
            long[] hits = new long[12];
            long[] trials = new long[12];
            double[] scores = new double[12];
            for (int i = 0; i < 12; i++) {
                scores[i] = i;
                trials[i] = 50;
                hits[i] = successes(50, 1 / (1 + Math.exp(1 - slope * i)), random);
            }
            return holds(SeriesTrend.ofShares(hits, trials, scores).logOdds().interval(), slope);
        });
    }

    private static Coverage years(int samples) {
        double[] seasons = {.3, .4, .6, .5};
        return simulated(List.of(0.0, .1), samples, (change, random) -> {
            List<Proportion> now = new ArrayList<>();
            List<Proportion> then = new ArrayList<>();
            for (double season : seasons) {
                now.add(Proportion.of(successes(50, season + change, random), 50));
                then.add(Proportion.of(successes(50, season, random), 50));
            }
            return holds(YearOverYear.of(now, then).interval(Confidence.DEFAULT), change);
        });
    }

    /** 100 more customers at 50, by a measure of 3,000: all three as found by independent, normal estimates. */
    private static Coverage returns(int samples) {
        return simulated(List.of(.1, 1 / 3.0), samples, (error, random) -> {
            Estimate gain = estimate(100, error, random);
            Estimate value = estimate(50, error, random);
            return holds(
                    CxReturn.gaining(gain)
                            .worthEach(value)
                            .costing(estimate(3000, .05, random))
                            .interval(),
                    100 * 50 - 3000);
        });
    }

    private static Estimate estimate(double truth, double error, Random random) {
        double standardError = truth * error;
        return new Estimate(truth + standardError * random.nextGaussian(), standardError);
    }

    private static Coverage forecast(int samples) {
        return simulated(List.of(10.0), samples, (deviation, random) -> {
            double[] values = new double[49];
            Arrays.setAll(values, i -> 1000 + 200 * Math.sin(2 * Math.PI * i / 12) + deviation * random.nextGaussian());
            Interval next = HoltWinters.fit(Arrays.copyOf(values, 48), 12)
                    .forecast(1)
                    .get(0)
                    .interval(Confidence.DEFAULT);
            return holds(next, values[48]);
        });
    }
}
