package io.github.cxmetrics.shell.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Refusals of the cells of one column: file, lines, column, rule; the text of a cell only where that is allowed. */
final class Refusals {

    private static final int LINES_SAID = 5;

    /** Texts that stand for a missing value in files of many tools. They are ours to say, whoever's the file is. */
    private static final Set<String> MISSING_CODES = Set.of(
            "n/a",
            "na",
            "#n/a",
            "n.a.",
            "-",
            "--",
            "\u2013",
            "\u2014",
            ".",
            "?",
            "null",
            "none",
            "nil",
            "nan",
            "not available",
            "missing",
            "unknown",
            "\\n",
            "(null)",
            "(none)",
            "(not set)",
            "(blank)",
            "undefined");

    private final String table;
    private final int[] lines;
    private final Column column;
    private final boolean showsCells;

    Refusals(String table, int[] lines, Column column, boolean showsCells) {
        this.table = table;
        this.lines = lines;
        this.column = column;
        this.showsCells = showsCells;
    }

    /** One row and what is wrong there. */
    IllegalArgumentException at(int row, String why) {
        return new IllegalArgumentException(table + " line " + lines[row] + ", column " + column.name() + ": " + why);
    }

    /** The whole column and what is wrong with it. */
    IllegalArgumentException ofColumn(String why) {
        return new IllegalArgumentException(table + ", column " + column.name() + ": " + why);
    }

    /** The first row of a text. */
    int rowOf(int code) {
        for (int row = 0; row < column.rows(); row++) {
            if (column.code(row) == code) {
                return row;
            }
        }
        throw new IllegalStateException("text " + code + " of column " + column.name() + " is in no row");
    }

    /** The line of the first row of a text. */
    int lineOf(int code) {
        return lines[rowOf(code)];
    }

    /** The cells whose texts don't fit, with the missing codes among them proposed. */
    IllegalArgumentException misfits(IntPredicate misfit, String rule) {
        List<Integer> rows = new ArrayList<>();
        Set<String> proposed = new LinkedHashSet<>();
        Set<String> shown = new LinkedHashSet<>();
        boolean onlyCodes = true;
        for (int row = 0; row < column.rows(); row++) {
            int code = column.code(row);
            if (code >= 0 && misfit.test(code)) {
                rows.add(row);
                String text = column.texts().get(code);
                boolean known = MISSING_CODES.contains(text.strip().toLowerCase(Locale.ROOT));
                onlyCodes &= known;
                if (known && proposed.size() < LINES_SAID) {
                    proposed.add(quoted(text.strip()));
                }
                if (shown.size() < LINES_SAID) {
                    shown.add(quoted(text));
                }
            }
        }
        String what = rows.size() == 1 ? "a cell is " : rows.size() + " cells are ";
        String message = what + rule + (showsCells ? ": " + String.join(", ", shown) : "");
        if (!proposed.isEmpty()) {
            message += (onlyCodes ? "; if they mean missing, say " : "; if some mean missing, say ") + "missingTexts("
                    + String.join(", ", proposed) + "), or missing(…) of Csv";
        }
        return new IllegalArgumentException(
                table + " " + saidLines(rows) + ", column " + column.name() + ": " + message);
    }

    private String saidLines(List<Integer> rows) {
        if (rows.size() == 1) {
            return "line " + lines[rows.get(0)];
        }
        String first = rows.stream()
                .limit(LINES_SAID)
                .map(row -> Integer.toString(lines[row]))
                .collect(Collectors.joining(", "));
        int more = rows.size() - LINES_SAID;
        return "lines " + first + (more > 0 ? " and " + more + " more" : "");
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
