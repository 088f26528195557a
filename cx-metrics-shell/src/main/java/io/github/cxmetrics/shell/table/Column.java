package io.github.cxmetrics.shell.table;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column as coded text: for each row the number of one of the distinct texts, or −1 where the cell is missing. Types are
 * read from the distinct texts, on request.
 */
final class Column {

    private static final char[] NO_CELL = {};

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

        private static final int BATCH = 256;
        private static final int LONG_TEXT = 512;

        private final String name;
        private final Texts texts;
        private int[] codes = new int[16];
        private int rows;

        // Cells wait here, so that their texts are looked up together.
        private char[] waiting = new char[64];
        private final int[] ends;
        private int waitingCells;
        private int waitingEnd;

        Builder(String name) {
            this(name, BATCH);
        }

        /** Collects cells in batches of so many; the batches of all columns are in memory at once. */
        Builder(String name, int batch) {
            this.name = name;
            this.texts = new Texts(batch);
            this.ends = new int[batch];
        }

        void add(@Nullable String cell) {
            char[] chars = cell == null || cell.isBlank() ? NO_CELL : cell.toCharArray();
            add(chars, 0, chars.length);
        }

        /** Adds the cell that stands in a buffer, without blanks at its ends; one of no length is missing. */
        void add(char[] buffer, int offset, int length) {
            if (length > LONG_TEXT) {
                flush();
                ensureRoom(1);
                codes[rows++] = texts.number(buffer, offset, length);
                return;
            }
            if (waitingEnd + length > waiting.length) {
                waiting = Arrays.copyOf(waiting, 2 * (waitingEnd + length));
            }
            System.arraycopy(buffer, offset, waiting, waitingEnd, length);
            waitingEnd += length;
            ends[waitingCells++] = waitingEnd;
            if (waitingCells == ends.length) {
                flush();
            }
        }

        private void flush() {
            ensureRoom(waitingCells);
            texts.numbers(waiting, ends, waitingCells, codes, rows);
            rows += waitingCells;
            waitingCells = 0;
            waitingEnd = 0;
        }

        private void ensureRoom(int cells) {
            if (rows + cells > codes.length) {
                codes = Arrays.copyOf(codes, Math.addExact(rows, Math.max(cells, rows / 2)));
            }
        }

        Column build() {
            flush();
            return build(rows);
        }

        /** Builds the column of the first rows; the cells below them must be missing. */
        Column build(int kept) {
            flush();
            return new Column(name, kept == codes.length ? codes : Arrays.copyOf(codes, kept), texts.list());
        }
    }
}
