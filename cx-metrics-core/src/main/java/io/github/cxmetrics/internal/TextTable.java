package io.github.cxmetrics.internal;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/** Aligned text: the first column to the left, the others, which hold numbers, to the right; by the columns that a text
 * takes, so that East Asian names line up. For one thread. */
public final class TextTable {

    /** What a table shows in place of a number that is not defined. */
    public static final String UNDEFINED = "–";

    /** What a table shows in place of a number that may not be shown. */
    public static final String HIDDEN = "hidden";

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    private TextTable() {}

    /**
     * A table without rows.
     *
     * @param headings one for each column
     * @return the table
     */
    public static TextTable of(String... headings) {
        return new TextTable().row(headings);
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column
     * @return this table
     */
    public TextTable row(String... cells) {
        requireNonNull(cells, "cells");
        checkArgument(
                rows.isEmpty() || rows.get(0).size() == cells.length,
                "a row needs %s cells, not %s",
                rows.isEmpty() ? 0 : rows.get(0).size(),
                cells.length);
        rows.add(List.of(cells));
        return this;
    }

    /** The rows, one a line, without trailing blanks. */
    @Override
    public String toString() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(widths[c], Text.width(row.get(c)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(row.get(0)).append(blanks(row.get(0), widths[0]));
            for (int c = 1; c < columns; c++) {
                line.append(GAP).append(blanks(row.get(c), widths[c])).append(row.get(c));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        PrintedTables.note(text.toString(), rows);
        return text.toString();
    }

    private static String blanks(String cell, int width) {
        return " ".repeat(width - Text.width(cell));
    }
}
