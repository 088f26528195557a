package io.github.cxmetrics.spark;

import static io.github.cxmetrics.spark.Sparks.one;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Walks the whole catalogue: each example runs, and each function gives NULL for an empty group. */
class SqlCatalogTest {

    /** Pairs without an answer are counted apart, so that their tally isn't empty. */
    private static final Set<String> COUNTS_THE_UNANSWERED =
            Set.of("kano_tally", "kano_better_tally", "kano_worse_tally");

    @BeforeAll
    static void tables() {
        // Hundreds of queries of a few rows: to compile them takes longer than to run them.
        Sparks.session().conf().set("spark.sql.codegen.wholeStage", "false");
        values("answers", "score, f, d, feature", "(5, 1, 3, 'a'), (4, 1, 5, 'a'), (2, 2, 5, 'b'), (NULL, 3, 3, 'b')");
        values("features", "f, d", "(1, 3), (1, 5), (2, 5)");
        values(
                "rows",
                "resolved, kept, lost, success, condition",
                "(TRUE, TRUE, FALSE, TRUE, TRUE), (FALSE, FALSE, TRUE, FALSE, FALSE)");
        values("waves", "before, after", "(6, 9), (9, 9), (8, 3)");
        values("invitations", "stage", "('invited'), ('completed'), ('started')");
        values("messages", "stage", "('delivered'), ('clicked'), ('opened')");
        values("comments", "sentiment", "('positive'), ('negative'), ('positive')");
        values("people", "active, uses, first_time", "(TRUE, 3, TRUE), (TRUE, 0, FALSE)");
        values("forms", "q1, q2, q3", "(9, 8, 9), (3, 2, 5), (7, 7, 8)");
        values("sessions", numbered("q", 10), "(4, 2, 4, 1, 5, 2, 4, 1, 5, 2), (3, 2, 4, 2, 5, 2, 3, 1, 5, 2)");
        values("loads", numbered("r", 6), "(50, 20, 30, 40, 60, 10), (20, 20, 35, 45, 60, 15)");
        values("attempts", "time, completed", "(12.5D, TRUE), (30D, TRUE), (40D, FALSE)");
        values("views", "value", "(1200D), (2600D), (1800D)");
        values("responses", "seconds", "(0.2D), (0.7D), (3.5D)");
        values(
                "calls",
                "waited, outcome, talk, hold, wrap",
                "(5, 'answered', 120, 0, 30), (25, 'answered', 200, 20, 40), (9, 'abandoned', NULL, NULL, NULL)");
        values(
                "conversations",
                "bot, ending, ended_at, came_back_at",
                "('began', 'confirmed', TIMESTAMP '2024-05-01 10:00:00', NULL),"
                        + " ('began', 'reached_a_person', TIMESTAMP '2024-05-02 10:00:00', TIMESTAMP '2024-05-03 10:00:00')");
        values("customers", "contacts, days, churned", "(0, 10, TRUE), (3, 20, FALSE), (1, 30, TRUE)");
        values("costs", "cost", "(2.50), (3.75)");
        values(
                "contacts",
                "customer, time, reason",
                "('a', TIMESTAMP '2024-05-01 10:00:00', 'delivery'), ('b', TIMESTAMP '2024-05-02 10:00:00', 'billing')");
        values(
                "tickets",
                "ticket, time, act, actor",
                "('t', TIMESTAMP '2024-05-01 10:00:00', 'created', 'customer'),"
                        + " ('t', TIMESTAMP '2024-05-01 11:00:00', 'public_reply', 'agent')");
        values(
                "states",
                "agent, state, began, ended",
                "('a', 'handling', TIMESTAMP '2024-05-01 10:00:00', TIMESTAMP '2024-05-01 11:00:00'),"
                        + " ('a', 'available', TIMESTAMP '2024-05-01 11:00:00', TIMESTAMP '2024-05-01 11:30:00')");
        values("presences", "from_day, to_day", "(0, 30), (0, 12), (5, 30)");
        values("trials", "started, converted", "(DATE '2024-05-01', DATE '2024-05-09'), (DATE '2024-05-02', NULL)");
        values(
                "accounts",
                "account, mrr_start, mrr_end, ever_paid",
                "('a', 100.00, 120.00, TRUE), ('b', 50.00, 0.00, TRUE), ('c', 0.00, 30.00, FALSE)");
        values(
                "activity",
                "customer, time, cents",
                "('a', TIMESTAMP '2024-05-20 10:00:00', 500), ('a', TIMESTAMP '2024-05-28 10:00:00', 700)");
        values(
                "experiment",
                "treated, success, score",
                "(TRUE, TRUE, 9), (TRUE, FALSE, 3), (FALSE, TRUE, 8), (FALSE, FALSE, 10)");
        values(
                "events",
                "user, session, time, event",
                "('u', 's', TIMESTAMP '2024-05-01 10:00:00', 'visit'), ('u', 's', TIMESTAMP '2024-05-01 11:00:00', 'signup')");
        tallies("daily", "nps_tally(score) AS tally FROM answers");
        tallies("funnels", "funnel_tally('P7D', time, event, 'visit', 'signup') AS tally FROM events");
        tallies("cohorts", "cohort_tally(time, 'month', DATE '2024-06-01') AS tally FROM activity");
        tallies("ways", "variants_tally(time, event) AS tally FROM events");
        tallies("edges", "transitions_tally(time, event) AS tally FROM events");
        tallies("touches", "attribution_tally('P30D', time, event, 'signup') AS tally FROM events");
        tallies("reasons", "pareto_tally(reason) AS tally FROM contacts");
    }

    @AfterAll
    static void reset() {
        Sparks.session().conf().unset("spark.sql.codegen.wholeStage");
    }

    private static String numbered(String letter, int columns) {
        return String.join(
                ", ",
                IntStream.rangeClosed(1, columns).mapToObj(i -> letter + i).toList());
    }

    private static void values(String view, String columns, String rows) {
        tallies(view, "* FROM VALUES " + rows + " AS t(" + columns + ")");
    }

    private static void tallies(String view, String query) {
        Sparks.session().sql("SELECT " + query).createOrReplaceTempView(view);
    }

    @TestFactory
    Stream<DynamicTest> eachExampleRuns() {
        return SqlCatalog.functions().stream()
                .map(function -> dynamicTest(function.name(), () -> {
                    List<Row> rows =
                            Sparks.session().sql("SELECT " + function.example()).collectAsList();
                    assertThat(rows).isNotEmpty();
                    for (Row row : rows) {
                        assertThat(row.isNullAt(row.size() - 1)).isFalse();
                    }
                }));
    }

    @Test
    void anEmptyGroupGivesNull() {
        byTable((table, functions) ->
                assertAllNull(functions, one("SELECT " + calls(functions) + " FROM " + table + " WHERE FALSE")));
    }

    @Test
    void nullsAreMissing() {
        byTable((table, all) -> {
            SparkSession spark = Sparks.session();
            spark.range(3)
                    .select(Arrays.stream(spark.table(table).schema().fields())
                            .map(field -> lit(null).cast(field.dataType()).as(field.name()))
                            .toArray(Column[]::new))
                    .createOrReplaceTempView("nulls");
            List<SqlFunction> functions = all.stream()
                    .filter(function -> !COUNTS_THE_UNANSWERED.contains(function.name()))
                    .toList();
            assertAllNull(functions, one("SELECT " + calls(functions) + " FROM nulls"));
        });
    }

    private static void byTable(BiConsumer<String, List<SqlFunction>> check) {
        SqlCatalog.functions().stream()
                .collect(groupingBy(SqlCatalogTest::table))
                .forEach(check);
    }

    private static String calls(List<SqlFunction> functions) {
        return functions.stream().map(SqlCatalogTest::call).collect(joining(", "));
    }

    private static void assertAllNull(List<SqlFunction> functions, Row row) {
        assertThat(row.size()).isEqualTo(functions.size());
        for (int i = 0; i < row.size(); i++) {
            assertThat(row.isNullAt(i)).as(functions.get(i).name()).isTrue();
        }
    }

    /** The call of an example, without the key of its group before it and an {@code inline} around it. */
    private static String call(SqlFunction function) {
        String example = function.example();
        String call = example.substring(example.indexOf(function.name() + "("), example.lastIndexOf(" FROM "));
        int open = 0;
        for (int i = 0; i < call.length(); i++) {
            open += call.charAt(i) == '(' ? 1 : call.charAt(i) == ')' ? -1 : 0;
            if (open == 0 && call.charAt(i) == ')') {
                return call.substring(0, i + 1);
            }
        }
        throw new AssertionError("no call in " + example);
    }

    private static String table(SqlFunction function) {
        String from = function.example().substring(function.example().lastIndexOf(" FROM ") + 6);
        return from.contains(" ") ? from.substring(0, from.indexOf(' ')) : from;
    }
}
