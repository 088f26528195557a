package io.github.cxmetrics.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.survey.Nps;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
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
        assertThat(series(24, 12, 80, 60).mannKendall().test().pValue()).isLessThan(0.01);
    }
}
