package io.github.cxmetrics.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Tally;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.contact.fcr.CustomerContacts;
import io.github.cxmetrics.contact.fcr.Fcr;
import io.github.cxmetrics.journey.EngagementRule;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.LogRule;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.path.PathRule;
import io.github.cxmetrics.journey.path.StepMatrix;
import io.github.cxmetrics.journey.path.StepsToGoalRule;
import io.github.cxmetrics.journey.path.Transitions;
import io.github.cxmetrics.journey.path.Variants;
import io.github.cxmetrics.journey.retention.ConditionsRule;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.cohort.CohortTable;
import io.github.cxmetrics.retention.cohort.CustomerActivity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SparkJourneyTest {

    private static Dataset<Row> events() {
        return Sparks.session()
                .range(0, 4_000, 1, 3)
                .selectExpr(
                        "CONCAT('u', pmod(hash(id), 257)) AS who",
                        "element_at(array('view', 'cart', 'buy', 'leave'), CAST(pmod(hash(id + 1), 4) + 1 AS INT)) AS what",
                        "timestamp_seconds(1704067200 + pmod(hash(id + 2), 1000) * 3600) AS at",
                        "CAST(id AS INT) AS n");
    }

    private static EventLog log(Dataset<Row> events, int orderColumn) {
        List<Row> rows = new ArrayList<>(events.collectAsList());
        Comparator<Row> order = orderColumn == 1
                ? Comparator.comparing(row -> row.getString(1))
                : Comparator.comparing(row -> row.getInt(3));
        rows.sort(order);
        return EventLog.from(
                rows,
                row -> row.getString(0),
                row -> row.getString(1),
                row -> row.getTimestamp(2).toInstant());
    }

    private static <T extends Tally<T>> void check(LogRule<T> rule) {
        UserEvents columns = UserEvents.of("who", "what", "at");
        assertThat((Object) SparkJourney.count(events(), rule, columns)).isEqualTo(rule.count(log(events(), 1)));
        assertThat((Object) SparkJourney.count(events(), rule, columns.inOrderOf("n")))
                .isEqualTo(rule.count(log(events(), 3)));
    }

    @Test
    void pathsAreThoseOfOneMachine() {
        check(new Transitions.Rule(PathRule.events()));
        check(new Variants.Rule(PathRule.events(), 4));
        check(new StepMatrix.Rule(PathRule.events(), 5));
        check(new StepsToGoalRule(Step.of("view"), Step.of("buy")));
        check(new ConditionsRule(List.of(Step.of("cart"), Step.of("buy"))));
        check(EngagementRule.pageViews("view"));
    }

    @Test
    void aRuleAndColumnsMustBeThere() {
        assertThatThrownBy(
                        () -> SparkJourney.count(events(), (Transitions.Rule) null, UserEvents.of("who", "what", "at")))
                .hasMessage("rows, rule and columns must not be null");
    }

    private static SortedMap<String, List<Instant>> byUser() {
        SortedMap<String, List<Instant>> users = new TreeMap<>();
        events().collectAsList()
                .forEach(row -> users.computeIfAbsent(row.getString(0), any -> new ArrayList<>())
                        .add(row.getTimestamp(2).toInstant()));
        users.values().forEach(times -> times.sort(Comparator.naturalOrder()));
        return users;
    }

    @Test
    void customersAreGroupedBeforeTheirContactsAreCounted() {
        events().createOrReplaceTempView("contacts");
        Fcr expected = Fcr.noRepeatWithin(Duration.ofDays(3))
                .asOf(Instant.parse("2024-02-10T00:00:00Z"))
                .count(
                        byUser().entrySet(),
                        each -> CustomerContacts.of(
                                each.getKey(), each.getValue().toArray(Instant[]::new)));
        Row row = Sparks.one(
                "SELECT merge_tallies(t), tally_metric(merge_tallies(t)) FROM (SELECT who, fcr_contacts_tally(at,"
                        + " INTERVAL '3' DAY, TIMESTAMP '2024-02-10 00:00:00') AS t FROM contacts GROUP BY who)");
        assertThat((Object) TallyBytes.readTally(row.getAs(0))).isEqualTo(expected);
        assertThat(row.getStruct(1).getDouble(0)).isEqualTo(expected.value());
    }

    @Test
    void cohorts() {
        events().createOrReplaceTempView("activity");
        CohortTable expected = CohortRule.of(CalendarPeriods.weeks(ZoneOffset.UTC))
                .asOf(Instant.parse("2024-02-10T00:00:00Z"))
                .count(byUser().values(), CustomerActivity::of);
        Row row = Sparks.one(
                "SELECT merge_tallies(t) FROM (SELECT who, cohort_tally(at, 'week', '2024-02-10T00:00:00Z') AS t"
                        + " FROM activity GROUP BY who)");
        assertThat((Object) TallyBytes.readTally(row.getAs(0))).isEqualTo(expected);
        List<Row> cells = Sparks.session()
                .sql(
                        "SELECT inline(cohort_cells(merge_tallies(t))) FROM (SELECT who, cohort_tally(at, 'week', DATE '2024-02-10', 'UTC') AS t"
                                + " FROM activity GROUP BY who)")
                .collectAsList();
        assertThat(cells).isNotEmpty();
        for (Row cell : cells) {
            assertThat(cell.getDouble(4))
                    .isEqualTo(expected.cell(cell.getDate(0).toLocalDate(), cell.getInt(1))
                            .value());
        }
        assertThatThrownBy(() ->
                        Sparks.session().sql("SELECT cohort_tally(at, 'fortnight', DATE '2024-02-10') FROM activity"))
                .hasMessageContaining("the period is day, week, month, quarter or year, not fortnight");
    }
}
