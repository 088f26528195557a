package io.github.cxmetrics.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The same funnel in DuckDB, exactly, in two ways: for each step a window function that carries the latest start on, and for each step a join with the last row of
 * the step before, which is faster. Two threads; a table in no order and one by user and time, in memory.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class DuckDbFunnelBenchmark {

    static final String UNORDERED = "log";
    static final String SORTED = "sorted";

    private static final long WINDOW = 7 * 86_400;

    /** Rows. */
    @Param("10000000")
    public int rows;

    int userCount = FunnelBenchmark.USERS;
    private Connection connection;

    /**
     * Fills the tables.
     *
     * @throws SQLException if DuckDB can't
     */
    @Setup
    public void fill() throws SQLException {
        FunnelLogs logs = FunnelLogs.unordered(rows, userCount);
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement sql = connection.createStatement()) {
            sql.execute("SET threads = 2");
        }
        fill(UNORDERED, logs);
        fill(SORTED, logs.byUserAndTime(userCount));
    }

    private void fill(String table, FunnelLogs logs) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("CREATE TABLE " + table + " (u INTEGER, e TINYINT, t BIGINT)");
        }
        try (DuckDBAppender to = ((DuckDBConnection) connection).createAppender("main", table)) {
            for (int row = 0; row < rows; row++) {
                to.beginRow();
                to.append(logs.users[row]);
                to.append(logs.events[row]);
                to.append(logs.times[row]);
                to.endRow();
            }
        }
    }

    /**
     * Closes the database.
     *
     * @throws SQLException if DuckDB can't
     */
    @TearDown
    public void close() throws SQLException {
        connection.close();
    }

    /**
     * Three steps by windows, in no order.
     *
     * @return users at each step
     * @throws SQLException if DuckDB can't
     */
    @Benchmark
    public List<Long> duckDb3() throws SQLException {
        return reached(3, sql(3, UNORDERED));
    }

    /**
     * Five steps by windows, in no order.
     *
     * @return users at each step
     * @throws SQLException if DuckDB can't
     */
    @Benchmark
    public List<Long> duckDb5() throws SQLException {
        return reached(5, sql(5, UNORDERED));
    }

    /**
     * Three steps by windows, by user and time.
     *
     * @return users at each step
     * @throws SQLException if DuckDB can't
     */
    @Benchmark
    public List<Long> duckDb3Sorted() throws SQLException {
        return reached(3, sql(3, SORTED));
    }

    /**
     * Three steps by joins, in no order.
     *
     * @return users at each step
     * @throws SQLException if DuckDB can't
     */
    @Benchmark
    public List<Long> duckDbJoin3() throws SQLException {
        return reached(3, joins(3, UNORDERED));
    }

    /**
     * Five steps by joins, in no order.
     *
     * @return users at each step
     * @throws SQLException if DuckDB can't
     */
    @Benchmark
    public List<Long> duckDbJoin5() throws SQLException {
        return reached(5, joins(5, UNORDERED));
    }

    /**
     * Three steps by joins, by user and time.
     *
     * @return users at each step
     * @throws SQLException if DuckDB can't
     */
    @Benchmark
    public List<Long> duckDbJoin3Sorted() throws SQLException {
        return reached(3, joins(3, SORTED));
    }

    List<Long> reached(int steps, String query) throws SQLException {
        List<Long> reached = new ArrayList<>();
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            for (int k = 0; k < steps; k++) {
                reached.add(row.getLong(k + 1));
            }
        }
        return reached;
    }

    /**
     * Each row of a step finds the last one of the step before, at its time or earlier, which began as late as any: where that start is too old, so are all. Rows
     * of equal time may follow each other.
     */
    static String joins(int steps, String table) {
        StringBuilder sql = new StringBuilder("WITH s0 AS (SELECT u, t, t AS s FROM ")
                .append(table)
                .append(" WHERE e = 0)");
        for (int k = 1; k < steps; k++) {
            sql.append(String.format(
                    ", s%d AS (SELECT a.u, a.t, b.s FROM (SELECT u, t FROM %s WHERE e = %d) a ASOF JOIN s%d b"
                            + " ON a.u = b.u AND a.t >= b.t WHERE a.t - b.s <= %d)",
                    k, table, k, k - 1, WINDOW));
        }
        for (int k = 0; k < steps; k++) {
            sql.append(k == 0 ? " SELECT " : ", ")
                    .append("(SELECT count(DISTINCT u) FROM s")
                    .append(k)
                    .append(')');
        }
        return sql.toString();
    }

    /** Ties in step order: rows are taken by user, time and step; s0, s1, … is the latest start that got to each step in time. */
    static String sql(int steps, String table) {
        StringBuilder sql = new StringBuilder("WITH c0 AS (SELECT u, e, t, CASE WHEN e = 0 THEN t END AS s0 FROM ")
                .append(table)
                .append(" WHERE e < ")
                .append(steps)
                .append(')');
        for (int k = 1; k < steps; k++) {
            sql.append(", c")
                    .append(k)
                    .append(" AS (SELECT *, CASE WHEN e = ")
                    .append(k)
                    .append(" AND t - m <= ")
                    .append(WINDOW)
                    .append(" THEN m END AS s")
                    .append(k)
                    .append(" FROM (SELECT * EXCLUDE (m), max(s")
                    .append(k - 1)
                    .append(") OVER (PARTITION BY u ORDER BY t, e ROWS UNBOUNDED PRECEDING) AS m FROM ")
                    .append(k == 1 ? "(SELECT *, 0 AS m FROM c0)" : "c" + (k - 1))
                    .append("))");
        }
        sql.append(" SELECT ");
        for (int k = 0; k < steps; k++) {
            sql.append(k == 0 ? "" : ", ")
                    .append("count(DISTINCT CASE WHEN s")
                    .append(k)
                    .append(" IS NOT NULL THEN u END)");
        }
        return sql.append(" FROM c").append(steps - 1).toString();
    }
}
