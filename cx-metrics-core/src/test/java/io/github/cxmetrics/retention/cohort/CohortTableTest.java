package io.github.cxmetrics.retention.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.calendar.CalendarPeriods;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CohortTableTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant AS_OF = Instant.parse("2024-04-15T00:00:00Z");
    private static final CohortRule MONTHLY = CohortRule.of(CalendarPeriods.months(UTC));
    private static final LocalDate JANUARY = LocalDate.of(2024, 1, 1);
    private static final LocalDate FEBRUARY = LocalDate.of(2024, 2, 1);
    private static final LocalDate APRIL = LocalDate.of(2024, 4, 1);

    private static final ActivityLog LOG = log(
            "ann",
            "2024-01-05",
            "bob",
            "2024-01-09",
            "cem",
            "2024-01-30",
            "ann",
            "2024-02-02",
            "dee",
            "2024-02-11",
            "bob",
            "2024-03-03",
            "ann",
            "2024-03-04",
            "dee",
            "2024-03-30",
            "eve",
            "2024-04-01",
            "ann",
            "2024-04-15");

    private static ActivityLog log(String... namesAndDates) {
        String[] names = new String[namesAndDates.length / 2];
        LocalDate[] dates = new LocalDate[names.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = namesAndDates[2 * i];
            dates[i] = LocalDate.parse(namesAndDates[2 * i + 1]);
        }
        return ActivityLog.of(names, dates);
    }

    private static CohortTable count(CohortRule rule) {
        return rule.asOf(AS_OF).count(LOG);
    }

    private static Proportion retention(long returned, long matured) {
        return Proportion.of(returned, matured).named("retention", "customers whose period is over");
    }

    @Test
    void printsATriangle() {
        assertThat(count(MONTHLY))
                .hasToString("monthly cohorts (UTC), first in range, return on, as of 2024-04-15T00:00:00Z\n"
                        + "cohort   customers        0        1       2\n"
                        + "2024-01          3  100.0 %   33.3 %  66.7 %\n"
                        + "2024-02          1  100.0 %  100.0 %       –\n"
                        + "2024-04          1        –        –       –\n"
                        + "overall          5  100.0 %   50.0 %  66.7 %\n");
        assertThat(MONTHLY.asOf(AS_OF).empty())
                .hasToString(
                        "monthly cohorts (UTC), first in range, return on, as of 2024-04-15T00:00:00Z: no customers");
    }

    @Test
    void incompleteCellsAreAbsentAndNeverZero() {
        CohortTable table = count(MONTHLY);
        assertThat(table.cell(JANUARY, 2)).isEqualTo(retention(2, 3));
        assertThat(table.cell(JANUARY, 2).interval(Confidence.DEFAULT).method()).isEqualTo("Wilson");
        assertThat(table.maturedSize(JANUARY, 2)).isEqualTo(3);
        assertThat(table.maturedSize(JANUARY, 3)).isZero();
        assertThat(table.cellIfMature(JANUARY, 3)).isEmpty();
        assertThat(table.size(APRIL)).isEqualTo(1);
        assertThat(table.cellIfMature(APRIL, 0)).isEmpty();
        assertThatThrownBy(() -> table.cell(JANUARY, 3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "retention of cohort 2024-01 in period 3 is undefined: not complete as of 2024-04-15T00:00:00Z");
        assertThatThrownBy(() -> table.cell(LocalDate.of(2024, 3, 7), 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("retention of cohort 2024-03 in period 0 is undefined: no customers");
        assertThat(table.overall(3)).isEqualTo(retention(0, 0));
        assertThat(table.provisional()).isFalse();
    }

    /** Two of three plus one of one is three of four, where the mean of the percentages is 83 %. */
    @Test
    void overallIsWeightedByMaturedCustomers() {
        CohortTable table = count(MONTHLY.withReturn(Returning.onOrAfter()));
        assertThat(table.cell(JANUARY, 1)).isEqualTo(retention(2, 3));
        assertThat(table.cell(FEBRUARY, 1)).isEqualTo(retention(1, 1));
        assertThat(table.overall(1).value()).isEqualTo(0.75);
        assertThat(table.overall(2)).isEqualTo(retention(2, 3));
        assertThat(table.provisional()).isTrue();
        assertThat(table.toString()).contains("return on or after (provisional: later activity can raise it)");
    }

    @Test
    void theThreeEntriesGiveThreeTables() {
        CohortTable recurring = count(MONTHLY.withEntry(CohortEntry.recurring()));
        assertThat(recurring.size(LocalDate.of(2024, 3, 1))).isEqualTo(3);
        assertThat(recurring.count()).isEqualTo(5);
        CohortTable inRange = count(MONTHLY.withEntry(CohortEntry.firstInRange().from(FEBRUARY)));
        assertThat(inRange.size(FEBRUARY)).isEqualTo(2);
        assertThat(inRange.count()).isEqualTo(4);
        assertThat(inRange.outsideCustomers()).isEqualTo(1);
        assertThat(inRange.outsideActivities()).isEqualTo(3);
        CohortTable ever = count(MONTHLY.withEntry(CohortEntry.firstEver().from(FEBRUARY)));
        assertThat(ever.size(FEBRUARY)).isEqualTo(1);
        assertThat(ever.outsideCustomers()).isEqualTo(3);
        assertThat(ever.toString())
                .startsWith("monthly cohorts (UTC), first ever from 2024-02-01, return on, as of 2024-04-15T00:00:00Z; "
                        + "before the range: 3 activities, 3 customers in no cohort\n");
        assertThatThrownBy(() -> count(MONTHLY.withEntry(CohortEntry.firstEver())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "first-ever cohorts need the customers' first times ever, or a range start that has history before it");
    }

    @Test
    void knownFirstTimesMakeCohorts() {
        long day = LocalDate.of(2024, 1, 20).toEpochDay();
        ActivityLog log = ActivityLog.of(new int[] {0, 1}, new long[] {day + 20, day + 50}, ChronoUnit.DAYS)
                .withFirstEver(new long[] {day, day + 50, day + 1});
        CohortTable table =
                MONTHLY.withEntry(CohortEntry.firstEver()).asOf(AS_OF).count(log);
        assertThat(table.size(JANUARY)).isEqualTo(2);
        assertThat(table.cell(JANUARY, 0)).isEqualTo(retention(2, 2));
        assertThat(table.cell(JANUARY, 1)).isEqualTo(retention(1, 2));
        ActivityLog oneLater = log.withFirstEver(new long[] {day, day, day + 90});
        CohortTable early =
                MONTHLY.withEntry(CohortEntry.firstEver()).asOf(AS_OF).count(oneLater);
        assertThat(early.count()).isEqualTo(2);
        assertThat(early.afterAsOf()).isZero();
        assertThatThrownBy(() -> log.withFirstEver(new long[] {day + 21, day, day}))
                .hasMessage("activity at " + (day + 20) + " is before the customer's first time ever, " + (day + 21)
                        + " (row 0)");
        assertThatThrownBy(() -> log.withFirstEver(new long[] {day}))
                .hasMessage("customer 1 has no first time ever (row 1)");
    }

    private static CustomerActivity on(String date) {
        return CustomerActivity.on(UTC, LocalDate.parse(date));
    }

    @Test
    void firstTimesEverAreAskedForCustomerByCustomerToo() {
        CohortRule.AsOf rule = MONTHLY.withEntry(CohortEntry.firstEver()).asOf(AS_OF);
        assertThatThrownBy(() -> rule.count(List.of(on("2024-01-05"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "first-ever cohorts need the customers' first times ever, or a range start that has history before it (row 0)");
    }

    /** 2013-01-27 is 4096 days before 2024-04-15. */
    @Test
    void aCohortHasNoMoreThan4096CompletePeriods() {
        CohortRule daily = CohortRule.of(CalendarPeriods.days(UTC));
        CohortRule elapsed = daily.withReturn(Returning.on().elapsed());
        String message =
                "cohort 2013-01-26 of daily (UTC) has 4097 complete periods, more than 4096: choose longer ones";
        for (CohortRule rule : List.of(daily, elapsed)) {
            CohortRule.AsOf reading = rule.asOf(AS_OF);
            assertThat(reading.count(List.of(on("2013-01-27"))).columns()).isEqualTo(4096);
            assertThat(reading.count(log("ann", "2013-01-27")).columns()).isEqualTo(4096);
            assertThatThrownBy(() -> reading.count(List.of(on("2013-01-26"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message + " (row 0)");
            assertThatThrownBy(() -> reading.count(log("ann", "2013-01-26")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
        }
        CustomerActivity noon = CustomerActivity.of(Instant.parse("2013-01-26T12:00:00Z"));
        assertThat(elapsed.asOf(AS_OF).count(List.of(noon)).columns()).isEqualTo(4096);
        assertThatThrownBy(() -> daily.asOf(AS_OF).count(List.of(noon)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message + " (row 0)");
        CohortTable wide = daily.asOf(AS_OF).count(log("ann", "2013-01-27", "bob", "2024-04-14"));
        assertThat(wide.count()).isEqualTo(2);
        assertThatThrownBy(() -> daily.asOf(AS_OF).count(log("ann", "2013-01-27", "bob", "2024-04-15")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the log spans 4097 periods of daily (UTC), more than 4096: choose longer ones, "
                        + "or check the unit of its times, Days");
        CohortRule.AsOf ranged = daily.withEntry(CohortEntry.firstInRange().from(LocalDate.of(2013, 1, 25)))
                .asOf(AS_OF);
        assertThatThrownBy(() -> ranged.count(log("ann", "2013-01-24", "bob", "2013-01-26")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(daily.withReturn(Returning.inBrackets(1, 2))
                        .asOf(AS_OF)
                        .count(log("ann", "2000-01-01"))
                        .count())
                .isOne();
    }

    @Test
    void aRowAtTheStartOfTheRangeIsInIt() {
        CohortTable table = MONTHLY.withEntry(CohortEntry.firstInRange().from(FEBRUARY))
                .asOf(AS_OF)
                .count(log("ann", "2024-01-31", "ann", "2024-02-01"));
        assertThat(table.outsideActivities()).isOne();
        assertThat(table.size(FEBRUARY)).isOne();
    }

    @Test
    void bracketsAndRepeatedReturns() {
        CohortTable table = count(MONTHLY.withReturn(Returning.inBrackets(1, 2)));
        assertThat(table.cell(JANUARY, 0)).isEqualTo(retention(2, 3));
        assertThat(table.cellIfMature(FEBRUARY, 0)).isEmpty();
        CohortTable twice = count(MONTHLY.withReturn(Returning.inBrackets(1, 2).atLeast(2)));
        assertThat(twice.cell(JANUARY, 0)).isEqualTo(retention(1, 3));
        assertThat(twice.toString())
                .contains("return in brackets 1..2, at least 2 times")
                .contains("1..2");
    }

    /** Day 1 by the calendar of Moscow, day 0 in windows of 24 hours; the customer who came in the evening is not mature there. */
    @Test
    void elapsedWindowsCarryTheirOwnMaturity() {
        CalendarPeriods days = CalendarPeriods.days(ZoneId.of("Europe/Moscow"));
        CohortRule rule = CohortRule.of(days);
        Instant asOf = Instant.parse("2024-05-03T20:00:00Z");
        List<CustomerActivity> customers = List.of(
                CustomerActivity.of(Instant.parse("2024-05-02T20:00:00Z"), Instant.parse("2024-05-02T22:00:00Z")),
                CustomerActivity.of(Instant.parse("2024-05-02T20:30:00Z")));
        CohortTable calendar = rule.asOf(asOf).count(customers);
        CohortTable elapsed =
                rule.withReturn(Returning.on().elapsed()).asOf(asOf).count(customers);
        LocalDate day = LocalDate.of(2024, 5, 2);
        assertThat(calendar.cell(day, 0)).isEqualTo(retention(2, 2));
        assertThat(calendar.cellIfMature(day, 1)).isEmpty();
        assertThat(elapsed.size(day)).isEqualTo(2);
        assertThat(elapsed.cell(day, 0)).isEqualTo(retention(1, 1));
        assertThatThrownBy(() -> rule.withReturn(Returning.on().elapsed()).withEntry(CohortEntry.recurring()))
                .hasMessage(
                        "elapsed windows start at a customer's first activity, so recurring cohorts can't have them");
    }

    @Test
    void elapsedMonthsBeginOnTheDayOfTheStart() {
        CohortRule.AsOf elapsed =
                MONTHLY.withReturn(Returning.on().elapsed()).asOf(Instant.parse("2024-04-02T12:00:00Z"));
        List<CustomerActivity> customers = List.of(
                CustomerActivity.of(Instant.parse("2024-01-31T10:00:00Z"), Instant.parse("2024-02-29T09:59:59Z")),
                CustomerActivity.of(Instant.parse("2024-01-31T10:00:00Z"), Instant.parse("2024-02-29T10:00:00Z")),
                CustomerActivity.of(Instant.parse("2024-01-02T10:00:00Z"), Instant.parse("2024-02-01T10:00:00Z")),
                CustomerActivity.of(Instant.parse("2024-01-02T10:00:00Z"), Instant.parse("2024-03-31T10:00:00Z")));
        CohortTable table = elapsed.count(customers);
        assertThat(table.cell(JANUARY, 1)).isEqualTo(retention(1, 4));
        assertThat(table.cell(JANUARY, 2)).isEqualTo(retention(1, 2));
        assertThat(table.cellIfMature(JANUARY, 3)).isEmpty();
        int[] who = {0, 0, 1, 1, 2, 2, 3, 3};
        long[] seconds = customers.stream()
                .flatMap(each -> each.times().stream())
                .mapToLong(Instant::getEpochSecond)
                .toArray();
        assertThat(elapsed.count(ActivityLog.of(who, seconds, ChronoUnit.SECONDS)))
                .isEqualTo(table);
        long[] days = Arrays.stream(seconds).map(second -> second / 86_400).toArray();
        CohortTable byDate = elapsed.count(ActivityLog.of(who, days, ChronoUnit.DAYS));
        assertThat(byDate.cell(JANUARY, 1)).isEqualTo(retention(2, 4));
        assertThat(byDate.toCounts().toTally()).isEqualTo(byDate);
    }

    @Test
    void anAccountIsActiveWhenOneOfItsCustomersIs() {
        int[] customers = {0, 1, 2};
        long[] days = {19_730, 19_765, 19_800};
        ActivityLog log = ActivityLog.of(customers, days, ChronoUnit.DAYS).byAccount(new int[] {0, 0, 1});
        CohortTable table = MONTHLY.asOf(AS_OF).count(log);
        assertThat(table.count()).isEqualTo(2);
        assertThat(table.cell(JANUARY, 1)).isEqualTo(retention(1, 1));
        ActivityLog known = ActivityLog.of(customers, days, ChronoUnit.DAYS)
                .withFirstEver(new long[] {19_720, 19_710, 19_790, 19_700});
        ActivityLog accounts = known.byAccount(new int[] {0, 0, 1, 1});
        assertThat(accounts.firstEver()).containsExactly(19_710, 19_700);
        assertThat(accounts.customers()).containsExactly(0, 0, 1);
        assertThatThrownBy(() -> known.byAccount(new int[] {0, 0, 1, -1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("account code -1 is negative (customer 3)");
        assertThatThrownBy(() -> log.byAccount(new int[] {0})).hasMessage("2 customers, but 1 accounts");
        assertThatThrownBy(() -> log.byAccount(new int[] {0, -1})).hasMessage("account code -1 is negative (row 2)");
    }

    /** A table of March knows nothing of April: merged with April's it would say that nobody came back. */
    @Test
    void tablesReadAsOfUnlikeInstantsDontMerge() {
        CohortTable march = MONTHLY.asOf(Instant.parse("2024-03-01T00:00:00Z")).empty();
        assertThatThrownBy(() -> count(MONTHLY).plus(march))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cohorts: read as of 2024-04-15T00:00:00Z and of 2024-03-01T00:00:00Z; "
                        + "read both as of one instant, or merge their observations");
        CohortAmounts amounts = march.rule().amounts().empty();
        assertThatThrownBy(() -> MONTHLY.asOf(AS_OF).amounts().empty().plus(amounts))
                .hasMessageStartingWith("cohorts: read as of 2024-04-15T00:00:00Z and of");
        assertThat(march.definition()).isEqualTo(MONTHLY);
        assertThat(march.asOf()).isEqualTo("2024-03-01T00:00:00Z");
        assertThat(march.rule().readAsOf()).contains(march.asOf());
    }

    @Test
    void whatCameAfterTheEndOfTheDataIsSetAside() {
        CohortTable march = MONTHLY.asOf(Instant.parse("2024-03-03T00:00:00Z")).count(LOG);
        assertThat(march.count()).isEqualTo(4);
        assertThat(march.afterAsOf()).isEqualTo(4);
        assertThat(march.cell(JANUARY, 1)).isEqualTo(retention(1, 3));
        assertThat(march.cellIfMature(JANUARY, 2)).isEmpty();
        assertThat(march)
                .hasToString("monthly cohorts (UTC), first in range, return on, as of 2024-03-03T00:00:00Z; "
                        + "after asOf: 4 activities\n"
                        + "cohort   customers        0       1\n"
                        + "2024-01          3  100.0 %  33.3 %\n"
                        + "2024-02          1  100.0 %       –\n"
                        + "overall          4  100.0 %  33.3 %\n");
        CustomerActivity later = CustomerActivity.on(UTC, APRIL).since(AS_OF.minusSeconds(86_400 * 20));
        CohortTable none = MONTHLY.asOf(JANUARY.atStartOfDay(UTC).toInstant()).count(List.of(later));
        assertThat(none.count() + none.outsideCustomers()).isZero();
        assertThat(none.afterAsOf()).isEqualTo(1);
        assertThat(none.toCounts().toTally()).isEqualTo(none);
        assertThat(MONTHLY.asOf(Instant.EPOCH).count(LOG).afterAsOf()).isEqualTo(10);
    }

    @Test
    void aRowAtTheEndOfTheDataCounts() {
        Instant first = Instant.parse("2024-01-05T10:00:00Z");
        CohortRule daily = CohortRule.of(CalendarPeriods.days(UTC));
        ActivityLog log = ActivityLog.of(new String[] {"ann"}, new Instant[] {first});
        assertThat(daily.asOf(first).count(log).count()).isEqualTo(1);
        assertThat(daily.asOf(first.minusNanos(1)).count(log).afterAsOf()).isEqualTo(1);
        LocalDate day = LocalDate.of(2024, 1, 5);
        Instant over = Instant.parse("2024-01-06T00:00:00Z");
        assertThat(daily.asOf(over).count(log).cellIfMature(day, 0)).contains(retention(1, 1));
        assertThat(daily.asOf(over.minusNanos(1)).count(log).cellIfMature(day, 0))
                .isEmpty();
    }

    /** A row of a user's own. */
    private record Visit(String customer, Instant at, LocalDate day, long cents) {}

    @Test
    void rowsOfOnesOwnMakeALog() {
        List<Visit> visits = List.of(
                new Visit("ann", Instant.parse("2024-01-05T10:00:00Z"), LocalDate.of(2024, 1, 5), 100),
                new Visit("bob", Instant.parse("2024-01-09T10:00:00Z"), LocalDate.of(2024, 1, 9), 50),
                new Visit("ann", Instant.parse("2024-02-02T10:00:00Z"), LocalDate.of(2024, 2, 2), 20));
        CohortRule.AsOf rule = MONTHLY.asOf(AS_OF);
        ActivityLog byInstant = ActivityLog.from(visits, Visit::customer, Visit::at);
        ActivityLog byDate = ActivityLog.fromDates(visits, Visit::customer, Visit::day);
        assertThat(byInstant).hasToString("3 rows of 2 customers");
        assertThat(rule.count(byInstant).cell(JANUARY, 1)).isEqualTo(retention(1, 2));
        assertThat(rule.count(byDate)).isEqualTo(rule.count(byInstant));
        assertThat(LifeCycle.of(MONTHLY.periods(), byDate, AS_OF)
                        .periods()
                        .get(0)
                        .newNames())
                .containsExactly("ann", "bob");
        CohortAmounts amounts =
                rule.amounts().count(ActivityLog.from(visits, Visit::customer, Visit::at, Visit::cents));
        assertThat(amounts.perCustomer(JANUARY, 0)).isEqualTo(75);
        assertThat(rule.amounts().count(ActivityLog.fromDates(visits, Visit::customer, Visit::day, Visit::cents)))
                .isEqualTo(amounts);
        assertThat(rule.count(ActivityLog.from(List.<Visit>of(), Visit::customer, Visit::at)))
                .isEqualTo(rule.empty());
        List<Visit> broken = List.of(visits.get(0), new Visit(null, null, JANUARY, -5));
        assertThatThrownBy(() -> ActivityLog.from(broken, Visit::customer, Visit::at))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the customer must not be null (row 1)");
        assertThatThrownBy(() -> ActivityLog.from(broken, row -> "ann", Visit::at))
                .hasMessage("the time must not be null (row 1)");
        assertThat(ActivityLog.fromDates(broken, row -> "ann", Visit::day, Visit::cents)
                        .amounts())
                .contains(-5);
    }

    @Test
    void columnsAreCopiedUnlessTheyAreWrapped() {
        int[] codes = {0, 1};
        long[] days = {19_730, 19_731};
        long[] amounts = {5, 7};
        ActivityLog copied = ActivityLog.of(codes, days, ChronoUnit.DAYS).withAmounts(amounts);
        ActivityLog wrapped = ActivityLog.wrapping(codes, days, ChronoUnit.DAYS);
        CohortRule.AsOf rule = MONTHLY.asOf(AS_OF);
        CohortAmounts before = rule.amounts().count(copied);
        codes[1] = 0;
        amounts[0] = 0;
        assertThat(rule.amounts().count(copied)).isEqualTo(before);
        assertThat(rule.count(wrapped).count()).isEqualTo(1);
    }

    @Test
    void logsAreCutAfterATime() {
        assertThat(LOG.upTo(FEBRUARY)).hasToString("3 rows of 3 customers");
        assertThat(LOG.upTo(AS_OF.atZone(UTC).toLocalDate())).isSameAs(LOG);
        assertThatThrownBy(() -> LOG.upTo(AS_OF))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the log's times are local dates: cut it after a date, not after 2024-04-15T00:00:00Z");
        ActivityLog seconds = ActivityLog.of(new int[] {0, 1, 0}, new long[] {10, 20, 21}, ChronoUnit.SECONDS)
                .withAmounts(new long[] {1, 2, 3})
                .withFirstEver(new long[] {10, 5, 30})
                .withNames(List.of("ann", "bob", "cem"));
        ActivityLog cut = seconds.upTo(Instant.ofEpochSecond(20, 999));
        assertThat(cut.rows()).isEqualTo(2);
        assertThat(cut.amounts()).containsExactly(1, 2);
        assertThat(cut.firstEver()).containsExactly(10, 5, Long.MAX_VALUE);
        assertThat(cut.names()).containsExactly("ann", "bob", "cem");
        assertThat(ActivityLog.of(new int[] {0}, new long[] {10}, ChronoUnit.SECONDS)
                        .withFirstEver(new long[] {10, 20, 21})
                        .upTo(Instant.ofEpochSecond(20))
                        .firstEver())
                .containsExactly(10, 20, Long.MAX_VALUE);
        assertThatThrownBy(() -> seconds.upTo(FEBRUARY))
                .hasMessage("the log's times are instants: cut it after an instant, not after 2024-02-01");
    }

    @Test
    void badInputIsRefusedAtTheDoor() {
        int[] codes = {0, 0, 1};
        long[] millis = {0, 1, 2};
        assertThatThrownBy(() -> ActivityLog.of(codes, new long[2], ChronoUnit.MILLIS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("columns differ in length: 3 customers, 2 times");
        assertThatThrownBy(() -> ActivityLog.of(new String[] {"ann", "bob"}, new Instant[] {AS_OF}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("columns differ in length: 2 customers, 1 times");
        assertThatThrownBy(() -> ActivityLog.of(new String[] {"ann", "bob"}, new LocalDate[] {JANUARY}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("columns differ in length: 2 customers, 1 times");
        assertThat(ActivityLog.of(new String[] {"ann", "bob"}, new Instant[] {AS_OF, AS_OF}))
                .hasToString("2 rows of 2 customers");
        assertThatThrownBy(() -> ActivityLog.of(new int[] {0, -4}, new long[2], ChronoUnit.MILLIS))
                .hasMessage("customer code -4 is negative (row 1)");
        assertThatThrownBy(() -> ActivityLog.of(codes, millis, ChronoUnit.HOURS))
                .hasMessage("times are in seconds, millis, micros, nanos, or days for local dates, not Hours");
        ActivityLog log = ActivityLog.of(codes, millis, ChronoUnit.MILLIS);
        assertThatThrownBy(() -> log.withAmounts(new long[2]))
                .hasMessage("columns differ in length: 3 times, 2 amounts");
        assertThatThrownBy(() -> MONTHLY.withEntry(CohortEntry.firstInRange().from(LocalDate.of(2024, 2, 2))))
                .hasMessage(
                        "the range start 2024-02-02 is inside a period of monthly (UTC), which starts on 2024-02-01");
        assertThatThrownBy(() -> MONTHLY.withEntry(CohortEntry.firstInRange().from(LocalDate.of(2024, 5, 1)))
                        .asOf(AS_OF))
                .hasMessage("the range is empty: it starts on 2024-05-01, asOf is 2024-04-15T00:00:00Z");
        assertThatThrownBy(() -> CohortRule.of(CalendarPeriods.days(UTC))
                        .asOf(AS_OF)
                        .count(ActivityLog.of(new int[2], new long[] {0, 1_700_000_000}, ChronoUnit.SECONDS)))
                .hasMessage("the log spans 19676 periods of daily (UTC), more than 4096: choose longer ones, "
                        + "or check the unit of its times, Seconds");
        assertThatThrownBy(() -> new RepeatPurchaseRule(null, UTC, 30))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a repeat purchase rule needs occasions, not null");
        assertThatThrownBy(() -> RepeatPurchaseRule.withinDays(30, UTC).asOf(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("repeat purchases need a rule and asOf, not null");
        assertThatThrownBy(() -> Returning.inBrackets(1, 2, 3))
                .hasMessage("brackets come in pairs first, last: 3 numbers are no whole pairs");
        assertThatThrownBy(() -> Returning.inBrackets(3, 2)).hasMessage("a bracket needs 0 <= first <= last, not 3..2");
        assertThatThrownBy(Returning::inBrackets).hasMessage("bracket retention needs at least one bracket");
        assertThatThrownBy(() -> Returning.on().atLeast(0)).hasMessage("a return needs at least 1 activity, not 0");
        assertThatThrownBy(() -> CustomerActivity.of()).hasMessage("a customer's activity needs at least one time");
        assertThatThrownBy(() -> CustomerActivity.of(AS_OF).withAmounts(1, 2))
                .hasMessage("activity needs an amount for each time or none: 1 times, 2 amounts");
        assertThatThrownBy(() -> CustomerActivity.of(AS_OF).since(AS_OF.plusSeconds(1)))
                .hasMessage(
                        "activity at 2024-04-15T00:00:00Z is before the customer's first time ever, 2024-04-15T00:00:01Z (row 0)");
        assertThatThrownBy(() -> ActivityLog.of(new String[] {"ann", null}, new LocalDate[] {JANUARY, JANUARY}))
                .hasMessage("the customer must not be null (row 1)");
        assertThatThrownBy(() -> ActivityLog.of(new String[] {"ann"}, new Instant[] {null}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the time must not be null (row 0)");
        assertThatThrownBy(() -> ActivityLog.of(new String[] {"ann"}, new LocalDate[] {null}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the time must not be null (row 0)");
    }

    @Test
    void countsThatNoCustomersCanHaveMadeAreRefused() {
        CohortTable.Counts good = count(MONTHLY).toCounts();
        List<Long> cohorts = good.cohorts();
        List<List<Long>> tooMany = good.returned().stream()
                .map(row -> row.stream().map(n -> n + 1).collect(Collectors.toList()))
                .toList();
        assertThatThrownBy(() -> with(good, cohorts, good.sizes(), tooMany, good.matured()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("returned must not exceed matured customers: 4 of 3");
        assertThatThrownBy(() -> with(good, cohorts, List.of(3L, 0L, 1L), good.returned(), good.matured()))
                .hasMessage("matured customers must not exceed their cohort: 1 of 0");
        assertThatThrownBy(() -> with(good, cohorts, List.of(3L, 1L), good.returned(), good.matured()))
                .hasMessage("there must be 3 customers of a cohort, not 2");
        assertThatThrownBy(() -> with(good, cohorts, List.of(3L, 2L, 1L), good.returned(), good.matured()))
                .hasMessage("5 customers can't make cohorts of 6 in all, 3 in the largest");
        assertThatThrownBy(() -> with(good, cohorts, good.sizes(), List.of(), good.matured()))
                .hasMessage("3 cohorts need as many lists of values and of matured customers, not 0 and 3");
        List<Long> swapped = List.of(cohorts.get(1), cohorts.get(0), cohorts.get(2));
        assertThatThrownBy(() -> with(good, swapped, good.sizes(), good.returned(), good.matured()))
                .hasMessage("cohorts must rise: 24288 comes after 24289");
        List<Long> later = List.of(cohorts.get(0), cohorts.get(1), 12L * 2052);
        assertThatThrownBy(() -> with(good, later, good.sizes(), good.returned(), good.matured()))
                .hasMessage("cohort 2052-01 begins after asOf, 2024-04-15T00:00:00Z");
        List<Long> never = List.of(cohorts.get(0), cohorts.get(1), Long.MAX_VALUE);
        assertThatThrownBy(() -> with(good, never, good.sizes(), good.returned(), good.matured()))
                .hasMessage("cohort period number 9223372036854775807 begins after asOf, 2024-04-15T00:00:00Z");
        List<List<Long>> tooSoon = List.of(good.matured().get(0), good.matured().get(1), List.of(1L));
        List<List<Long>> came = List.of(good.returned().get(0), good.returned().get(1), List.of(1L));
        assertThatThrownBy(() -> with(good, cohorts, good.sizes(), came, tooSoon))
                .hasMessage(
                        "cohort 2024-04 has 1 columns, more than the 0 that are complete as of 2024-04-15T00:00:00Z");
        List<List<Long>> someOnly = List.of(List.of(3L, 2L, 3L), good.matured().get(1), List.of());
        assertThatThrownBy(() -> with(good, cohorts, good.sizes(), good.returned(), someOnly))
                .hasMessage(
                        "2 of the 3 customers of cohort 2024-01 can't be mature in period 1 as of 2024-04-15T00:00:00Z");
        assertThat(with(good, cohorts, good.sizes(), good.returned(), good.matured()))
                .isEqualTo(count(MONTHLY));
        assertThat(good.numbers())
                .hasToString(
                        "{customers=5, customers in no cohort=0, activities before the range=0, activities after asOf=0, "
                                + "returned 0=4, returned 1=2, returned 2=2, matured 0=4, matured 1=4, matured 2=3}");
    }

    private static CohortTable with(
            CohortTable.Counts c,
            List<Long> cohorts,
            List<Long> sizes,
            List<List<Long>> returned,
            List<List<Long>> matured) {
        return new CohortTable.Counts(
                        c.type(),
                        c.version(),
                        c.rule(),
                        c.customers(),
                        c.outsideCustomers(),
                        c.outsideActivities(),
                        c.afterAsOf(),
                        cohorts,
                        sizes,
                        returned,
                        matured)
                .toTally();
    }

    @Test
    void customersOutsideNeedARange() {
        CohortTable.Counts none = MONTHLY.asOf(AS_OF).empty().toCounts();
        assertThatThrownBy(() -> new CohortTable.Counts(
                                none.type(), 1, none.rule(), 0, 0, 3, 0, List.of(), List.of(), List.of(), List.of())
                        .toTally())
                .hasMessage("3 activities are before the range, but no range is given");
        CohortTable.Counts ranged = MONTHLY.withEntry(CohortEntry.firstEver().from(FEBRUARY))
                .asOf(AS_OF)
                .empty()
                .toCounts();
        assertThatThrownBy(() -> new CohortTable.Counts(
                                none.type(), 1, ranged.rule(), 0, 3, 2, 0, List.of(), List.of(), List.of(), List.of())
                        .toTally())
                .hasMessage("3 customers in no cohort can't have 2 activities before the range");
    }

    @Test
    void elapsedWindowsAreBoundedByTheEarliestStart() {
        CohortRule.AsOf rule = CohortRule.of(CalendarPeriods.days(UTC))
                .withReturn(Returning.on().elapsed())
                .asOf(Instant.parse("2024-01-03T12:00:00Z"));
        CohortTable.Counts none = rule.empty().toCounts();
        long day = LocalDate.of(2024, 1, 1).toEpochDay();
        for (int columns = 1; columns <= 2; columns++) {
            List<Long> some = List.of(2L, 1L).subList(0, columns);
            assertThat(elapsed(none, day, some).size(JANUARY)).isEqualTo(2);
        }
        assertThatThrownBy(() -> elapsed(none, day, List.of(2L, 1L, 1L)))
                .hasMessage(
                        "cohort 2024-01-01 has 3 columns, more than the 2 that are complete as of 2024-01-03T12:00:00Z");
    }

    private static CohortTable elapsed(CohortTable.Counts none, long day, List<Long> matured) {
        return new CohortTable.Counts(
                        none.type(),
                        1,
                        none.rule(),
                        2,
                        0,
                        0,
                        0,
                        List.of(day),
                        List.of(2L),
                        List.of(matured),
                        List.of(matured))
                .toTally();
    }

    @Test
    void valueCohorts() {
        CohortRule.Amounts sums = MONTHLY.asOf(AS_OF).amounts();
        CohortAmounts amounts = sums.count(LOG.withAmounts(new long[] {100, 50, 30, 20, 10, 5, 15, 40, 70, 9}));
        assertThat(amounts.amount(JANUARY, 0)).isEqualTo(180);
        assertThat(amounts.perCustomer(JANUARY, 2)).isEqualTo(20.0 / 3);
        assertThat(amounts.cumulativePerCustomer(JANUARY, 2)).isEqualTo(60.0 + 20.0 / 3 + 20.0 / 3);
        assertThat(amounts.overallPerCustomer(1)).isEqualTo(60.0 / 4);
        assertThat(amounts)
                .hasToString(
                        "amount per customer, monthly cohorts (UTC), first in range, return on, as of 2024-04-15T00:00:00Z\n"
                                + "cohort   customers     0     1    2\n"
                                + "2024-01          3  60.0   6.7  6.7\n"
                                + "2024-02          1  10.0  40.0    –\n"
                                + "2024-04          1     –     –    –\n"
                                + "overall          5  47.5  15.0  6.7\n");
        assertThatThrownBy(() -> amounts.amount(FEBRUARY, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "amount per customer of cohort 2024-02 in period 2 is undefined: not complete as of 2024-04-15T00:00:00Z");
        assertThatThrownBy(() -> amounts.overallPerCustomer(3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("amount per customer in period 3 is undefined: no cohort is complete");
        assertThatThrownBy(() -> sums.count(LOG)).hasMessage("amounts are summed, but the log has none");
        CohortRule.AsOf after = MONTHLY.withReturn(Returning.onOrAfter()).asOf(AS_OF);
        assertThatThrownBy(after::amounts)
                .hasMessage("amounts are summed on the period or in brackets, not on or after "
                        + "(provisional: later activity can raise it)");
        assertThatThrownBy(() -> sums.count(LOG.withAmounts(new long[] {Long.MAX_VALUE, 1, 0, 0, 0, 0, 0, 0, 0, 0})))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void timesInAnotherUnitThanTheLogsAreNamed() {
        for (long millis : new long[] {1_700_000_000_000L, -1_700_000_000_000L}) {
            assertThatThrownBy(() -> ActivityLog.of(new int[] {0}, new long[] {millis}, ChronoUnit.DAYS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("time " + millis + " days since 1970 is outside 0001-01-02..9999-12-30: exports write "
                            + "such dates where there is none, or the unit of the times is not days (row 0)");
        }
    }
}
