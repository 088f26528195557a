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

/** The same funnel in DuckDB, exactly: for each step a window function that carries the latest start on; two threads, the table in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class DuckDbFunnelBenchmark {

    private static final long WINDOW = 7 * 86_400;

    /** Rows. */
    @Param("10000000")
    public int rows;

    int userCount = FunnelBenchmark.USERS;
    private Connection connection;

    /**
     * Fills the table, in no order.
     *
     * @throws SQLException if DuckDB can't
     */
    @Setup
    public void fill() throws SQLException {
        FunnelLogs logs = FunnelLogs.unordered(rows, userCount);
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement sql = connection.createStatement()) {
            sql.execute("SET threads = 2");
            sql.execute("CREATE TABLE log (u INTEGER, e TINYINT, t BIGINT)");
        }
        try (DuckDBAppender to = ((DuckDBConnection) connection).createAppender("main", "log")) {
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
     * Three steps.
     *
     * @return users at each step
     * @throws SQLException if DuckDB can't
     */
    @Benchmark
    public List<Long> duckDb3() throws SQLException {
        return reached(3);
    }

    /**
     * Five steps.
     *
     * @return users at each step
     * @throws SQLException if DuckDB can't
     */
    @Benchmark
    public List<Long> duckDb5() throws SQLException {
        return reached(5);
    }

    List<Long> reached(int steps) throws SQLException {
        List<Long> reached = new ArrayList<>();
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(sql(steps))) {
            row.next();
            for (int k = 0; k < steps; k++) {
                reached.add(row.getLong(k + 1));
            }
        }
        return reached;
    }

    /** Ties in step order: rows are taken by user, time and step; s0, s1, … is the latest start that got to each step in time. */
    static String sql(int steps) {
        StringBuilder sql = new StringBuilder(
                        "WITH c0 AS (SELECT u, e, t, CASE WHEN e = 0 THEN t END AS s0 FROM log WHERE e < ")
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
