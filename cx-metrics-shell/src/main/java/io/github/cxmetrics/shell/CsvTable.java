package io.github.cxmetrics.shell;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.MetricTable;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survey.ScaleLabels;
import io.github.cxmetrics.survey.WeightedRatings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with a header row, held as text by column; columns are read as a type on request. A cell that is empty
 * or blank is a missing value in its row, for every type, and is counted. A cell that is not of the asked type is an
 * {@link IllegalArgumentException} that names file, line, column and value. Rows count from 0, lines of the file
 * from 1. The whole file is held in memory. Immutable.
 */
public final class CsvTable {

    private final String file;
    private final List<String> header;
    private final String[][] cells;
    private final int[] lines;

    CsvTable(String file, List<String> header, String[][] cells, int[] lines) {
        this.file = file;
        this.header = header;
        this.cells = cells;
        this.lines = lines;
    }

    /**
     * Reads a file: comma-separated, UTF-8 with or without byte order mark, the first line naming the columns, cells
     * quoted by {@code "} where needed; gzip-compressed if its name ends in {@code .gz}. Blank lines at the end are
     * passed over; in a file of one column a blank line is a row with a missing value.
     *
     * @param path the file
     * @return the table; it may have no rows
     * @throws IllegalArgumentException if the file is empty, is not UTF-8, names a column twice, opens a quote and
     *     doesn't close it, or has a row with more or fewer cells than columns
     * @throws java.io.UncheckedIOException if there is no such file or it cannot be read
     */
    public static CsvTable read(Path path) {
        return CsvSource.read(path);
    }

    /**
     * Reads a file, as {@link #read(Path)}.
     *
     * @param path the file; a relative path starts at the working directory
     * @return the table
     */
    public static CsvTable read(String path) {
        return read(Path.of(path));
    }

    /**
     * The file's name, without its directory.
     *
     * @return the name that stands in messages
     */
    public String name() {
        return file;
    }

    /**
     * The number of rows below the header.
     *
     * @return a count, 0 if there is only a header
     */
    public int rows() {
        return lines.length;
    }

    /**
     * The names of the columns, in the order of the file.
     *
     * @return an unmodifiable list, never empty
     */
    public List<String> columns() {
        return header;
    }

    /**
     * Where a row starts in the file, for messages. Quoted cells may hold line breaks, so this is not row + 2.
     *
     * @param row a row, 0..{@link #rows()} − 1
     * @return the line, counted from 1
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public int line(int row) {
        return lines[Objects.checkIndex(row, lines.length)];
    }

    /**
     * Reads a column as whole numbers.
     *
     * @param column a name in {@link #columns()}
     * @return one value or gap per row
     * @throws IllegalArgumentException if there is no such column, or a cell is not a whole number in the range of an
     *     int
     */
    public IntColumn ints(String column) {
        int[] values = new int[rows()];
        Gaps gaps = parse(column, (row, cell) -> values[row] = Cells.parseInt(cell));
        return new IntColumn(gaps, values);
    }

    /**
     * Reads a column as whole numbers beyond the range of an int.
     *
     * @param column a name in {@link #columns()}
     * @return one value or gap per row
     * @throws IllegalArgumentException if there is no such column, or a cell is not a whole number in the range of a
     *     long
     */
    public LongColumn longs(String column) {
        long[] values = new long[rows()];
        Gaps gaps = parse(column, (row, cell) -> values[row] = Cells.parseLong(cell));
        return new LongColumn(gaps, values);
    }

    /**
     * Reads a column as numbers with a decimal point, say {@code 12}, {@code -0.5} or {@code 1.2e-3}.
     *
     * @param column a name in {@link #columns()}
     * @return one value or gap per row; every value is finite
     * @throws IllegalArgumentException if there is no such column, or a cell is not a finite number ({@code NaN} and
     *     {@code Infinity} are refused)
     */
    public DoubleColumn doubles(String column) {
        double[] values = new double[rows()];
        Gaps gaps = parse(column, (row, cell) -> values[row] = Cells.parseDouble(cell));
        return new DoubleColumn(gaps, values);
    }

    /**
     * Reads a column as text, unchanged.
     *
     * @param column a name in {@link #columns()}
     * @return one value or gap per row; no value is blank
     * @throws IllegalArgumentException if there is no such column
     */
    public StringColumn strings(String column) {
        String[] values = new String[rows()];
        Gaps gaps = parse(column, (row, cell) -> values[row] = cell);
        return new StringColumn(gaps, values);
    }

    /**
     * Reads a column as moments in ISO-8601, say {@code 2017-05-14T10:30:00Z} or {@code 2017-05-14 12:30:00+02:00}. A
     * time without a zone is read as UTC, a date alone as the start of that day in UTC.
     *
     * @param column a name in {@link #columns()}
     * @return one value or gap per row
     * @throws IllegalArgumentException if there is no such column, or a cell is not such a date or time
     */
    public InstantColumn instants(String column) {
        Instant[] values = new Instant[rows()];
        Gaps gaps = parse(column, (row, cell) -> values[row] = Cells.parseInstant(cell));
        return new InstantColumn(gaps, values);
    }

    /**
     * Counts a column of ratings. Empty cells are missing answers, as are the scale's missing codes. A scale of half points reads decimals.
     *
     * @param column a name in {@link #columns()}
     * @param scale the scale, with the missing codes that the column holds
     * @return the ratings
     * @throws IllegalArgumentException if there is no such column, or a cell is no number, or no whole one on a scale of whole points, or a rating is neither on the scale nor missing
     */
    public Ratings ratings(String column, RatingScale scale) {
        return new RatingCells(this, column, scale).all();
    }

    /**
     * Counts a column of text answers, say {@code Very satisfied} or {@code 10 - Extremely likely}. Empty cells are missing answers, as are the texts and codes
     * that the labels declare.
     *
     * @param column a name in {@link #columns()}
     * @param labels the scale with its labels
     * @return the ratings
     * @throws IllegalArgumentException if there is no such column, or a cell is none of the labels
     */
    public Ratings ratings(String column, ScaleLabels labels) {
        return RatingCells.labelled(this, column, labels);
    }

    /**
     * Counts a column of ratings by the groups of another column.
     *
     * @param groupColumn the column of the groups; rows without a group make one of their own, named {@code (empty)}
     * @param column the column of the ratings
     * @param scale the scale, with the missing codes that the column holds
     * @return group to ratings, sorted by group
     * @throws IllegalArgumentException as {@link #ratings}
     */
    public SortedMap<String, Ratings> ratingsBy(String groupColumn, String column, RatingScale scale) {
        return new RatingCells(this, column, scale).by(strings(groupColumn));
    }

    /**
     * A metric of a column of ratings for each group of another column, as a table that prints: {@code table.by("BAREA", "NETPRO", scale, Nps::from)}.
     *
     * @param groupColumn the column of the groups; rows without a group make one of their own, named {@code (empty)}
     * @param column the column of the ratings
     * @param scale the scale, with the missing codes that the column holds
     * @param reading makes the metric of the ratings
     * @param <M> the metric
     * @return the table, sorted by group
     * @throws IllegalArgumentException as {@link #ratings}
     */
    public <M extends Metric<M>> MetricTable<M> by(
            String groupColumn, String column, RatingScale scale, Function<? super Ratings, M> reading) {
        return MetricTable.of(groupColumn, ratingsBy(groupColumn, column, scale), reading);
    }

    /**
     * Counts a column of ratings with the weights of another. Empty cells of the rating are missing answers, as are the scale's missing codes; their rows may
     * be without a weight.
     *
     * @param column the column of the ratings
     * @param scale the scale, with the missing codes that the column holds
     * @param weightColumn the column of the weights
     * @return the weighted ratings
     * @throws IllegalArgumentException as {@link #ratings}, or if a rating has no weight, or one that is negative
     */
    public WeightedRatings weightedRatings(String column, RatingScale scale, String weightColumn) {
        return new RatingCells(this, column, scale).weighted(doubles(weightColumn));
    }

    /**
     * Reads an event log, with the other columns as properties of texts. Rows must have a user, an event and a time; empty cells of the other columns are
     * missing values.
     *
     * @param userColumn the column that says who
     * @param eventColumn the column that says what
     * @param timeColumn the column that says when, as {@link #instants}
     * @return the log
     * @throws IllegalArgumentException if there is no such column, a cell of these three is empty, or a time is none
     */
    public EventLog eventLog(String userColumn, String eventColumn, String timeColumn) {
        EventLog log = EventLog.of(
                filled(userColumn, strings(userColumn)).toArray(""),
                filled(eventColumn, strings(eventColumn)).toArray(""),
                filled(timeColumn, instants(timeColumn)).toArray(Instant.EPOCH));
        for (String column : header) {
            if (!List.of(userColumn, eventColumn, timeColumn).contains(column)) {
                log = log.with(column, orNull(strings(column)));
            }
        }
        return log;
    }

    private static @Nullable String[] orNull(StringColumn column) {
        @Nullable String[] texts = column.toArray("");
        for (int row = 0; row < texts.length; row++) {
            texts[row] = column.isMissing(row) ? null : texts[row];
        }
        return texts;
    }

    private <C extends Column> C filled(String name, C column) {
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) {
                throw refusal(name, row, "an event needs a value here");
            }
        }
        return column;
    }

    private interface CellReader {
        void read(int row, String cell);
    }

    private Gaps parse(String column, CellReader reader) {
        String[] texts = cells(column);
        BitSet missing = new BitSet();
        for (int row = 0; row < texts.length; row++) {
            if (texts[row].isBlank()) {
                missing.set(row);
            } else {
                parseCell(column, row, texts[row], reader);
            }
        }
        return new Gaps(column, texts.length, missing);
    }

    private void parseCell(String column, int row, String cell, CellReader reader) {
        try {
            reader.read(row, cell);
        } catch (IllegalArgumentException e) {
            throw refusal(column, row, "\"" + cell + "\" " + e.getMessage());
        }
    }

    /** An error that says where in the file it is. */
    IllegalArgumentException refusal(String column, int row, String why) {
        return new IllegalArgumentException(file + " line " + line(row) + ", column " + column + ": " + why);
    }

    private String[] cells(String column) {
        int index = header.indexOf(Objects.requireNonNull(column, "column"));
        if (index < 0) {
            throw new IllegalArgumentException(
                    file + " has no column " + column + "; its columns are " + String.join(", ", header));
        }
        return cells[index];
    }

    /** File, rows, and one line per column with the number of its missing values. */
    @Override
    public String toString() {
        int width = Math.max(6, header.stream().mapToInt(String::length).max().orElse(0));
        StringBuilder text = new StringBuilder()
                .append(file)
                .append(": ")
                .append(rows() == 1 ? "1 row" : rows() + " rows")
                .append('\n')
                .append(summaryLine("column", width, "missing"));
        for (int column = 0; column < cells.length; column++) {
            long missing = Arrays.stream(cells[column]).filter(String::isBlank).count();
            text.append('\n').append(summaryLine(header.get(column), width, Long.toString(missing)));
        }
        return text.toString();
    }

    private static String summaryLine(String left, int width, String right) {
        int pad = width - left.length() + Math.max(0, "missing".length() - right.length());
        return "  " + left + " ".repeat(pad + 2) + right;
    }
}
