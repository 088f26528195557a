package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.internal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Cells as a triangle: cohort, customers, columns, and a line over all cohorts. */
final class CohortText {

    private static final int MAX_PRINTED = 64;

    private CohortText() {}

    static String table(CohortCells cells, CohortRule rule, DoubleFunction<String> mean) {
        int columns = Math.min(cells.overall().columns(), MAX_PRINTED);
        List<String> headings = new ArrayList<>(List.of("cohort", "customers"));
        for (int column = 0; column < columns; column++) {
            headings.add(rule.returning().column(column));
        }
        TextTable table = TextTable.of(headings.toArray(String[]::new));
        for (long cohort : cells.cohorts()) {
            table.row(line(rule.periods().label(cohort), cells.row(cohort), columns, mean));
        }
        table.row(line("overall", cells.overall(), columns, mean));
        return table
                + (columns < cells.overall().columns()
                        ? "(the first " + columns + " of " + cells.overall().columns() + " columns)\n"
                        : "");
    }

    private static String[] line(String name, CohortCells.Row row, int columns, DoubleFunction<String> mean) {
        List<String> line = new ArrayList<>(List.of(name, Long.toString(row.size())));
        for (int column = 0; column < columns; column++) {
            line.add(
                    row.matured(column) == 0
                            ? TextTable.UNDEFINED
                            : mean.apply((double) row.value(column) / row.matured(column)));
        }
        return line.toArray(String[]::new);
    }
}
