package io.github.cxmetrics.shell.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
}
