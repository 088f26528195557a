package io.github.cxmetrics.shell.table;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.MetricTable;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.shell.internal.Printout;
import io.github.cxmetrics.shell.internal.WholeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The numbers of a result as text in columns, rounded as they are printed: what stands under a picture, opens in a spreadsheet and goes to a wiki. Made
 * from whatever prints a table ({@link #of(Object)}), from a metric, from groups with a metric each, or row by row ({@link #withColumns}).
 *
 * <p>Immutable and thread-safe; equal if columns and rows are.
 */
public final class ResultTable {

    private final ImmutableList<String> columns;
    private final ImmutableList<ImmutableList<String>> rows;

    private ResultTable(ImmutableList<String> columns, ImmutableList<ImmutableList<String>> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * The table of a result: of a metric or several their names, n, values and 95 % intervals, of a {@link MetricTable}, a {@link Grouped} or a map of metrics the same for each group, of
     * anything else in the library the table that it prints, by its method {@code table()} if it has one. Interval limits of metrics have a column each;
     * bars drawn of text are left out.
     *
     * @param result a metric, a list or map of metrics, or whatever prints one table
     * @return its table
     * @throws IllegalArgumentException if the result prints no table, or several (see {@link #all})
     */
    public static ResultTable of(Object result) {
        List<ResultTable> tables = all(result);
        if (tables.size() != 1) {
            throw new IllegalArgumentException("a " + result.getClass().getSimpleName()
                    + (tables.isEmpty()
                            ? " prints no table; ResultTable.withColumns(…) makes one row by row"
                            : " prints " + tables.size() + " tables; ResultTable.all(…) has them"));
        }
        return tables.get(0);
    }

    /**
     * The table of a call that needs arguments, for example {@code ResultTable.of(() -> curve.table(12, 24))}.
     *
     * @param printing gives what prints one table
     * @return its table
     * @throws IllegalArgumentException if it prints no table, or several
     */
    public static ResultTable of(Supplier<?> printing) {
        List<Printout.Cells> tables = Printout.tables(requireNonNull(printing, "printing"));
        if (tables.size() != 1) {
            throw new IllegalArgumentException("the call prints " + tables.size() + " tables, not one");
        }
        return ofCells(tables.get(0));
    }

    /**
     * All tables that a result prints.
     *
     * @param result as in {@link #of(Object)}
     * @return its tables, none where it prints a line only
     */
    public static List<ResultTable> all(Object result) {
        requireNonNull(result, "result");
        if (result instanceof ResultTable table) {
            return List.of(table);
        }
        if (result instanceof Grouped<?> groups) {
            return all(groups.toMetricTable());
        }
        if (result instanceof MetricTable<?> table) {
            return List.of(ofMetrics(table.groupedBy(), table.metrics()));
        }
        if (result instanceof Metric<?> metric) {
            return List.of(ofMetrics(List.of(metric)));
        }
        if (result instanceof Collection<?> many && !many.isEmpty() && areMetrics(many)) {
            return List.of(
                    ofMetrics(many.stream().map(metric -> (Metric<?>) metric).toList()));
        }
        if (result instanceof Map<?, ?> map && !map.isEmpty() && areMetrics(map.values())) {
            Map<String, Metric<?>> metrics = new LinkedHashMap<>();
            map.forEach((group, metric) -> metrics.put(String.valueOf(group), (Metric<?>) metric));
            return List.of(ofMetrics("group", metrics));
        }
        return Printout.tablesOf(result).stream().map(ResultTable::ofCells).toList();
    }

    private static boolean areMetrics(Collection<?> values) {
        return values.stream().allMatch(Metric.class::isInstance);
    }

    private static ResultTable ofMetrics(List<? extends Metric<?>> metrics) {
        Builder table = forMetrics("metric", "value");
        metrics.forEach(metric -> add(metric.name(), metric, table));
        return table.build();
    }

    private static ResultTable ofMetrics(String groupedBy, Map<String, ? extends Metric<?>> metrics) {
        List<String> names =
                metrics.values().stream().map(Metric::name).distinct().toList();
        Builder table = forMetrics(groupedBy, names.size() == 1 ? names.get(0) : "value");
        metrics.forEach((group, metric) -> add(group, metric, table));
        return table.build();
    }

    private static Builder forMetrics(String first, String value) {
        return withColumns(first, "n", value, Confidence.DEFAULT + " CI from", Confidence.DEFAULT + " CI to");
    }

    private static void add(String name, Metric<?> metric, Builder table) {
        Optional<Interval> interval = metric.intervalIfDefined(Confidence.DEFAULT);
        table.row(
                name,
                Long.toString(metric.count()),
                metric.count() == 0 ? TextTable.UNDEFINED : metric.unit().text(metric.value()),
                interval.map(i -> metric.unit().text(i.lower())).orElse(TextTable.UNDEFINED),
                interval.map(i -> metric.unit().text(i.upper())).orElse(TextTable.UNDEFINED));
    }

    private static ResultTable ofCells(Printout.Cells cells) {
        ImmutableList<ImmutableList<String>> rows =
                cells.rows().stream().map(ImmutableList::copyOf).collect(ImmutableList.toImmutableList());
        return new ResultTable(rows.get(0), rows.subList(1, rows.size()));
    }

    /**
     * The names of the columns.
     *
     * @return one for each column, in order
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * The rows.
     *
     * @return each with a cell for each column
     */
    public List<? extends List<String>> rows() {
        return rows;
    }

    /**
     * The table for spreadsheets, after RFC 4180: a line for the names, commas, quotes where needed, lines that end with CR and LF. A text that a
     * spreadsheet would run as a formula ({@code =…}, {@code @…}, {@code +…} or {@code -…} with letters) gets an apostrophe before it.
     *
     * @return the text
     */
    public String toCsv() {
        return TableText.csv(this);
    }

    /**
     * The table for a wiki or an issue, as GitHub-flavoured Markdown; what would be markup is escaped.
     *
     * @return the text
     */
    public String toMarkdown() {
        return TableText.markdown(this);
    }

    /**
     * The table as an HTML element {@code table}, without classes or style; names are escaped.
     *
     * @return the element
     */
    public String toHtml() {
        return TableText.html(this);
    }

    /**
     * Writes the table in the form that the name's ending asks for: {@code .csv} (UTF-8 with the mark that spreadsheets need to see it), {@code .md} or
     * {@code .html}. The file is whole or not there.
     *
     * @param file the name, as text or path
     * @return the absolute path written
     * @throws IllegalArgumentException if the ending is another one or the directory is missing
     * @throws java.io.UncheckedIOException if writing fails
     */
    public Path save(String file) {
        return save(Path.of(requireNonNull(file, "file")));
    }

    /**
     * Writes the table in the form that the name's ending asks for, see {@link #save(String)}.
     *
     * @param file where to
     * @return the absolute path written
     * @throws IllegalArgumentException if the ending is none of {@code .csv}, {@code .md} and {@code .html}, or the directory is missing
     * @throws java.io.UncheckedIOException if writing fails
     */
    public Path save(Path file) {
        String name = String.valueOf(requireNonNull(file, "file").getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String text = switch (ending) {
            case "csv" -> "\uFEFF" + toCsv();
            case "md" -> toMarkdown();
            case "html" -> TableText.page(this);
            default -> throw new IllegalArgumentException("a table is saved as .csv, .md or .html, not as " + name);
        };
        WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        return file.toAbsolutePath();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResultTable table && columns.equals(table.columns) && rows.equals(table.rows);
    }

    @Override
    public int hashCode() {
        return 31 * columns.hashCode() + rows.hashCode();
    }

    /** Aligned text: the first column to the left, the others to the right. */
    @Override
    public String toString() {
        TextTable text = TextTable.of(columns.toArray(String[]::new));
        rows.forEach(row -> text.row(row.toArray(String[]::new)));
        return text.toString();
    }

    /**
     * Begins a table with these columns.
     *
     * @param columns their names, at least one
     * @return a builder without rows
     * @throws IllegalArgumentException if there is no column
     */
    public static Builder withColumns(String... columns) {
        return new Builder(ImmutableList.copyOf(columns));
    }

    /** Collects rows; for one thread. */
    public static final class Builder {

        private final ImmutableList<String> columns;
        private final ImmutableList.Builder<ImmutableList<String>> rows = ImmutableList.builder();

        private Builder(ImmutableList<String> columns) {
            if (columns.isEmpty()) {
                throw new IllegalArgumentException("a table needs a column");
            }
            this.columns = columns;
        }

        /**
         * Adds a row.
         *
         * @param cells one for each column
         * @return this builder
         * @throws IllegalArgumentException if there are more or fewer
         */
        public Builder row(String... cells) {
            if (cells.length != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of " + cells.length + " cells for " + columns.size() + " columns: " + columns);
            }
            rows.add(ImmutableList.copyOf(cells));
            return this;
        }

        /**
         * The table so far.
         *
         * @return a table of the rows added
         */
        public ResultTable build() {
            return new ResultTable(columns, rows.build());
        }
    }
}
