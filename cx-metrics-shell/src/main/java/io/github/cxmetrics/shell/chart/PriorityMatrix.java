package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.monitor.driver.ImportancePerformance;
import io.github.cxmetrics.monitor.driver.Quadrant;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Scatter;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.table.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Importance against performance of drivers, in four fields. */
final class PriorityMatrix {

    private static final int IMPORTANCE = 3;
    private static final int PERFORMANCE = 2;

    private PriorityMatrix() {}

    static Painting of(ImportancePerformance result) {
        List<ImportancePerformance.Point> rows = result.points();
        checkArgument(!rows.isEmpty(), "no attributes: nothing is left to show");
        List<Interval> intervals = new ArrayList<>();
        ImmutableList.Builder<Scatter.Point> points = ImmutableList.builder();
        ResultTable.Builder numbers =
                ResultTable.withColumns("attribute", "importance", "from", "to", "performance", "from", "to", "field");
        for (ImportancePerformance.Point p : rows) {
            intervals(p).forEach(intervals::add);
            points.add(point(p));
            numbers.row(
                    p.name(),
                    Figures.fixed(p.importance(), IMPORTANCE),
                    end(p.importanceInterval(), true, IMPORTANCE),
                    end(p.importanceInterval(), false, IMPORTANCE),
                    Figures.fixed(p.performance(), PERFORMANCE),
                    end(p.performanceInterval(), true, PERFORMANCE),
                    end(p.performanceInterval(), false, PERFORMANCE),
                    p.quadrant() + (p.unclear() ? "?" : ""));
        }
        Scatter body = new Scatter(
                points.build(),
                scale(
                        "performance (mean)",
                        rows.stream().flatMapToDouble(p -> ends(p.performance(), p.performanceInterval())),
                        result.performanceCut()),
                scale(
                        "importance",
                        rows.stream().flatMapToDouble(p -> ends(p.importance(), p.importanceInterval())),
                        result.importanceCut()),
                new Scatter.Fields(
                        Quadrant.CONCENTRATE_HERE.toString(),
                        Quadrant.KEEP_UP.toString(),
                        Quadrant.LOW_PRIORITY.toString(),
                        Quadrant.POSSIBLE_OVERKILL.toString()));
        return new Sheet(
                "an importance–performance matrix",
                "Where effort would pay: importance by performance",
                "Crosses: intervals; diamond: an interval holds a cut, so that the field is unclear; square: concentrate here",
                Footer.of("n = " + rows.size() + (rows.size() == 1 ? " attribute" : " attributes"))
                        .intervals(intervals)
                        .part("cuts (" + result.cuts() + "): importance "
                                + Figures.fixed(result.importanceCut(), IMPORTANCE) + ", performance "
                                + Figures.fixed(result.performanceCut(), PERFORMANCE))
                        .parts(),
                numbers.build(),
                body);
    }

    private static List<Interval> intervals(ImportancePerformance.Point p) {
        return Stream.of(p.importanceInterval(), p.performanceInterval())
                .filter(Objects::nonNull)
                .toList();
    }

    private static Scatter.Point point(ImportancePerformance.Point p) {
        return new Scatter.Point(
                p.name(),
                p.name() + ": importance " + Figures.fixed(p.importance(), IMPORTANCE) + ", performance "
                        + Figures.fixed(p.performance(), PERFORMANCE) + ", " + p.quadrant() + (p.unclear() ? "?" : ""),
                p.performance(),
                p.importance(),
                range(p.performanceInterval()),
                range(p.importanceInterval()),
                p.unclear()
                        ? Scatter.Mark.DIAMOND
                        : p.quadrant() == Quadrant.CONCENTRATE_HERE ? Scatter.Mark.SQUARE : Scatter.Mark.CIRCLE);
    }

    private static Scatter.Range range(@Nullable Interval interval) {
        return interval == null ? Scatter.Range.NONE : new Scatter.Range(interval.lower(), interval.upper());
    }

    private static String end(@Nullable Interval interval, boolean lower, int decimals) {
        return interval == null
                ? Figures.UNDEFINED
                : Figures.fixed(lower ? interval.lower() : interval.upper(), decimals);
    }

    private static DoubleStream ends(double value, @Nullable Interval interval) {
        return interval == null ? DoubleStream.of(value) : DoubleStream.of(value, interval.lower(), interval.upper());
    }

    /** Neither axis has bars, so neither needs zero; both hold their cut, with room around the outermost points. */
    private static Scatter.Scale scale(String name, DoubleStream values, double cut) {
        double[] all = DoubleStream.concat(values, DoubleStream.of(cut)).toArray();
        double low = DoubleStream.of(all).min().orElse(cut);
        double high = DoubleStream.of(all).max().orElse(cut);
        double room = high > low ? (high - low) / 10 : Math.max(0.1, Math.abs(high) / 10);
        return new Scatter.Scale(name, low - room, high + room, 0, cut);
    }
}
