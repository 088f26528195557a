package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.monitor.driver.DriverShare;
import io.github.cxmetrics.monitor.driver.DriverShares;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.IntervalRows;
import io.github.cxmetrics.shell.chart.internal.IntervalRows.Mark;
import io.github.cxmetrics.shell.chart.internal.IntervalRows.Style;
import io.github.cxmetrics.shell.chart.internal.Options;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.table.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Shares of R² by driver. */
final class DriverBars {

    private DriverBars() {}

    static Painting of(DriverShares shares, Options options) {
        List<Interval> intervals = new ArrayList<>();
        ResultTable.Builder numbers = ResultTable.withColumns("driver", "share of R²", "from", "to", "part of R²");
        List<Mark> marks = new ArrayList<>();
        for (DriverShare row : options.inOrder() ? shares.shares() : shares.ranked()) {
            Double share = row.share();
            if (share == null) {
                continue;
            }
            Interval interval = row.shareInterval();
            if (interval != null) {
                intervals.add(interval);
            }
            String text = Figures.percent(share, 1);
            numbers.row(
                    row.name(),
                    text,
                    interval == null ? Figures.UNDEFINED : Figures.percent(interval.lower(), 1),
                    interval == null ? Figures.UNDEFINED : Figures.percent(interval.upper(), 1),
                    Figures.fixed(row.part(), 3));
            marks.add(new Mark(
                    row.name(),
                    interval == null ? text : text + " " + Figures.of(Unit.SHARE, interval),
                    100 * share,
                    interval == null ? Double.NaN : 100 * interval.lower(),
                    interval == null ? Double.NaN : 100 * interval.upper(),
                    Style.BAR));
        }
        checkArgument(
                !marks.isEmpty(),
                "the drivers of %s explain nothing, so that there are no shares to show",
                shares.outcome());
        String without = shares.withoutIntervals();
        return new Sheet(
                "a picture of drivers",
                "What goes with " + shares.outcome(),
                "Share of the explained variance of each driver"
                        + (intervals.isEmpty()
                                ? ""
                                : ", with " + intervals.get(0).confidence() + " intervals")
                        + "; wide overlaps are no ranking",
                Footer.of("n = " + marks.size() + (marks.size() == 1 ? " driver" : " drivers"))
                        .part("R² = " + Figures.fixed(shares.r2(), 3))
                        .part(shares.method())
                        .intervals(intervals)
                        .part(without != null && intervals.isEmpty(), "no intervals: " + without)
                        .parts(),
                numbers.build(),
                Set.of(Options.Choice.IN_ORDER),
                IntervalRows.of(marks, "share of R², %", true));
    }
}
