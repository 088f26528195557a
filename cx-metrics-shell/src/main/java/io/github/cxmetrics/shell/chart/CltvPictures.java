package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.value.Cltv;
import io.github.cxmetrics.lifetime.value.CltvRanking;
import io.github.cxmetrics.shell.chart.internal.Axis;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.IntervalRows;
import io.github.cxmetrics.shell.chart.internal.IntervalRows.Mark;
import io.github.cxmetrics.shell.chart.internal.IntervalRows.Style;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.table.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The most valuable customers, and how value is spread over all. */
final class CltvPictures {

    private static final int BINS = 24;
    private static final int DECIMALS = 2;
    private static final double SHOWN = 0.99;

    private CltvPictures() {}

    static Painting ranking(CltvRanking ranking) {
        List<CltvRanking.Row> rows = ranking.rows();
        checkArgument(!rows.isEmpty(), "a ranking without customers has no picture");
        List<Interval> ranges = rows.stream()
                .map(CltvRanking.Row::interval)
                .flatMap(Optional::stream)
                .toList();
        ResultTable.Builder numbers = ResultTable.withColumns(
                "customer", "P(alive)", "purchases to expect", "spend to expect", "CLTV", "from", "to");
        List<Mark> marks = new ArrayList<>();
        for (CltvRanking.Row row : rows) {
            String low =
                    row.interval().map(i -> Figures.fixed(i.lower(), DECIMALS)).orElse(Figures.UNDEFINED);
            String high =
                    row.interval().map(i -> Figures.fixed(i.upper(), DECIMALS)).orElse(Figures.UNDEFINED);
            String value = Figures.fixed(row.value(), DECIMALS);
            numbers.row(
                    row.id(),
                    Figures.fixed(row.probabilityAlive(), 3),
                    Figures.fixed(row.expectedTransactions(), DECIMALS),
                    Figures.fixed(row.expectedSpend(), DECIMALS),
                    value,
                    low,
                    high);
            marks.add(new Mark(
                    row.id(),
                    row.interval().isPresent() ? value + " [" + low + " … " + high + "]" : value,
                    row.value(),
                    row.interval().map(Interval::lower).orElse(Double.NaN),
                    row.interval().map(Interval::upper).orElse(Double.NaN),
                    Style.BAR));
        }
        String whiskers = ranges.isEmpty()
                ? ""
                : "; whiskers: " + ranges.get(0).confidence() + " range in which the money will lie";
        return new Sheet(
                "a ranking of customers",
                "The most valuable customers by CLTV",
                "Bars: money to expect" + whiskers,
                Footer.of("n = " + Figures.count(rows.size()) + (rows.size() == 1 ? " customer" : " customers")
                                + " of the ranking")
                        .part(ranking.cltv().toString())
                        .intervals(ranges)
                        .parts(),
                numbers.build(),
                IntervalRows.of(marks, "CLTV", true));
    }

    static Painting distribution(Cltv cltv, PurchaseHistories histories) {
        double[] values = cltv.values(histories);
        long n = histories.totalWeight();
        checkArgument(n > 0, "histories without customers have no picture");
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Double.compare(values[a], values[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double cut = quantile(values, histories, order, SHOWN);
        Axis bins = Axis.covering(Math.min(0, values[order[0]]), Math.max(cut, values[order[0]]), BINS, 0, 1);
        int count = (int) Math.round((bins.high() - bins.low()) / bins.step());
        long[] customers = new long[count + 1];
        for (int i = 0; i < values.length; i++) {
            int bin = (int) Math.floor((values[i] - bins.low()) / bins.step());
            customers[Math.max(0, Math.min(count, bin))] += histories.weight(i);
        }
        double mean = cltv.total(histories) / n;
        double median = quantile(values, histories, order, 0.5);
        double best = top(values, histories, order);
        ResultTable.Builder numbers = ResultTable.withColumns("CLTV from", "to below", "customers", "share");
        for (int b = 0; b <= count; b++) {
            numbers.row(
                    bins.text(bins.low() + b * bins.step()),
                    b == count ? "∞" : bins.text(bins.low() + (b + 1) * bins.step()),
                    Figures.count(customers[b]),
                    Figures.percent((double) customers[b] / n, 1));
        }
        return new Sheet(
                "a distribution of value",
                "Customers by CLTV",
                "Bars: customers by money to expect, the last one: all above; dashed: median, line: mean",
                Footer.of("n = " + Figures.count(n) + (n == 1 ? " customer" : " customers"))
                        .part(cltv.toString())
                        .part("median " + Figures.fixed(median, DECIMALS) + ", mean " + Figures.fixed(mean, DECIMALS))
                        .part(mean > 0, "the best tenth of the customers holds " + Figures.percent(best, 1))
                        .parts(),
                numbers.build(),
                new ValueBins(customers, bins.low(), bins.step(), mean, median, "CLTV", "customers"));
    }

    /** The smallest value with at least a share of the customers at or below it. */
    private static double quantile(double[] values, PurchaseHistories histories, int[] order, double share) {
        double wanted = share * histories.totalWeight();
        long at = 0;
        for (int i : order) {
            at += histories.weight(i);
            if (at >= wanted) {
                return values[i];
            }
        }
        return values[order[order.length - 1]];
    }

    /** The share of all value that the best tenth of the customers holds; customers of equal value are split. */
    private static double top(double[] values, PurchaseHistories histories, int[] order) {
        double left = histories.totalWeight() / 10.0;
        double held = 0;
        double total = 0;
        for (int k = order.length - 1; k >= 0; k--) {
            double weight = histories.weight(order[k]);
            double taken = Math.min(left, weight);
            held += taken * values[order[k]];
            left -= taken;
            total += weight * values[order[k]];
        }
        return held / total;
    }
}
