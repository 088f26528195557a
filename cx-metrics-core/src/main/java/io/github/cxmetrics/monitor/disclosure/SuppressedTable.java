package io.github.cxmetrics.monitor.disclosure;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A two-way table of counts with its margins, in which small cells are hidden so that nobody can compute them.
 *
 * <p>First every cell with {@code 0 < n < minimum}. Then, over rows and columns in turn, the smallest others until each row and column that hides something
 * hides two cells or more, holding {@code minimum} together. Then an {@link #audit()}: while a hidden cell has only one possible value, one more goes with
 * it. A count of 0 is never hidden. A row or column without another cell to hide loses its total, which {@link #rowTotal} and {@link #columnTotal} don't
 * give then; the total of all is one more count of the margins.
 *
 * <p>The counts that are hidden are not kept: neither a printed nor a copied table has them.
 */
public final class SuppressedTable {

    private final long minimum;
    private final List<String> rowNames;
    private final List<String> columnNames;
    private final long[][] shown;
    private final boolean[][] hidden;
    private final long[] rowTotals;
    private final long[] columnTotals;
    private final boolean[] hiddenRowTotals;
    private final boolean[] hiddenColumnTotals;
    private final OptionalLong total;
    private final SuppressionAudit audit;

    private SuppressedTable(
            long minimum, List<String> rowNames, List<String> columnNames, TableHiding hiding, long[][] counts) {
        this.minimum = minimum;
        this.rowNames = List.copyOf(rowNames);
        this.columnNames = List.copyOf(columnNames);
        this.hidden = hiding.hidden();
        this.hiddenRowTotals = hiding.hiddenRowTotals();
        this.hiddenColumnTotals = hiding.hiddenColumnTotals();
        this.total = hiding.isTotalHidden() ? OptionalLong.empty() : OptionalLong.of(hiding.total());
        this.audit = hiding.audit();
        this.rowTotals = hiding.rowTotals();
        this.columnTotals = hiding.columnTotals();
        this.shown = new long[counts.length][];
        for (int row = 0; row < counts.length; row++) {
            shown[row] = counts[row].clone();
            rowTotals[row] = hiddenRowTotals[row] ? 0 : rowTotals[row];
            for (int column = 0; column < shown[row].length; column++) {
                shown[row][column] = hidden[row][column] ? 0 : shown[row][column];
            }
        }
        for (int column = 0; column < columnTotals.length; column++) {
            columnTotals[column] = hiddenColumnTotals[column] ? 0 : columnTotals[column];
        }
    }

    /**
     * Hides what is too small in a table that is shown with the sums of its rows and columns.
     *
     * @param minimum the smallest count that may be shown, at least 1
     * @param rowNames a name for each row
     * @param columnNames a name for each column
     * @param counts the counts by row and column
     * @return the table as it may be shown
     * @throws IllegalArgumentException if the minimum is below 1, the shape uneven, a name or row absent, or a count negative
     * @throws ArithmeticException if twice the sum of the counts, and the minimum, exceed {@link Long#MAX_VALUE}
     */
    public static SuppressedTable of(long minimum, List<String> rowNames, List<String> columnNames, long[][] counts) {
        Suppression.checkMinimum(minimum);
        List<String> rows = Checks.list(rowNames, "rowNames");
        List<String> columns = Checks.list(columnNames, "columnNames");
        requireNonNull(counts, "counts");
        checkArgument(
                counts.length == rowNames.size() && counts.length > 0 && !columnNames.isEmpty(),
                "a table needs rows and columns, and counts for each of its %s rows, not for %s",
                rowNames.size(),
                counts.length);
        for (int row = 0; row < counts.length; row++) {
            checkArgument(counts[row] != null, "row %s is absent", row);
            checkArgument(
                    counts[row].length == columnNames.size(),
                    "row %s needs a count for each of %s columns, not %s",
                    row,
                    columnNames.size(),
                    counts[row].length);
            for (long count : counts[row]) {
                CountMath.checkNotNegative(count, "the counts of row " + row);
            }
        }
        return new SuppressedTable(minimum, rows, columns, TableHiding.of(minimum, counts), counts);
    }

    /**
     * Hides what is too small in a table that was counted by two keys, as {@code rows.collect(groupingBy(Row::area, groupingBy(Row::time, counting())))} does.
     *
     * @param minimum the smallest count that may be shown, at least 1
     * @param counts row to column to count, rows and columns in the order in which they come; what is not there is 0
     * @return the table as it may be shown
     * @throws IllegalArgumentException if the minimum is below 1, there is no count, or one is negative, or a key, row or count is null
     * @throws ArithmeticException if twice the sum of the counts, and the minimum, exceed {@link Long#MAX_VALUE}
     */
    public static SuppressedTable of(long minimum, Map<String, ? extends Map<String, Long>> counts) {
        Map<String, Map<String, Long>> rows = new LinkedHashMap<>();
        Checks.map(counts, "counts").forEach((name, row) -> rows.put(name, Checks.map(row, "counts of a row")));
        Set<String> columns = new LinkedHashSet<>();
        rows.values().forEach(row -> columns.addAll(row.keySet()));
        List<String> columnNames = List.copyOf(columns);
        long[][] cells = rows.values().stream()
                .map(row -> columnNames.stream()
                        .mapToLong(column -> row.getOrDefault(column, 0L))
                        .toArray())
                .toArray(long[][]::new);
        return of(minimum, List.copyOf(rows.keySet()), columnNames, cells);
    }

    /**
     * A count, where it is shown.
     *
     * @param row the row, from 0
     * @param column the column, from 0
     * @return the count, or nothing where it is hidden
     * @throws IllegalArgumentException if there is no such row or column
     */
    public OptionalLong count(int row, int column) {
        checkIndex("row", row, shown.length);
        checkIndex("column", column, columnTotals.length);
        return hidden[row][column] ? OptionalLong.empty() : OptionalLong.of(shown[row][column]);
    }

    /**
     * Whether a cell is hidden.
     *
     * @param row the row, from 0
     * @param column the column, from 0
     * @return whether it is
     * @throws IllegalArgumentException if there is no such row or column
     */
    public boolean isHidden(int row, int column) {
        checkIndex("row", row, shown.length);
        checkIndex("column", column, columnTotals.length);
        return hidden[row][column];
    }

    /**
     * The sum of a row, where it is shown.
     *
     * @param row the row, from 0
     * @return the sum, or nothing where it is hidden
     * @throws IllegalArgumentException if there is no such row
     */
    public OptionalLong rowTotal(int row) {
        checkIndex("row", row, shown.length);
        return hiddenRowTotals[row] ? OptionalLong.empty() : OptionalLong.of(rowTotals[row]);
    }

    /**
     * The sum of a column, where it is shown.
     *
     * @param column the column, from 0
     * @return the sum, or nothing where it is hidden
     * @throws IllegalArgumentException if there is no such column
     */
    public OptionalLong columnTotal(int column) {
        checkIndex("column", column, columnTotals.length);
        return hiddenColumnTotals[column] ? OptionalLong.empty() : OptionalLong.of(columnTotals[column]);
    }

    private static void checkIndex(String what, int index, int size) {
        checkArgument(
                index >= 0 && index < size, "%s %s is outside 0..%s", what, (Integer) index, (Integer) (size - 1));
    }

    /**
     * The bounds of each hidden cell that a reader of this table can find. A hidden margin counts as one more hidden cell of its row or column, at the end.
     *
     * @return the audit, in which no cell is disclosed
     */
    public SuppressionAudit audit() {
        return audit;
    }

    /**
     * The table as it may be shown.
     *
     * @return aligned text
     */
    public String table() {
        List<String> headings = new ArrayList<>(columnNames);
        headings.add(0, "");
        headings.add("total");
        TextTable table = TextTable.of(headings.toArray(String[]::new));
        for (int row = 0; row < shown.length; row++) {
            List<String> cells = new ArrayList<>(List.of(rowNames.get(row)));
            for (int column = 0; column < columnTotals.length; column++) {
                cells.add(text(count(row, column)));
            }
            cells.add(text(rowTotal(row)));
            table.row(cells.toArray(String[]::new));
        }
        List<String> totals = new ArrayList<>(List.of("total"));
        for (int column = 0; column < columnTotals.length; column++) {
            totals.add(text(columnTotal(column)));
        }
        totals.add(text(total()));
        return table.row(totals.toArray(String[]::new)).toString();
    }

    /**
     * The sum of all, where it is shown.
     *
     * @return the sum, or nothing where it is hidden
     */
    public OptionalLong total() {
        return total;
    }

    private static String text(OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : TextTable.HIDDEN;
    }

    /** For example {@code 4 of 12 cells hidden below 10, none of them disclosed by what is shown}. */
    @Override
    public String toString() {
        long cells = Arrays.stream(hidden)
                .mapToLong(row ->
                        IntStream.range(0, row.length).filter(i -> row[i]).count())
                .sum();
        int known = audit.disclosed().size();
        return cells + " of " + (long) rowNames.size() * columnNames.size() + " cells hidden below " + minimum + ", "
                + (known == 0 ? "none" : Integer.toString(known)) + " of them disclosed by what is shown";
    }
}
