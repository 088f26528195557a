package io.github.cxmetrics.monitor;

import static io.github.cxmetrics.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.contact.EventRate;
import io.github.cxmetrics.survey.Nps;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** EWMA, CUSUM, run charts, change points and trends of series: what they say, and what they refuse. */
class WatchTest {

    private static final CalendarPeriods WEEKS = CalendarPeriods.weeks(ZoneId.of("Europe/Berlin"));
    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

    private static MetricSeries<Proportion> series(int periods, int change, long before, long after) {
        TreeMap<LocalDate, Proportion> tallies = new TreeMap<>();
        for (int w = 0; w < periods; w++) {
            long x = (w < change ? before : after) + w % 3 - 1;
            tallies.put(MONDAY.plusWeeks(w), Proportion.of(x, 100).named("SLA met", "tickets"));
        }
        return MetricSeries.of(WEEKS, tallies);
    }

    @Test
    void ewmaAndCusumFindASmallLastingChange() {
        MetricSeries<Proportion> series = series(24, 12, 80, 75);
        assertThat(series.chart(ControlChart.P.baseline(12).rules(ChartRule.NELSON_1))
                        .hasSignal())
                .isFalse();
        EwmaResult ewma = series.ewma(0.8);
        assertThat(ewma.firstSignal()).isPresent();
        assertThat(ewma.line())
                .isEqualTo("SLA met against 80.0 %: first signal 2024-05-06, average 76.0 % outside 76.1 % … 83.9 %;"
                        + " EWMA, lambda 0.2, limits 2.962σ");
        CusumResult cusum = series.cusum(0.8);
        CusumResult.Change change = cusum.changeIfFound().orElseThrow();
        assertThat(change.upwards()).isFalse();
        assertThat(change.start().start()).isEqualTo(MONDAY.plusWeeks(12));
        assertThat(cusum.level()).isEqualTo(0.75, within(0.005));
        assertThat(cusum.line())
                .isEqualTo("SLA met against 80.0 %: down since 2024-03-25, signal 2024-05-06, level 74.9 %;"
                        + " CUSUM, k 0.5, h 5.0");
        assertThat(ewma.table().lines()).hasSize(25);
        assertThat(cusum.table().lines()).hasSize(25);
        assertThat(cusum.signals()).isNotEmpty().allMatch(p -> p.minus() > 5);
    }

    @Test
    void withEqualNTheLevelIsThatOfTheSum() {
        MetricSeries<Proportion> series = series(24, 12, 80, 75);
        CusumPoint signal = series.cusum(0.8).changeIfFound().orElseThrow().signal();
        double sigma = Math.sqrt(0.8 * 0.2 / 100);
        assertThat(series.cusum(0.8).level())
                .isEqualTo(0.8 - sigma * (0.5 + signal.minus() / signal.runMinus()), within(1e-12));
        assertThatThrownBy(() ->
                        series.cusum(0.8, Cusum.STANDARD.fastInitialResponse()).level())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the level of SLA met since its change is undefined: the chart had a head start");
        assertThatThrownBy(() -> series.cusum(0.75, new Cusum(3, 5, 0)).level())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the level of SLA met since its change is undefined: no change was found");
    }

    @Test
    void watchedScoresNeedVariance() {
        TreeMap<LocalDate, Nps> tallies = new TreeMap<>();
        IntStream.range(0, 12).forEach(w -> tallies.put(MONDAY.plusWeeks(w), Nps.of(10, 9, 10)));
        MetricSeries<Nps> same = MetricSeries.of(WEEKS, tallies);
        assertThatThrownBy(() -> same.cusum(50))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("NPS can't be watched: nothing varies in it");
        assertThatThrownBy(() -> series(12, 6, 80, 70).ewma(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the target of SLA met must be strictly between 0 and 1, not 1.0");
        tallies.put(MONDAY.plusWeeks(12), Nps.of(0, 7, 10));
        assertThat(MetricSeries.of(WEEKS, tallies).cusum(90).points()).hasSize(13);
    }

    @Test
    void definitionsAreChecked() {
        assertThatThrownBy(() -> new Ewma(0, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the weight of the latest value must be above 0 and at most 1, not 0.0");
        assertThatThrownBy(() -> new Ewma(0.2, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the width of limits must be above 0 and finite, not NaN");
        assertThatThrownBy(() -> new Cusum(0.5, 5, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the head start must be from 0 to below 5.0, not 5.0");
        assertThatThrownBy(() -> Cusum.STANDARD.ofValues(0, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sigma must be above 0 and finite, not 0.0");
        assertThatThrownBy(() -> Ewma.STANDARD.ofValues(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are no periods");
    }

    @Test
    void runChartsSayWhyThereIsNoVerdict() {
        assertThat(RunChart.of(1, 2, 3)).hasToString("value: no verdict (2 values off the centre 2, 10 needed)");
        assertThatThrownBy(() -> RunChart.of(1, 2, 3).longestRunMax())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the run chart of value has no verdict: 2 values are off the centre line, and 10 are needed");
        assertThatThrownBy(() -> RunChart.of(Double.NaN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the run chart of value is undefined: no period has data");
        RunChart chart = series(24, 12, 80, 70).runChart();
        assertThat(chart.line())
                .isEqualTo(
                        "SLA met: signal (longest run 12, at most 8 by chance; crossings 1, at least 8; 24 values off"
                                + " the centre 75.0 %)");
        assertThat(chart.table().lines().skip(1).limit(1)).containsExactly("2024-01-01   79.0 %  above");
        assertThat(series(24, 12, 80, 70).runChart(0.8).useful()).isEqualTo(20);
    }

    @Test
    void aChangeHasADateARangeAndBothLevels() {
        ChangePoint<Proportion> change = series(24, 12, 80, 60).changePoint();
        assertThat(change.isChange()).isTrue();
        assertThat(change.date()).isEqualTo(MONDAY.plusWeeks(12));
        assertThat(change.earliest()).isEqualTo(MONDAY.plusWeeks(12));
        assertThat(change.latest()).isEqualTo(MONDAY.plusWeeks(12));
        assertThat(change.before().value()).isEqualTo(0.8, within(1e-12));
        assertThat(change.line())
                .isEqualTo("SLA met changed at 2024-03-25 (95 % 2024-03-25 … 2024-03-25) from 80.0 % to 60.0 %,"
                        + " Bayes factor > 1000000");
        assertThat(change.table().lines()).hasSize(2);
        ChangePoint<Proportion> none = series(24, 12, 80, 80).changePoint();
        assertThat(none.isChange()).isFalse();
        assertThat(none.line()).startsWith("SLA met: no change found (the likeliest at ");
        assertThatThrownBy(() -> ChangePoint.of(List.of(Proportion.of(1, 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a change needs at least 2 periods, not 1");
        assertThatThrownBy(() -> ChangePoint.of(List.of(Proportion.of(0, 0), Proportion.of(0, 0))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the change of share is undefined: no period has data");
        assertThatThrownBy(() -> ChangePoint.of(List.of(Proportion.of(1, 2), Proportion.of(1, 2)))
                        .date())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the change of share has no date: its periods came without");
    }

    @Test
    void theChangeOfANetScoreIsOneOfItsBands() {
        List<Nps> quietThenPolarised = IntStream.range(0, 20)
                .mapToObj(i -> i < 10
                        ? Nps.promoters(30).passives(60).detractors(10)
                        : Nps.promoters(55).passives(10).detractors(35))
                .toList();
        ChangePoint<Nps> change = ChangePoint.of(quietThenPolarised, 1);
        assertThat(change.isChange()).isTrue();
        assertThat(change.line())
                .isEqualTo(
                        "NPS: the mix of its bands changed at 10 (95 % 10 … 10) from 20.0 to 20.0, Bayes factor > 1000000");
    }

    private static List<Proportion> levels(long... successesOf100) {
        return LongStream.of(successesOf100)
                .mapToObj(x -> Proportion.of(x, 100))
                .toList();
    }

    @Test
    void changesWithoutDatesAreAtPositions() {
        List<Proportion> tallies = levels(80, 80, 80, 80, 40, 40, 40, 40);
        ChangePoints<Proportion> changes = ChangePoints.of(tallies, 1, 10);
        assertThat(changes.dispersion()).isEqualTo(1);
        assertThat(changes).hasToString("share: 1 change in 8 periods, 80.0 % → 40.0 % (4)");
        assertThat(changes.table()).isEqualTo("""
                from    n   share          95 % CI
                0     400  80.0 %  75.8 % … 83.6 %
                4     400  40.0 %  35.3 % … 44.9 %
                """);
        assertThat(ChangePoints.of(tallies, 2.5, 1).line()).endsWith(" → 40.0 % (4), dispersion 2.50");
        assertThat(ChangePoints.of(levels(50, 50, 50, 50), 1, 0).isChange()).isFalse();
        List<Proportion> gap =
                List.of(Proportion.of(5, 10), Proportion.of(0, 0), Proportion.of(4, 10), Proportion.of(6, 10));
        assertThat(ChangePoints.of(gap).penalty()).isEqualTo(3 * Math.log(3), within(1e-12));
    }

    @Test
    void periodsThatMakeNoSeriesAreRefused() {
        List<Proportion> unlike =
                List.of(Proportion.of(1, 2), Proportion.of(1, 2).named("promoters"));
        List<Proportion> many = Collections.nCopies(4097, Proportion.of(1, 2));
        refused("there are no periods", () -> ChangePoints.of(List.<Proportion>of(), 1, 1));
        refused("there are no periods", () -> SeriesTrend.of(List.<Proportion>of()));
        refused("there are no periods", () -> SeriesTrend.ofShares(new long[0], new long[0]));
        String message = "share: a share without a name (see named) and promoters of trials don't go together";
        refused(message, () -> ChangePoints.of(unlike, 1, 1));
        // Unlike ones are refused on both sides of a change too.
        List<Proportion> apart =
                List.of(Proportion.of(0, 1000), Proportion.of(1000, 1000).named("promoters"));
        refused(message, () -> ChangePoints.of(apart, 1, 0));
        refused(message, () -> SeriesTrend.of(unlike));
        refused("at most 4096 periods are compared with each other, not 4097", () -> ChangePoints.of(many, 1, 1));
        refused(
                "the target of share must be strictly between 0 and 1, not 0.0",
                () -> Cusum.STANDARD.ofShares(0, new long[] {1}, new long[] {2}));
        refused(
                "the target of share must be strictly between 0 and 1, not 1.0",
                () -> Cusum.STANDARD.ofShares(1, new long[] {1}, new long[] {2}));
    }

    @Test
    void columnsAreWatchedAsTalliesAre() {
        long[] successes = {80, 79, 81, 70, 69, 71, 70};
        long[] trials = LongStream.generate(() -> 100).limit(7).toArray();
        TreeMap<LocalDate, Proportion> tallies = new TreeMap<>();
        IntStream.range(0, 7).forEach(w -> tallies.put(MONDAY.plusWeeks(w), Proportion.of(successes[w], 100)));
        MetricSeries<Proportion> series = MetricSeries.of(WEEKS, tallies);
        assertThat(Cusum.STANDARD.ofShares(0.8, successes, trials).points())
                .extracting(CusumPoint::minus)
                .isEqualTo(series.cusum(0.8).points().stream()
                        .map(CusumPoint::minus)
                        .toList())
                .last()
                .satisfies(sum -> assertThat((double) sum).isPositive());
        assertThat(Cusum.STANDARD.ofValues(10, 2, 12, 13, 14).points())
                .extracting(CusumPoint::plus)
                .containsExactly(0.5, 1.5, 3.0);
        TreeMap<LocalDate, EventRate> rates = new TreeMap<>();
        rates.put(MONDAY, EventRate.of(36, 100, "customer"));
        // At 0.25 a customer the rate of 100 has a standard deviation of 0.05: 0.36 is 2.2 of them above.
        assertThat(MetricSeries.of(WEEKS, rates).cusum(0.25).points().get(0).plus())
                .isEqualTo(2.2 - 0.5, within(1e-12));
    }

    /** b = 5 + 1.166; without drift b², else (e^(−2Δb) + 2Δb − 1) / 2Δ² with Δ = −½. */
    @Test
    void siegmundsApproximation() {
        assertThat(Cusum.STANDARD.upperSiegmund(0.5)).isEqualTo(6.166 * 6.166, within(1e-12));
        assertThat(Cusum.STANDARD.upperSiegmund(0)).isEqualTo(2 * (Math.exp(6.166) - 6.166 - 1), within(1e-9));
        assertThat(Cusum.STANDARD.siegmund(0)).isEqualTo(Math.exp(6.166) - 6.166 - 1, within(1e-9));
    }

    @Test
    void runLengthsAreKnownUpToAHundredSigma() {
        // 100 in steps of 2 - 0.5.
        assertThat(new Cusum(0.5, 100, 0).upperAverageRunLength(2)).isBetween(66.0, 69.0);
        refused(
                "run lengths are known for limits up to 100.0 σ apart, not 100.5",
                () -> new Cusum(0.5, 100.5, 0).upperAverageRunLength(2));
        Ewma slow = new Ewma(0.001, 3);
        double apart = 2 * slow.asymptoticHalfWidth(1) / 0.001;
        assertThat(apart).isEqualTo(134.2, within(0.1));
        refused("run lengths are known for limits up to 100.0 σ apart, not " + apart, () -> slow.averageRunLength(0));
    }

    @Test
    void severalChangesAreLevels() {
        TreeMap<LocalDate, Proportion> tallies = new TreeMap<>();
        for (int w = 0; w < 30; w++) {
            tallies.put(MONDAY.plusWeeks(w), Proportion.of((w < 10 ? 160 : w < 20 ? 120 : 150) + w % 3, 200));
        }
        ChangePoints<Proportion> changes = MetricSeries.of(WEEKS, tallies).changePoints();
        assertThat(changes.segments()).extracting(ChangePoints.Segment::index).containsExactly(0, 10, 20);
        assertThat(changes.penalty()).isEqualTo(3 * Math.log(30), within(1e-12));
        assertThat(changes.line())
                .startsWith("share: 2 changes in 30 periods, 80.5 % → 60.5 % (2024-03-11) → 75.6 % (2024-05-20)");
        assertThat(changes.table().lines()).hasSize(4);
        assertThat(series(24, 12, 80, 80).changePoints().line()).startsWith("SLA met: no change in 24 periods");
    }

    @Test
    void trendsNameWhatTheyNeed() {
        SeriesTrend trend = series(24, 0, 80, 80).trend();
        assertThat(trend.line())
                .matches(
                        "SLA met: \\+?-?0\\.0\\d+ pp per period, trend z -?0\\.\\d+, p = 0\\.9\\d+, 24 periods, n = 2400");
        assertThatThrownBy(() -> SeriesTrend.of(List.of(Proportion.of(1, 2))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the trend of share is undefined: it needs two periods with data");
        assertThatThrownBy(() ->
                        SeriesTrend.of(List.of(Nps.of(10, 0), Nps.of(9, 8))).logOdds())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the trend of NPS in log odds is undefined: it is no share");
        SeriesTrend separated = SeriesTrend.ofShares(new long[] {0, 5}, new long[] {5, 5}, 0, 1);
        assertThat(separated.test().statistic()).isPresent();
        assertThatThrownBy(separated::logOdds)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the trend of share in log odds is undefined: successes and failures don't overlap in time");
        assertThatThrownBy(() -> SeriesTrend.ofShares(new long[] {1}, new long[] {2}, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("columns of one length are needed, not of 1 and 2");
    }

    @Test
    void trendsPrintTheirUnit() {
        SeriesTrend shares = SeriesTrend.of(levels(50, 60, 70));
        assertThat(shares).hasToString("share: +10 pp per period, trend z 2.89, p = 0.0039, 3 periods, n = 300");
        assertThat(SeriesTrend.of(levels(70, 60, 50)).line()).startsWith("share: -10 pp per period");
        assertThat(SeriesTrend.of(List.of(Proportion.of(5, 5), Proportion.of(5, 5)))
                        .line())
                .isEqualTo("share: 0 pp per period, nothing varies, 2 periods, n = 10");
        SeriesTrend scores = SeriesTrend.of(List.of(Nps.of(10, 7, 7, 0), Nps.of(10, 7, 7, 7)));
        assertThat(scores.line()).startsWith("NPS: +25 per period");
    }

    /** One period may hold both, but only where others on each side hold both too. */
    @Test
    void successesAndFailuresMustOverlap() {
        double[] axis = {0, 1, 2, 3};
        long[][] apart = {{0, 0, 5, 5}, {5, 5, 0, 0}, {0, 2, 5, 5}, {5, 2, 0, 0}, {0, 0, 2, 5}, {5, 5, 3, 0}};
        for (long[] successes : apart) {
            SeriesTrend trend = SeriesTrend.ofShares(successes, new long[] {5, 5, 5, 5}, axis);
            assertThatThrownBy(trend::logOdds)
                    .as("%s", Arrays.toString(successes))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "the trend of share in log odds is undefined: successes and failures don't overlap in time");
        }
        assertThat(SeriesTrend.ofShares(new long[] {0, 1, 4, 5}, new long[] {5, 5, 5, 5}, axis)
                        .logOdds()
                        .slope())
                .isPositive();
    }

    /** The log odds of 1/4 and 3/4 are ln 3 apart from 0: ln 9 a period, wherever the axis begins and whatever its unit. */
    @Test
    void aTrendInLogOddsDoesNotDependOnItsAxis() {
        long[] successes = {25, 75};
        long[] trials = {100, 100};
        double[][] axes = {{0, 1}, {1e9, 1e9 + 1}, {-1e9, 1 - 1e9}, {0, 1e9}, {0, 1e-9}};
        for (double[] axis : axes) {
            SeriesTrend.LogOddsSlope odds =
                    SeriesTrend.ofShares(successes, trials, axis).logOdds();
            double unit = axis[1] - axis[0];
            assertThat(odds.slope() * unit).isEqualTo(Math.log(9), within(1e-12));
            // Each log odds has the variance 1/25 + 1/75.
            assertThat(odds.standardError() * unit).isEqualTo(Math.sqrt(8 / 75.0), within(1e-9));
        }
        SeriesTrend uneven = SeriesTrend.ofShares(new long[] {1, 999_000}, new long[] {1000, 1_000_000}, 0, 1);
        assertThat(uneven.logOdds().slope()).isEqualTo(2 * Math.log(999), within(1e-9));
    }

    @Test
    void plainTrendsPrintTheirCorrelation() {
        assertThat(MannKendall.of(5, 6, 7, 6, 9, 11, 10, 12, 12, 14))
                .hasToString("value: Sen's slope 1 per period (95 % CI 0.75 … 1.25), Mann-Kendall z 3.43, p = 0.0006,"
                        + " lag-one correlation 0.62");
        assertThat(MannKendall.of(4, 4, 4)).hasToString("value: no trend, all values are equal");
        assertThatThrownBy(() -> MannKendall.of(4, Double.NaN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the trend of value is undefined: fewer than 2 periods have data");
        assertThat(MannKendall.of(1, Double.NaN, 3).slope()).isEqualTo(1);
        assertThatThrownBy(() -> MannKendall.of(new double[5000]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("at most 4096 periods are compared with each other, not 5000");
        assertThat(MannKendall.of(new double[4096])).hasToString("value: no trend, all values are equal");
        assertThat(series(24, 12, 80, 60).mannKendall().test().pValue()).isLessThan(0.01);
    }
}
