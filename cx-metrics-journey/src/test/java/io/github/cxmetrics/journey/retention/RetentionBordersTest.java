package io.github.cxmetrics.journey.retention;

import static io.github.cxmetrics.journey.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.retention.cohort.CohortEntry;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.cohort.CohortTable;
import io.github.cxmetrics.retention.cohort.Returning;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Users by conditions, and cohorts, at their borders. */
class RetentionBordersTest {

    private static final ConditionsRule RULE = ConditionsRule.of(Step.of("visit"), Step.of("buy"));

    @Test
    void countsThatCannotComeFromALogAreRefused() {
        refuses("2 conditions have as many counts, not 1", () -> new ConditionsMet(RULE, 3, List.of(1L)));
        refuses(
                "users who meet a condition must not exceed those of the first: 2 of 1",
                () -> new ConditionsMet(RULE, 3, List.of(1L, 2L)));
        refuses(
                "users who meet a condition must not exceed those of the first: 4 of 3",
                () -> new ConditionsMet(RULE, 3, List.of(4L, 2L)));
        refuses(
                "users who meet a condition must not be negative: -1",
                () -> new ConditionsMet(RULE, 3, List.of(1L, -1L)));
        refuses("users must not be negative: -1", () -> new ConditionsMet(RULE, -1, List.of(0L, 0L)));
        ConditionsMet all = new ConditionsMet(RULE, 3, List.of(3L, 3L));
        assertThat(all.retained(1).value()).isOne();
        refuses("condition 0 is outside 1..2", () -> all.retained(0));
        assertThat(all.toCounts().numbers()).hasToString("{users=3, met 0=3, met 1=3}");
    }

    @Test
    void nobodyWhoMeetsTheFirstHasNoShare() {
        assertThat(new ConditionsMet(RULE, 3, List.of(0L, 0L))).hasToString("""
                condition  users  of the first
                visit          0             –
                buy            0             –
                """);
        assertThat(RULE.empty()).hasToString("users by conditions: no users");
        assertThat(RULE).hasToString("visit, buy");
    }

    /** As many conditions as a mask has bits; the last is told apart as the first is. */
    @Test
    void conditionsFillAMask() {
        Step[] steps = new Step[64];
        Arrays.setAll(steps, i -> Step.of("e" + i));
        EventLog log = EventLog.of(
                Event.of("ann", "e0", "2024-05-01T10:00:00Z"),
                Event.of("ann", "e63", "2024-05-02T10:00:00Z"),
                Event.of("bob", "e63", "2024-05-02T10:00:00Z"),
                Event.of("cyd", "e0", "2024-05-02T10:00:00Z"));
        ConditionsMet met = ConditionsRule.of(steps).count(log);
        assertThat(met.met().get(0)).isEqualTo(2);
        assertThat(met.met().get(1)).isZero();
        assertThat(met.met().get(63)).isEqualTo(1);
        assertThat(met.count()).isEqualTo(3);
        Step[] more = Arrays.copyOf(steps, 65);
        more[64] = Step.of("e64");
        refuses("retention by conditions takes 1..64 conditions, not 65", () -> ConditionsRule.of(more));
        refuses(
                "unknown event e1; the nearest is e0",
                () -> ConditionsRule.of(Step.of("e1")).count(log.strict()));
    }

    @Test
    void cohortsHaveABoundedNumberOfPeriods() {
        ProductRetention retention = ProductRetention.of(EventLog.of(
                        Event.of("ann", "signup", "2000-01-01T10:00:00Z"),
                        Event.of("ann", "buy", "2000-01-01T11:00:00Z")))
                .startingWith("signup")
                .returningWith("buy");
        CohortRule hourly = CohortRule.of(CalendarPeriods.hours(ZoneId.of("UTC")));
        Instant start = Instant.parse("2000-01-01T10:00:00Z");
        long most = 4096;
        refuses(
                "a cohort has " + (most + 1) + " complete periods, more than " + most + ": choose longer ones",
                () -> retention.table(hourly.asOf(start.plusSeconds(3600 * (most + 1)))));
        assertThat(retention.table(hourly.asOf(start.plusSeconds(3600 * most))).columns())
                .isEqualTo((int) most);
        refuses("a property needs a name", () -> retention.tableBy(hourly.asOf(start), ""));
    }

    private static final EventLog LOG = EventLog.of(
            Event.of("ann", "signup", "2024-05-01T10:00:00Z"),
            Event.of("ann", "buy", "2024-05-02T10:00:00Z"),
            Event.of("ann", "buy", "2024-05-03T10:00:00Z"),
            Event.of("ann", "buy", "2024-05-09T10:00:00Z"),
            Event.of("bob", "signup", "2024-05-01T10:00:00Z"),
            Event.of("bob", "buy", "2024-05-02T10:00:00Z"),
            Event.of("cyd", "signup", "2024-05-03T10:00:00Z"));

    private static final ProductRetention PRODUCT =
            ProductRetention.of(LOG).startingWith("signup").returningWith("buy");
    private static final CohortRule DAILY = CohortRule.of(CalendarPeriods.days(ZoneId.of("UTC")));
    private static final Instant END = Instant.parse("2024-05-05T00:00:00Z");

    /** The users of each cell, by each kind of return, are as many as the table counts. */
    @Test
    void theUsersOfACellAreThoseCounted() {
        for (Returning returning : List.of(
                Returning.on(),
                Returning.onOrAfter(),
                Returning.inEvery(),
                Returning.on().elapsed(),
                Returning.onOrAfter().elapsed(),
                Returning.on().atLeast(2),
                Returning.inBrackets(0, 1, 1, 3))) {
            CohortRule.AsOf rule = DAILY.withReturn(returning).asOf(END);
            CohortTable table = PRODUCT.table(rule);
            int cells = 0;
            for (LocalDate cohort : table.cohorts()) {
                for (int column = 0; column < table.columns(); column++) {
                    Optional<Proportion> cell = table.cellIfMature(cohort, column);
                    if (cell.isPresent()) {
                        ProductRetention.CellUsers users = PRODUCT.users(rule, cohort, column);
                        assertThat(users.returned())
                                .as("%s, column %s", returning, column)
                                .hasSize((int) cell.get().successes());
                        assertThat(users.lost()).hasSize((int) cell.get().failures());
                        cells++;
                    }
                }
            }
            assertThat(cells).as("%s", returning).isGreaterThan(1);
        }
        ProductRetention.CellUsers every =
                PRODUCT.users(DAILY.withReturn(Returning.inEvery()).asOf(END), LocalDate.of(2024, 5, 1), 2);
        assertThat(every.returned()).containsExactly("ann");
        assertThat(every.lost()).containsExactly("bob");
        CohortRule.AsOf brackets =
                DAILY.withReturn(Returning.inBrackets(0, 1, 1, 3)).asOf(Instant.parse("2024-05-03T00:00:00Z"));
        assertThatIllegalStateException()
                .isThrownBy(() -> PRODUCT.users(brackets, LocalDate.of(2024, 5, 1), 1))
                .withMessage(
                        "the users of cohort 2024-05-01, column 1 are undefined: it is not complete, or has no customers");
    }

    @Test
    void nobodyWhoStartsIsAnEmptyTable() {
        CohortTable none = ProductRetention.of(LOG)
                .startingWith("install")
                .returningWith("buy")
                .table(DAILY.asOf(END));
        assertThat(none.count()).isZero();
        assertThat(none.cohorts()).isEmpty();
        assertThat(ProductRetention.of(LOG)
                        .startingWith("install")
                        .unknownNames()
                        .events())
                .containsExactly("install");
        assertThat(ConditionsRule.of(Step.of("install"), Step.of("buy"))
                        .unknownNames(LOG)
                        .events())
                .containsExactly("install");
    }

    /** A user all of whose rows come later is nobody; of later rows only starts and returns are set aside; the last instant itself is observed. */
    @Test
    void rowsAfterTheLastInstantAreSetAside() {
        Instant asOf = Instant.parse("2024-05-03T00:00:00Z");
        EventLog log = EventLog.of(
                Event.of("ann", "signup", "2024-05-01T10:00:00Z"),
                Event.of("ann", "buy", "2024-05-03T00:00:00Z"),
                Event.of("ann", "visit", "2024-05-03T00:00:01Z"),
                Event.of("bob", "signup", "2024-05-03T00:00:01Z"),
                Event.of("bob", "visit", "2024-05-03T00:00:02Z"),
                Event.of("bob", "buy", "2024-05-03T00:00:03Z"));
        CohortTable table = ProductRetention.of(log)
                .startingWith("signup")
                .returningWith("buy")
                .table(DAILY.withReturn(Returning.onOrAfter()).asOf(asOf));
        assertThat(table.count()).isOne();
        assertThat(table.afterAsOf()).isEqualTo(2);
        assertThat(table.overall(1).successes()).isOne();
    }

    /** Who came before the range stands under the value of their first start, wherever it stands in the log. */
    @Test
    void startsBeforeTheRangeKeepTheirValues() {
        EventLog log = EventLog.of(
                Event.of("ann", "signup", "2024-04-01T10:00:00Z").with("from", "tv"),
                Event.of("ann", "signup", "2024-04-02T10:00:00Z").with("from", "radio"),
                Event.of("bob", "buy", "2024-04-02T10:00:00Z").with("from", "web"));
        Map<String, CohortTable> tables = ProductRetention.of(log)
                .startingWith("signup")
                .returningWith("buy")
                .tableBy(
                        DAILY.withEntry(CohortEntry.firstInRange().from(LocalDate.of(2024, 5, 1)))
                                .asOf(END),
                        "from");
        assertThat(tables.keySet()).containsExactly("radio", "tv");
        assertThat(tables.get("tv").outsideCustomers()).isOne();
        assertThat(tables.get("tv").outsideActivities()).isOne();
        assertThat(tables.get("radio").outsideCustomers()).isZero();
        assertThat(tables.get("radio").outsideActivities()).isOne();
    }

    /** Of starts in one tick the first by code point gives the value; one that is a return too stands behind them: it has no say, and returns to them. */
    @Test
    void startsOfOneTickHaveOneValue() {
        List<Event> rows = List.of(
                Event.of("ann", "renew", "2024-05-01T10:00:00Z").with("from", "app"),
                Event.of("ann", "signup", "2024-05-01T10:00:00Z").with("from", "web"),
                Event.of("ann", "signup", "2024-05-01T10:00:00Z").with("from", "mail"),
                Event.of("ann", "signup", "2024-05-01T10:00:00Z").with("from", "tv"),
                Event.of("ann", "signup", "2024-05-01T10:00:01Z").with("from", "ad"));
        List<Event> turned = new ArrayList<>(rows);
        Collections.reverse(turned);
        for (List<Event> each : List.of(rows, turned)) {
            Map<String, CohortTable> tables = ProductRetention.of(EventLog.of(each.toArray(Event[]::new)))
                    .startingWith(Step.anyOf("signup", "renew"))
                    .returningWith(Step.of("renew"))
                    .tableBy(DAILY.asOf(END), "from");
            assertThat(tables.keySet()).containsExactly("mail");
            assertThat(tables.get("mail").cell(LocalDate.of(2024, 5, 1), 0).successes())
                    .isOne();
        }
    }

    @Test
    void aStartThatIsAReturnDoesNotReturnToItself() {
        EventLog log = EventLog.of(
                Event.of("ann", "signup", "2024-05-01T10:00:00Z"),
                Event.of("ann", "renew", "2024-05-01T11:00:00Z"),
                Event.of("bob", "renew", "2024-05-01T11:00:00Z"),
                Event.of("bob", "renew", "2024-05-03T11:00:00Z"));
        CohortTable table = ProductRetention.of(log)
                .startingWith(Step.anyOf("signup", "renew"))
                .returningWith(Step.of("renew"))
                .table(DAILY.asOf(END));
        assertThat(table.overall(0)).isEqualTo(retention(1, 2));
        assertThat(table.overall(2)).isEqualTo(retention(1, 2));
    }

    /** Who came back in every period counts for those that are complete, and not yet for the one that runs. */
    @Test
    void returnsInEveryPeriodCountUpToThoseComplete() {
        CohortTable table =
                PRODUCT.table(DAILY.withReturn(Returning.inEvery()).asOf(Instant.parse("2024-05-03T12:00:00Z")));
        assertThat(table.cell(LocalDate.of(2024, 5, 1), 1)).isEqualTo(retention(2, 2));
        assertThat(table.cellIfMature(LocalDate.of(2024, 5, 1), 2)).isEmpty();
    }

    private static Proportion retention(long returned, long matured) {
        return Proportion.of(returned, matured).named("retention", "customers whose period is over");
    }

    /** A user who enters two cohorts is one customer; one who enters after another too. */
    @Test
    void customersAreCountedOnce() {
        EventLog log = EventLog.of(
                Event.of("ann", "signup", "2024-05-01T10:00:00Z"),
                Event.of("ann", "signup", "2024-05-02T10:00:00Z"),
                Event.of("ann", "signup", "2024-05-02T11:00:00Z"),
                Event.of("bob", "signup", "2024-05-02T10:00:00Z"));
        CohortTable table = ProductRetention.of(log)
                .startingWith("signup")
                .returningWith("buy")
                .table(DAILY.withEntry(CohortEntry.recurring()).asOf(END));
        assertThat(table.count()).isEqualTo(2);
        assertThat(table.size(LocalDate.of(2024, 5, 1))).isOne();
        assertThat(table.size(LocalDate.of(2024, 5, 2))).isEqualTo(2);
    }

    @Test
    void aCellBesideTheTableHasNoUsers() {
        CohortRule.AsOf brackets =
                DAILY.withReturn(Returning.inBrackets(0, 1, 1, 3)).asOf(END);
        CohortRule.AsOf early =
                DAILY.withReturn(Returning.inBrackets(0, 1, 1, 3)).asOf(Instant.parse("2024-05-04T00:00:00Z"));
        assertThatIllegalStateException()
                .isThrownBy(() -> PRODUCT.users(early, LocalDate.of(2024, 5, 1), 1))
                .withMessageStartingWith("the users of cohort 2024-05-01, column 1 are undefined");
        for (int column : new int[] {-1, 2}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> PRODUCT.users(brackets, LocalDate.of(2024, 5, 1), column))
                    .withMessage("the users of cohort 2024-05-01, column " + column
                            + " are undefined: it is not complete, or has no customers");
        }
        assertThat(PRODUCT.users(brackets, LocalDate.of(2024, 5, 1), 0).returned())
                .containsExactly("ann", "bob");
    }
}
