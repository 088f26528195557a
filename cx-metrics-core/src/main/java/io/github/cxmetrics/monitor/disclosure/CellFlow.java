package io.github.cxmetrics.monitor.disclosure;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Hidden cells of a two-way table as a flow from its rows to its columns: every way to fill them that keeps the margins is reached from one of them by moving
 * counts around cycles, so that the largest and the smallest value of a cell are a maximum flow (Gusfield 1988).
 */
final class CellFlow {

    private final boolean[][] hidden;
    private final int rows;
    private final int columns;
    private final long[][] values;

    private CellFlow(boolean[][] hidden, long[][] values) {
        this.hidden = hidden;
        this.rows = hidden.length;
        this.columns = hidden[0].length;
        this.values = values;
    }

    /** From a table that is known whole. */
    static CellFlow of(boolean[][] hidden, long[][] values) {
        return new CellFlow(hidden, values);
    }

    /**
     * From what is left of the margins for the hidden cells.
     *
     * @return the flow, or null if no whole numbers fit them
     */
    static CellFlow fitting(boolean[][] hidden, long[] rowLeft, long[] columnLeft) {
        CellFlow flow = new CellFlow(hidden, new long[hidden.length][hidden[0].length]);
        return flow.fill(rowLeft, columnLeft) ? flow : null;
    }

    /** Successive shortest augmenting paths from rows with something left to columns with something left. */
    private boolean fill(long[] rowLeft, long[] columnLeft) {
        long[] supply = rowLeft.clone();
        long[] demand = columnLeft.clone();
        for (int row = 0; row < rows; row++) {
            while (supply[row] > 0) {
                int[] from = reach(row, -1, -1);
                int target = -1;
                for (int column = 0; column < columns; column++) {
                    if (demand[column] > 0 && from[rows + column] >= 0) {
                        target = column;
                        break;
                    }
                }
                if (target < 0) {
                    return false;
                }
                long moved = move(from, row, rows + target, Math.min(supply[row], demand[target]));
                supply[row] -= moved;
                demand[target] -= moved;
            }
        }
        return Arrays.stream(demand).allMatch(left -> left == 0);
    }

    /** The largest value of a hidden cell: what else can be taken out of its row and its column. */
    long largest(int row, int column) {
        return copy().push(rows + column, row, row, column, Long.MAX_VALUE) + values[row][column];
    }

    /** The smallest value of a hidden cell: what its row and column can do without. */
    long smallest(int row, int column) {
        long value = values[row][column];
        return value - copy().push(row, rows + column, row, column, value);
    }

    /** Whether every way to fill the table gives a cell the same value: it lies on no cycle. */
    boolean isFixed(int row, int column) {
        return copy().push(rows + column, row, row, column, 1) == 0
                && (values[row][column] == 0 || copy().push(row, rows + column, row, column, 1) == 0);
    }

    private CellFlow copy() {
        return new CellFlow(hidden, Arrays.stream(values).map(long[]::clone).toArray(long[][]::new));
    }

    private long push(int source, int sink, int row, int column, long most) {
        long pushed = 0;
        while (pushed < most) {
            int[] from = reach(source, row, column);
            if (from[sink] < 0) {
                break;
            }
            pushed += move(from, source, sink, most - pushed);
        }
        return pushed;
    }

    /** Breadth first over the residual graph without one cell: a row reaches its columns, a column the rows from which it has something. */
    private int[] reach(int source, int withoutRow, int withoutColumn) {
        int[] from = new int[rows + columns];
        Arrays.fill(from, -1);
        from[source] = source;
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        queue.add(source);
        while (!queue.isEmpty()) {
            int node = queue.poll();
            boolean isRow = node < rows;
            for (int next = isRow ? rows : 0; next < (isRow ? rows + columns : rows); next++) {
                int row = isRow ? node : next;
                int column = (isRow ? next : node) - rows;
                boolean open = hidden[row][column]
                        && !(row == withoutRow && column == withoutColumn)
                        && (isRow || values[row][column] > 0);
                if (open && from[next] < 0) {
                    from[next] = node;
                    queue.add(next);
                }
            }
        }
        return from;
    }

    private long move(int[] from, int source, int sink, long most) {
        long moved = most;
        for (int node = sink; node != source; node = from[node]) {
            if (node < rows) {
                moved = Math.min(moved, values[node][from[node] - rows]);
            }
        }
        for (int node = sink; node != source; node = from[node]) {
            int before = from[node];
            if (node < rows) {
                values[node][before - rows] -= moved;
            } else {
                values[before][node - rows] += moved;
            }
        }
        return moved;
    }
}
