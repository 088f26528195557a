package io.github.cxmetrics.journey.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.retention.cohort.ActiveDaysRule;
import io.github.cxmetrics.retention.cohort.CohortEntry;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.cohort.CohortTable;
import io.github.cxmetrics.retention.cohort.Returning;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ProductRetentionTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant END = Instant.parse("2024-05-06T00:00:00Z");

    private static final EventLog LOG = EventLog.of(
            Event.of("ann", "signup", "2024-05-01T10:00:00Z"),
            Event.of("ann", "buy", "2024-05-01T12:00:00Z"),
            Event.of("ann", "buy", "2024-05-03T09:00:00Z"),
            Event.of("bob", "signup", "2024-05-01T20:00:00Z"),
            Event.of("bob", "buy", "2024-05-02T19:00:00Z"),
            Event.of("bob", "signup", "2024-05-03T20:00:00Z"),
            Event.of("cyd", "buy", "2024-05-02T08:00:00Z"),
            Event.of("cyd", "signup", "2024-05-02T09:00:00Z"),
            Event.of("dan", "buy", "2024-05-02T08:00:00Z"));

    private static final ProductRetention SIGNUP_TO_BUY =
            ProductRetention.of(LOG).startingWith("signup").returningWith("buy");

    private static CohortRule daily() {
        return CohortRule.of(CalendarPeriods.days(UTC));
    }

    private static Proportion retention(long returned, long matured) {
        return Proportion.of(returned, matured).named("retention", "customers whose period is over");
    }

    @Test
    void returnsByAnotherEventAreCountedFromTheStartOn() {
        CohortTable table = SIGNUP_TO_BUY.table(daily().asOf(END));
        LocalDate first = LocalDate.of(2024, 5, 1);
        assertThat(table.count()).isEqualTo(3);
        assertThat(table.size(first)).isEqualTo(2);
        assertThat(table.cell(first, 0)).isEqualTo(retention(1, 2));
        assertThat(table.cell(first, 1)).isEqualTo(retention(1, 2));
        assertThat(table.cell(first, 2)).isEqualTo(retention(1, 2));
        assertThat(table.cell(first, 3)).isEqualTo(retention(0, 2));
        assertThat(table.cell(LocalDate.of(2024, 5, 2), 0)).isEqualTo(retention(0, 1));
        assertThat(table.cellIfMature(LocalDate.of(2024, 5, 2), 4)).isEmpty();
        assertThat(table.columns()).isEqualTo(5);
    }

    @Test
    void elapsedDaysAreNotCalendarDays() {
        CohortTable table =
                SIGNUP_TO_BUY.table(daily().withReturn(Returning.on().elapsed()).asOf(END));
        assertThat(table.overall(0)).isEqualTo(retention(2, 3));
        assertThat(table.overall(1)).isEqualTo(retention(1, 3));
        assertThat(table.overall(2)).isEqualTo(retention(0, 3));
        assertThat(table.overall(3)).isEqualTo(retention(0, 2));
        assertThat(table.columns()).isEqualTo(4);
    }

    @Test
    void recurringCohortsHoldAUserOnceAPeriod() {
        CohortTable table = SIGNUP_TO_BUY.table(daily().withEntry(CohortEntry.recurring())
                .withReturn(Returning.onOrAfter())
                .asOf(END));
        assertThat(table.count()).isEqualTo(3);
        assertThat(table.cohorts())
                .containsExactly(LocalDate.of(2024, 5, 1), LocalDate.of(2024, 5, 2), LocalDate.of(2024, 5, 3));
        assertThat(table.cell(LocalDate.of(2024, 5, 1), 0)).isEqualTo(retention(2, 2));
        assertThat(table.cell(LocalDate.of(2024, 5, 1), 2)).isEqualTo(retention(1, 2));
        assertThat(table.cell(LocalDate.of(2024, 5, 3), 0)).isEqualTo(retention(0, 1));
        assertThat(table.provisional()).isTrue();
    }

    /** 100 buys an hour over 500 hours, and 100 signups: cohorts of every hour. */
    @Test
    @Timeout(60)
    void oneHeavyUserCostsNoMoreThanTheirRows() {
        int rows = 100_000;
        Instant start = END.minusSeconds(500 * 3600);
        String[] users = new String[rows];
        String[] events = new String[rows];
        Instant[] times = new Instant[rows];
        for (int i = 0; i < rows; i++) {
            users[i] = "ann";
            events[i] = i % 2 == 0 ? "signup" : "buy";
            times[i] = start.plusSeconds(i * 18L);
        }
        ProductRetention both = ProductRetention.of(EventLog.of(users, events, times))
                .startingWith("signup")
                .returningWith("buy");
        CohortRule hourly = CohortRule.of(CalendarPeriods.hours(UTC)).withEntry(CohortEntry.recurring());
        for (Returning returning : List.of(Returning.on(), Returning.onOrAfter(), Returning.inEvery())) {
            CohortTable table =
                    both.table(hourly.withReturn(returning.atLeast(100)).asOf(END));
            assertThat(table.cohortStarts()).hasSize(500);
            assertThat(table.overall(1)).isEqualTo(retention(499, 499));
        }
    }

    @Test
    void everyPeriodSoFarLooksAtReturnsAlone() {
        EventLog log = EventLog.of(
                Event.of("ann", "signup", "2024-05-01T10:00:00Z"),
                Event.of("ann", "buy", "2024-05-02T12:00:00Z"),
                Event.of("ann", "buy", "2024-05-03T12:00:00Z"),
                Event.of("bob", "signup", "2024-05-01T10:00:00Z"),
                Event.of("bob", "buy", "2024-05-01T12:00:00Z"),
                Event.of("bob", "buy", "2024-05-03T12:00:00Z"));
        CohortTable table = ProductRetention.of(log)
                .startingWith("signup")
                .returningWith("buy")
                .table(daily().withReturn(Returning.inEvery()).asOf(END));
        assertThat(table.overall(0)).isEqualTo(retention(2, 2));
        assertThat(table.overall(1)).isEqualTo(retention(1, 2));
        assertThat(table.overall(2)).isEqualTo(retention(1, 2));
        assertThat(table.overall(3)).isEqualTo(retention(0, 2));
    }

    @Test
    void bracketsAndTimesLookAtReturnsAlone() {
        CohortTable table = SIGNUP_TO_BUY.table(
                daily().withReturn(Returning.inBrackets(0, 2, 1, 3).atLeast(2)).asOf(END));
        assertThat(table.overall(0)).isEqualTo(retention(1, 3));
        assertThat(table.overall(1)).isEqualTo(retention(0, 3));
    }

    @Test
    void firstEverLeavesOutThoseWhoStartedBeforeTheRange() {
        CohortRule rule = daily().withEntry(CohortEntry.firstEver().from(LocalDate.of(2024, 5, 2)));
        CohortTable ever = SIGNUP_TO_BUY.table(rule.asOf(END));
        assertThat(ever.count()).isEqualTo(1);
        assertThat(ever.outsideCustomers()).isEqualTo(2);
        assertThat(ever.outsideActivities()).isEqualTo(2);
        CohortTable inRange =
                SIGNUP_TO_BUY.table(rule.withEntry(CohortEntry.firstInRange().from(LocalDate.of(2024, 5, 2)))
                        .asOf(END));
        assertThat(inRange.count()).isEqualTo(2);
        assertThat(inRange.size(LocalDate.of(2024, 5, 3))).isEqualTo(1);
        assertThat(inRange.outsideCustomers()).isEqualTo(1);
    }

    @Test
    void hoursAreToldApartByTheirStart() {
        CohortRule.AsOf hourly = CohortRule.of(CalendarPeriods.hours(UTC)).asOf(Instant.parse("2024-05-04T00:00:00Z"));
        CohortTable table = ProductRetention.of(LOG).table(hourly);
        Instant ten = Instant.parse("2024-05-01T10:00:00Z");
        assertThat(table.cohortStarts()).hasSize(3).startsWith(ten);
        assertThat(table.size(ten.plusSeconds(3599))).isEqualTo(1);
        assertThat(table.cellIfMature(ten, 2)).contains(retention(1, 1));
        assertThat(table.cellIfMature(ten, 3)).contains(retention(0, 1));
        assertThat(table.toCounts().toTally()).isEqualTo(table);
        assertThat(table.toString()).contains("hourly cohorts (UTC)", "2024-05-01T10:00");
        assertThat(CalendarPeriods.hours(ZoneId.of("Asia/Kolkata"))
                        .start(CalendarPeriods.hours(ZoneId.of("Asia/Kolkata")).numberOf(ten)))
                .isEqualTo(Instant.parse("2024-05-01T09:30:00Z"));
    }

    @Test
    void lifeCycleAndActiveDaysNameTheUsers() {
        var periods = ProductRetention.of(LOG, Step.of("buy"))
                .lifeCycle(CalendarPeriods.days(UTC), END)
                .periods();
        assertThat(periods.get(1).newNames()).containsExactly("bob", "cyd", "dan");
        assertThat(periods.get(2).resurrectedNames()).containsExactly("ann");
        var days = ProductRetention.of(LOG)
                .activeDays(ActiveDaysRule.lastDays(5, UTC).asOf(LocalDate.of(2024, 5, 5)));
        assertThat(days.customersWith(1)).isEqualTo(2);
        assertThat(days.customersWith(3)).isEqualTo(1);
    }

    @Test
    void conditionsIgnoreOrderAndTime() {
        ConditionsMet met = ConditionsRule.of(Step.of("signup"), Step.of("buy")).count(LOG);
        assertThat(met.met()).isEqualTo(List.of(3L, 3L));
        assertThat(met.retained(2)).isEqualTo(Proportion.of(3, 3).named("users with buy", "users with signup"));
        assertThat(met)
                .hasToString(
                        "condition  users  of the first\nsignup         3       100.0 %\nbuy            3       100.0 %\n");
        assertThatThrownBy(() -> met.retained(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("condition 3 is outside 1..2");
        assertThatThrownBy(ConditionsRule::of)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("retention by conditions takes 1..64 conditions, not 0");
    }

    @Test
    void whatCameAfterTheEndOfTheDataIsSetAside() {
        Instant asOf = Instant.parse("2024-05-03T00:00:00Z");
        CohortTable two = SIGNUP_TO_BUY.table(daily().asOf(asOf));
        assertThat(two.afterAsOf()).isEqualTo(2);
        assertThat(two.count()).isEqualTo(3);
        assertThat(two.cell(LocalDate.of(2024, 5, 1), 1)).isEqualTo(retention(1, 2));
        assertThat(two.cellIfMature(LocalDate.of(2024, 5, 1), 2)).isEmpty();
        assertThat(two.toString()).contains("; after asOf: 2 activities\n");
        assertThat(ProductRetention.of(LOG).table(daily().asOf(asOf)).afterAsOf())
                .isEqualTo(2);
    }

    @Test
    void usersOfACellAreNamed() {
        LocalDate first = LocalDate.of(2024, 5, 1);
        ProductRetention.CellUsers next = SIGNUP_TO_BUY.users(daily().asOf(END), first, 1);
        assertThat(next.returned()).containsExactly("bob");
        assertThat(next.lost()).containsExactly("ann");
        assertThat(next).hasToString("1 of 2 users returned");
        assertThat(ProductRetention.of(LOG)
                        .users(daily().asOf(END), Instant.parse("2024-05-01T10:00:00Z"), 0)
                        .returned())
                .containsExactly("ann", "bob");
        assertThat(SIGNUP_TO_BUY
                        .users(
                                daily().withReturn(
                                                Returning.inBrackets(0, 2, 1, 3).atLeast(2))
                                        .asOf(END),
                                first,
                                0)
                        .returned())
                .containsExactly("ann");
        assertThat(SIGNUP_TO_BUY
                        .users(daily().withReturn(Returning.onOrAfter()).asOf(END), first, 2)
                        .returned())
                .containsExactly("ann");
        assertThatThrownBy(() -> SIGNUP_TO_BUY.users(daily().asOf(END), first, 9))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the users of cohort 2024-05-01, column 9 are undefined: it is not complete, or has no customers");
    }

    @Test
    void retentionByAProperty() {
        EventLog log = EventLog.of(
                Event.of("ann", "signup", "2024-05-01T10:00:00Z").with("from", "web"),
                Event.of("ann", "signup", "2024-05-01T10:00:00Z").with("from", "app"),
                Event.of("ann", "buy", "2024-05-02T10:00:00Z").with("from", "web"),
                Event.of("bob", "signup", "2024-05-01T10:00:00Z"),
                Event.of("cyd", "signup", "2024-05-01T10:00:00Z").with("from", "web"),
                Event.of("dan", "signup", "2024-04-01T10:00:00Z").with("from", "tv"));
        ProductRetention retention =
                ProductRetention.of(log).startingWith("signup").returningWith("buy");
        CohortRule.AsOf rule = daily().withEntry(CohortEntry.firstInRange().from(LocalDate.of(2024, 5, 1)))
                .asOf(END);
        var tables = retention.tableBy(rule, "from");
        assertThat(tables.keySet()).containsExactly("(none)", "app", "tv", "web");
        assertThat(tables.get("app").overall(1)).isEqualTo(retention(1, 1));
        assertThat(tables.get("web").overall(1)).isEqualTo(retention(0, 1));
        assertThat(tables.get("tv").outsideCustomers()).isOne();
        assertThat(rule.merging()).isNotNull();
        assertThat(tables.values().stream().collect(rule.merging())).isEqualTo(retention.table(rule));
        assertThat(retention.tableBy(rule, "price").keySet()).containsExactly("(none)");
    }

    /** Cohorts by two equal events, read here, are those of one, which the core counts. */
    @Test
    void oneEventIsCountedAsTheCoreDoes() {
        Random random = new Random(1905);
        for (int round = 0; round < 60; round++) {
            Event[] events = new Event[60];
            for (int i = 0; i < events.length; i++) {
                events[i] = Event.of(
                        "u" + random.nextInt(6),
                        "a",
                        Instant.parse("2024-05-01T00:00:00Z").plusSeconds(3600L * random.nextInt(24 * 12)));
            }
            EventLog log = EventLog.of(events);
            ProductRetention one = ProductRetention.of(log);
            for (Returning returning : List.of(
                    Returning.on(),
                    Returning.onOrAfter(),
                    Returning.inBrackets(0, 0, 1, 3, 2, 6),
                    Returning.on().atLeast(2),
                    Returning.onOrAfter().atLeast(3))) {
                for (CohortEntry entry : List.of(
                        CohortEntry.recurring(),
                        CohortEntry.firstInRange().from(LocalDate.of(2024, 5, 2)),
                        CohortEntry.firstEver().from(LocalDate.of(2024, 5, 2)))) {
                    checkOne(one, daily().withEntry(entry).withReturn(returning));
                }
                checkOne(one, daily().withReturn(returning.elapsed()));
                checkOne(
                        one,
                        CohortRule.of(CalendarPeriods.months(ZoneId.of("Europe/Berlin")))
                                .withReturn(returning.elapsed()),
                        Instant.parse("2024-12-10T12:00:00Z"));
            }
        }
    }

    private static void checkOne(ProductRetention one, CohortRule rule) {
        checkOne(one, rule, Instant.parse("2024-05-10T12:00:00Z"));
    }

    private static void checkOne(ProductRetention one, CohortRule rule, Instant asOf) {
        CohortRule.AsOf reading = rule.asOf(asOf);
        var tables = one.tableBy(reading, "nothing");
        assertThat(tables.get(ProductRetention.NONE)).as("%s", rule).isEqualTo(one.table(reading));
    }

    /** One user with 1e5 rows among normal users. */
    @Test
    void aHeavyUserCostsNoMoreThanLinear() {
        int n = 100_000;
        String[] users = new String[n + 3];
        String[] events = new String[n + 3];
        Instant[] times = new Instant[n + 3];
        Instant begin = Instant.parse("2014-05-01T00:00:00Z");
        for (int i = 0; i < n + 3; i++) {
            users[i] = i < n ? "heavy" : "user" + i;
            events[i] = i % 2 == 0 ? "s" : "r";
            times[i] = begin.plusSeconds(600L * (i % n));
        }
        EventLog log = EventLog.of(users, events, times);
        ProductRetention retention = ProductRetention.of(log).startingWith("s").returningWith("r");
        Instant end = times[n - 1];
        CohortRule rule = daily();
        assertTimeout(Duration.ofSeconds(60), () -> {
            for (Returning returning :
                    List.of(Returning.on(), Returning.onOrAfter(), Returning.inBrackets(0, 7, 8, 400))) {
                CohortRule.AsOf recurring = rule.withEntry(CohortEntry.recurring())
                        .withReturn(returning)
                        .asOf(end);
                assertThat(retention.table(recurring).count()).isEqualTo(3);
                assertThat(retention
                                .table(rule.withReturn(returning.elapsed()).asOf(end))
                                .overall(0)
                                .successes())
                        .isEqualTo(1);
            }
            assertThat(ConditionsRule.of(Step.of("s"), Step.of("r")).count(log).met())
                    .containsExactly(3L, 1L);
        });
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> SIGNUP_TO_BUY.table(
                        daily().withEntry(CohortEntry.firstEver()).asOf(END)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("first-ever cohorts need a range start that has history before it");
        assertThatThrownBy(() -> ProductRetention.of(LOG.strict())
                        .startingWith("sign up")
                        .table(daily().asOf(END)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown event sign up; the nearest is signup");
    }

    @Test
    void printsWhatItIs() {
        assertThat(SIGNUP_TO_BUY.toString()).startsWith("retention from signup to buy, 9 events of 4 users");
        assertThat(ProductRetention.of(LOG).toString()).startsWith("retention of any event, 9 events");
    }
}
