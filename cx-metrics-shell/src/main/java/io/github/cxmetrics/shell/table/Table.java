package io.github.cxmetrics.shell.table;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Rows of a file or a query, a column for each header. */
public final class Table {

    private final String name;
    private final String reading;
    private final Map<String, Column> columns;
    private final int[] lines;

    private Table(String name, String reading, Map<String, Column> columns, int[] lines) {
        this.name = name;
        this.reading = reading;
        this.columns = columns;
        this.lines = lines;
    }

    /**
     * A table of columns that were read.
     *
     * @param name of the file or query, for messages
     * @param reading what was detected: container, encoding, delimiter, lines skipped, names given
     * @param columns of one length each, with distinct names
     * @param lines the line of the file that each row began on
     */
    static Table of(String name, String reading, List<Column> columns, int[] lines) {
        Map<String, Column> byName = new LinkedHashMap<>();
        for (Column column : columns) {
            byName.put(column.name(), column);
        }
        return new Table(name, reading, byName, lines);
    }

    /**
     * Reads a file: delimited text, plain or in gzip or a zip of one file, or an Excel workbook. Encoding and delimiter are detected; {@link #toString} says
     * what was.
     *
     * @param path where the file is
     * @return its rows
     * @throws IllegalArgumentException if the content is refused: the message says file, line, column and rule
     * @throws java.io.UncheckedIOException if the file can't be read
     */
    public static Table read(String path) {
        return read(Path.of(path), Csv.detect());
    }

    /**
     * As {@link #read(String)}.
     *
     * @param path where the file is
     * @return its rows
     */
    public static Table read(Path path) {
        return read(path, Csv.detect());
    }

    /**
     * As {@link #read(String)}, with options or the layout of a vendor.
     *
     * @param path where the file is
     * @param options what is stated and not detected
     * @return its rows
     */
    public static Table read(String path, Csv options) {
        return read(Path.of(path), options);
    }

    /**
     * As {@link #read(String, Csv)}.
     *
     * @param path where the file is
     * @param options what is stated and not detected
     * @return its rows
     */
    public static Table read(Path path, Csv options) {
        return Reading.read(path, Objects.requireNonNull(options, "options"));
    }
}
