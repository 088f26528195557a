package io.github.cxmetrics.monitor.disclosure;

import io.github.cxmetrics.internal.CountMath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses what a two-way table hides. Margins are cells of a table that is one row and one column larger: with U above every sum, {@code U - row total} and
 * {@code U - column total} make all its own margins known, so that a hidden total is one more hidden cell, and one kind of audit serves both.
 */
final class TableHiding {

    private final long minimum;
    private final int rows;
    private final int columns;
    private final long[][] cells;
    private final boolean[][] hidden;
    private final long above;

    private TableHiding(long minimum, long[][] counts) {
        this.minimum = minimum;
        this.rows = counts.length;
        this.columns = counts[0].length;
        this.cells = new long[rows + 1][columns + 1];
        this.hidden = new boolean[rows + 1][columns + 1];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                long count = counts[row][column];
                cells[row][column] = count;
                cells[row][columns] = CountMath.sum(cells[row][columns], count, "counts");
                cells[rows][column] = CountMath.sum(cells[rows][column], count, "counts");
                cells[rows][columns] = CountMath.sum(cells[rows][columns], count, "counts");
                hidden[row][column] = Suppression.isSmall(count, minimum);
            }
        }
        long total = cells[rows][columns];
        this.above = CountMath.sum(
                CountMath.sum(total, total, "twice the counts"), minimum, "twice the counts and the minimum");
    }

    static TableHiding of(long minimum, long[][] counts) {
        TableHiding table = new TableHiding(minimum, counts);
        table.hideLines();
        while (table.hideOneMore()) {
            table.hideLines();
        }
        return table;
    }

    /** Rows and columns in turn, until each that hides something hides enough. */
    private void hideLines() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int row = 0; row <= rows; row++) {
                changed |= hideEnough(line(row, true));
            }
            for (int column = 0; column <= columns; column++) {
                changed |= hideEnough(line(column, false));
            }
        }
    }

    /** The cells of a row or column, its sum last. */
    private List<int[]> line(int index, boolean isRow) {
        List<int[]> line = new ArrayList<>();
        for (int i = 0; i <= (isRow ? columns : rows); i++) {
            line.add(isRow ? new int[] {index, i} : new int[] {i, index});
        }
        return line;
    }

    private boolean hideEnough(List<int[]> line) {
        boolean changed = false;
        while (true) {
            int count = 0;
            long together = 0;
            for (int[] at : line) {
                if (hidden[at[0]][at[1]]) {
                    count++;
                    together += cells[at[0]][at[1]];
                }
            }
            if (count == 0 || count >= 2 && together >= minimum || !hideSmallest(line)) {
                return changed;
            }
            changed = true;
        }
    }

    /** The smallest that is not 0 and not hidden, the sum only where nothing else is left. */
    private boolean hideSmallest(List<int[]> line) {
        int[] best = null;
        for (int[] at : line.subList(0, line.size() - 1)) {
            long cell = cells[at[0]][at[1]];
            if (cell > 0 && !hidden[at[0]][at[1]] && (best == null || cell < cells[best[0]][best[1]])) {
                best = at;
            }
        }
        int[] sum = line.get(line.size() - 1);
        if (best == null && !hidden[sum[0]][sum[1]]) {
            best = sum;
        }
        if (best != null) {
            hidden[best[0]][best[1]] = true;
        }
        return best != null;
    }

    /** Hides a further cell beside one that is still disclosed. */
    private boolean hideOneMore() {
        CellFlow flow = flow();
        for (int row = 0; row <= rows; row++) {
            for (int column = 0; column <= columns; column++) {
                if (hidden[row][column] && flow.isFixed(row, column)) {
                    return hideSmallest(line(row, true)) || hideSmallest(line(column, false)) || hideAny();
                }
            }
        }
        return false;
    }

    private boolean hideAny() {
        for (int row = 0; row <= rows; row++) {
            if (hideSmallest(line(row, true))) {
                return true;
            }
        }
        return false;
    }

    private CellFlow flow() {
        long[][] values = new long[rows + 1][columns + 1];
        for (int row = 0; row <= rows; row++) {
            for (int column = 0; column <= columns; column++) {
                values[row][column] = isMargin(row, column) ? above - cells[row][column] : cells[row][column];
            }
        }
        return CellFlow.of(hidden, values);
    }

    private boolean isMargin(int row, int column) {
        return (row == rows) != (column == columns);
    }

    SuppressionAudit audit() {
        List<SuppressionAudit.Cell> audited = new ArrayList<>();
        for (SuppressionAudit.Cell cell : SuppressionAudit.of(hidden, flow()).cells()) {
            audited.add(
                    isMargin(cell.row(), cell.column())
                            ? new SuppressionAudit.Cell(
                                    cell.row(), cell.column(), above - cell.largest(), above - cell.smallest())
                            : cell);
        }
        return new SuppressionAudit(audited);
    }

    boolean[][] hidden() {
        boolean[][] inside = new boolean[rows][columns];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(hidden[row], 0, inside[row], 0, columns);
        }
        return inside;
    }

    boolean[] hiddenRowTotals() {
        boolean[] margin = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            margin[row] = hidden[row][columns];
        }
        return margin;
    }

    boolean[] hiddenColumnTotals() {
        return Arrays.copyOf(hidden[rows], columns);
    }

    boolean isTotalHidden() {
        return hidden[rows][columns];
    }

    long[] rowTotals() {
        long[] margin = new long[rows];
        for (int row = 0; row < rows; row++) {
            margin[row] = cells[row][columns];
        }
        return margin;
    }

    long[] columnTotals() {
        return Arrays.copyOf(cells[rows], columns);
    }

    long total() {
        return cells[rows][columns];
    }
}
