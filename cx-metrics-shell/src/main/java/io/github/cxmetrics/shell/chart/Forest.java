package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.MetricView;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.monitor.PAdjustment;
import io.github.cxmetrics.monitor.SegmentComparisons;
import io.github.cxmetrics.monitor.VersusRest;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.IntervalRows;
import io.github.cxmetrics.shell.chart.internal.IntervalRows.Mark;
import io.github.cxmetrics.shell.chart.internal.IntervalRows.Style;
import io.github.cxmetrics.shell.chart.internal.Options;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.table.ResultTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Segments against the rest: differences with intervals around zero. */
final class Forest {

    private Forest() {}

    /** A segment that could be compared. */
    private record Compared(SegmentComparisons.Row row, VersusRest rest) {

        static Stream<Compared> of(SegmentComparisons.Row row) {
            return row.versusRest().map(rest -> new Compared(row, rest)).stream();
        }

        double difference() {
            return rest.difference();
        }

        String segment() {
            return row.segment();
        }
    }

    static Painting of(SegmentComparisons comparisons, Options options) {
        Stream<Compared> compared = comparisons.rows().stream().flatMap(Compared::of);
        List<Compared> rows = (options.inOrder()
                        ? compared
                        : compared.sorted(
                                Comparator.comparingDouble(Compared::difference).reversed()))
                .toList();
        checkArgument(!rows.isEmpty(), "no segment of %s can be compared with the rest", comparisons.groupedBy());
        VersusRest first = rows.get(0).rest();
        Unit unit = first.unit();
        double factor = Figures.factor(unit);
        Set<String> differing = Set.copyOf(comparisons.differing().stream()
                .map(SegmentComparisons.Row::segment)
                .toList());
        List<Mark> marks = rows.stream()
                .map(row -> mark(row, factor, differing.contains(row.segment())))
                .toList();
        return new Sheet(
                "a forest of segments",
                comparisons.metric() + " by " + comparisons.groupedBy() + ", against the rest",
                "Difference from all others with "
                        + first.interval().confidence()
                        + " intervals; filled: differs (p" + corrected(comparisons.adjustment())
                        + " at most 0.05), hollow: may be chance; n in brackets",
                footer(comparisons, rows),
                numbers(comparisons, rows),
                Set.of(Options.Choice.IN_ORDER),
                IntervalRows.of(marks, Differences.axisName(unit, "difference from the rest"), true));
    }

    private static String corrected(PAdjustment adjustment) {
        return adjustment == PAdjustment.NONE ? "" : " corrected by " + adjustment;
    }

    private static Mark mark(Compared row, double factor, boolean differs) {
        VersusRest rest = row.rest();
        return new Mark(
                row.segment() + " (" + Figures.count(rest.n()) + ")",
                Differences.text(rest.unit(), rest.difference(), rest.interval()),
                factor * rest.difference(),
                factor * rest.interval().lower(),
                factor * rest.interval().upper(),
                differs ? Style.POINT : Style.OPEN);
    }

    private static List<String> footer(SegmentComparisons comparisons, List<Compared> rows) {
        long hidden = comparisons.rows().stream()
                .filter(SegmentComparisons.Row::hidden)
                .count();
        long undefined = comparisons.rows().size() - rows.size() - hidden;
        return Footer.of(
                        comparisons.total() == null
                                ? "n = hidden"
                                : "n = " + Figures.count(comparisons.total().n()))
                .intervals(rows.stream().map(row -> row.rest().interval()).toList())
                .part(
                        hidden > 0,
                        groups(hidden) + " below n = " + comparisons.minimum()
                                + " (or that would give them away) hidden")
                .part(undefined > 0, groups(undefined) + " without data or rest left out")
                .parts();
    }

    private static String groups(long count) {
        return count == 1 ? "1 group" : count + " groups";
    }

    private static ResultTable numbers(SegmentComparisons comparisons, List<Compared> rows) {
        ResultTable.Builder table = ResultTable.withColumns(
                comparisons.groupedBy(),
                "n",
                comparisons.metric(),
                "difference from the rest",
                "from",
                "to",
                "p",
                "corrected p");
        for (Compared compared : rows) {
            SegmentComparisons.Row row = compared.row();
            VersusRest rest = compared.rest();
            Interval interval = rest.interval();
            table.row(
                    row.segment(),
                    Figures.count(rest.n()),
                    Optional.ofNullable(row.view())
                            .map(MetricView::value)
                            .map(v -> Figures.of(rest.unit(), v))
                            .orElse(Figures.UNDEFINED),
                    Differences.text(rest.unit(), rest.difference()),
                    Differences.text(rest.unit(), interval.lower()),
                    Differences.text(rest.unit(), interval.upper()),
                    rest.testIfDefined()
                            .map(test -> Probability.text(test.pValue()))
                            .orElse(Figures.UNDEFINED),
                    row.adjustedP().isPresent()
                            ? Probability.text(row.adjustedP().getAsDouble())
                            : Figures.UNDEFINED);
        }
        return table.build();
    }
}
