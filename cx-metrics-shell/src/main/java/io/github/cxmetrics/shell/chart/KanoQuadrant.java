package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.kano.ClassificationRule;
import io.github.cxmetrics.kano.KanoCategory;
import io.github.cxmetrics.kano.KanoCoefficient;
import io.github.cxmetrics.kano.KanoReading;
import io.github.cxmetrics.kano.KanoResults;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.Options;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Scatter;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.table.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Features by better and worse in the four fields of Kano. */
final class KanoQuadrant {

    private KanoQuadrant() {}

    static Painting of(KanoResults results, Options options) {
        List<KanoResults.Row> rows = results.rows().stream()
                .filter(row -> row.reading().classifiable() > 0 && row.reading().count() >= options.atLeast())
                .toList();
        long small = results.rows().stream()
                        .filter(row -> row.reading().classifiable() > 0)
                        .count()
                - rows.size();
        long undefined = results.rows().size() - rows.size() - small;
        checkArgument(
                !rows.isEmpty(),
                "none of %s features has an answer that can be classified and at least n = %s: nothing is left to show",
                results.rows().size(),
                options.atLeast());
        List<Interval> intervals = new ArrayList<>();
        ImmutableList.Builder<Scatter.Point> points = ImmutableList.builder();
        ResultTable.Builder numbers =
                ResultTable.withColumns("feature", "n", "category", "better", "from", "to", "worse", "from", "to");
        for (KanoResults.Row row : rows) {
            points.add(point(row, options, intervals, numbers));
        }
        long[] n =
                rows.stream().mapToLong(row -> row.reading().count()).sorted().toArray();
        List<String> footer = Footer.of("n = " + (n[0] == n[n.length - 1] ? "" : Figures.count(n[0]) + " … ")
                        + Figures.count(n[n.length - 1]) + " answers a feature")
                .intervals(intervals)
                .part("table: " + results.table().name())
                .part(small > 0, features(small) + " below n = " + options.atLeast() + " hidden")
                .part(undefined > 0, features(undefined) + " without a classifiable answer hidden")
                .parts();
        Scatter body = new Scatter(
                points.build(),
                new Scatter.Scale("worse (absent it hurts), without its minus", 0, 1, 0.25, 0.5),
                new Scatter.Scale("better (present it delights)", 0, 1, 0.25, 0.5),
                new Scatter.Fields("attractive", "one-dimensional", "indifferent", "must-be"));
        return new Sheet(
                "a Kano quadrant",
                "Kano: what delights, what is taken for granted",
                "Better and worse of " + features(rows.size()) + "; crosses: " + options.confidence()
                        + " intervals; square must-be, dot one-dimensional, triangle attractive, diamond other",
                footer,
                numbers.build(),
                Set.of(Options.Choice.AT_LEAST, Options.Choice.CONFIDENCE),
                body);
    }

    private static String features(long count) {
        return count == 1 ? "1 feature" : Figures.count(count) + " features";
    }

    private static Scatter.Point point(
            KanoResults.Row row, Options options, List<Interval> intervals, ResultTable.Builder numbers) {
        KanoReading reading = row.reading();
        KanoCoefficient better = reading.better();
        KanoCoefficient worse = reading.worse();
        Optional<Interval> delights = better.intervalIfDefined(options.confidence());
        Optional<Interval> hurts = worse.intervalIfDefined(options.confidence());
        delights.ifPresent(intervals::add);
        hurts.ifPresent(intervals::add);
        String category = categories(reading);
        numbers.row(
                row.feature(),
                Figures.count(reading.count()),
                category,
                text(better.value()),
                text(delights.map(Interval::lower).orElse(Double.NaN)),
                text(delights.map(Interval::upper).orElse(Double.NaN)),
                text(worse.value()),
                text(hurts.map(Interval::lower).orElse(Double.NaN)),
                text(hurts.map(Interval::upper).orElse(Double.NaN)));
        return new Scatter.Point(
                row.feature(),
                row.feature() + ": " + category + ", better " + text(better.value()) + ", worse " + text(worse.value())
                        + ", n = " + Figures.count(reading.count()),
                0 - worse.value(),
                better.value(),
                hurts.map(i -> new Scatter.Range(-i.upper(), -i.lower())).orElse(Scatter.Range.NONE),
                delights.map(i -> new Scatter.Range(i.lower(), i.upper())).orElse(Scatter.Range.NONE),
                mark(reading));
    }

    private static String text(double value) {
        return Double.isNaN(value) ? Figures.UNDEFINED : Figures.of(Unit.COEFFICIENT, value);
    }

    /** All that tie. */
    private static String categories(KanoReading reading) {
        return reading.categories(ClassificationRule.MODE).stream()
                .map(KanoCategory::toString)
                .collect(Collectors.joining(" = "));
    }

    /** A tie has no shape of its own: it is no category yet. */
    private static Scatter.Mark mark(KanoReading reading) {
        Set<KanoCategory> categories = reading.categories(ClassificationRule.MODE);
        if (categories.size() != 1) {
            return Scatter.Mark.DIAMOND;
        }
        return switch (categories.iterator().next()) {
            case MUST_BE -> Scatter.Mark.SQUARE;
            case ONE_DIMENSIONAL -> Scatter.Mark.CIRCLE;
            case ATTRACTIVE -> Scatter.Mark.TRIANGLE;
            default -> Scatter.Mark.DIAMOND;
        };
    }
}
