package io.github.cxmetrics.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.monitor.Simulated.Counts;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often charts signal without a change, and with one: the rates that the guide states, found again in 2 000 series a cell. */
class FalseAlarmRatesTest {

    private static final Set<ChartRule> ALL = Set.of(ChartRule.values());
    private static final double NONE = Double.NaN;

    /** What each set of rules says: 3σ alone, with runs of nine, with runs of eight, Western Electric 1–4, Nelson 1–8. */
    private static final int[] RULES = {
        ChartRule.NELSON_1.bit(),
        ChartRule.mask(ChartRule.standard()),
        ChartRule.NELSON_1.bit() | ChartRule.WESTERN_ELECTRIC_4.bit(),
        ChartRule.mask(ChartRule.westernElectric()),
        ChartRule.mask(ChartRule.nelson())
    };

    private record Cell(ControlChart chart, int n, double share, double variance, int periods) {

        /** By rules, the percentage of charts with a signal from a position on. */
        double[] rates(int from, double shift) {
            SplittableRandom random = new SplittableRandom(20_240_601);
            Counts before = new Counts(n, share, variance);
            Counts after = new Counts(n, share + shift, variance);
            double[] trials = new double[periods];
            Arrays.fill(trials, n);
            double[] signalled = new double[RULES.length];
            for (int s = 0; s < Simulated.SERIES; s++) {
                double[] x = IntStream.range(0, periods)
                        .mapToDouble(i -> (i < from ? before : after).draw(random))
                        .toArray();
                int seen = 0;
                for (ChartPoint point :
                        chart.rules(ALL).draw(SeriesColumns.ofShares(x, trials)).signals()) {
                    seen |= point.index() >= from ? ChartRule.mask(point.signals()) : 0;
                }
                for (int r = 0; r < RULES.length; r++) {
                    signalled[r] += (seen & RULES[r]) != 0 ? 100.0 / Simulated.SERIES : 0;
                }
            }
            return signalled;
        }

        void agrees(double... printed) {
            agreesFrom(0, 0, printed);
        }

        void agreesFrom(int from, double shift, double... printed) {
            double[] rates = rates(from, shift);
            for (int r = 0; r < printed.length; r++) {
                if (!Double.isNaN(printed[r])) {
                    Simulated.agrees(
                            this + ", rules " + r, rates[r], printed[r], printed[r] == Math.rint(printed[r]) ? 0 : 1);
                }
            }
        }
    }

    private static Cell cell(ControlChart chart) {
        return new Cell(chart, 100, 0.8, 1, 24);
    }

    @Test
    void plainLimitsOfBinomialShares() {
        cell(ControlChart.Z).agrees(5.3, 6.4, 8.6, 14, 17);
        new Cell(ControlChart.Z, 15, 0.9, 1, 24).agrees(13, 16, 19, 30, 28);
        new Cell(ControlChart.Z, 100, 0.8, 1, 52).agrees(12, 18, 24, 36, 41);
    }

    @Test
    void laneysLimitsOfBinomialShares() {
        cell(ControlChart.Z_PRIME).agrees(6.4, 7.3, 9.2, 17, 18);
        cell(ControlChart.Z_PRIME_FLOORED).agrees(2.1, 3.4);
    }

    @Test
    void plainLimitsAlarmWhereSharesVaryMoreThanBinomially() {
        new Cell(ControlChart.Z, 100, 0.8, 3, 24).agrees(84, 84, 84, 93, 93);
        new Cell(ControlChart.Z_PRIME, 100, 0.8, 3, 24).agrees(8, 9, 11, 17, 20);
        new Cell(ControlChart.Z_PRIME_FLOORED, 100, 0.8, 3, 24).agrees(8, 9, 11, 17, 20);
    }

    @Test
    void limitsOfAFrozenBaseline() {
        new Cell(ControlChart.Z.baseline(20), 100, 0.8, 1, 44).agreesFrom(20, 0, 8, 15, NONE, 32);
        new Cell(ControlChart.Z_PRIME.baseline(20), 100, 0.8, 1, 44).agreesFrom(20, 0, 18, 24, NONE, 40);
        new Cell(ControlChart.Z_PRIME_FLOORED.baseline(20), 100, 0.8, 1, 44).agreesFrom(20, 0, 5.5, 13);
    }

    @Test
    void aChangeOfEightPointsIsFound() {
        new Cell(ControlChart.Z.baseline(20), 100, 0.8, 1, 44).agreesFrom(20, -0.08, 98, 99.7);
        new Cell(ControlChart.Z_PRIME_FLOORED.baseline(20), 100, 0.8, 1, 44).agreesFrom(20, -0.08, 91, 99.7);
    }

    @Test
    void runCharts() {
        runChart(100, 0.8, 1, 24, 2.9);
        runChart(15, 0.9, 1, 24, 7.0);
        runChart(100, 0.8, 1, 52, 4.5);
        runChart(100, 0.8, 3, 24, 2.6);
    }

    private static void runChart(int n, double share, double variance, int periods, double printed) {
        SplittableRandom random = new SplittableRandom(20_240_602);
        Counts counts = new Counts(n, share, variance);
        double rate = Simulated.percent(any -> RunChart.of(Simulated.quiet(random, counts, periods))
                .signalIfDefined()
                .orElse(false));
        Simulated.agrees("run chart of n " + n, rate, printed, 1);
    }

    /** Periods until a signal of normal values: 370 (44 at a change of 1σ), 217 (17), 153 (14.5), 92 (9.2; Champ and Woodall 1987) and 73 (9.6). */
    @Test
    void averageRunLengthsOfTheRules() {
        runLengths(0, 6000, new double[] {370, 217, 153, 92, 73});
        runLengths(1, 1000, new double[] {44, 17, 14.5, 9.2, 9.6});
    }

    private static void runLengths(double shift, int longest, double[] printed) {
        Random random = new Random(31);
        double[] sum = new double[RULES.length];
        double[] squares = new double[RULES.length];
        double[] z = new double[longest];
        for (int s = 0; s < Simulated.SERIES; s++) {
            for (int i = 0; i < longest; i++) {
                z[i] = random.nextGaussian() + shift;
            }
            int[] signals = RunRules.signals(z, 3);
            for (int r = 0; r < RULES.length; r++) {
                int length = 0;
                while (length < longest && (signals[length] & RULES[r]) == 0) {
                    length++;
                }
                length++;
                sum[r] += length;
                squares[r] += (double) length * length;
            }
        }
        for (int r = 0; r < RULES.length; r++) {
            double mean = sum[r] / Simulated.SERIES;
            double error = Math.sqrt((squares[r] / Simulated.SERIES - mean * mean) / Simulated.SERIES);
            assertThat(mean)
                    .as("run length of rules %s at %s", r, shift)
                    .isCloseTo(printed[r], within(4 * error + 0.5));
        }
    }
}
