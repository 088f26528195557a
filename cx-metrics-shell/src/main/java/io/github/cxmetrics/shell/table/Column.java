package io.github.cxmetrics.shell.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column as coded text: for each row the number of one of the distinct texts, or −1 where the cell is missing. Types are
 * read from the distinct texts, on request.
 */
final class Column {

    private final String name;
    private final int[] codes;
    private final List<String> texts;

    private Column(String name, int[] codes, List<String> texts) {
        this.name = name;
        this.codes = codes;
        this.texts = texts;
    }

    String name() {
        return name;
    }

    int rows() {
        return codes.length;
    }

    /** The number of the text in a row, or −1. */
    int code(int row) {
        return codes[row];
    }

    /** The texts that codes stand for; each is in the file at least once, and none is blank. */
    List<String> texts() {
        return texts;
    }

    /** Collects cells in row order; null and blank cells are missing. Not thread-safe; built once. */
    static final class Builder {

        private final String name;
        private final Map<String, Integer> codeByText = new HashMap<>();
        private final List<String> texts = new ArrayList<>();
        private int[] codes = new int[64];
        private int rows;

        Builder(String name) {
            this.name = name;
        }

        void add(@Nullable String cell) {
            if (rows == codes.length) {
                codes = Arrays.copyOf(codes, rows * 2);
            }
            codes[rows++] = cell == null || cell.isBlank() ? -1 : codeByText.computeIfAbsent(cell, this::newCode);
        }

        /** Adds the cell that stands in a buffer, without blanks at its ends. */
        void add(char[] buffer, int offset, int length) {
            add(length == 0 ? null : new String(buffer, offset, length));
        }

        private int newCode(String text) {
            texts.add(text);
            return texts.size() - 1;
        }

        Column build() {
            return build(rows);
        }

        /** The first rows; those behind them must be missing. */
        Column build(int kept) {
            return new Column(name, Arrays.copyOf(codes, kept), List.copyOf(texts));
        }
    }
}
