package io.github.cxmetrics.shell.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What DuckDB does for us when its driver is on the class path: SQL on a table, Parquet and JSON. It may not fetch extensions from the net. */
final class DuckDb {

    private static final String HOW =
            "which DuckDB reads: start with ./cx-shell --with duckdb, or put org.duckdb:duckdb_jdbc on the class path";

    private DuckDb() {}

    /** What DuckDB reads from a file. */
    enum Format {
        PARQUET("Parquet"),
        JSON("JSON");

        private final String title;

        Format(String title) {
            this.title = title;
        }
    }

    static Table read(Path path, String name, Format format) throws IOException {
        String refusal = name + " can't be read as " + format.title;
        Query query = Query.of(name, format.title + " by DuckDB", refusal);
        String file = literal(path.toAbsolutePath().toString());
        try (Connection connection = connect(name + " is " + format.title + ", " + HOW)) {
            return format == Format.PARQUET
                    ? query.run(connection, "select * from read_parquet(" + file + ")")
                    : readJson(connection, query, file);
        } catch (SQLException e) {
            throw new IllegalArgumentException(refusal + ": " + Query.line(e), e);
        }
    }

    /**
     * Each property of the objects as text: DuckDB's own types would drop the zone of times, and zeros of numbers. Columns in which JSON has nothing but
     * numbers and truth values keep that they do.
     */
    private static Table readJson(Connection connection, Query query, String file) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table objects as select * from read_json(" + file
                    + ", maximum_depth = 1, sample_size = -1, maximum_object_size = 134217728)");
        }
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery("select column_name from (describe objects)")) {
            while (columns.next()) {
                names.add(columns.getString(1));
            }
        }
        String texts = names.stream()
                .map(name -> identifier(name) + " ->> '$' as " + identifier(name))
                .collect(Collectors.joining(", "));
        return query.withTypes(typed(connection, names)).run(connection, "select " + texts + " from objects");
    }

    private static Set<Integer> typed(Connection connection, List<String> names) throws SQLException {
        String kinds = names.stream()
                .map(name -> "bool_or(json_type(" + identifier(name) + ") in ('VARCHAR', 'OBJECT', 'ARRAY'))")
                .collect(Collectors.joining(", "));
        Set<Integer> typed = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select " + kinds + " from objects")) {
            row.next();
            for (int i = 0; i < names.size(); i++) {
                if (!row.getBoolean(i + 1)) {
                    typed.add(i);
                }
            }
        }
        return typed;
    }

    private static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Reads what is packed through a file of its own. */
    static Table read(Source source, Format format) throws IOException {
        Path copy = Files.createTempFile("cx-metrics", format == Format.PARQUET ? ".parquet" : ".json");
        try (InputStream bytes = source.open()) {
            Files.copy(bytes, copy, StandardCopyOption.REPLACE_EXISTING);
            return read(copy, source.name(), format);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** Runs SQL over a table, which it knows as {@code t}; all columns are text. */
    static Table query(Table table, String sql) {
        try (Connection connection = connect("sql(…) is a question to DuckDB, " + HOW)) {
            Path rows = Files.createTempFile("cx-metrics", ".csv");
            try {
                write(table, rows);
                load(connection, table, rows);
                return Query.of(table.name() + " by SQL", "by DuckDB", "the SQL is refused")
                        .run(connection, sql);
            } finally {
                Files.deleteIfExists(rows);
            }
        } catch (SQLException e) {
            throw new IllegalArgumentException("DuckDB: " + Query.line(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException("can't hand the rows to DuckDB: " + e.getMessage(), e);
        }
    }

    private static Connection connect(String without) throws SQLException {
        if (DriverManager.drivers()
                .noneMatch(driver -> driver.getClass().getName().startsWith("org.duckdb."))) {
            throw new IllegalArgumentException(without);
        }
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("set autoinstall_known_extensions = false");
            statement.execute("set autoload_known_extensions = false");
        }
        return connection;
    }

    /** Each cell in quotes, and a missing one as nothing. */
    private static void write(Table table, Path file) throws IOException {
        List<Column> columns = table.columns().stream().map(table::column).toList();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int row = 0; row < table.size(); row++) {
                for (int i = 0; i < columns.size(); i++) {
                    String cell = columns.get(i).text(row);
                    out.write(i == 0 ? "" : ",");
                    out.write(cell == null ? "" : '"' + cell.replace("\"", "\"\"") + '"');
                }
                // The last cell of a row of one missing cell would be a blank line.
                out.write(",\"\"\n");
            }
        }
    }

    private static void load(Connection connection, Table table, Path file) throws SQLException {
        String columns = table.columns().stream()
                .map(column -> literal(column) + ": 'VARCHAR'")
                .collect(Collectors.joining(", ", "", ", 'cx end of row': 'VARCHAR'"));
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table t as select * exclude (\"cx end of row\") from read_csv("
                            + literal(file.toAbsolutePath().toString()) + ", columns = {" + columns
                            + "}, header = false, auto_detect = false, delim = ',', quote = '\"', escape = '\"',"
                            + " new_line = '\\n', nullstr = '', allow_quoted_nulls = false, parallel = false, max_line_size = 134217728)");
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
