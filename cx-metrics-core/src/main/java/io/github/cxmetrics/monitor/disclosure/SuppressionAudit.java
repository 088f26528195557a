package io.github.cxmetrics.monitor.disclosure;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of a two-way table with margins can find out about its hidden cells: the smallest and the largest value of each, over all ways to fill them
 * with whole numbers that keep every margin. Where both are equal the cell is disclosed.
 *
 * <p>For a table on its own: other tables with the same margins, or the same table a week later, tell more. Source: Gusfield (1988); de Wolf (2002).
 *
 * @param cells the hidden cells, by row, then column
 */
public record SuppressionAudit(List<Cell> cells) implements Serializable {

    /**
     * A hidden cell.
     *
     * @param row its row, from 0
     * @param column its column, from 0
     * @param smallest the least that it can be
     * @param largest the most that it can be
     */
    public record Cell(int row, int column, long smallest, long largest) implements Serializable {

        /**
         * Checks the numbers.
         *
         * @param row its row, from 0
         * @param column its column, from 0
         * @param smallest the least that it can be
         * @param largest the most that it can be
         * @throws IllegalArgumentException if row, column or the least is negative, or the least above the most
         */
        public Cell {
            checkArgument(row >= 0 && column >= 0, "row and column count from 0, not %s and %s", row, column);
            Checks.count(smallest, "the least of a cell");
            checkArgument(
                    smallest <= largest, "the least of a cell is at most its most, not %s and %s", smallest, largest);
        }

        /**
         * Whether a reader knows it.
         *
         * @return whether only one value is possible
         */
        public boolean isDisclosed() {
            return smallest == largest;
        }
    }

    /**
     * Copies the cells.
     *
     * @param cells the hidden cells
     * @throws IllegalArgumentException if one is absent
     */
    public SuppressionAudit {
        cells = Checks.list(cells, "cells");
    }

    /**
     * Audits a table as it is published.
     *
     * @param shown counts by row and column; null is hidden
     * @param rowTotals the published sum of each row
     * @param columnTotals the published sum of each column
     * @return the bounds of each hidden cell
     * @throws IllegalArgumentException if the shape is uneven, a number negative, or nothing fits the margins
     */
    public static SuppressionAudit of(@Nullable Long[][] shown, long[] rowTotals, long[] columnTotals) {
        requireNonNull(shown, "shown");
        requireNonNull(rowTotals, "rowTotals");
        requireNonNull(columnTotals, "columnTotals");
        checkArgument(
                rowTotals.length == shown.length && shown.length > 0,
                "%s rows need as many totals, not %s",
                shown.length,
                rowTotals.length);
        for (long total : rowTotals) {
            CountMath.checkNotNegative(total, "totals of rows");
        }
        for (long total : columnTotals) {
            CountMath.checkNotNegative(total, "totals of columns");
        }
        boolean[][] hidden = new boolean[rowTotals.length][columnTotals.length];
        long[] rowLeft = rowTotals.clone();
        long[] columnLeft = columnTotals.clone();
        for (int row = 0; row < shown.length; row++) {
            checkArgument(shown[row] != null, "row %s is absent", row);
            checkArgument(
                    shown[row].length == columnTotals.length,
                    "row %s has %s cells and the table %s column totals",
                    row,
                    shown[row].length,
                    columnTotals.length);
            for (int column = 0; column < columnTotals.length; column++) {
                Long cell = shown[row][column];
                hidden[row][column] = cell == null;
                if (cell != null) {
                    checkArgument(cell >= 0, "cell %s of row %s must not be negative: %s", column, row, cell);
                    checkLeft("row", row, cell, rowLeft[row], rowTotals);
                    checkLeft("column", column, cell, columnLeft[column], columnTotals);
                    rowLeft[row] -= cell;
                    columnLeft[column] -= cell;
                }
            }
        }
        CellFlow flow = columnTotals.length == 0 ? null : CellFlow.fitting(hidden, rowLeft, columnLeft);
        checkArgument(flow != null, "no counts fit these margins");
        return of(hidden, flow);
    }

    private static void checkLeft(String what, int i, long cell, long left, long[] totals) {
        checkArgument(cell <= left, "the cells of %s %s exceed its total of %s", what, i, totals[i]);
    }

    static SuppressionAudit of(boolean[][] hidden, CellFlow flow) {
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < hidden.length; row++) {
            for (int column = 0; column < hidden[row].length; column++) {
                if (hidden[row][column]) {
                    cells.add(new Cell(row, column, flow.smallest(row, column), flow.largest(row, column)));
                }
            }
        }
        return new SuppressionAudit(cells);
    }

    /**
     * The cells that a reader can compute.
     *
     * @return those with one possible value
     */
    public List<Cell> disclosed() {
        return cells.stream().filter(Cell::isDisclosed).toList();
    }

    /**
     * The bounds of each hidden cell.
     *
     * @return a table of row, column, least and most
     */
    public String table() {
        TextTable table = TextTable.of("row", "column", "least", "most");
        for (Cell cell : cells) {
            table.row(
                    Integer.toString(cell.row),
                    Integer.toString(cell.column),
                    Long.toString(cell.smallest),
                    Long.toString(cell.largest));
        }
        return table.toString();
    }

    /** For example {@code 4 cells hidden, none of them disclosed}. */
    @Override
    public String toString() {
        int known = disclosed().size();
        return cells.size() + " cells hidden, " + (known == 0 ? "none" : Integer.toString(known))
                + " of them disclosed";
    }
}
