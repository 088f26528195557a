package io.github.cxmetrics.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.shell.table.Table;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A CSV of events to an event log: a user, one of eight events, a time in ISO 8601 with milliseconds, nearly all of them distinct, and an amount. Beside it the
 * file's bytes, the rows as FastCSV gives them, the loop one writes by hand around FastCSV and {@code java.time}, and DuckDB.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TableBenchmark {

    static final String AMOUNT = "amount";

    private static final String USER = "user";
    private static final String EVENT = "event";
    private static final String TIME = "time";
    private static final String[] EVENTS = {
        "visit", "search", "view product", "add to cart", "checkout", "purchase", "contact support", "return"
    };
    private static final int ROWS_A_USER = 10;
    private static final int MILLIS_A_ROW = 2_500;
    private static final int DEAREST_CENTS = 50_000;
    private static final int FIRST_CAPACITY = 16;

    /** Rows. */
    @Param("1000000")
    public int rows;

    Path file = Path.of("events.csv");
    private Path directory = Path.of("");

    /**
     * Writes the file: rows in order of time.
     *
     * @throws IOException if it can't be written
     */
    @Setup
    public void fill() throws IOException {
        directory = Files.createTempDirectory("cx-metrics-bench");
        file = directory.resolve("events.csv");
        SplittableRandom random = new SplittableRandom(23);
        int users = Math.max(1, rows / ROWS_A_USER);
        long millis = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
        try (BufferedWriter csv = Files.newBufferedWriter(file)) {
            csv.write(String.join(",", USER, EVENT, TIME, AMOUNT) + "\n");
            for (int row = 0; row < rows; row++) {
                millis += random.nextInt(2 * MILLIS_A_ROW);
                int cents = random.nextInt(DEAREST_CENTS);
                csv.write("customer-" + random.nextInt(users) + ',' + EVENTS[random.nextInt(EVENTS.length)] + ','
                        + Instant.ofEpochMilli(millis) + ',' + cents / 100 + '.' + cents / 10 % 10 + cents % 10 + '\n');
            }
        }
    }

    /**
     * Deletes the file.
     *
     * @throws IOException if it can't
     */
    @TearDown
    public void delete() throws IOException {
        Files.delete(file);
        Files.delete(directory);
    }

    /** What the door must do at least: reading the bytes. */
    @Benchmark
    public long tableBytes() throws IOException {
        long sum = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read; (read = in.read(buffer)) >= 0; ) {
                for (int i = 0; i < read; i++) {
                    sum += buffer[i];
                }
            }
        }
        return sum;
    }

    /** The rows as texts, kept. */
    @Benchmark
    public List<CsvRecord> tableScan() throws IOException {
        try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(file)) {
            List<CsvRecord> kept = new ArrayList<>();
            records.forEach(kept::add);
            return kept;
        }
    }

    /** The kit's table, before any type was asked for. */
    @Benchmark
    public Table tableRead() {
        return Table.read(file);
    }

    /** The kit's event log: codes of users and events, times, amounts. */
    @Benchmark
    public EventLog tableLog() {
        return Table.read(file).eventLog(USER, EVENT, TIME);
    }

    /** The kit's typed columns, an instant an object. */
    @Benchmark
    public Object[] tableColumns() {
        Table table = Table.read(file);
        return new Object[] {table.texts(USER), table.texts(EVENT), table.instants(TIME), table.doubles(AMOUNT)};
    }

    /** What is written by hand: nothing is detected, and a bad cell is an exception without its line. */
    @Benchmark
    public ByHand tableByHand() throws IOException {
        ByHand log = new ByHand();
        try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(file)) {
            boolean isHeader = true;
            for (CsvRecord row : records) {
                if (!isHeader) {
                    log.add(row);
                }
                isHeader = false;
            }
        }
        return log;
    }

    /** Columns that are filled by hand. */
    static final class ByHand {
        final Map<String, Integer> users = new HashMap<>();
        final Map<String, Integer> events = new HashMap<>();
        int[] user = new int[FIRST_CAPACITY];
        int[] event = new int[FIRST_CAPACITY];
        long[] micros = new long[FIRST_CAPACITY];
        double[] amounts = new double[FIRST_CAPACITY];
        int size;

        void add(CsvRecord row) {
            if (size == user.length) {
                user = Arrays.copyOf(user, 2 * size);
                event = Arrays.copyOf(event, 2 * size);
                micros = Arrays.copyOf(micros, 2 * size);
                amounts = Arrays.copyOf(amounts, 2 * size);
            }
            user[size] = code(users, row.getField(0));
            event[size] = code(events, row.getField(1));
            Instant at = Instant.parse(row.getField(2));
            micros[size] = 1_000_000 * at.getEpochSecond() + at.getNano() / 1000;
            amounts[size++] = Double.parseDouble(row.getField(3));
        }

        private static int code(Map<String, Integer> codes, String text) {
            Integer code = codes.putIfAbsent(text, codes.size());
            return code == null ? codes.size() - 1 : code;
        }
    }

    /**
     * DuckDB's reader of CSV on one thread, into a table in memory: users as texts, events as numbers of an enumeration, times and amounts typed, as said beforehand.
     *
     * @return what was read: rows, the latest time in microseconds, the sum of the amounts
     * @throws SQLException if DuckDB can't
     */
    @Benchmark
    public long[] tableDuckDb() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = connection.createStatement()) {
            sql.execute("SET threads = 1");
            sql.execute("CREATE TYPE event AS ENUM ('" + String.join("', '", EVENTS) + "')");
            sql.execute(
                    "CREATE TABLE log AS SELECT * FROM read_csv('" + file
                            + "', header = true, delim = ',', columns = {'user': 'VARCHAR', 'event': 'event', 'time': 'TIMESTAMP', 'amount': 'DOUBLE'})");
            try (var result = sql.executeQuery("SELECT count(*), epoch_us(max(time)), sum(amount) FROM log")) {
                result.next();
                return new long[] {result.getLong(1), result.getLong(2), Math.round(result.getDouble(3))};
            }
        }
    }
}
