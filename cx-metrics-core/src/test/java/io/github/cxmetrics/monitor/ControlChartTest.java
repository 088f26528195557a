package io.github.cxmetrics.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.RecordLimits;
import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.contact.EventRate;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.survey.Nps;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ControlChartTest {

    private static final CalendarPeriods WEEKS = CalendarPeriods.weeks(ZoneId.of("Europe/Berlin"));
    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

    private static MetricSeries<Proportion> series(long... successesOf100) {
        TreeMap<LocalDate, Proportion> tallies = new TreeMap<>();
        for (int w = 0; w < successesOf100.length; w++) {
            if (successesOf100[w] >= 0) {
                tallies.put(
                        MONDAY.plusWeeks(w),
                        Proportion.of(successesOf100[w], 100).named("SLA met", "tickets"));
            }
        }
        return MetricSeries.of(WEEKS, tallies);
    }

    private static MetricSeries<Proportion> shifted() {
        return series(80, 82, 78, 81, 79, 83, 80, 77, 82, 80, 79, 81, 62, 60, 61, 63);
    }

    @Test
    void sharesAreChartedByFlooredPPrime() {
        ControlChartResult chart = shifted().chart();
        assertThat(chart.definition()).isEqualTo(ControlChart.P_PRIME_FLOORED);
        assertThat(shifted().chart(ControlChart.P.baseline(12)).signalDates())
                .containsExactly(
                        MONDAY.plusWeeks(12), MONDAY.plusWeeks(13), MONDAY.plusWeeks(14), MONDAY.plusWeeks(15));
        assertThat(shifted().chart(ControlChart.P_PRIME_FLOORED.baseline(12)).line())
                .isEqualTo("SLA met: 4 signals in 16 periods, the first 2024-03-25 (beyond 3σ); p′ floored chart,"
                        + " limits from the first 12 periods, Nelson 1, Nelson 2");
        List<ChartPoint> points = shifted().chart(ControlChart.P.baseline(12)).points();
        assertThat(points.get(11).isSignal()).isFalse();
        assertThat(points.get(12).isSignal()).isTrue();
        assertThat(chart.dispersion().toString())
                .startsWith("dispersion " + Text.fixed(chart.dispersion().ratio(), 2) + " (p ");
        assertThat(chart.table().lines().limit(2))
                .containsExactly(
                        "period        n  SLA met   lower  centre   upper                  signal",
                        "2024-01-01  100   80.0 %  62.6 %  75.5 %  88.4 %");
    }

    @Test
    void aChartIsQuietWithoutVariance() {
        for (long share : new long[] {0, 100}) {
            ControlChartResult chart = series(share, share, share).chart();
            assertThat(chart.hasSignal()).isFalse();
            assertThat(chart.points()).extracting(ChartPoint::z).containsOnlyNulls();
            assertThat(chart.centre()).isEqualTo(share / 100.0);
            assertThat(chart.dispersionIfDefined()).isEmpty();
            assertThatThrownBy(chart::dispersion)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "the dispersion of SLA met is undefined: it needs a chart of counts, two periods with data,"
                                    + " and a share that is neither 0 nor 1");
        }
        assertThat(ControlChart.XMR.ofValues(3, 3, 3).hasSignal()).isFalse();
        assertThat(ControlChart.XMR.ofValues(3, 3, 3).points())
                .extracting(ChartPoint::z)
                .containsOnlyNulls();
        ControlChartResult later = ControlChart.XMR.baseline(3).ofValues(3, 3, 3, 4);
        assertThat(later.signals(ChartRule.NELSON_1)).containsExactly(3);
        assertThat(later.points().get(3).z()).isNull();
    }

    @Test
    void noRunGoesAcrossAGap() {
        ControlChart runs = ControlChart.P.baseline(4).rules(ChartRule.WESTERN_ELECTRIC_4);
        assertThat(series(80, 70, 80, 70, 76, 77, 76, 77, 76, 77, 76, 77)
                        .chart(runs)
                        .signals())
                .hasSize(1);
        ControlChartResult gap =
                series(80, 70, 80, 70, 76, 77, 76, 77, -1, 76, 77, 76, 77).chart(runs);
        assertThat(gap.signals()).isEmpty();
        ChartPoint empty = gap.points().get(8);
        assertThat(empty.value()).isNull();
        assertThat(empty.lower()).isNull();
        assertThat(empty.n()).isZero();
    }

    @Test
    void rebasingIsByHandAndEndsRuns() {
        ControlChart rebased = ControlChart.P.rebasedAt(MONDAY.plusWeeks(12));
        ControlChartResult chart = shifted().chart(rebased);
        assertThat(chart.hasSignal()).isFalse();
        assertThat(chart.stages()).extracting(ChartStage::centre).containsExactly(0.80166666666666667, 0.615);
        assertThat(chart.centre()).isEqualTo(0.615);
        assertThat(chart.definition())
                .hasToString("p chart, limits from all periods, anew from 2024-03-25, Nelson 1, Nelson 2");
        assertThatThrownBy(() -> shifted().chart(ControlChart.P.rebasedAt(MONDAY.plusDays(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a chart is re-based at the first date of one of its periods, which 2024-01-02 is not");
        assertThatThrownBy(() -> shifted().chart(ControlChart.P.rebasedAt(MONDAY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a chart begins at 2024-01-01 and can't be re-based there");
    }

    @Test
    void limitsFromFewPeriodsSaySo() {
        assertThat(series(80, 81, 79).chart().line()).endsWith("; limits from only 3 periods");
        assertThat(shifted().chart().line()).doesNotContain("only");
    }

    @Test
    void chartsAreRefusedWhereTheyDontFit() {
        assertThatThrownBy(() -> ControlChart.P.rules(ChartRule.nelson()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Nelson 5 is for normal values, not for a p chart: use Nelson 1 to 4 or Western Electric 1 to 4");
        assertThat(ControlChart.P.rules(ChartRule.westernElectric()).rules()).hasSize(4);
        assertThatThrownBy(() -> ControlChart.XMR.rules(Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a control chart needs a rule");
        assertThatThrownBy(() -> ControlChart.P.baseline(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a baseline needs at least 2 periods, not 1");
        assertThatThrownBy(() -> ControlChart.P.sigmas(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sigmas must be above 0 and finite, not 0.0");
        TreeMap<LocalDate, Nps> scores = new TreeMap<>();
        scores.put(MONDAY, Nps.of(10, 0));
        assertThatThrownBy(() -> MetricSeries.of(WEEKS, scores).chart(ControlChart.P))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a p chart is of shares, and NPS is none: z and XmR charts take any metric");
        assertThatThrownBy(() -> ControlChart.P.ofValues(1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values without n are charted by an XmR chart, not by a p chart");
        assertThatThrownBy(() -> ControlChart.P.ofShares(new long[] {1, 5}, new long[] {2, 4}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("successes must not exceed trials: 5 of 4 (row 1)");
        assertThatThrownBy(() -> ControlChart.P.ofShares(new long[] {1}, new long[] {2, 4}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("columns of one length are needed, not of 1 and 2");
        assertThatThrownBy(() -> ControlChart.U.ofRates(new double[] {1, 2}, new double[] {1, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2.0 events without exposure (row 1)");
        assertThatThrownBy(() -> ControlChart.U.ofRates(new double[] {1, 2}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("columns of one length are needed, not of 2 and 1");
        double[][] bad = {
            {-1, 1}, {1, -1}, {Double.POSITIVE_INFINITY, 1}, {1, Double.POSITIVE_INFINITY}, {Double.NaN, 1}
        };
        for (double[] row : bad) {
            assertThatThrownBy(() -> ControlChart.U.ofRates(new double[] {1, row[0]}, new double[] {1, row[1]}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("events and exposure must be at least 0 and finite, not " + row[0] + " and " + row[1]
                            + " (row 1)");
        }
        assertThatThrownBy(() -> ControlChart.C.ofRates(new double[] {1, 2}, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a c chart needs equal exposure: a u chart takes any");
        assertThatThrownBy(() -> ControlChart.XMR.falseAlarm(10, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("false alarms are known of p charts, not of XmR charts");
        assertThatThrownBy(() -> ControlChart.P.falseAlarm(10, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a share with false alarms lies strictly between 0 and 1, not 1.0");
        assertThatThrownBy(() -> ControlChart.XMR.ofValues(1, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a value must be finite, not Infinity (row 1)");
        assertThatThrownBy(() -> ControlChart.P
                        .ofShares(new long[] {500, 500, 100}, new long[] {1000, 1000, 1000})
                        .signalDates())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the chart of share was made of columns and has no dates");
    }

    @Test
    void countsAreChartedAsCounts() {
        long[] x = {12, 15, 8, 10, 4, 7};
        long[] n = LongStream.generate(() -> 50).limit(6).toArray();
        ControlChartResult counts = ControlChart.NP.ofShares(x, n);
        ControlChartResult shares = ControlChart.P.ofShares(x, n);
        assertThat(counts.points().get(0).value()).isEqualTo(12);
        assertThat(counts.points().get(0).upper())
                .isEqualTo(50 * shares.points().get(0).upper(), within(1e-12));
        double[] events = {3, 5, 2, 6};
        double[] days = {2, 2, 2, 2};
        assertThat(ControlChart.C.ofRates(events, days).points().get(1).value()).isEqualTo(5);
        assertThat(ControlChart.C.ofRates(events, days).points().get(1).centre())
                .isEqualTo(4);
    }

    @Test
    void ratesOfOtherRoomsAreChartedByFlooredUPrime() {
        TreeMap<LocalDate, EventRate> tallies = new TreeMap<>();
        long[] contacts = {30, 28, 33, 29, 31, 27, 30, 32, 28, 30, 31, 29, 90};
        for (int w = 0; w < contacts.length; w++) {
            tallies.put(MONDAY.plusWeeks(w), EventRate.of(contacts[w], 100, "customer"));
        }
        ControlChartResult chart = MetricSeries.of(WEEKS, tallies).chart(ControlChart.U_PRIME_FLOORED.baseline(12));
        assertThat(chart.signalDates()).containsExactly(MONDAY.plusWeeks(12));
        assertThat(MetricSeries.of(WEEKS, tallies).chart().definition().kind()).isEqualTo(ChartKind.U_PRIME_FLOORED);
        assertThat(chart.points().get(0).value()).isEqualTo(0.3, within(1e-15));
        assertThat(chart.dispersion().ratio()).isLessThan(1);
    }

    @Test
    void movingRangesHaveALimitOfTheirOwn() {
        ControlChartResult chart = ControlChart.XMR.ofValues(5, 7, Double.NaN, 4, 6);
        assertThat(chart.movingRanges()).containsExactly(Double.NaN, 2, Double.NaN, 3, 2);
        assertThat(chart.movingRangeUpper()).isEqualTo(3.267 * 7 / 3, within(1e-12));
        assertThatThrownBy(() -> series(1, 2).chart().movingRangeUpper())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the limit of moving ranges of SLA met is undefined: it needs an XmR chart and two periods with data");
    }

    @Test
    void definitionsAreValuesAndTravel() throws Exception {
        ControlChart chart = ControlChart.P.baseline(20).rules(ChartRule.NELSON_2, ChartRule.NELSON_1);
        assertThat(chart).isEqualTo(ControlChart.P.rules(ChartRule.standard()).baseline(20));
        List<Object> results = List.of(
                chart, Ewma.STANDARD, Cusum.STANDARD, Target.atLeast(0.8).by(MONDAY));
        for (Object value : results) {
            assertThat(StoredFormContract.read(StoredFormContract.bytes(value)))
                    .isEqualTo(value)
                    .hasToString(value.toString());
        }
        RecordLimits.check(getClass(), results);
        assertThat(ControlChart.P.falseAlarm(20, 0.05)).hasToString("1.59 % of points (below 0.00 %, above 1.59 %)");
    }
}
