package io.github.cxmetrics.shell.chart;

import io.github.cxmetrics.MetricTable;
import io.github.cxmetrics.Money;
import io.github.cxmetrics.contact.Pareto;
import io.github.cxmetrics.contact.call.CallTable;
import io.github.cxmetrics.contact.call.CallTally;
import io.github.cxmetrics.contact.call.ServiceLevelPolicy;
import io.github.cxmetrics.journey.path.Variants;
import io.github.cxmetrics.lifetime.purchases.Purchase;
import io.github.cxmetrics.lifetime.purchases.PurchaseRule;
import io.github.cxmetrics.lifetime.purchases.Rfm;
import io.github.cxmetrics.monitor.Leaderboard;
import io.github.cxmetrics.monitor.group.Crosstab;
import io.github.cxmetrics.monitor.value.ServiceGap;
import io.github.cxmetrics.monitor.value.ServiceGapRule;
import io.github.cxmetrics.retention.revenue.ChurnReason;
import io.github.cxmetrics.retention.revenue.ChurnReasons;
import io.github.cxmetrics.shell.chart.ChartCases.Case;
import io.github.cxmetrics.shell.chart.ChartCases.Names;
import io.github.cxmetrics.staffing.HoltWinters;
import io.github.cxmetrics.survey.Migration;
import io.github.cxmetrics.survey.NpsBands;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.usability.TaskSuccess;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The pictures of rankings, tables of counts and watches, for the tests of all pictures. */
final class RankingCases {

    private RankingCases() {}

    static Stream<Case> all() {
        return Stream.of(
                new Case("pareto", n -> Chart.of(pareto(n))),
                new Case(
                        "leaderboard",
                        n -> Chart.of(Leaderboard.of(ChartCases.npsByGroup(n, 8).metrics()))),
                new Case("paths", n -> Chart.of(Variants.of(ResultCases.visits(n)))),
                new Case("churn reasons", n -> Chart.of(churn(n))),
                new Case("service gap", n -> Chart.of(gap(n))),
                new Case("rfm", n -> Chart.of(rfm())),
                new Case("calls by queue", n -> Chart.of(queues(n))),
                new Case("task success", n -> Chart.of(success(n))),
                new Case("migration", n -> Chart.of(migration())),
                new Case("crosstab", n -> Chart.of(crosstab(n))),
                new Case("ewma", n -> Chart.of(ChartCases.shareByWeek(n).ewma(0.83))),
                new Case("cusum", n -> Chart.of(ChartCases.shareByWeek(n).cusum(0.83))),
                new Case(
                        "forecast",
                        n -> Chart.forecast(
                                history(), HoltWinters.fit(history(), 7).forecast(14))));
    }

    static Pareto pareto(Names names) {
        Map<String, Long> counts = new LinkedHashMap<>();
        IntStream.range(0, 9).forEach(i -> counts.put(names.word(i), 500L / (i + 1)));
        return Pareto.ofCounts(counts);
    }

    static ChurnReasons churn(Names names) {
        List<Integer> customers = IntStream.range(0, 90).boxed().toList();
        return ChurnReasons.from(
                Currency.getInstance("EUR"),
                customers,
                i -> i % 5 == 0 ? ChurnReason.involuntary(names.word(0)) : ChurnReason.voluntary(names.word(1 + i % 3)),
                i -> Money.of("20", "EUR"));
    }

    static ServiceGap gap(Names names) {
        Random random = new Random(4);
        String[] dimensions = IntStream.range(0, 4).mapToObj(names::word).toArray(String[]::new);
        ServiceGapRule rule = ServiceGapRule.of(RatingScale.ONE_TO_SEVEN, dimensions);
        ServiceGap gap = null;
        for (int d = 0; d < 4; d++) {
            int shift = d - 2;
            int[] expected = random.ints(60, 3, 6).toArray();
            int[] perceived = IntStream.range(0, 60)
                    .map(i -> Math.max(1, Math.min(7, expected[i] + shift + i % 3 - 1)))
                    .toArray();
            ServiceGap one = rule.count(dimensions[d], perceived, expected);
            gap = gap == null ? one : gap.plus(one);
        }
        return gap;
    }

    static Rfm rfm() {
        Random random = new Random(6);
        List<Purchase> purchases = new ArrayList<>();
        for (int c = 0; c < 150; c++) {
            for (int k = 0; k <= c % 7; k++) {
                purchases.add(Purchase.of(
                        "c" + c,
                        LocalDate.of(2025, 1, 1).plusDays(random.nextInt(360)),
                        Money.of(10 + random.nextInt(90) + ".50", "EUR")));
            }
        }
        return Rfm.of(PurchaseRule.of(Currency.getInstance("EUR")).count(purchases), LocalDate.of(2025, 12, 31));
    }

    static CallTable queues(Names names) {
        Map<String, CallTally> tallies = new LinkedHashMap<>();
        Iterator<CallTally> intervals = ResultCases.calls().values().iterator();
        for (int i = 0; i < 6; i++) {
            tallies.put(names.word(i), intervals.next().plus(intervals.next()));
        }
        return CallTable.of("queue", tallies, ServiceLevelPolicy.ICMI_3);
    }

    static MetricTable<TaskSuccess> success(Names names) {
        Map<String, TaskSuccess> byTask = ChartCases.grouped(names, 6, i -> TaskSuccess.of(3 + i % 5, 8));
        return MetricTable.of("task", byTask);
    }

    static Migration migration() {
        return Migration.ofCounts(NpsBands.STANDARD, 30, 20, 10, 12, 40, 25, 5, 18, 60);
    }

    static Crosstab crosstab(Names names) {
        List<String> rows = IntStream.range(0, 4).mapToObj(names::word).toList();
        List<String> columns = IntStream.range(2, 5).mapToObj(names::word).toList();
        return Crosstab.of(rows, columns, new long[][] {{40, 12, 8}, {10, 35, 20}, {5, 9, 50}, {22, 21, 23}});
    }

    static double[] history() {
        int[] week = {30, 10, 0, 0, -5, -15, -20};
        return IntStream.range(0, 42)
                .mapToDouble(t -> 100 + t + week[t % 7] + t * 7 % 5)
                .toArray();
    }
}
