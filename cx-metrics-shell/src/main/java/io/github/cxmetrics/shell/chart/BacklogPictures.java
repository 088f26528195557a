package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.contact.ticket.AgeFrom;
import io.github.cxmetrics.contact.ticket.Backlog;
import io.github.cxmetrics.contact.ticket.BacklogFlow;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.IntervalRows;
import io.github.cxmetrics.shell.chart.internal.IntervalRows.Mark;
import io.github.cxmetrics.shell.chart.internal.IntervalRows.Style;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Panel;
import io.github.cxmetrics.shell.chart.internal.Panels;
import io.github.cxmetrics.shell.chart.internal.Series;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.table.ResultTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The open tickets: how many by period, and how old. */
final class BacklogPictures {

    private BacklogPictures() {}

    static Painting flow(Map<String, BacklogFlow> flows) {
        checkArgument(!flows.isEmpty(), "no period of a backlog");
        List<String> labels = ImmutableList.copyOf(flows.keySet());
        List<BacklogFlow> rows = ImmutableList.copyOf(flows.values());
        ResultTable.Builder numbers =
                ResultTable.withColumns("period", "open before", "created", "reopened", "solved", "open after");
        for (int i = 0; i < rows.size(); i++) {
            BacklogFlow flow = rows.get(i);
            numbers.row(
                    labels.get(i),
                    Figures.count(flow.opening()),
                    Figures.count(flow.created()),
                    Figures.count(flow.reopened()),
                    Figures.count(flow.solved()),
                    Figures.count(flow.closing()));
        }
        long created = rows.stream().mapToLong(BacklogFlow::created).sum();
        long reopened = rows.stream().mapToLong(BacklogFlow::reopened).sum();
        long solved = rows.stream().mapToLong(BacklogFlow::solved).sum();
        return new Sheet(
                "a backlog",
                "Backlog by period",
                "Bars: tickets open at the end of the period; lines: what came in, reopened ones with it, and what was solved",
                Footer.of("n = " + Figures.count(created) + " created")
                        .part(Figures.count(reopened) + " reopened")
                        .part(Figures.count(solved) + " solved")
                        .part(Figures.count(rows.get(0).opening()) + " open before, "
                                + Figures.count(rows.get(rows.size() - 1).closing()) + " after")
                        .parts(),
                numbers.build(),
                Panels.of(
                        labels,
                        Panel.of("open tickets", 220, v -> Figures.fixed(v, 0))
                                .withBars("open", values(rows, BacklogFlow::closing)),
                        Panel.of(
                                        "tickets a period",
                                        200,
                                        v -> Figures.fixed(v, 0),
                                        Panel.Line.of(
                                                "created or reopened",
                                                Series.FIRST,
                                                values(rows, f -> f.created() + f.reopened())),
                                        Panel.Line.of("solved", Series.SECOND, values(rows, BacklogFlow::solved)))
                                .fromZero()));
    }

    private static double[] values(List<BacklogFlow> rows, ToLongFunction<BacklogFlow> value) {
        return rows.stream().mapToDouble(value::applyAsLong).toArray();
    }

    static Painting ages(Backlog backlog, AgeFrom from, Duration... limits) {
        checkArgument(backlog.size() > 0, "no ticket is open at %s", backlog.at());
        List<Backlog.AgeBucket> buckets = backlog.ageBuckets(from, limits);
        List<Mark> marks = new ArrayList<>();
        ResultTable.Builder numbers = ResultTable.withColumns("age", "tickets", "share");
        for (int i = 0; i < buckets.size(); i++) {
            String age = i == buckets.size() - 1
                    ? text(buckets.get(i).atLeast()) + " and more"
                    : text(buckets.get(i).atLeast()) + " to "
                            + text(buckets.get(i + 1).atLeast());
            long tickets = buckets.get(i).tickets();
            String share = Figures.percent((double) tickets / backlog.size(), 1);
            numbers.row(age, Figures.count(tickets), share);
            marks.add(
                    new Mark(age, Figures.count(tickets) + " · " + share, tickets, Double.NaN, Double.NaN, Style.BAR));
        }
        return new Sheet(
                "a backlog by age",
                "Open tickets by age",
                "Bars: tickets by time since "
                        + (from == AgeFrom.CREATION ? "their creation" : "they were opened last"),
                Footer.of("n = " + Figures.count(backlog.size()) + " open tickets")
                        .part("as of " + backlog.at())
                        .parts(),
                numbers.build(),
                IntervalRows.of(marks, "tickets", true));
    }

    /** In the largest unit that is whole. */
    private static String text(Duration age) {
        long seconds = age.toSeconds();
        if (seconds == 0) {
            return "0";
        }
        return seconds % 86_400 == 0
                ? Figures.count(seconds / 86_400) + Figures.SPACE + "d"
                : seconds % 3600 == 0
                        ? Figures.count(seconds / 3600) + Figures.SPACE + "h"
                        : seconds % 60 == 0
                                ? Figures.count(seconds / 60) + Figures.SPACE + "min"
                                : Figures.count(seconds) + Figures.SPACE + "s";
    }
}
