package io.github.cxmetrics.shell.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
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
    /** Whether the texts were made by this program from typed values: numbers have a decimal point, and times are ISO. */
    private final boolean typed;

    private final Map<Object, Object> parsed;

    private Column(String name, int[] codes, List<String> texts) {
        this(name, codes, texts, false, new ConcurrentHashMap<>());
    }

    private Column(String name, int[] codes, List<String> texts, boolean typed, Map<Object, Object> parsed) {
        this.name = name;
        this.codes = codes;
        this.texts = texts;
        this.typed = typed;
        this.parsed = parsed;
    }

    /** Takes the codes and texts over. */
    static Column of(String name, int[] codes, List<String> texts) {
        return new Column(name, codes, texts);
    }

    /** The same column under another name. */
    Column named(String other) {
        return new Column(other, codes, texts, typed, parsed);
    }

    /** The same column, whose texts stand for typed values of a program, a database or a workbook. */
    Column ofTypedValues() {
        return new Column(name, codes, texts, true, new ConcurrentHashMap<>());
    }

    boolean isTyped() {
        return typed;
    }

    /** These rows, in this order; a negative row is a missing cell. Texts that are in none of them are gone. */
    Column pick(int[] rows) {
        int[] codeOf = new int[texts.size()];
        Arrays.fill(codeOf, -1);
        List<String> left = new ArrayList<>();
        int[] picked = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int code = rows[i] < 0 ? -1 : codes[rows[i]];
            if (code >= 0 && codeOf[code] < 0) {
                codeOf[code] = left.size();
                left.add(texts.get(code));
            }
            picked[i] = code < 0 ? -1 : codeOf[code];
        }
        return new Column(name, picked, left, typed, new ConcurrentHashMap<>());
    }

    /** The same column, where these texts are missing cells. */
    Column without(Set<String> declared) {
        if (texts.stream().noneMatch(declared::contains)) {
            return this;
        }
        int[] rows = new int[codes.length];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = codes[row] < 0 || declared.contains(texts.get(codes[row])) ? -1 : row;
        }
        return pick(rows);
    }

    @Nullable
    String text(int row) {
        return codes[row] < 0 ? null : texts.get(codes[row]);
    }

    int missing() {
        int missing = 0;
        for (int code : codes) {
            missing += code >>> 31;
        }
        return missing;
    }

    /** What was made of the texts under a key, made once. */
    @SuppressWarnings("unchecked") // a key belongs to one kind of value
    <T> T parsed(Object key, Supplier<T> parse) {
        Object known = parsed.get(key);
        if (known == null) {
            // Not computeIfAbsent: parsing may ask for another kind of value of the same column.
            known = parse.get();
            parsed.putIfAbsent(key, known);
        }
        return (T) known;
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
