package io.github.cxmetrics.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.monitor.Simulated.Counts;
import io.github.cxmetrics.survey.Nps;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often changes and trends are found where there are none, and how often the true date is in its range: 2 000 series a cell. */
class ChangeRatesTest {

    private static final int N = 100;
    private static final double SHARE = 0.8;

    /** Changes of one kind in percent of quiet series. */
    private static void quiet(double variance, int periods, double[] printed) {
        SplittableRandom random = new SplittableRandom(7);
        Counts counts = new Counts(N, SHARE, variance);
        double[] found = new double[printed.length];
        for (int s = 0; s < Simulated.SERIES; s++) {
            List<Proportion> series = Simulated.shares(Simulated.quiet(random, counts, periods), N);
            double dispersion = CategoryCounts.dispersion(series);
            double[] penalties = {2, 3, 3};
            double[] divisors = {1, 1, dispersion};
            for (int k = 0; k < found.length; k++) {
                if (!Double.isNaN(printed[k])) {
                    found[k] += ChangePoints.of(series, divisors[k], penalties[k] * Math.log(periods))
                                    .isChange()
                            ? 100.0 / Simulated.SERIES
                            : 0;
                }
            }
        }
        for (int k = 0; k < found.length; k++) {
            if (!Double.isNaN(printed[k])) {
                Simulated.agrees("changes of " + periods + " periods, penalty " + k, found[k], printed[k], 0);
            }
        }
    }

    @Test
    void severalChangesInBinomialShares() {
        quiet(1, 24, new double[] {15, 3});
        quiet(1, 52, new double[] {11, 2});
    }

    @Test
    void severalChangesInSharesThatVaryMore() {
        quiet(3, 24, new double[] {Double.NaN, 70, 6});
        quiet(3, 52, new double[] {Double.NaN, Double.NaN, 2});
    }

    @Test
    void severalChangesOfBands() {
        bands(24, 11, 2);
        bands(52, 6, 1);
    }

    private static void bands(int periods, double three, double four) {
        SplittableRandom random = new SplittableRandom(8);
        double[] found = new double[2];
        for (int s = 0; s < Simulated.SERIES; s++) {
            List<Nps> series = Simulated.scores(random, periods, N, 0.2, 0.5);
            for (int k = 0; k < 2; k++) {
                found[k] +=
                        ChangePoints.of(series, 1, (3 + k) * Math.log(periods)).isChange()
                                ? 100.0 / Simulated.SERIES
                                : 0;
            }
        }
        Simulated.agrees("bands, 3 ln m", found[0], three, 0);
        Simulated.agrees("bands, 4 ln m", found[1], four, 0);
    }

    /** The Bayes factor is false in 0.1–0.4 %, the largest likelihood ratio against 3.84 in 37–70 %. */
    @Test
    void oneChangeByBayesFactor() {
        for (int periods : new int[] {24, 52}) {
            SplittableRandom random = new SplittableRandom(9);
            Counts counts = new Counts(N, SHARE, 1);
            double decisive = 0;
            double ratio = 0;
            for (int s = 0; s < Simulated.SERIES; s++) {
                ChangePoint<Proportion> change =
                        ChangePoint.of(Simulated.shares(Simulated.quiet(random, counts, periods), N), 1);
                decisive += change.isChange() ? 100.0 / Simulated.SERIES : 0;
                ratio += change.statistic() > 3.84 ? 100.0 / Simulated.SERIES : 0;
            }
            Simulated.agrees("Bayes factor above 3, " + periods, decisive, periods == 24 ? 0.4 : 0.1, 1);
            assertThat(ratio).isBetween(33.0, 74.0);
        }
    }

    /** The range holds the true date in 97–99 %, and in 95 % where shares vary more than binomially and dispersion is allowed for; else in far fewer. */
    @Test
    void theRangeHoldsTheTrueDate() {
        assertThat(coverage(1, -0.08, false)).isBetween(95.5, 99.9);
        assertThat(coverage(1, -0.15, false)).isBetween(97.0, 99.9);
        Simulated.agrees("range with dispersion", coverage(3, -0.08, true), 95, 0);
        assertThat(coverage(3, -0.08, false)).isLessThan(80);
    }

    private static double coverage(double variance, double shift, boolean corrected) {
        int change = 12;
        SplittableRandom random = new SplittableRandom(10);
        Counts before = new Counts(N, SHARE, variance);
        Counts after = new Counts(N, SHARE + shift, variance);
        return Simulated.percent(any -> {
            double[] x = IntStream.range(0, 24)
                    .mapToDouble(i -> (i < change ? before : after).draw(random))
                    .toArray();
            List<Proportion> series = Simulated.shares(x, N);
            ChangePoint<Proportion> found = corrected ? ChangePoint.of(series) : ChangePoint.of(series, 1);
            return found.firstIndex() <= change && change <= found.lastIndex();
        });
    }

    /** A correlation of 0.2, 0.4, 0.6 from one period to the next makes 5 % of false trends into 9, 17 and 28 %. */
    @Test
    void trendsOfCorrelatedPeriods() {
        double[] correlations = {0, 0.2, 0.4, 0.6};
        double[] printed = {5, 9, 17, 28};
        for (int k = 0; k < printed.length; k++) {
            double rho = correlations[k];
            Random random = new Random(11);
            double[] sum = {0};
            double rate = Simulated.percent(any -> {
                double[] values = new double[30];
                double value = random.nextGaussian();
                for (int i = 0; i < values.length; i++) {
                    values[i] = value;
                    value = rho * value + Math.sqrt(1 - rho * rho) * random.nextGaussian();
                }
                MannKendall trend = MannKendall.of(values);
                sum[0] += trend.lagOneCorrelation() / Simulated.SERIES;
                return trend.test().pValue() < 0.05;
            });
            Simulated.agrees("trend at correlation " + rho, rate, printed[k], 0);
            assertThat(sum[0]).as("printed lag-one correlation").isCloseTo(rho, within(0.15));
        }
    }

    /** XmR of shares with uneven n: 23 % of quiet charts instead of 6 %. */
    @Test
    void individualValuesOfUnevenShares() {
        Simulated.agrees("XmR, n 100", xmr(100, 100), 6, 0);
        Simulated.agrees("XmR, n 20 and 500", xmr(20, 500), 23, 0);
    }

    private static double xmr(int odd, int even) {
        SplittableRandom random = new SplittableRandom(12);
        Counts one = new Counts(odd, SHARE, 1);
        Counts other = new Counts(even, SHARE, 1);
        return Simulated.percent(any -> {
            double[] values = IntStream.range(0, 24)
                    .mapToDouble(i -> i % 2 == 0 ? one.draw(random) / (double) odd : other.draw(random) / (double) even)
                    .toArray();
            return ControlChart.XMR.rules(ChartRule.NELSON_1).ofValues(values).hasSignal();
        });
    }

    /** Average run lengths of Page (1954), Lucas and Crosier (1982), Lucas and Saccucci (1990), and 370 (44) for 3σ: the table of the guide. */
    @Test
    void knownRunLengths() {
        assertThat(Cusum.STANDARD.averageRunLength(0)).isCloseTo(465, within(1.0));
        assertThat(Cusum.STANDARD.averageRunLength(1)).isCloseTo(10.4, within(0.05));
        assertThat(Cusum.STANDARD.fastInitialResponse().averageRunLength(0)).isCloseTo(430, within(1.0));
        assertThat(Cusum.STANDARD.fastInitialResponse().averageRunLength(1)).isCloseTo(6.35, within(0.01));
        assertThat(Ewma.STANDARD.averageRunLength(0)).isCloseTo(500, within(1.0));
        Ewma shewhart = new Ewma(1, 3);
        assertThat(shewhart.averageRunLength(0)).isCloseTo(370.4, within(0.1));
        assertThat(shewhart.averageRunLength(1)).isCloseTo(43.9, within(0.05));
        assertThat(ControlChart.P.falseAlarm(20, 0.05).probability()).isCloseTo(0.016, within(0.0005));
    }

    /** The chance of "met" while the true share is exactly the target: at most 6 % from n 50 on, at worst 6.9 %, and never for 0.95 of 50. */
    @Test
    void metWhileExactlyOnTarget() {
        assertThat(met(20, 0.8)).isCloseTo(6.9, within(0.05));
        for (int n : new int[] {50, 100, 200}) {
            for (double share : new double[] {0.5, 0.8, 0.9, 0.95}) {
                assertThat(met(n, share)).isLessThan(6.0);
            }
        }
        assertThat(met(50, 0.95)).isZero();
    }

    private static double met(int n, double share) {
        double[] mass = new double[n + 1];
        mass[0] = Math.pow(1 - share, n);
        for (int x = 1; x <= n; x++) {
            mass[x] = mass[x - 1] * (n - x + 1) / x * share / (1 - share);
        }
        return 100
                * IntStream.rangeClosed(0, n)
                        .filter(x ->
                                Target.atLeast(share).check(Proportion.of(x, n)).status() == TargetStatus.MET)
                        .mapToDouble(x -> mass[x])
                        .sum();
    }
}
