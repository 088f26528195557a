package io.github.cxmetrics.shell.table;

import static io.github.cxmetrics.shell.table.KitFilesTest.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries of H2, which is in every test run. */
class H2QueryTest {

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata"})
    void timesAreTheSameInEveryZoneOfJava(String zone) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            Table table = Table.query(
                    connection,
                    "select timestamp with time zone '2025-03-30 02:30:00+01:00' as at, timestamp '2025-03-30 02:30:00' as local,"
                            + " date '2025-03-30' as d, time '13:05:00' as clock");
            assertThat(lines(table))
                    .containsExactly(
                            "AT|LOCAL|D|CLOCK", "2025-03-30T01:30:00Z|2025-03-30T02:30:00|2025-03-30|13:05:00");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void valuesArePlainText() {
        Table table = Table.query(
                connection,
                "select 9 as n, 9223372036854775807 as big, cast(1234.50 as numeric(10, 2)) as amount, cast(9 as double) as whole,"
                        + " cast(1e-7 as double) as tiny, cast(0.1 as real) as short, true as yes, array[1, 2] as list,"
                        + " json '{\"k\": 1}' as props, x'0aff' as raw, '007' as id, cast('text' as clob) as long, null as none");
        assertThat(lines(table))
                .containsExactly(
                        "N|BIG|AMOUNT|WHOLE|TINY|SHORT|YES|LIST|PROPS|RAW|ID|LONG|NONE",
                        "9|9223372036854775807|1234.50|9|0.0000001|0.1|true|[1, 2]|{\"k\":1}|0aff|007|text|·");
        assertThat(table.reading()).isEqualTo("SQL of H2");
    }

    @Test
    void argumentsFillTheQuestionMarks() {
        Instant moment = Instant.parse("2025-03-30T01:30:00Z");
        Table table = Table.query(
                connection,
                "select cast(? as timestamp with time zone) as a, cast(? as timestamp with time zone) as b, cast(? as int) as c, cast(? as varchar) as d",
                moment,
                moment.atZone(ZoneId.of("Asia/Tokyo")),
                9,
                null);
        assertThat(lines(table)).containsExactly("A|B|C|D", "2025-03-30T01:30:00Z|2025-03-30T01:30:00Z|9|·");
    }

    @Test
    void anEmptyResultKeepsItsColumns() {
        assertThat(lines(Table.query(connection, "select 1 as a, 'x' as b where false")))
                .containsExactly("A|B");
    }

    @Test
    void rowsWithoutValuesAreRows() {
        Table table = Table.query(connection, "select * from (values (1, null), (cast(null as int), null)) as t(a, b)");
        assertThat(lines(table)).containsExactly("A|B", "1|·", "·|·");
    }

    @Test
    void errorsAreOneLine() throws SQLException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.query(connection, "select nothing\nfrom nowhere"))
                .withMessageStartingWith("the query failed: Table \"NOWHERE\" not found")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        assertThat(connection.getAutoCommit()).isTrue();
        connection.close();
        assertThatThrownBy(() -> Table.query(connection, "select 1"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("the query failed: ");
    }

    @Test
    void nullsAreNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> Table.query(null, "select 1"))
                .withMessage("connection");
        assertThatNullPointerException()
                .isThrownBy(() -> Table.query(connection, null))
                .withMessage("sql");
    }
}
