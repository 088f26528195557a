package io.github.cxmetrics.monitor;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.RecordLimits;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.survey.Nps;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Where the numbers of results end, and in which words they are refused there. */
class ResultLimitsTest {

    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

    private static MetricSeries<Proportion> weeks() {
        TreeMap<LocalDate, Proportion> tallies = new TreeMap<>();
        for (int week = 0; week < 110; week++) {
            long met = (week < 90 ? 80 : 70) + week % 3 - 1;
            tallies.put(MONDAY.plusWeeks(week), Proportion.of(met, 100).named("SLA met", "tickets"));
        }
        return MetricSeries.of(CalendarPeriods.weeks(ZoneId.of("Europe/Berlin")), tallies);
    }

    @Test
    void ofSegmentsAndSeries() {
        Map<String, Nps> areas = new TreeMap<>(Map.of(
                "A", Nps.promoters(110).passives(100).detractors(30),
                "B", Nps.promoters(12).passives(5).detractors(4),
                "C", Nps.promoters(80).passives(80).detractors(40)));
        SegmentComparisons comparisons = Segments.of("area", areas).atLeast(30).versusRest();
        Map<String, Proportion> shares = new TreeMap<>(
                Map.of("a", Proportion.of(180, 200), "b", Proportion.of(140, 200), "c", Proportion.of(90, 200)));
        Leaderboard board = Leaderboard.of(shares);
        Heterogeneity spread = Heterogeneity.of(shares);
        MixAndRate mix = MixAndRate.of(
                "success",
                Unit.SHARE,
                List.of(
                        new MixAndRate.Part("small", 87, 81, 270, 234),
                        new MixAndRate.Part("large", 263, 192, 80, 55)));
        MetricSeries<Proportion> weeks = weeks();
        ControlChartResult chart = weeks.chart(ControlChart.P.baseline(20).rules(ChartRule.NELSON_1));
        CusumResult cusum = weeks.cusum(0.8);
        EwmaResult ewma = weeks.ewma(0.8);
        ChangePoint<Proportion> change = weeks.changePoint();
        RecordLimits.check(
                getClass(),
                List.of(
                        comparisons,
                        comparisons.of("A"),
                        comparisons.of("B"),
                        comparisons.of("A").versusRest().orElseThrow(),
                        new SegmentView("A", false, areas.get("A").view()),
                        board,
                        board.rows(),
                        spread,
                        spread.groups(),
                        mix,
                        mix.rows(),
                        new MixAndRate.Part("small", 87, 81, 270, 234),
                        TopicImpact.of(Proportion.of(30, 100), Proportion.of(5, 40)),
                        NetSentiment.of(5, 2, 1),
                        weeks.points(),
                        chart.points(),
                        chart.definition(),
                        cusum,
                        cusum.points(),
                        cusum.changeIfFound().orElseThrow(),
                        ewma,
                        ewma.points(),
                        Cusum.STANDARD,
                        Ewma.STANDARD,
                        Target.atLeast(0.8).by(MONDAY),
                        Target.atLeast(0.8).check(Proportion.of(70, 100)),
                        weeks.changePoints().segments(),
                        weeks.versusLastYear().pairs(),
                        ControlChart.P.falseAlarm(20, 0.05)));
    }
}
