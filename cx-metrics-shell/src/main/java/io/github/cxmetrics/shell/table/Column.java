package io.github.cxmetrics.shell.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
