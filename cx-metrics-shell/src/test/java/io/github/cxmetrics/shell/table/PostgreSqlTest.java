package io.github.cxmetrics.shell.table;

import static io.github.cxmetrics.shell.table.KitFilesTest.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries of a real PostgreSQL, wherever its Debian package is installed. */
@EnabledIf("isInstalled")
class PostgreSqlTest {

    private static PostgreSql server;

    static boolean isInstalled() {
        return PostgreSql.isInstalled();
    }

    @BeforeAll
    static void start() throws Exception {
        server = PostgreSql.start();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table answers (id text, at timestamptz, local timestamp, day date, score int,"
                            + " amount numeric(12, 2), share double precision, is_new boolean, tags text[], props jsonb, raw bytea)");
            statement.execute("insert into answers values"
                    + " ('007', '2025-03-30 01:30:00+01', '2025-03-30 02:30:00', '2025-03-30', 9, 1234.50, 0.1, true, '{a,b}', '{\"k\": 1}', '\\x0aff'),"
                    + " ('012', '2025-12-31 23:59:59.25Z', '2025-12-31 10:00:00', '0044-03-15 BC', null, 1e9, 1e10, false, null, null, null),"
                    + " ('', 'infinity', '-infinity', 'infinity', -2147483648, 'NaN', 'NaN', null, null, null, null)");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata", "Europe/Berlin"})
    void momentsAreTheSameInEveryZoneOfJava(String zone) throws SQLException {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try (Connection connection = server.connect()) {
            assertThat(lines(Table.query(connection, "select at, local, day from answers")))
                    .containsExactly(
                            "at|local|day",
                            "2025-03-30T00:30:00Z|2025-03-30T02:30:00|2025-03-30",
                            "2025-12-31T23:59:59.250Z|2025-12-31T10:00:00|-0043-03-15",
                            "infinity|-infinity|infinity");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void valuesArePlainText() throws SQLException {
        try (Connection connection = server.connect()) {
            Table table =
                    Table.query(connection, "select id, score, amount, share, is_new, tags, props, raw from answers");
            assertThat(table.reading()).isEqualTo("SQL of PostgreSQL");
            assertThat(lines(table))
                    .containsExactly(
                            "id|score|amount|share|is_new|tags|props|raw",
                            "007|9|1234.50|0.1|true|{a,b}|{\"k\": 1}|0aff",
                            "012|·|1000000000.00|10000000000|false|·|·|·",
                            "·|-2147483648|NaN|NaN|·|·|·|·");
            assertThat(table.line(2)).isEqualTo(3);
            assertThat(table.column("amount").isTyped()).isTrue();
            assertThat(table.column("id").isTyped()).isFalse();
        }
    }

    @Test
    void argumentsAreMomentsTextsAndNulls() throws SQLException {
        try (Connection connection = server.connect()) {
            Table late = Table.query(
                    connection,
                    "select id from answers where at > ? and at < 'infinity' and id <> ? and ?::int is null",
                    Instant.parse("2025-06-01T00:00:00Z"),
                    "007",
                    null);
            assertThat(lines(late)).containsExactly("id", "012");
        }
    }

    @Test
    void namesAreGivenToTwins() throws SQLException {
        try (Connection connection = server.connect()) {
            Table table = Table.query(connection, "select 1 as n, 2 as n, 'a'");
            assertThat(lines(table)).containsExactly("n|n (2)|?column?", "1|2|a");
            assertThat(table.reading()).isEqualTo("SQL of PostgreSQL, names given: n (2)");
        }
    }

    @Test
    void errorsAreOneLineAndLeaveTheConnectionAsItWas() throws SQLException {
        try (Connection connection = server.connect()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Table.query(connection, "select scorre from answers"))
                    .withMessageStartingWith("the query failed: ERROR: column \"scorre\" does not exist;")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Table.query(connection, "delete from answers"))
                    .withMessage("the statement gives no rows: it is no query");
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(lines(Table.query(connection, "select count(*) as n from answers")))
                    .containsExactly("n", "3");
        }
    }

    @Test
    void aTransactionOfTheCallersGoesOn() throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("insert into answers (id) values ('mine')");
            assertThat(Table.query(connection, "select id from answers where id = ?", "mine")
                            .size())
                    .isEqualTo(1);
            connection.rollback();
            assertThat(Table.query(connection, "select id from answers where id = ?", "mine")
                            .size())
                    .isZero();
            assertThat(connection.getAutoCommit()).isFalse();
        }
    }

    @Test
    void aLostConnectionIsAnInputError() throws SQLException {
        try (Connection connection = server.connect();
                Connection other = server.connect();
                Statement statement = other.createStatement()) {
            String pid = Table.query(connection, "select pg_backend_pid() as pid")
                    .column("pid")
                    .text(0);
            statement.execute("select pg_terminate_backend(" + pid + ")");
            assertThatThrownBy(() -> Table.query(connection, "select pg_sleep(1)"))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageStartingWith("the query failed: ");
        }
    }

    /**
     * In a Java of 160 MB: 3 M rows of 100 characters are 300 MB and more in a driver that holds them all; the codes
     * of the two columns are 24 MB, and two to three times that while they grow.
     */
    @Test
    void theResultIsNeverWholeInTheDriver() throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx160m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Large.class.getName(),
                        server.url())
                .redirectErrorStream(true)
                .start();
        String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(printed).isEqualToIgnoringWhitespace("3000000 11");
        assertThat(java.waitFor()).isZero();
    }

    /** The program of that Java. */
    static final class Large {

        private Large() {}

        public static void main(String[] arguments) throws SQLException {
            try (Connection connection = DriverManager.getConnection(arguments[0], "cx", "")) {
                Table table = Table.query(
                        connection,
                        "select repeat('x', 100) as text, i % 11 as score from generate_series(1, 3000000) i");
                System.out.println(
                        table.size() + " " + table.column("score").texts().size());
            }
        }
    }
}
