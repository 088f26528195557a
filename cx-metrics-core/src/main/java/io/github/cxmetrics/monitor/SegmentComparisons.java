package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.MetricView;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Each segment against all others, with p-values corrected for looking at many: {@link Segments#versusRest()}. Holm unless {@link #adjusted} says otherwise;
 * the family is every row with a test, so that hidden and empty segments are not in it. The intervals are those of a single look.
 *
 * @param groupedBy what the segments are
 * @param metric the metric's name
 * @param adjustment the correction
 * @param rows the segments, in the order of tables, the hidden ones without a number
 * @param total all segments together; null where even that may not be shown
 * @param minimum the smallest n that may be shown
 */
public record SegmentComparisons(
        String groupedBy,
        String metric,
        PAdjustment adjustment,
        List<Row> rows,
        @Nullable MetricView total,
        long minimum)
        implements Serializable {

    /** The level of "differs": of corrected p-values. */
    private static final double LEVEL = 0.05;

    /**
     * A segment.
     *
     * @param segment its name
     * @param hidden whether its numbers may not be shown
     * @param view its value and interval; null where it is hidden
     * @param comparison against all others; null where it is hidden, empty or the total
     * @param corrected the p-value corrected for the family; null where there is no test
     */
    public record Row(
            String segment,
            boolean hidden,
            @Nullable MetricView view,
            @Nullable VersusRest comparison,
            @Nullable Double corrected)
            implements Serializable {

        /**
         * Checks the parts.
         *
         * @param segment its name
         * @param hidden whether its numbers may not be shown
         * @param view its value and interval, or null
         * @param comparison against all others, or null
         * @param corrected the corrected p-value, or null
         * @throws IllegalArgumentException if a hidden segment has numbers, another has none, or a p-value is not in 0..1
         */
        public Row {
            requireNonNull(segment, "segment");
            checkArgument(
                    hidden == (view == null) && !(hidden && (comparison != null || corrected != null)),
                    "a segment has numbers, or it is hidden");
            if (view != null) {
                requireNonNull(view.unit(), "unit");
            }
            if (corrected != null) {
                Checks.share(corrected, "a corrected p-value");
            }
        }

        static Row hidden(String segment) {
            return new Row(segment, true, null, null, null);
        }

        static Row of(String segment, Metric<?> metric, @Nullable VersusRest comparison) {
            return new Row(segment, false, metric.view(), comparison, null);
        }

        /**
         * The comparison with all others, where it is defined.
         *
         * @return difference, interval and test; nothing if the segment is hidden, empty or the total
         */
        public Optional<VersusRest> versusRest() {
            return Optional.ofNullable(comparison);
        }

        /**
         * The p-value corrected for the family, where there is a test.
         *
         * @return 0..1
         */
        public OptionalDouble adjustedP() {
            return corrected == null ? OptionalDouble.empty() : OptionalDouble.of(corrected);
        }

        /**
         * The share of all that the segment holds.
         *
         * @return 0..1, or nothing where there is no comparison
         */
        public OptionalDouble weight() {
            return comparison == null
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(comparison.n() / ((double) comparison.n() + comparison.restN()));
        }

        private boolean isTested() {
            return comparison != null && comparison.testIfDefined().isPresent();
        }

        private Row withAdjusted(@Nullable Double p) {
            return new Row(segment, hidden, view, comparison, p);
        }

        /** For example {@code Area G: NPS +6.1 against the rest (…), p = 0.0102, n = 90 and 2700; corrected p = 0.0714}. */
        @Override
        public String toString() {
            if (hidden) {
                return segment + ": " + TextTable.HIDDEN;
            }
            return segment + ": " + (comparison == null ? "no comparison" : comparison.line())
                    + (corrected == null ? "" : "; corrected p " + Text.pValue(corrected));
        }
    }

    /**
     * Copies and checks the rows.
     *
     * @param groupedBy what the segments are
     * @param metric the metric's name
     * @param adjustment the correction
     * @param rows the segments
     * @param total all segments together
     * @param minimum the smallest n that may be shown
     * @throws IllegalArgumentException if a row is null, or the minimum negative
     */
    public SegmentComparisons {
        requireNonNull(groupedBy, "groupedBy");
        requireNonNull(metric, "metric");
        requireNonNull(adjustment, "adjustment");
        rows = Checks.list(rows, "rows");
        Checks.count(minimum, "the smallest n that is shown");
        if (total != null) {
            requireNonNull(total.unit(), "unit");
        }
    }

    static SegmentComparisons of(
            String groupedBy, String metric, List<Row> rows, @Nullable MetricView total, long minimum) {
        return new SegmentComparisons(groupedBy, metric, PAdjustment.NONE, rows, total, minimum)
                .adjusted(PAdjustment.HOLM);
    }

    /**
     * The same comparisons under another correction.
     *
     * @param adjustment the correction
     * @return the changed copy
     */
    public SegmentComparisons adjusted(PAdjustment adjustment) {
        requireNonNull(adjustment, "adjustment");
        double[] p = rows.stream()
                .filter(Row::isTested)
                .mapToDouble(row -> requireNonNull(row.comparison).pValue())
                .toArray();
        double[] corrected = adjustment.adjust(p);
        List<Row> changed = new ArrayList<>();
        int next = 0;
        for (Row row : rows) {
            changed.add(row.withAdjusted(row.isTested() ? corrected[next++] : null));
        }
        return new SegmentComparisons(groupedBy, metric, adjustment, changed, total, minimum);
    }

    /**
     * A segment's row.
     *
     * @param segment its name
     * @return the row
     * @throws IllegalArgumentException if there is no such segment
     */
    public Row of(String segment) {
        requireNonNull(segment, "segment");
        Optional<Row> found =
                rows.stream().filter(row -> row.segment.equals(segment)).findFirst();
        checkArgument(found.isPresent(), "there is no such segment among %s by %s", rows.size(), groupedBy);
        return found.get();
    }

    /**
     * The segments that differ from the rest at 5 %, all together.
     *
     * @return the rows with a corrected p-value below 0.05
     */
    public List<Row> differing() {
        return rows.stream()
                .filter(row -> row.corrected != null && row.corrected < LEVEL)
                .toList();
    }

    /**
     * How many tests the correction is for.
     *
     * @return the size of the family
     */
    public int family() {
        return (int) rows.stream().filter(Row::isTested).count();
    }

    /**
     * A table of segment, n, value, difference from the rest, its interval, p-value and corrected p-value, with the total last.
     *
     * @return aligned text
     */
    public String table() {
        TextTable table =
                TextTable.of(groupedBy, "n", metric, "vs rest", level() + " CI", "p", "p (" + adjustment + ")");
        for (Row row : rows) {
            if (row.hidden) {
                String gone = TextTable.HIDDEN;
                table.row(row.segment, gone, gone, gone, gone, gone, gone);
            } else {
                addShown(table, row);
            }
        }
        String none = "";
        if (total == null) {
            table.row("total", TextTable.HIDDEN, TextTable.HIDDEN, none, none, none, none);
        } else {
            table.row("total", Long.toString(total.n()), value(total), none, none, none, none);
        }
        return table.toString();
    }

    private String level() {
        return rows.stream()
                .flatMap(row -> row.versusRest().stream())
                .map(comparison -> comparison.interval().confidence().toString())
                .findFirst()
                .orElse("95 %");
    }

    private static void addShown(TextTable table, Row row) {
        MetricView view = requireNonNull(row.view);
        VersusRest versus = row.comparison;
        String none = TextTable.UNDEFINED;
        table.row(
                row.segment,
                Long.toString(view.n()),
                value(view),
                versus == null ? none : view.unit().differenceText(versus.difference()),
                versus == null
                        ? none
                        : view.unit().differenceText(versus.interval().lower()) + " … "
                                + view.unit().differenceText(versus.interval().upper()),
                row.isTested() ? p(requireNonNull(versus).pValue()) : none,
                row.corrected == null ? none : p(row.corrected));
    }

    private static String value(MetricView view) {
        return view.value() == null ? TextTable.UNDEFINED : view.unit().text(view.value());
    }

    private static String p(double p) {
        String text = Text.pValue(p);
        return text.startsWith("= ") ? text.substring(2) : text;
    }

    /**
     * One line for a report.
     *
     * @return for example {@code NPS by area: 2 of 5 differ from the rest (Holm, 5 %): A, G; 2 hidden below 30}
     */
    public String line() {
        List<Row> differing = differing();
        long hidden = rows.stream().filter(Row::hidden).count();
        return metric + " by " + groupedBy + ": " + differing.size() + " of " + family() + " differ from the rest ("
                + adjustment + ", 5 %)"
                + (differing.isEmpty()
                        ? ""
                        : ": "
                                + String.join(
                                        ", ",
                                        differing.stream().map(Row::segment).toList()))
                + (hidden == 0 ? "" : "; " + hidden + " hidden below " + minimum);
    }

    @Override
    public String toString() {
        return table();
    }
}
