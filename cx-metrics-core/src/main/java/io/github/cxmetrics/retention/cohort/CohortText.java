package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.internal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;

/** Cells as a triangle: cohort, customers, columns, and a line over all cohorts. */
final class CohortText {

    private static final int MAX_PRINTED = 64;

    private CohortText() {}

    static String table(CohortCells cells, CohortRule rule, DoubleFunction<String> mean) {
        int columns = Math.min(cells.columns(), MAX_PRINTED);
        List<String> headings = new ArrayList<>(List.of("cohort", "customers"));
        for (int column = 0; column < columns; column++) {
            headings.add(rule.returning().column(column));
        }
        TextTable table = TextTable.of(headings.toArray(String[]::new));
        for (long cohort : cells.cohorts()) {
            CohortCells.Row row = cells.row(cohort);
            String name = rule.periods().label(cohort);
            table.row(line(name, row.size(), columns, c -> cell(row.value(c), row.matured(c), mean)));
        }
        long entries = cells.sizes().stream().mapToLong(Long::longValue).sum();
        table.row(line("overall", entries, columns, c -> cell(cells.valueOf(c), cells.maturedIn(c), mean)));
        return table
                + (columns < cells.columns() ? "(the first " + columns + " of " + cells.columns() + " columns)\n" : "");
    }

    private static String cell(long value, long matured, DoubleFunction<String> mean) {
        return matured == 0 ? TextTable.UNDEFINED : mean.apply((double) value / matured);
    }

    private static String[] line(String name, long size, int columns, IntFunction<String> cells) {
        List<String> line = new ArrayList<>(List.of(name, Long.toString(size)));
        for (int column = 0; column < columns; column++) {
            line.add(cells.apply(column));
        }
        return line.toArray(String[]::new);
    }
}
