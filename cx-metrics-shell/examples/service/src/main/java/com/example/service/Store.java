package com.example.service;

import io.github.cxmetrics.Tally;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The database: what was acknowledged, and the tallies of days. Each pod has rows of its own, so that pods never wait for each other; reading merges them.
 */
final class Store {

    /** H2 writes a commit at once, not half a second later: what is acknowledged survives the end of the process. */
    private static final String DURABLE = ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1";

    private static final String[] TABLES = {
        "CREATE TABLE IF NOT EXISTS days (pod VARCHAR, tenant VARCHAR, kind VARCHAR, on_date DATE, counts VARCHAR,"
                + " PRIMARY KEY (tenant, kind, on_date, pod))",
        "CREATE TABLE IF NOT EXISTS inbox (seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, pod VARCHAR, tenant VARCHAR,"
                + " kind VARCHAR, at_ms BIGINT, body VARCHAR)",
        "CREATE INDEX IF NOT EXISTS inbox_by_time ON inbox (kind, at_ms)",
        "CREATE TABLE IF NOT EXISTS requests (tenant VARCHAR, request VARCHAR, at_ms BIGINT, PRIMARY KEY (tenant, request))",
        "CREATE TABLE IF NOT EXISTS purchases (customer VARCHAR, on_date DATE, cents BIGINT)",
        "CREATE TABLE IF NOT EXISTS subscriptions (account VARCHAR, start_cents BIGINT, end_cents BIGINT, ever_paid BOOLEAN)",
        "CREATE TABLE IF NOT EXISTS contacts (customer VARCHAR, at_ms BIGINT, issue VARCHAR)",
        "CREATE TABLE IF NOT EXISTS events (visitor VARCHAR, name VARCHAR, at_ms BIGINT)"
    };

    private final String url;
    private final String pod;

    /** A row of a batch, as it came. */
    record Raw(Instant at, String body) {}

    /** A row of the inbox. */
    record Kept(String tenant, String body) {}

    Store(String url, String pod) throws SQLException {
        this.url = url + DURABLE;
        this.pod = pod;
        try (Connection db = open();
                Statement statement = db.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
    }

    /** A connection of its own for each piece of work; a pool such as HikariCP would do the same. */
    Connection open() throws SQLException {
        return DriverManager.getConnection(url, "sa", "");
    }

    /**
     * Keeps a batch: all of it or nothing.
     *
     * @param request the sender's name of this request; a repeated one is not counted again
     * @param days what the batch adds to the tallies of days
     * @return false if the request was there before
     */
    <T extends Tally<T>> boolean add(
            String tenant,
            String kind,
            List<Raw> rows,
            String request,
            Map<LocalDate, T> days,
            Class<T> tally,
            Instant now)
            throws SQLException {
        try (Connection db = open()) {
            db.setAutoCommit(false);
            if (request != null && !isNew(db, tenant, request, now)) {
                db.rollback();
                return false;
            }
            try (PreparedStatement insert =
                    db.prepareStatement("INSERT INTO inbox (pod, tenant, kind, at_ms, body) VALUES (?, ?, ?, ?, ?)")) {
                for (Raw row : rows) {
                    set(insert, pod, tenant, kind, row.at.toEpochMilli(), row.body);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            for (Map.Entry<LocalDate, T> day : days.entrySet()) {
                merge(db, tenant, kind, day.getKey(), day.getValue(), tally);
            }
            db.commit();
            return true;
        }
    }

    private static boolean isNew(Connection db, String tenant, String request, Instant now) throws SQLException {
        String known = "SELECT COUNT(*) FROM requests WHERE tenant = ? AND request = ?";
        if (query(db, known, row -> row.getLong(1), tenant, request).get(0) > 0) {
            return false;
        }
        update(db, "INSERT INTO requests VALUES (?, ?, ?)", tenant, request, now.toEpochMilli());
        return true;
    }

    private <T extends Tally<T>> void merge(
            Connection db, String tenant, String kind, LocalDate day, T more, Class<T> tally) throws SQLException {
        String one = "SELECT counts FROM days WHERE pod = ? AND tenant = ? AND kind = ? AND on_date = ?";
        List<String> there = query(db, one, row -> row.getString(1), pod, tenant, kind, day);
        T sum = there.isEmpty() ? more : Json.restore(there.get(0), tally).plus(more);
        update(
                db,
                "MERGE INTO days KEY (pod, tenant, kind, on_date) VALUES (?, ?, ?, ?, ?)",
                pod,
                tenant,
                kind,
                day,
                Json.store(sum));
    }

    /** The tallies of a tenant's days, over all pods. */
    <T extends Tally<T>> SortedMap<LocalDate, T> days(String tenant, String kind, Class<T> tally) throws SQLException {
        SortedMap<LocalDate, T> days = new TreeMap<>();
        try (Connection db = open()) {
            String all = "SELECT on_date, counts FROM days WHERE tenant = ? AND kind = ?";
            query(
                    db,
                    all,
                    row -> days.merge(
                            row.getObject(1, LocalDate.class), Json.restore(row.getString(2), tally), Tally::plus),
                    tenant,
                    kind);
        }
        return days;
    }

    /** What this pod took of a kind since a time, in the order in which it came. */
    List<Kept> inbox(String kind, Instant since) throws SQLException {
        try (Connection db = open()) {
            return query(
                    db,
                    "SELECT tenant, body FROM inbox WHERE pod = ? AND kind = ? AND at_ms >= ? ORDER BY seq",
                    row -> new Kept(row.getString(1), row.getString(2)),
                    pod,
                    kind,
                    since.toEpochMilli());
        }
    }

    /** Lets go what no window needs any more; the events of tickets stay. */
    void forget(List<String> kinds, Instant before) throws SQLException {
        try (Connection db = open()) {
            for (String kind : kinds) {
                update(db, "DELETE FROM inbox WHERE kind = ? AND at_ms < ?", kind, before.toEpochMilli());
            }
        }
    }

    /** Fails if the database is gone. */
    void check() throws SQLException {
        try (Connection db = open()) {
            query(db, "SELECT 1", row -> row.getInt(1));
        }
    }

    @FunctionalInterface
    interface RowReader<R> {
        R read(ResultSet row) throws SQLException;
    }

    static <R> List<R> query(Connection db, String sql, RowReader<R> reader, Object... values) throws SQLException {
        try (PreparedStatement statement = db.prepareStatement(sql)) {
            set(statement, values);
            List<R> rows = new ArrayList<>();
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    rows.add(reader.read(results));
                }
            }
            return rows;
        }
    }

    static void update(Connection db, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = db.prepareStatement(sql)) {
            set(statement, values);
            statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
