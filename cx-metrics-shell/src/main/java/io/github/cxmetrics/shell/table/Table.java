package io.github.cxmetrics.shell.table;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.calendar.CalendarPeriods;
import java.net.URL;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a file or a query, a column for each header: read, typed, cut to shape, and turned into what the metrics take.
 *
 * <p>Cells are kept as text, and blank ones are missing. A type is asked for: {@link #ints}, {@link #doubles}, {@link #instants} and the others read the
 * distinct texts of a column, which must all fit, and in one way only. What fits two ways (2,000; 03/04/2025) is refused with both readings, and {@link
 * #withDecimals}, {@link #withFormat}, {@link #withUnit} and {@link #inZone} say which is meant; they say it for everything that is asked of the table
 * afterwards. A refusal names file, lines, column and rule, and the text of cells only where {@link Csv#showingCells} was said.
 *
 * <p>The verbs ({@link #where}, {@link #with}, {@link #join} …) give new tables. The doors ({@link #ratings}, {@link #eventLog}, {@link #purchases} …) are
 * named after what they make, and take columns in the order who, what, when. Rows count from 0, lines of the file from 1. Immutable, thread-safe.
 */
public final class Table extends TypedColumns {

    private static final int NAMES_SAID = 12;

    private final String name;
    private final String reading;
    private final Map<String, Column> columns;
    private final int[] lines;
    private final Spelling spelling;
    private final @Nullable Table unmatched;

    private Table(
            String name,
            String reading,
            Map<String, Column> columns,
            int[] lines,
            Spelling spelling,
            @Nullable Table unmatched) {
        this.name = name;
        this.reading = reading;
        this.columns = columns;
        this.lines = lines;
        this.spelling = spelling;
        this.unmatched = unmatched;
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
        return of(name, reading, columns, lines, false);
    }

    /** As the other; refusals say the text of cells if that is allowed. */
    static Table of(String name, String reading, List<Column> columns, int[] lines, boolean showsCells) {
        Map<String, Column> byName = new LinkedHashMap<>();
        for (Column column : columns) {
            byName.put(column.name(), column);
        }
        return new Table(name, reading, byName, lines, Spelling.plain(showsCells), null);
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

    /**
     * Asks a database. Names of columns are those of the result; numbers are plain, moments ({@code timestamp with time zone}) are in UTC, times without zone
     * stay local, truth values are {@code true} and {@code false}; arrays, JSON and all else are the text that the database gives. Rows are fetched a part at
     * a time; for that, a connection that commits by itself doesn't while this reads. Lines are the rows of the result, from 1.
     *
     * @param connection to the database; it stays open
     * @param sql one query, with ? for each argument
     * @param arguments texts, numbers, times, or null
     * @return the rows
     * @throws IllegalArgumentException if the database refuses the query
     * @throws java.io.UncheckedIOException if the connection is lost
     */
    public static Table query(Connection connection, String sql, @Nullable Object... arguments) {
        return Query.read(
                Objects.requireNonNull(connection, "connection"), Objects.requireNonNull(sql, "sql"), arguments);
    }

    /**
     * Asks this table by SQL. It is {@code t} there, and all its columns are text: {@code select country, avg(score::int) from t group by country}. DuckDB
     * answers, which must be on the class path ({@code ./cx-shell --with duckdb}).
     *
     * @param sql one query
     * @return the rows of the answer
     * @throws IllegalArgumentException if DuckDB is not there, or refuses the query
     */
    public Table sql(String sql) {
        return DuckDb.query(this, Objects.requireNonNull(sql, "sql"));
    }

    /**
     * Reads a delimited text of the class path, plain or, if its name ends in {@code .gz}, in gzip.
     *
     * @param resource what {@link Class#getResource} found: in a file or a jar
     * @return its rows
     * @throws IllegalArgumentException if it is elsewhere, or the content is refused
     * @throws java.io.UncheckedIOException if it can't be read
     */
    public static Table read(URL resource) {
        return Resources.read(resource);
    }

    /**
     * The name of the file or query.
     *
     * @return the name that stands in messages, without a directory
     */
    public String name() {
        return name;
    }

    /**
     * The number of rows below the header.
     *
     * @return a count, 0 if there is only a header
     */
    public int size() {
        return lines.length;
    }

    /**
     * The names of the columns, in their order.
     *
     * @return an unmodifiable list
     */
    public List<String> columns() {
        return List.copyOf(columns.keySet());
    }

    /**
     * Where a row begins in the file. Quoted cells may hold line breaks, and verbs drop rows, so this is not row + 2.
     *
     * @param row a row, 0..{@link #size()} − 1
     * @return the line, counted from 1
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public int line(int row) {
        return lines[Objects.checkIndex(row, lines.length)];
    }

    /**
     * How many cells of a column are missing: blank in the file, or declared so.
     *
     * @param column its name
     * @return a count
     * @throws IllegalArgumentException if there is no such column
     */
    public int missing(String column) {
        return column(column).missing();
    }

    /**
     * The same rows, where some texts of any column mean a missing value.
     *
     * @param texts whole cells, such as {@code "N/A"} and {@code "-"}; upper and lower case differ
     * @return the changed copy
     */
    public Table missingTexts(String... texts) {
        Set<String> declared = Set.copyOf(Arrays.asList(texts));
        Map<String, Column> changed = new LinkedHashMap<>();
        columns.forEach((each, column) -> changed.put(each, column.without(declared)));
        return with(changed);
    }

    /**
     * Says how times and durations of a column are written. Of several formats, each cell must fit one.
     *
     * @param column its name
     * @param formats of times as {@link java.time.format.DateTimeFormatter} has them, in English: {@code "d/M/uuuu"}, {@code "MMM uuuu"}, {@code
     *     "uuuu-MM-dd HH:mm:ss z"}, where z is an abbreviation such as CET; of durations {@code "m:ss"} or {@code "h:mm"}
     * @return the same table, which reads the column so
     * @throws IllegalArgumentException if there is no such column, or a format is none
     */
    public Table withFormat(String column, String... formats) {
        column(column);
        if (formats.length == 0) {
            throw new IllegalArgumentException("a column needs a format, and none was given");
        }
        for (String format : formats) {
            TimeFormats.formatter(format);
        }
        return with(spelling.withFormats(column, ImmutableList.copyOf(formats)));
    }

    /**
     * Says what the numbers of a column count: as times, since 1970 in UTC; as durations, in all.
     *
     * @param column its name
     * @param unit for example {@link ChronoUnit#MILLIS}
     * @return the same table, which reads the column so
     * @throws IllegalArgumentException if there is no such column
     */
    public Table withUnit(String column, ChronoUnit unit) {
        column(column);
        return with(spelling.withUnit(column, Objects.requireNonNull(unit, "unit")));
    }

    /**
     * Says what parts whole from fraction, where cells leave it open: 2,000 is two thousand or two. Columns that settle it by themselves need no word.
     *
     * @param mark point or comma
     * @return the same table, which reads its numbers so
     */
    public Table withDecimals(DecimalMark mark) {
        return with(spelling.withMark(Objects.requireNonNull(mark, "mark")));
    }

    /**
     * Says the zone of times that have none; days, weeks and months begin by it, too. Without it, that is UTC.
     *
     * @param zone for example {@code ZoneId.of("Europe/Berlin")}
     * @return the same table, which reads its times so
     */
    public Table inZone(ZoneId zone) {
        return with(spelling.withZone(Objects.requireNonNull(zone, "zone")));
    }

    /**
     * The rows, in order.
     *
     * @return a stream of as many as there are
     */
    public Stream<Row> rows() {
        return IntStream.range(0, size()).mapToObj(row -> new Row(this, row));
    }

    /**
     * The rows that pass a test.
     *
     * @param test of a row
     * @return a table of them
     */
    public Table where(Predicate<? super Row> test) {
        Objects.requireNonNull(test, "test");
        return pick(IntStream.range(0, size())
                .filter(row -> test.test(new Row(this, row)))
                .toArray());
    }

    /**
     * The rows that have one of these texts in a column.
     *
     * @param column its name
     * @param texts whole cells
     * @return a table of them
     * @throws IllegalArgumentException if there is no such column
     */
    public Table where(String column, String... texts) {
        Column cells = column(column);
        Set<String> wanted = Set.copyOf(Arrays.asList(texts));
        boolean[] isWanted = new boolean[cells.texts().size()];
        for (int code = 0; code < isWanted.length; code++) {
            isWanted[code] = wanted.contains(cells.texts().get(code));
        }
        return pick(IntStream.range(0, size())
                .filter(row -> cells.code(row) >= 0 && isWanted[cells.code(row)])
                .toArray());
    }

    /**
     * The rows that have a value in each of these columns.
     *
     * @param columns their names
     * @return a table of them
     * @throws IllegalArgumentException if there is no such column
     */
    public Table wherePresent(String... columns) {
        List<Column> needed = Arrays.stream(columns).map(this::column).toList();
        return pick(IntStream.range(0, size())
                .filter(row -> needed.stream().allMatch(column -> column.code(row) >= 0))
                .toArray());
    }

    /**
     * The table with one more column, or another in place of one.
     *
     * @param column the name of the new column
     * @param value what stands in a row: a text, a number, a date, a time; null where it is missing
     * @return the changed copy
     */
    public Table with(String column, Function<? super Row, ? extends @Nullable Object> value) {
        Objects.requireNonNull(value, "value");
        Column.Builder cells = new Column.Builder(Objects.requireNonNull(column, "column"));
        boolean typed = true;
        for (int row = 0; row < size(); row++) {
            Object cell = value.apply(new Row(this, row));
            typed &= !(cell instanceof CharSequence);
            cells.add(cell == null || (cell instanceof Double number && number.isNaN()) ? null : cell.toString());
        }
        Map<String, Column> more = new LinkedHashMap<>(columns);
        more.put(column, typed ? cells.build().ofTypedValues() : cells.build());
        return new Table(name, reading, more, lines, spelling.forgetting(column), unmatched);
    }

    /**
     * The table with the values of JSON objects as columns: {@code {"price": 9.5, "item": {"id": 7}}} becomes {@code price} and {@code item.id}. Where a name
     * is taken, the column's stands before it. Lists of keys and values, as GA4 exports them, are read as objects.
     *
     * @param column the column of the objects, which is dropped; missing cells have no values
     * @return the changed copy
     * @throws IllegalArgumentException if there is no such column, or a cell is no JSON object
     */
    public Table withJson(String column) {
        return JsonColumn.spread(this, column);
    }

    /**
     * The table without some columns.
     *
     * @param columns their names
     * @return the changed copy
     * @throws IllegalArgumentException if there is no such column
     */
    public Table drop(String... columns) {
        Map<String, Column> left = new LinkedHashMap<>(this.columns);
        for (String column : columns) {
            column(column);
            left.remove(column);
        }
        return with(left);
    }

    /**
     * The table with these columns only, in this order.
     *
     * @param columns their names
     * @return the changed copy
     * @throws IllegalArgumentException if there is no such column
     */
    public Table keep(String... columns) {
        Map<String, Column> kept = new LinkedHashMap<>();
        for (String column : columns) {
            kept.put(column, column(column));
        }
        return with(kept);
    }

    /**
     * The table with a column under another name.
     *
     * @param column its name
     * @param to its new name
     * @return the changed copy
     * @throws IllegalArgumentException if there is no such column, or the new name is taken
     */
    public Table rename(String column, String to) {
        column(column);
        if (!column.equals(to) && columns.containsKey(Objects.requireNonNull(to, "to"))) {
            throw new IllegalArgumentException(name + " has a column \"" + to + "\" already");
        }
        Map<String, Column> renamed = new LinkedHashMap<>();
        columns.forEach((each, cells) ->
                renamed.put(each.equals(column) ? to : each, each.equals(column) ? cells.named(to) : cells));
        return new Table(name, reading, renamed, lines, spelling.renamed(column, to), unmatched);
    }

    /**
     * The table with the columns of another, row by row where a key is the same, without regard to upper and lower case where that leaves one. Rows without a
     * partner have missing values; {@link #toString} says how many those are and on which lines, {@link #unmatched} gives them. A column whose name is taken
     * gets the other table's behind it.
     *
     * @param other for example the customers of a CRM, one row each
     * @param mine the key's column in this table
     * @param theirs the key's column in the other
     * @return the changed copy, with as many rows as before
     * @throws IllegalArgumentException if there is no such column, or a key is in the other table twice
     */
    public Table join(Table other, String mine, String theirs) {
        return Join.of(this, Objects.requireNonNull(other, "other"), mine, theirs);
    }

    /**
     * The rows that found no partner in the last {@link #join}.
     *
     * @return a table of them, with the columns from before
     * @throws IllegalStateException if nothing was joined
     */
    public Table unmatched() {
        if (unmatched == null) {
            throw new IllegalStateException(name + " was not joined with another table, or was changed since");
        }
        return unmatched;
    }

    /**
     * The latest row of each customer. Of several at one time that is the last one; rows without a customer stay, for nobody knows whose they are.
     *
     * @param customer the customers' column
     * @param time the times' column
     * @return a table of them, in the order of this
     * @throws IllegalArgumentException if there is no such column, or a time is missing or none
     */
    public Table latestPer(String customer, String time) {
        Column who = column(customer);
        filled(time, "the latest row was asked for, and here is no time");
        @Nullable Instant[] when = instants(time);
        int[] latest = new int[who.texts().size()];
        Arrays.fill(latest, -1);
        for (int row = 0; row < when.length; row++) {
            int code = who.code(row);
            if (code >= 0 && (latest[code] < 0 || !when[row].isBefore(when[latest[code]]))) {
                latest[code] = row;
            }
        }
        return pick(IntStream.range(0, size())
                .filter(row -> who.code(row) < 0 || latest[who.code(row)] == row)
                .toArray());
    }

    /**
     * The first ten rows, to look at.
     *
     * @return aligned text, long cells cut
     */
    public String head() {
        return TableSummary.head(this, 10);
    }

    /**
     * The rows by the texts of one or more columns, for metrics of each group.
     *
     * @param columns their names
     * @return the groups, in natural order: numbers by value, months by the calendar; rows without a group make one of their own, {@code (empty)}
     * @throws IllegalArgumentException if there is no such column
     */
    public Groups by(String... columns) {
        return Groups.of(this, columns);
    }

    /**
     * The rows by periods of the calendar.
     *
     * @param time the times' or dates' column
     * @param periods for example {@code CalendarPeriods.weeks(zone, DayOfWeek.SUNDAY)}
     * @return the groups, from the first period to the last
     * @throws IllegalArgumentException as {@link #instants}
     */
    public Groups by(String time, CalendarPeriods periods) {
        return Groups.of(this, time, Objects.requireNonNull(periods, "periods"));
    }

    /**
     * The rows by day, in the zone of the table.
     *
     * @param time the times' or dates' column
     * @return the groups
     * @throws IllegalArgumentException as {@link #instants}
     */
    public Groups byDay(String time) {
        return by(time, CalendarPeriods.days(spelling.zone()));
    }

    /**
     * The rows by week, from Monday, in the zone of the table.
     *
     * @param time the times' or dates' column
     * @return the groups
     * @throws IllegalArgumentException as {@link #instants}
     */
    public Groups byWeek(String time) {
        return by(time, CalendarPeriods.weeks(spelling.zone()));
    }

    /**
     * The rows by month, in the zone of the table; months may be written as such, 2025-12.
     *
     * @param time the times', dates' or months' column
     * @return the groups
     * @throws IllegalArgumentException as {@link #instants}
     */
    public Groups byMonth(String time) {
        return by(time, CalendarPeriods.months(spelling.zone()));
    }

    /**
     * The rows by quarter, in the zone of the table.
     *
     * @param time the times' or dates' column
     * @return the groups
     * @throws IllegalArgumentException as {@link #instants}
     */
    public Groups byQuarter(String time) {
        return by(time, CalendarPeriods.quarters(spelling.zone()));
    }

    @Override
    Table self() {
        return this;
    }

    Column column(String column) {
        Column found = columns.get(Objects.requireNonNull(column, "column"));
        if (found == null) {
            throw new IllegalArgumentException(
                    name + " has no column \"" + column + "\"" + Nearest.said(column, columns.keySet(), NAMES_SAID));
        }
        return found;
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    ZoneId zone() {
        return spelling.zone();
    }

    String reading() {
        return reading;
    }

    @Override
    Spelling spelling() {
        return spelling;
    }

    Refusals refusals(String column) {
        return new Refusals(name, lines, column(column), spelling.showsCells());
    }

    NumberColumn numbers(String column) {
        return NumberColumn.of(column(column), refusals(column), spelling.mark());
    }

    TimeColumn times(String column) {
        return TimeColumn.of(column(column), refusals(column), spelling);
    }

    /** The column, which must have no missing cell. */
    Column filled(String column, String why) {
        Column cells = column(column);
        for (int row = 0; row < cells.rows(); row++) {
            if (cells.code(row) < 0) {
                int more = cells.missing() - 1;
                throw refusals(column)
                        .at(row, "a cell is missing" + (more == 0 ? "" : ", as are " + more + " more") + ": " + why);
            }
        }
        return cells;
    }

    /** These rows, in this order. */
    Table pick(int[] rows) {
        Map<String, Column> picked = new LinkedHashMap<>();
        columns.forEach((each, column) -> picked.put(each, column.pick(rows)));
        int[] left = Arrays.stream(rows).map(row -> lines[row]).toArray();
        return new Table(name, reading, picked, left, spelling, null);
    }

    Table with(Map<String, Column> others) {
        return new Table(name, reading, others, lines, spelling, unmatched);
    }

    private Table with(Spelling other) {
        return new Table(name, reading, columns, lines, other, unmatched);
    }

    /** The table with further columns, and what is to be said of them. */
    Table joined(List<Column> more, String said, Table withoutPartner) {
        Map<String, Column> all = new LinkedHashMap<>(columns);
        more.forEach(column -> all.put(column.name(), column));
        return new Table(name, reading.isEmpty() ? said : reading + "; " + said, all, lines, spelling, withoutPartner);
    }

    /** File, rows, what was detected, and a line for each column: how many texts, how many missing. */
    @Override
    public String toString() {
        return TableSummary.of(this, new ArrayList<>(columns.values()));
    }
}
