package io.github.cxmetrics.shell.table;

import io.github.cxmetrics.internal.TextTable;
import java.util.List;

/** A table as text. */
final class TableSummary {

    private static final int MOST_COLUMNS = 60;
    private static final int MOST_LETTERS = 24;

    private TableSummary() {}

    /** File, rows, what was detected, and a line for each column. */
    static String of(Table table, List<Column> columns) {
        StringBuilder text = new StringBuilder(table.name())
                .append(": ")
                .append(table.size() == 1 ? "1 row" : table.size() + " rows");
        if (!table.reading().isEmpty()) {
            text.append(" (").append(table.reading()).append(')');
        }
        TextTable lines = TextTable.of("column", "distinct", "missing");
        columns.stream()
                .limit(MOST_COLUMNS)
                .forEach(column -> lines.row(
                        column.name(), Integer.toString(column.texts().size()), Integer.toString(column.missing())));
        text.append('\n').append(lines.toString().stripTrailing());
        int more = columns.size() - MOST_COLUMNS;
        return more > 0 ? text + "\n… and " + more + " columns more" : text.toString();
    }

    /** The first rows, aligned. */
    static String head(Table table, int rows) {
        List<String> columns = table.columns();
        String[] heading = new String[columns.size() + 1];
        heading[0] = "line";
        for (int i = 0; i < columns.size(); i++) {
            heading[i + 1] = cut(columns.get(i));
        }
        TextTable text = TextTable.of(heading);
        for (int row = 0; row < Math.min(rows, table.size()); row++) {
            String[] cells = new String[columns.size() + 1];
            cells[0] = Integer.toString(table.line(row));
            for (int i = 0; i < columns.size(); i++) {
                String cell = table.column(columns.get(i)).text(row);
                cells[i + 1] = cell == null ? TextTable.UNDEFINED : cut(cell);
            }
            text.row(cells);
        }
        return text.toString();
    }

    private static String cut(String text) {
        String line = text.replaceAll("[\\r\\n\\t]+", " ");
        return line.length() <= MOST_LETTERS ? line : line.substring(0, MOST_LETTERS - 1) + "…";
    }
}
