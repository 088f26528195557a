package io.github.cxmetrics.shell.table;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A row of a {@link Table}, whose cells are read as the table reads its columns. Asking for a value that is missing is an error; {@link #isMissing} tells.
 * Immutable.
 */
public final class Row {

    private final Table table;
    private final int row;

    Row(Table table, int row) {
        this.table = table;
        this.row = row;
    }

    /**
     * Where the row begins in the file.
     *
     * @return the line, counted from 1
     */
    public int line() {
        return table.line(row);
    }

    /**
     * Whether a cell is missing.
     *
     * @param column its column
     * @return true if it has no value
     * @throws IllegalArgumentException if there is no such column
     */
    public boolean isMissing(String column) {
        return table.column(column).code(row) < 0;
    }

    /**
     * A cell as text.
     *
     * @param column its column
     * @return the text, empty if the cell is missing
     * @throws IllegalArgumentException if there is no such column
     */
    public String text(String column) {
        @Nullable String text = table.column(column).text(row);
        return text == null ? "" : text;
    }

    /**
     * A cell as a number.
     *
     * @param column its column
     * @return the number, NaN if the cell is missing
     * @throws IllegalArgumentException as {@link Table#doubles}
     */
    public double number(String column) {
        int code = table.column(column).code(row);
        return code < 0 ? Double.NaN : table.numbers(column).values()[code];
    }

    /**
     * A cell as an instant.
     *
     * @param column its column
     * @return the instant
     * @throws IllegalArgumentException as {@link Table#instants}
     * @throws NoSuchElementException if the cell is missing
     */
    public Instant instant(String column) {
        int code = present(column);
        TimeColumn times = table.times(column);
        return Instant.ofEpochSecond(times.epochSecond(code, table.zone()), times.nanos()[code]);
    }

    /**
     * A cell as a date.
     *
     * @param column its column
     * @return the date
     * @throws IllegalArgumentException as {@link Table#dates}
     * @throws NoSuchElementException if the cell is missing
     */
    public LocalDate date(String column) {
        int code = present(column);
        return table.times(column).date(code, table.zone());
    }

    /**
     * A cell as a duration.
     *
     * @param column its column
     * @return the duration
     * @throws IllegalArgumentException as {@link Table#durations}
     * @throws NoSuchElementException if the cell is missing
     */
    public Duration duration(String column) {
        int code = present(column);
        return table.durationsByCode(column)[code];
    }

    private int present(String column) {
        int code = table.column(column).code(row);
        if (code < 0) {
            throw new NoSuchElementException(table.name() + " line " + line() + ", column " + column + " has no value");
        }
        return code;
    }

    /** File and line. */
    @Override
    public String toString() {
        return table.name() + " line " + line();
    }
}
