package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.contact.Pareto;
import io.github.cxmetrics.journey.path.Variant;
import io.github.cxmetrics.journey.path.Variants;
import io.github.cxmetrics.lifetime.purchases.Rfm;
import io.github.cxmetrics.monitor.Leaderboard;
import io.github.cxmetrics.monitor.value.ServiceGap;
import io.github.cxmetrics.retention.revenue.ChurnReason;
import io.github.cxmetrics.retention.revenue.ChurnReasons;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.IntervalRows;
import io.github.cxmetrics.shell.chart.internal.IntervalRows.Mark;
import io.github.cxmetrics.shell.chart.internal.IntervalRows.Style;
import io.github.cxmetrics.shell.chart.internal.Options;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.table.ResultTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is most, by reason, group, path, segment, dimension. */
final class Rankings {

    private static final int MOST = 30;
    private static final int PATHS = 12;

    private Rankings() {}

    /** Reasons from the most frequent on, with the share that they reach together. */
    static Painting of(Pareto pareto) {
        List<Pareto.Row> rows = pareto.rows();
        checkArgument(!rows.isEmpty(), "no reason was counted");
        List<Mark> marks = new ArrayList<>();
        ResultTable.Builder numbers = ResultTable.withColumns("reason", "count", "share", "share so far");
        for (Pareto.Row row : rows) {
            String share = Figures.percent(row.share(), 1);
            String soFar = Figures.percent(row.cumulativeShare(), 1);
            numbers.row(row.reason(), Figures.count(row.count()), share, soFar);
            if (marks.size() < MOST) {
                marks.add(new Mark(
                        row.reason(),
                        Figures.count(row.count()) + " · " + share + " · Σ" + Figures.SPACE + soFar,
                        row.count(),
                        Double.NaN,
                        Double.NaN,
                        Style.BAR));
            }
        }
        return new Sheet(
                "a Pareto chart",
                "Reasons, the most frequent first",
                "Bars: counts; behind them the share of each, and of all so far",
                Footer.of("n = " + Figures.count(pareto.count()))
                        .part(
                                rows.size() > MOST,
                                Figures.count(rows.size() - MOST) + " rarer reasons stand in the table only")
                        .parts(),
                numbers.build(),
                IntervalRows.of(marks, "count", true));
    }

    /** Values drawn to the common mean, with their doubt. */
    static Painting of(Leaderboard board) {
        checkArgument(!board.rows().isEmpty(), "a leaderboard without groups has no picture");
        Unit unit = board.unit();
        double factor = Figures.factor(unit);
        List<Mark> marks = new ArrayList<>();
        ResultTable.Builder numbers = ResultTable.withColumns(
                board.groupedBy(), "n", board.metric(), "drawn to the mean", "standard deviation");
        long n = 0;
        for (Leaderboard.Row row : board.rows()) {
            n += row.n();
            String sd = Figures.of(unit, row.standardDeviation());
            numbers.row(
                    row.group(),
                    Figures.count(row.n()),
                    Figures.of(unit, row.value()),
                    Figures.of(unit, row.shrunk()),
                    sd);
            marks.add(new Mark(
                    row.group() + " (" + Figures.count(row.n()) + ")",
                    Figures.of(unit, row.shrunk()) + " ± " + sd,
                    factor * row.shrunk(),
                    factor * (row.shrunk() - row.standardDeviation()),
                    factor * (row.shrunk() + row.standardDeviation()),
                    Style.POINT));
        }
        return new Sheet(
                "a leaderboard",
                board.metric() + " by " + board.groupedBy() + ", a fair ranking",
                "Points: values drawn to the common mean as far as they may be chance; whiskers: one standard deviation; n in brackets",
                Footer.of("n = " + Figures.count(n))
                        .part("common mean " + Figures.of(unit, board.prior()))
                        .part(!board.isRanked(), "no ranking: they differ no more than chance makes them")
                        .parts(),
                numbers.build(),
                IntervalRows.of(marks, Figures.axisName(board.metric(), unit), false));
    }

    /** The most frequent paths. */
    static Painting of(Variants variants, Options options) {
        checkArgument(variants.count() > 0, "no path was counted");
        Variants.Top top = variants.top(PATHS);
        List<Interval> intervals = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        ResultTable.Builder numbers = ResultTable.withColumns("path", "units", "share", "from", "to");
        for (Variant variant : top.kept()) {
            Proportion share = Proportion.of(variant.count(), variants.count());
            share(variant.path(), share, options.confidence(), intervals, marks, numbers);
        }
        return new Sheet(
                "a picture of paths",
                "The most frequent paths",
                "Share of all paths with " + options.confidence() + " intervals; numbers in brackets",
                Footer.of("n = " + Figures.count(variants.count()) + " paths")
                        .intervals(intervals)
                        .part("these cover " + Figures.percent(top.coverage().value(), 1))
                        .part(
                                top.foldedVariants() > 0,
                                Figures.count(top.foldedVariants()) + " other ways are not shown")
                        .parts(),
                numbers.build(),
                Set.of(Options.Choice.CONFIDENCE),
                IntervalRows.of(marks, "share of paths, %", true));
    }

    /** Why customers left. */
    static Painting of(ChurnReasons reasons, Options options) {
        checkArgument(reasons.count() > 0, "nobody churned");
        List<ChurnReason> order = reasons.reasons().stream()
                .sorted(Comparator.comparingLong(
                                (ChurnReason r) -> reasons.shareOfCustomers(r).successes())
                        .reversed())
                .toList();
        List<Interval> intervals = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        ResultTable.Builder numbers = ResultTable.withColumns("reason", "customers", "share", "from", "to");
        for (ChurnReason reason : order) {
            share(reason.toString(), reasons.shareOfCustomers(reason), options.confidence(), intervals, marks, numbers);
        }
        return new Sheet(
                "reasons of churn",
                "Why customers left",
                "Share of the customers who left, with " + options.confidence() + " intervals; customers in brackets",
                Footer.of("n = " + Figures.count(reasons.count()) + " customers who left")
                        .intervals(intervals)
                        .parts(),
                numbers.build(),
                Set.of(Options.Choice.CONFIDENCE),
                IntervalRows.of(marks, "share of customers, %", true));
    }

    private static void share(
            String name,
            Proportion share,
            Confidence confidence,
            List<Interval> intervals,
            List<Mark> marks,
            ResultTable.Builder numbers) {
        Interval interval = share.interval(confidence);
        intervals.add(interval);
        String value = Figures.of(Unit.SHARE, share.value());
        numbers.row(
                name,
                Figures.count(share.successes()),
                value,
                Figures.of(Unit.SHARE, interval.lower()),
                Figures.of(Unit.SHARE, interval.upper()));
        marks.add(new Mark(
                name + " (" + Figures.count(share.successes()) + ")",
                value + " " + Figures.of(Unit.SHARE, interval),
                100 * share.value(),
                100 * interval.lower(),
                100 * interval.upper(),
                Style.BAR));
    }

    /** Perceived less expected. */
    static Painting of(ServiceGap gap) {
        List<ServiceGap.Row> rows =
                gap.rows().stream().filter(row -> row.pairs() > 0).toList();
        checkArgument(!rows.isEmpty(), "no dimension has answers");
        List<Interval> intervals = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        ResultTable.Builder numbers =
                ResultTable.withColumns("dimension", "pairs", "perceived", "expected", "gap", "from", "to");
        for (ServiceGap.Row row : rows) {
            double difference = gap.gap(row.dimension());
            Interval interval = row.interval();
            double low = interval == null ? Double.NaN : interval.lower();
            double high = interval == null ? Double.NaN : interval.upper();
            if (interval != null) {
                intervals.add(interval);
            }
            numbers.row(
                    row.dimension(),
                    Figures.count(row.pairs()),
                    Figures.fixed(gap.perceived(row.dimension()), 2),
                    Figures.fixed(gap.expected(row.dimension()), 2),
                    Differences.text(Unit.SCALE_POINT, difference),
                    Figures.fixed(low, 2),
                    Figures.fixed(high, 2));
            marks.add(new Mark(
                    row.dimension() + " (" + Figures.count(row.pairs()) + ")",
                    interval == null
                            ? Differences.text(Unit.SCALE_POINT, difference)
                            : Differences.text(Unit.SCALE_POINT, difference, interval),
                    difference,
                    low,
                    high,
                    high < 0 ? Style.BAD : low > 0 ? Style.POINT : Style.OPEN));
        }
        return new Sheet(
                "a service gap",
                "Service gap: perceived less expected",
                "Points of the scale with their intervals; square: less than expected, hollow: may be chance; n in brackets",
                Footer.of("n = " + Figures.count(gap.count()) + " pairs")
                        .intervals(intervals)
                        .part("unweighted gap " + Figures.fixed(gap.unweighted(), 2))
                        .parts(),
                numbers.build(),
                IntervalRows.of(marks, "gap", true));
    }

    /** Customers and money by segment of recency and frequency. */
    static Painting of(Rfm rfm) {
        long customers = rfm.customers().size();
        checkArgument(customers > 0, "no customer was scored");
        double money = rfm.segments().values().stream()
                .mapToLong(s -> s.money().minor())
                .sum();
        List<Mark> marks = new ArrayList<>();
        ResultTable.Builder numbers =
                ResultTable.withColumns("segment", "customers", "share of customers", "money", "share of money");
        for (Map.Entry<String, Rfm.Segment> entry : rfm.segments().entrySet()) {
            Rfm.Segment segment = entry.getValue();
            String share = Figures.percent((double) segment.customers() / customers, 1);
            String ofMoney = money > 0 ? Figures.percent(segment.money().minor() / money, 1) : Figures.UNDEFINED;
            numbers.row(
                    entry.getKey(),
                    Figures.count(segment.customers()),
                    share,
                    Figures.fixed(
                            segment.money().amount().doubleValue(),
                            segment.money().amount().scale()),
                    ofMoney);
            marks.add(new Mark(
                    entry.getKey(),
                    Figures.count(segment.customers()) + " · " + share + ", money " + ofMoney,
                    segment.customers(),
                    Double.NaN,
                    Double.NaN,
                    Style.BAR));
        }
        return new Sheet(
                "segments of RFM",
                "Customers by segment of recency and frequency",
                "Bars: customers; behind them their share, and the share of the money that they spent",
                Footer.of("n = " + Figures.count(customers) + " customers").parts(),
                numbers.build(),
                IntervalRows.of(marks, "customers", true));
    }
}
