package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.internal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Cells as a triangle: cohort, customers, columns, and a line over all cohorts. */
final class CohortText {

    private static final int MAX_PRINTED = 64;

    /** The text of a cell. */
    interface Cell {
        String of(long value, long matured);
    }

    private CohortText() {}

    static String table(CohortCells cells, CohortRule rule, Cell cell) {
        int columns = Math.min(cells.columns(), MAX_PRINTED);
        List<String> headings = new ArrayList<>(List.of("cohort", "customers"));
        for (int column = 0; column < columns; column++) {
            headings.add(rule.returning().column(column));
        }
        TextTable table = TextTable.of(headings.toArray(String[]::new));
        for (int i = 0; i < cells.size(); i++) {
            CohortCells.Row row = cells.row(i);
            String name = rule.periods().label(cells.cohort(i));
            table.row(line(name, row.size(), columns, c -> cell.of(row.value(c), row.matured(c))));
        }
        long entries = cells.sizes().stream().mapToLong(Long::longValue).sum();
        table.row(line("overall", entries, columns, c -> cell.of(cells.valueOf(c), cells.maturedIn(c))));
        return table
                + (columns < cells.columns() ? "(the first " + columns + " of " + cells.columns() + " columns)\n" : "");
    }

    private static String[] line(String name, long size, int columns, IntFunction<String> cells) {
        List<String> line = new ArrayList<>(List.of(name, Long.toString(size)));
        for (int column = 0; column < columns; column++) {
            line.add(cells.apply(column));
        }
        return line.toArray(String[]::new);
    }
}
