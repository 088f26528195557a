package io.github.cxmetrics.shell.table;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Takes the cells of rows, from whatever source, into columns, and knows what was left out. */
final class Columns {

    static final int MOST_COLUMNS = 1 << 16;

    private static final char[] NO_CELL = {};

    private final String file;
    private final Header header;
    private final Csv options;
    private final Column.Builder[] columns;
    private final char[][] missing;
    private final List<String> row = new ArrayList<>();
    private int[] lines = new int[64];
    private int rows;
    private int filledRows;
    private int without;
    private boolean isFilled;
    private boolean isTooLong;
    private boolean hasSurplus;
    // Columns with a cell that is text in its source; in the others all cells were numbers, times or booleans there.
    private final BitSet textual = new BitSet();

    Columns(String file, Header header, Csv options) {
        if (header.size() > MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    file + " has " + header.size() + " columns; at most " + MOST_COLUMNS + " are read");
        }
        this.file = file;
        this.header = header;
        this.options = options;
        this.columns = header.names().stream()
                .map(name -> new Column.Builder(name, batch(header.size())))
                .toArray(Column.Builder[]::new);
        this.missing = options.missing().stream().map(String::toCharArray).toArray(char[][]::new);
        for (String column : options.without().keySet()) {
            if (!header.names().contains(column)) {
                throw new IllegalArgumentException(file + " has no column \"" + column + "\" to leave rows out by");
            }
        }
    }

    /** Of many columns each collects few cells at a time, as all of them do it at once. */
    private static int batch(int columns) {
        return Math.max(8, Math.min(256, (1 << 14) / Math.max(1, columns)));
    }

    Header header() {
        return header;
    }

    int width() {
        return columns.length;
    }

    /** The next cell of the row; columns follow each other. */
    void cell(int column, char[] buffer, int offset, int length) {
        int start = offset;
        int end = offset + length;
        while (start < end && Blanks.isBlank(buffer[start])) {
            start++;
        }
        while (end > start && Blanks.isBlank(buffer[end - 1])) {
            end--;
        }
        int filled = missing.length > 0 && isMissing(buffer, start, end) ? 0 : end - start;
        isFilled |= filled > 0;
        if (column >= columns.length) {
            isTooLong |= filled > 0;
            hasSurplus = true;
        } else if (options.without().isEmpty()) {
            columns[column].add(buffer, start, filled);
        } else {
            row.add(new String(buffer, start, filled));
        }
    }

    /** Tells that a cell of a column is text in its source, not a value of a type. */
    void isText(int column) {
        textual.set(column);
    }

    private boolean isMissing(char[] buffer, int start, int end) {
        for (char[] text : missing) {
            if (Arrays.equals(text, 0, text.length, buffer, start, end)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the row has a cell that is filled and stands right of the last column. */
    boolean isTooLong() {
        return isTooLong;
    }

    /** Ends a row of so many cells; the others are missing. */
    void endRow(int cells, long line) {
        for (int column = cells; column < columns.length; column++) {
            cell(column, NO_CELL, 0, 0);
        }
        if (isLeftOut()) {
            without++;
        } else {
            addBuffered();
            keep(line);
        }
        row.clear();
        isFilled = false;
    }

    /** Rows that may be left out wait here for their last cell. */
    private void addBuffered() {
        for (int column = 0; column < row.size(); column++) {
            char[] text = row.get(column).toCharArray();
            columns[column].add(text, 0, text.length);
        }
    }

    private void keep(long line) {
        if (rows == lines.length) {
            lines = Arrays.copyOf(lines, Math.addExact(rows, rows / 2 + 1));
        }
        lines[rows++] = (int) Math.min(line, Integer.MAX_VALUE);
        filledRows = isFilled ? rows : filledRows;
    }

    private boolean isLeftOut() {
        for (var entry : options.without().asMap().entrySet()) {
            if (entry.getValue().contains(row.get(header.names().indexOf(entry.getKey())))) {
                return true;
            }
        }
        return false;
    }

    /** The table of all rows, of a source whose cells have types, and where an empty row is a row. */
    Table wholeTable(List<String> detected) {
        filledRows = rows;
        return table(detected, true);
    }

    /** The table of the rows so far; if its source has types, the columns without text keep that they had one. */
    Table table(List<String> detected, boolean isTyped) {
        List<String> reading = new ArrayList<>(detected);
        int kept = columns.length == 1 ? rows : filledRows;
        int width = columns.length;
        List<Column> built = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            Column each = columns[column].build(kept);
            built.add(isTyped && !textual.get(column) ? each.ofTypedValues() : each);
        }
        while (width > header.named() && built.get(width - 1).texts().isEmpty()) {
            width--;
        }
        say(reading, width, kept);
        return Table.of(
                file,
                String.join(", ", reading),
                built.subList(0, width),
                Arrays.copyOf(lines, kept),
                options.cellsShown());
    }

    private void say(List<String> reading, int width, int kept) {
        List<String> given = header.given(width);
        if (!given.isEmpty()) {
            reading.add("names given: " + String.join(", ", given.subList(0, Math.min(8, given.size())))
                    + (given.size() > 8 ? " and " + (given.size() - 8) + " more" : ""));
        }
        if (hasSurplus || width < columns.length) {
            reading.add(
                    columns.length - width > 1
                            ? (columns.length - width) + " nameless empty columns at the end dropped"
                            : "nameless empty last column dropped");
        }
        if (kept < rows) {
            reading.add(Rows.count(rows - kept, "empty row") + " at the end dropped");
        }
        if (without > 0) {
            reading.add(Rows.count(without, "row") + " left out by "
                    + String.join(" and ", ImmutableSet.copyOf(options.without().keySet())));
        }
    }
}
