package io.github.cxmetrics.shell.table;

import io.github.cxmetrics.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the result of a query of any database into a table, a part at a time: it is never whole in the driver. */
final class Query {

    private static final int FETCHED_ROWS = 10_000;

    private final String name;
    private final String reading;
    private final String refusal;

    private final Set<Integer> typed;

    private Query(String name, String reading, String refusal, Set<Integer> typed) {
        this.name = name;
        this.reading = reading;
        this.refusal = refusal;
        this.typed = typed;
    }

    /**
     * A query to come.
     *
     * @param name the name of the table
     * @param reading what to say of its source
     * @param refusal what to say before the database's own message
     */
    static Query of(String name, String reading, String refusal) {
        return new Query(name, reading, refusal, Set.of());
    }

    /** The same, where columns of text, counted from 0, stand for numbers or truth values. */
    Query withTypes(Set<Integer> columns) {
        return new Query(name, reading, refusal, columns);
    }

    static Table read(Connection connection, String sql, @Nullable Object[] arguments) {
        try {
            String product = connection.getMetaData().getDatabaseProductName();
            return of("query", "SQL of " + product, "the query failed").run(connection, sql, arguments);
        } catch (SQLException e) {
            throw failure(connection, "the query failed", e);
        }
    }

    Table run(Connection connection, String sql) {
        return run(connection, sql, new Object[0]);
    }

    private Table run(Connection connection, String sql, @Nullable Object[] arguments) {
        if (!ProgressBar.isSeen()) {
            return run(connection, sql, arguments, Progress.NONE);
        }
        try (ProgressBar bar = ProgressBar.onTerminal("rows")) {
            return run(connection, sql, arguments, bar);
        }
    }

    /** PostgreSQL's driver holds the whole result unless a transaction is open; ours ends with the reading. */
    private Table run(Connection connection, String sql, @Nullable Object[] arguments, Progress progress) {
        try {
            boolean isOurs = connection.getAutoCommit();
            if (!isOurs) {
                return read(connection, sql, arguments, progress);
            }
            connection.setAutoCommit(false);
            boolean isRead = false;
            try {
                Table table = read(connection, sql, arguments, progress);
                isRead = true;
                return table;
            } finally {
                end(connection, isRead);
            }
        } catch (SQLException e) {
            throw failure(connection, refusal, e);
        }
    }

    private static void end(Connection connection, boolean isRead) throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        if (isRead) {
            connection.commit();
        } else {
            connection.rollback();
        }
        connection.setAutoCommit(true);
    }

    private Table read(Connection connection, String sql, @Nullable Object[] arguments, Progress progress)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, argument(arguments[i]));
            }
            statement.setFetchSize(FETCHED_ROWS);
            if (!statement.execute()) {
                throw new IllegalArgumentException("the statement gives no rows: it is no query");
            }
            try (ResultSet result = statement.getResultSet()) {
                return read(result, progress);
            }
        }
    }

    /** Drivers know moments with an offset, not all of them know others. */
    private static @Nullable Object argument(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        return value instanceof ZonedDateTime time ? time.toOffsetDateTime() : value;
    }

    private Table read(ResultSet result, Progress progress) throws SQLException {
        ResultSetMetaData about = result.getMetaData();
        List<String> labels = new ArrayList<>();
        List<SqlCell> cells = new ArrayList<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            labels.add(about.getColumnLabel(i));
            cells.add(SqlCell.of(about.getColumnType(i), about.getColumnTypeName(i)));
        }
        Header header = Header.of(labels);
        Columns columns = new Columns(name, header, Csv.detect());
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isTyped() && !typed.contains(i)) {
                columns.isText(i);
            }
        }
        for (long row = 1; result.next(); row++) {
            for (int i = 0; i < cells.size(); i++) {
                String text = cells.get(i).read(result, i + 1);
                char[] letters = text == null ? new char[0] : text.toCharArray();
                columns.cell(i, letters, 0, letters.length);
            }
            columns.endRow(cells.size(), row);
            if (row % FETCHED_ROWS == 0) {
                progress.update("reading the query", row, 0);
            }
        }
        return columns.wholeTable(List.of(reading));
    }

    private static RuntimeException failure(Connection connection, String what, SQLException e) {
        String message = what + ": " + line(e);
        return isLost(connection, String.valueOf(e.getSQLState()))
                ? new UncheckedIOException(message, new IOException(e))
                : new IllegalArgumentException(message, e);
    }

    /** By class 08 of the standard, by PostgreSQL's state of a server that stops, or because the connection says so. */
    private static boolean isLost(Connection connection, String state) {
        try {
            return state.startsWith("08") || state.startsWith("57P") || connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** The database's message on one line. */
    static String line(SQLException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(4)
                .collect(Collectors.joining("; "));
    }
}
