package io.github.cxmetrics.shell.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.NoSuchElementException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class VerbsTest {

    private static final Table SURVEY = Kit.table(
            "mail|score|at",
            "ann@x.org|9|2025-01-03",
            "Bob@x.org|4|2025-02-01",
            "|7|2025-02-02",
            "ann@x.org|10|2025-03-01",
            "eve@x.org||2025-03-02");

    private static final Table CRM = Kit.table("email|plan|score", "bob@x.org|pro|A", "ann@x.org|free|B");

    @Test
    void summaryAndHead() {
        assertThat(SURVEY).hasToString("""
                t.csv: 5 rows (made)
                column  distinct  missing
                mail           3        1
                score          4        1
                at             5        0""");
        assertThat(SURVEY.head()).startsWith("""
                line       mail  score          at
                2     ann@x.org      9  2025-01-03
                """).contains("6     eve@x.org      –  2025-03-02");
        assertThat(SURVEY.size()).isEqualTo(5);
        assertThat(SURVEY.columns()).containsExactly("mail", "score", "at");
        assertThat(SURVEY.line(3)).isEqualTo(5);
    }

    @Test
    void whereKeepsLines() {
        Table high = SURVEY.where(row -> row.number("score") >= 7);
        assertThat(high.ints("score")).containsExactly(9, 7, 10);
        assertThat(high.line(2)).isEqualTo(5);
        assertThat(SURVEY.where("mail", "ann@x.org", "eve@x.org").size()).isEqualTo(3);
        assertThat(SURVEY.where("mail", "nobody").size()).isZero();
        assertThat(SURVEY.wherePresent("mail", "score").ints("score")).containsExactly(9, 4, 10);
        // A text that was dropped with its rows no longer decides what its column is.
        Table words = Kit.column("1", "two", "3");
        assertThat(words.where(row -> !row.text("x").equals("two")).ints("x")).containsExactly(1, 3);
    }

    @Test
    void withAddsAndReplaces() {
        Table more =
                SURVEY.with("band", row -> row.isMissing("score") ? null : row.number("score") > 8 ? "high" : "low");
        assertThat(more.texts("band")).containsExactly("high", "low", "low", "high", null);
        assertThat(more.columns()).endsWith("band");
        // Values are what they are: a number has a decimal point, and needs no cell to decide.
        Table numbers = SURVEY.with("score", row -> row.number("score") + 0.125);
        assertThat(numbers.doubles("score")).startsWith(9.125, 4.125);
        assertThat(numbers.missing("score")).isEqualTo(1);
        assertThat(SURVEY.with("thousands", row -> 1.234).doubles("thousands")).containsOnly(1.234);
        assertThat(SURVEY.with("at", row -> Instant.EPOCH).instants("at")).containsOnly(Instant.EPOCH);
        assertThat(SURVEY.with("day", row -> row.date("at").plusDays(1)).dates("day")[0])
                .isEqualTo(LocalDate.of(2025, 1, 4));
        assertThat(SURVEY.ints("score", 0)).startsWith(9);
    }

    @Test
    void whatWasSaidOfAColumnGoesWithItsName() {
        Table dates = Kit.column("03/04/2025").withFormat("x", "d/M/uuuu");
        assertThat(dates.rename("x", "day").dates("day")).containsExactly(LocalDate.of(2025, 4, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dates.with("x", row -> "03/04/2025").dates("x"))
                .withMessageContaining("no cell decides");
        assertThat(Kit.column("60")
                        .withUnit("x", ChronoUnit.SECONDS)
                        .rename("x", "wait")
                        .durations("wait"))
                .containsExactly(Duration.ofMinutes(1));
    }

    @Test
    void columnsAreKeptDroppedAndRenamed() {
        assertThat(SURVEY.keep("at", "mail").columns()).containsExactly("at", "mail");
        assertThat(SURVEY.drop("score").columns()).containsExactly("mail", "at");
        assertThat(SURVEY.rename("score", "nps").columns()).containsExactly("mail", "nps", "at");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SURVEY.rename("score", "at"))
                .withMessage("t.csv has a column \"at\" already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SURVEY.drop("Score"))
                .withMessage("t.csv has no column \"Score\"; the nearest is \"score\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SURVEY.texts("weight"))
                .withMessage("t.csv has no column \"weight\"; its columns are mail, score, at");
        assertThatNullPointerException().isThrownBy(() -> SURVEY.texts(null)).withMessage("column");
    }

    @Test
    void joinFindsPartnersAndSaysWhoHasNone() {
        Table joined = SURVEY.join(CRM, "mail", "email");
        assertThat(joined.columns()).containsExactly("mail", "score", "at", "plan", "score (t.csv)");
        assertThat(joined.texts("plan")).containsExactly("free", "pro", null, "free", null);
        assertThat(joined.toString())
                .startsWith("t.csv: 5 rows (made; 3 of 5 rows found in t.csv, not those of lines 4, 6)");
        assertThat(joined.unmatched().texts("mail")).containsExactly(null, "eve@x.org");
        assertThat(joined.where("plan", "free").ints("score")).containsExactly(9, 10);
        assertThatIllegalStateException()
                .isThrownBy(SURVEY::unmatched)
                .withMessage("t.csv was not joined with another table, or was changed since");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CRM.join(SURVEY, "email", "mail"))
                .withMessage(
                        "t.csv line 5, column mail: a key is here that is on line 2 already, and a join needs each once");
        Table ids = Kit.table("id|v", "aB|1", "AB|2");
        assertThat(Kit.table("id", "aB", "AB", "ab").join(ids, "id", "id").texts("v"))
                .containsExactly("1", "2", null);
    }

    @Test
    void latestPerCustomer() {
        assertThat(SURVEY.latestPer("mail", "at").ints("score", -1)).containsExactly(4, 7, 10, -1);
        Table sameTime = Kit.table("who|at|v", "a|2025-01-01|1", "a|2025-01-01|2");
        assertThat(sameTime.latestPer("who", "at").ints("v")).containsExactly(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.table("who|at", "a|2025-01-01", "a|").latestPer("who", "at"))
                .withMessage(
                        "t.csv line 3, column at: a cell is missing: the latest row was asked for, and here is no time");
    }

    @Test
    void rowsReadTheirCells() {
        Row row = SURVEY.rows().skip(1).findFirst().orElseThrow();
        assertThat(row.text("mail")).isEqualTo("Bob@x.org");
        assertThat(row.number("score")).isEqualTo(4);
        assertThat(row.instant("at")).isEqualTo(Instant.parse("2025-02-01T00:00:00Z"));
        assertThat(row.date("at")).isEqualTo(LocalDate.of(2025, 2, 1));
        assertThat(row.line()).isEqualTo(3);
        assertThat(row).hasToString("t.csv line 3");
        Row without = SURVEY.rows().skip(4).findFirst().orElseThrow();
        assertThat(without.isMissing("score")).isTrue();
        assertThat(without.text("score")).isEmpty();
        assertThat(without.number("score")).isNaN();
        assertThat(Kit.column("0:01:30").rows().findFirst().orElseThrow().duration("x"))
                .isEqualTo(Duration.ofSeconds(90));
        Row noDate = Kit.column("2025-01-01", "").rows().skip(1).findFirst().orElseThrow();
        Assertions.assertThatThrownBy(() -> noDate.date("x"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("t.csv line 3, column x has no value");
    }

    @Test
    void jsonBecomesColumns() {
        Table events = Kit.table(
                "id|p",
                "1|{\"price\": 9.5, \"item\": {\"id\": \"007\"}, \"id\": true}",
                "2|",
                "3|{\"price\":12,\"tags\":[\"a\",\"b\"],\"x\":null}");
        Table spread = events.withJson("p");
        assertThat(spread.columns()).containsExactly("id", "price", "item.id", "p.id", "tags.0", "tags.1");
        assertThat(spread.doubles("price")).containsExactly(9.5, Double.NaN, 12);
        assertThat(spread.texts("item.id")).containsExactly("007", null, null);
        Table ga4 = Kit.table(
                "p",
                "[{\"key\":\"price\",\"value\":{\"string_value\":null,\"double_value\":9.5}},{\"key\":\"page\",\"value\":{\"string_value\":\"/a\"}}]");
        assertThat(ga4.withJson("p").columns()).containsExactly("price", "page");
        for (String bad : new String[] {
            "{",
            "{\"a\":1,}",
            "{\"a\":01}",
            "{'a':1}",
            "{\"a\":1}x",
            "[1]",
            "7",
            "{\"a\":1,\"a\":2}",
            "{\"a\":\"\\x\"}",
            "{\"a\" 1}",
            "[".repeat(100)
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Kit.table("p", "{\"a\":1}", bad).withJson("p"))
                    .withMessageMatching(
                            "t\\.csv line 3, column p: (no JSON at character \\d+: .*|JSON that is no object)");
        }
        assertThat(Kit.table("p", "{\"\\u00e9\\n\":\"\\\"\\\\\\/\"}")
                        .withJson("p")
                        .columns())
                .containsExactly("é\n");
    }
}
