package io.github.cxmetrics.bench;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.retention.cohort.ActivityLog;
import io.github.cxmetrics.retention.cohort.CohortEntry;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.cohort.CohortTable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A weekly cohort table of 26 weeks from activity rows of a million customers, one core, beside DuckDB's SQL on two. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CohortBenchmark {

    static final int WEEKS = 26;
    private static final int CUSTOMERS = 1_000_000;
    private static final int ROWS_OF_CUSTOMER = 50;
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(7L * WEEKS));
    private static final CohortRule RULE = CohortRule.of(CalendarPeriods.weeks(UTC));

    /** Rows in order of time; a fifth of the customers are there in the first week, the others come one by one. */
    @State(Scope.Benchmark)
    public static class Columns {
        /** Rows, 50 a customer. */
        @Param("50000000")
        public int rows;

        int[] customers;
        long[] millis;

        /** Fills both columns. */
        @Setup
        public void fill() {
            SplittableRandom random = new SplittableRandom(26);
            int most = Math.min(CUSTOMERS, Math.max(1, rows / ROWS_OF_CUSTOMER));
            customers = new int[rows];
            millis = new long[rows];
            long span = Duration.between(START, END).toMillis();
            for (int i = 0; i < rows; i++) {
                double at = (double) i / rows;
                customers[i] = random.nextInt(Math.max(1, (int) (most * (0.2 + 0.8 * at))));
                millis[i] = START.toEpochMilli() + (long) (at * span);
            }
        }
    }

    /** The same rows in any order. */
    @State(Scope.Benchmark)
    public static class Shuffled extends Columns {
        /** Shuffles the rows. */
        @Setup
        public void shuffle() {
            SplittableRandom random = new SplittableRandom(27);
            for (int i = rows - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int customer = customers[i];
                customers[i] = customers[j];
                customers[j] = customer;
                long time = millis[i];
                millis[i] = millis[j];
                millis[j] = time;
            }
        }
    }

    /** The same rows in a table of DuckDB in memory, times as TIMESTAMP, two threads. */
    @State(Scope.Benchmark)
    public static class Table {
        Connection connection;

        /** Fills the table. */
        @Setup
        public void fill(Columns columns) throws SQLException {
            connection = DriverManager.getConnection("jdbc:duckdb:");
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET threads = 2");
                statement.execute("CREATE TABLE activity_ms (customer INTEGER, ms BIGINT)");
                try (DuckDBAppender appender = ((DuckDBConnection) connection).createAppender("main", "activity_ms")) {
                    for (int i = 0; i < columns.rows; i++) {
                        appender.beginRow();
                        appender.append(columns.customers[i]);
                        appender.append(columns.millis[i]);
                        appender.endRow();
                    }
                }
                statement.execute(
                        "CREATE TABLE activity AS SELECT customer, epoch_ms(ms) AS time FROM activity_ms ORDER BY rowid");
                statement.execute("DROP TABLE activity_ms");
            }
        }

        /** Closes the database. */
        @TearDown
        public void close() throws SQLException {
            connection.close();
        }

        Map<Integer, Map<Integer, Long>> query(String sql) throws SQLException {
            Map<Integer, Map<Integer, Long>> cells = new TreeMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    cells.computeIfAbsent(rows.getInt(1), c -> new TreeMap<>()).put(rows.getInt(2), rows.getLong(3));
                }
            }
            return cells;
        }
    }

    /** The door, log checked and all. */
    @Benchmark
    public CohortTable ordered(Columns columns) {
        return RULE.asOf(END).count(ActivityLog.wrapping(columns.customers, columns.millis, ChronoUnit.MILLIS));
    }

    /** The door with rows in any order. */
    @Benchmark
    public CohortTable unordered(Shuffled columns) {
        return RULE.asOf(END).count(ActivityLog.wrapping(columns.customers, columns.millis, ChronoUnit.MILLIS));
    }

    /** Each customer in the cohort of every active week. */
    @Benchmark
    public CohortTable recurring(Columns columns) {
        return RULE.withEntry(CohortEntry.recurring())
                .asOf(END)
                .count(ActivityLog.wrapping(columns.customers, columns.millis, ChronoUnit.MILLIS));
    }

    /** No table can be made faster than the columns are read: their sum. */
    @Benchmark
    public long memoryFloor(Columns columns) {
        long sum = 0;
        for (int i = 0; i < columns.rows; i++) {
            sum += columns.customers[i] + columns.millis[i];
        }
        return sum;
    }

    /** What a careful engineer writes by hand: a long of weeks for each customer, whose divisor knows no zone, and no checks. */
    @Benchmark
    public long[][] byHand(Columns columns) {
        return byHand(columns.customers, columns.millis);
    }

    /** The same loop over rows in any order. */
    @Benchmark
    public long[][] byHandUnordered(Shuffled columns) {
        return byHand(columns.customers, columns.millis);
    }

    private static long[][] byHand(int[] customers, long[] millis) {
        long[] weeks = new long[CUSTOMERS];
        long start = START.toEpochMilli();
        long week = Duration.ofDays(7).toMillis();
        for (int i = 0; i < customers.length; i++) {
            weeks[customers[i]] |= 1L << (millis[i] - start) / week;
        }
        long[][] cells = new long[WEEKS][WEEKS];
        for (long active : weeks) {
            if (active != 0) {
                int cohort = Long.numberOfTrailingZeros(active);
                for (long rest = active; rest != 0; rest &= rest - 1) {
                    cells[cohort][Long.numberOfTrailingZeros(rest) - cohort]++;
                }
            }
        }
        return cells;
    }

    /** A stream with groupingBy. */
    @Benchmark
    public Map<Integer, Map<Integer, Long>> streamGroupingBy(Columns columns) {
        LocalDate first = LocalDate.ofInstant(START, UTC);
        Map<Integer, TreeSet<Integer>> weeks = IntStream.range(0, columns.rows)
                .boxed()
                .collect(groupingBy(
                        i -> columns.customers[i],
                        mapping(
                                i -> (int) ChronoUnit.WEEKS.between(
                                        first, LocalDate.ofInstant(Instant.ofEpochMilli(columns.millis[i]), UTC)),
                                toCollection(TreeSet::new))));
        return weeks.values().stream()
                .flatMap(active -> active.stream().map(week -> new int[] {active.first(), week - active.first()}))
                .collect(groupingBy(cell -> cell[0], TreeMap::new, groupingBy(cell -> cell[1], counting())));
    }

    /** The cohort query of tutorials. */
    @Benchmark
    public Map<Integer, Map<Integer, Long>> duckDb(Table table) throws SQLException {
        return table.query("WITH active AS (SELECT DISTINCT customer, datediff('week', DATE '2024-01-01', time) AS week"
                + " FROM activity), first AS (SELECT customer, min(week) AS cohort FROM active GROUP BY customer)"
                + " SELECT cohort, week - cohort, count(*) FROM active JOIN first USING (customer) GROUP BY ALL");
    }

    /** The same by a query for experts: bits of weeks, as the library and the loop by hand. */
    @Benchmark
    public Map<Integer, Map<Integer, Long>> duckDbBits(Table table) throws SQLException {
        return table.query(
                "WITH active AS (SELECT customer, bit_or(1::BIGINT << datediff('week', DATE '2024-01-01', time))"
                        + " AS weeks FROM activity GROUP BY customer),"
                        + " w AS (SELECT unnest(range(" + WEEKS + ")) AS week),"
                        + " cells AS (SELECT customer, week, min(week) OVER (PARTITION BY customer) AS cohort FROM active, w"
                        + " WHERE weeks & (1::BIGINT << week) <> 0)"
                        + " SELECT cohort, week - cohort, count(*) FROM cells GROUP BY ALL");
    }

    /** Cells of a table as the peers give them. */
    static Map<Integer, Map<Integer, Long>> cells(CohortTable table) {
        LocalDate first = LocalDate.ofInstant(START, UTC);
        return table.cohorts().stream()
                .collect(Collectors.toMap(
                        cohort -> (int) ChronoUnit.WEEKS.between(first, cohort),
                        cohort -> IntStream.range(0, WEEKS)
                                .filter(k -> table.maturedSize(cohort, k) > 0)
                                .filter(k -> table.cell(cohort, k).successes() > 0)
                                .boxed()
                                .collect(Collectors.toMap(
                                        k -> k, k -> table.cell(cohort, k).successes())),
                        (a, b) -> a,
                        TreeMap::new));
    }
}
