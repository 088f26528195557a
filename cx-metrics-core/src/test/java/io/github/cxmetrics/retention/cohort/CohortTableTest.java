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
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CohortTableTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant AS_OF = Instant.parse("2024-04-15T00:00:00Z");
    private static final CohortRule MONTHLY = CohortRule.of(CalendarPeriods.months(UTC), AS_OF);
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

    @Test
    void printsATriangle() {
        assertThat(CohortTable.of(MONTHLY, LOG))
                .hasToString("monthly cohorts (UTC), first in range, return on, as of 2024-04-15T00:00:00Z\n"
                        + "cohort   customers        0        1       2\n"
                        + "2024-01          3  100.0 %   33.3 %  66.7 %\n"
                        + "2024-02          1  100.0 %  100.0 %       –\n"
                        + "2024-04          1        –        –       –\n"
                        + "overall          5  100.0 %   50.0 %  66.7 %\n");
        assertThat(MONTHLY.empty())
                .hasToString(
                        "monthly cohorts (UTC), first in range, return on, as of 2024-04-15T00:00:00Z: no customers");
    }

    @Test
    void incompleteCellsAreAbsentAndNeverZero() {
        CohortTable table = CohortTable.of(MONTHLY, LOG);
        assertThat(table.cell(JANUARY, 2)).isEqualTo(Proportion.of(2, 3));
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
        assertThat(table.overall(3)).isEqualTo(Proportion.of(0, 0));
        assertThat(table.provisional()).isFalse();
    }

    /** Two of three plus one of one is three of four, where the mean of the percentages is 83 %. */
    @Test
    void overallIsWeightedByMaturedCustomers() {
        CohortTable table = CohortTable.of(MONTHLY.withReturn(Returning.onOrAfter()), LOG);
        assertThat(table.cell(JANUARY, 1)).isEqualTo(Proportion.of(2, 3));
        assertThat(table.cell(FEBRUARY, 1)).isEqualTo(Proportion.of(1, 1));
        assertThat(table.overall(1).value()).isEqualTo(0.75);
        assertThat(table.overall(2)).isEqualTo(Proportion.of(2, 3));
        assertThat(table.provisional()).isTrue();
        assertThat(table.toString()).contains("return on or after (provisional: later activity can raise it)");
    }

    @Test
    void theThreeEntriesGiveThreeTables() {
        CohortTable recurring = CohortTable.of(MONTHLY.withEntry(CohortEntry.recurring()), LOG);
        assertThat(recurring.size(LocalDate.of(2024, 3, 1))).isEqualTo(3);
        assertThat(recurring.count()).isEqualTo(5);
        CohortTable inRange =
                CohortTable.of(MONTHLY.withEntry(CohortEntry.firstInRange().from(FEBRUARY)), LOG);
        assertThat(inRange.size(FEBRUARY)).isEqualTo(2);
        assertThat(inRange.count()).isEqualTo(4);
        assertThat(inRange.outsideCustomers()).isEqualTo(1);
        assertThat(inRange.outsideActivities()).isEqualTo(3);
        CohortTable ever =
                CohortTable.of(MONTHLY.withEntry(CohortEntry.firstEver().from(FEBRUARY)), LOG);
        assertThat(ever.size(FEBRUARY)).isEqualTo(1);
        assertThat(ever.outsideCustomers()).isEqualTo(3);
        assertThat(ever.toString())
                .startsWith("monthly cohorts (UTC), first ever from 2024-02-01, return on, as of 2024-04-15T00:00:00Z; "
                        + "before the range: 3 activities, 3 customers in no cohort\n");
        assertThatThrownBy(() -> CohortTable.of(MONTHLY.withEntry(CohortEntry.firstEver()), LOG))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "first-ever cohorts need the customers' first times ever, or a range start that has history before it");
    }

    @Test
    void knownFirstTimesMakeCohorts() {
        long day = LocalDate.of(2024, 1, 20).toEpochDay();
        ActivityLog log = ActivityLog.of(new int[] {0, 1}, new long[] {day + 20, day + 50}, ChronoUnit.DAYS)
                .withFirstEver(new long[] {day, day + 50, day + 1});
        CohortTable table = CohortTable.of(MONTHLY.withEntry(CohortEntry.firstEver()), log);
        assertThat(table.size(JANUARY)).isEqualTo(2);
        assertThat(table.cell(JANUARY, 0)).isEqualTo(Proportion.of(2, 2));
        assertThat(table.cell(JANUARY, 1)).isEqualTo(Proportion.of(1, 2));
        CohortRule early = MONTHLY.withEntry(CohortEntry.firstEver()).withAsOf(Instant.parse("2024-04-01T00:00:00Z"));
        assertThatThrownBy(() -> CohortTable.of(early, log.withFirstEver(new long[] {day, day, day + 90})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the first time ever 2024-04-19 of a customer is after asOf 2024-04-01T00:00:00Z");
        assertThatThrownBy(() -> log.withFirstEver(new long[] {day + 21, day, day}))
                .hasMessage("activity at " + (day + 20) + " is before the customer's first time ever, " + (day + 21)
                        + " (row 0)");
        assertThatThrownBy(() -> log.withFirstEver(new long[] {day}))
                .hasMessage("customer 1 has no first time ever (row 1)");
    }

    @Test
    void bracketsAndRepeatedReturns() {
        CohortTable table = CohortTable.of(MONTHLY.withReturn(Returning.in(1, 2)), LOG);
        assertThat(table.cell(JANUARY, 0)).isEqualTo(Proportion.of(2, 3));
        assertThat(table.cellIfMature(FEBRUARY, 0)).isEmpty();
        CohortTable twice = CohortTable.of(MONTHLY.withReturn(Returning.in(1, 2).atLeast(2)), LOG);
        assertThat(twice.cell(JANUARY, 0)).isEqualTo(Proportion.of(1, 3));
        assertThat(twice.toString())
                .contains("return in brackets 1..2, at least 2 times")
                .contains("1..2");
    }

    /** Day 1 by the calendar of Moscow, day 0 in windows of 24 hours; the customer who came in the evening is not mature there. */
    @Test
    void elapsedWindowsCarryTheirOwnMaturity() {
        CalendarPeriods days = CalendarPeriods.days(ZoneId.of("Europe/Moscow"));
        CohortRule rule = CohortRule.of(days, Instant.parse("2024-05-03T20:00:00Z"));
        List<CustomerActivity> customers = List.of(
                CustomerActivity.of(Instant.parse("2024-05-02T20:00:00Z"), Instant.parse("2024-05-02T22:00:00Z")),
                CustomerActivity.of(Instant.parse("2024-05-02T20:30:00Z")));
        CohortTable calendar = customers.stream().collect(rule.collector());
        CohortTable elapsed = customers.stream()
                .collect(rule.withReturn(Returning.on().elapsed()).collector());
        LocalDate day = LocalDate.of(2024, 5, 2);
        assertThat(calendar.cell(day, 0)).isEqualTo(Proportion.of(2, 2));
        assertThat(calendar.cellIfMature(day, 1)).isEmpty();
        assertThat(elapsed.size(day)).isEqualTo(2);
        assertThat(elapsed.cell(day, 0)).isEqualTo(Proportion.of(1, 1));
        assertThatThrownBy(() -> rule.withReturn(Returning.on().elapsed()).withEntry(CohortEntry.recurring()))
                .hasMessage(
                        "elapsed windows start at a customer's first activity, so recurring cohorts can't have them");
        assertThatThrownBy(() -> MONTHLY.withReturn(Returning.on().elapsed()))
                .hasMessage("windows of elapsed time are days or weeks, not MONTH");
    }

    @Test
    void anAccountIsActiveWhenOneOfItsCustomersIs() {
        int[] customers = {0, 1, 2};
        long[] days = {19_730, 19_765, 19_800};
        ActivityLog log = ActivityLog.of(customers, days, ChronoUnit.DAYS).byAccount(new int[] {0, 0, 1});
        CohortTable table = CohortTable.of(MONTHLY, log);
        assertThat(table.count()).isEqualTo(2);
        assertThat(table.cell(JANUARY, 1)).isEqualTo(Proportion.of(1, 1));
        assertThatThrownBy(() -> log.byAccount(new int[] {0})).hasMessage("2 customers, but 1 accounts");
        assertThatThrownBy(() -> log.byAccount(new int[] {0, -1})).hasMessage("account code -1 is negative (row 2)");
    }

    @Test
    void tablesReadAtDifferentTimesMergeCellByCell() {
        CohortTable march = CustomerActivity.of(Instant.parse("2024-01-05T00:00:00Z")).times().stream()
                .map(CustomerActivity::of)
                .collect(MONTHLY.withAsOf(Instant.parse("2024-03-01T00:00:00Z")).collector());
        CohortTable both = CohortTable.of(MONTHLY, LOG).plus(march);
        assertThat(both.rule().asOf()).isEqualTo(AS_OF);
        assertThat(both.size(JANUARY)).isEqualTo(4);
        assertThat(both.cell(JANUARY, 1)).isEqualTo(Proportion.of(1, 4));
        assertThat(both.cell(JANUARY, 2)).isEqualTo(Proportion.of(2, 3));
    }

    @Test
    void badInputIsRefusedAtTheDoor() {
        int[] codes = {0, 0, 1};
        long[] millis = {0, 1, 2};
        assertThatThrownBy(() -> ActivityLog.of(codes, new long[2], ChronoUnit.MILLIS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("columns differ in length: 3 customers, 2 times");
        assertThatThrownBy(() -> ActivityLog.of(new int[] {0, -4}, new long[2], ChronoUnit.MILLIS))
                .hasMessage("customer code -4 is negative (row 1)");
        assertThatThrownBy(() -> ActivityLog.of(codes, millis, ChronoUnit.HOURS))
                .hasMessage("times are in seconds, millis, micros, nanos, or days for local dates, not Hours");
        ActivityLog log = ActivityLog.of(codes, millis, ChronoUnit.MILLIS);
        assertThatThrownBy(() -> log.withAmounts(new long[2]))
                .hasMessage("columns differ in length: 3 times, 2 amounts");
        assertThatThrownBy(() -> log.withAmounts(new long[] {1, 2, -5})).hasMessage("amount -5 is negative (row 2)");
        assertThatThrownBy(() -> CohortTable.of(MONTHLY.withAsOf(Instant.EPOCH), log))
                .hasMessage("activity at 1970-01-01T00:00:00.001Z is after asOf 1970-01-01T00:00:00Z (row 1)");
        assertThatThrownBy(() -> CohortTable.of(MONTHLY.withAsOf(Instant.parse("2024-04-14T00:00:00Z")), LOG))
                .hasMessage("activity at 2024-04-15 is after asOf 2024-04-14T00:00:00Z (row 9)");
        assertThatThrownBy(() -> MONTHLY.withEntry(CohortEntry.firstInRange().from(LocalDate.of(2024, 2, 2))))
                .hasMessage(
                        "the range start 2024-02-02 is inside a period of monthly (UTC), which starts on 2024-02-01");
        assertThatThrownBy(() -> MONTHLY.withEntry(CohortEntry.firstInRange().from(LocalDate.of(2024, 5, 1))))
                .hasMessage("the range is empty: it starts on 2024-05-01, asOf is 2024-04-15T00:00:00Z");
        assertThatThrownBy(() -> CohortTable.of(
                        CohortRule.of(CalendarPeriods.days(UTC), AS_OF),
                        ActivityLog.of(new int[2], new long[] {0, 1_700_000_000}, ChronoUnit.SECONDS)))
                .hasMessage("the log spans 19676 periods of daily (UTC), more than 4096: choose longer ones, "
                        + "or check the unit of its times, Seconds");
        assertThatThrownBy(() -> Returning.in(1, 2, 3))
                .hasMessage("brackets come in pairs first, last: 3 numbers are no whole pairs");
        assertThatThrownBy(() -> Returning.in(3, 2)).hasMessage("a bracket needs 0 <= first <= last, not 3..2");
        assertThatThrownBy(Returning::in).hasMessage("bracket retention needs at least one bracket");
        assertThatThrownBy(() -> Returning.on().atLeast(0)).hasMessage("a return needs at least 1 activity, not 0");
        assertThatThrownBy(() -> CustomerActivity.of()).hasMessage("a customer's activity needs at least one time");
        assertThatThrownBy(() -> CustomerActivity.of(AS_OF).withAmounts(-1))
                .hasMessage("amount -1 is negative (row 0)");
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
    void brokenCountsAreRefused() {
        CohortTable.Counts good = CohortTable.of(MONTHLY, LOG).toCounts();
        assertThatThrownBy(() -> with(good, good.rule().replace("UTC", "Mars/Olympus"), good.returned())
                        .toTally())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown zone: Mars/Olympus");
        assertThatThrownBy(() -> with(good, "MONTH", good.returned()).toTally())
                .hasMessage("the words of a cohort rule are 8, not \"MONTH\"");
        List<List<Long>> tooMany = good.returned().stream()
                .map(row -> row.stream().map(n -> n + 1).collect(Collectors.toList()))
                .toList();
        assertThatThrownBy(() -> with(good, good.rule(), tooMany).toTally())
                .hasMessage("returned must not exceed matured customers: 4 of 3");
        assertThat(with(good, good.rule(), good.returned()).toTally()).isEqualTo(CohortTable.of(MONTHLY, LOG));
    }

    private static CohortTable.Counts with(CohortTable.Counts c, String rule, List<List<Long>> returned) {
        return new CohortTable.Counts(
                rule,
                c.asOf(),
                c.customers(),
                c.outsideCustomers(),
                c.outsideActivities(),
                c.cohorts(),
                c.sizes(),
                returned,
                c.matured());
    }

    @Test
    void valueCohorts() {
        CohortAmounts amounts =
                CohortAmounts.of(MONTHLY, LOG.withAmounts(new long[] {100, 50, 30, 20, 10, 5, 15, 40, 70, 9}));
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
                        "amount per customer of cohort 2024-02 in column 2 is undefined: not complete as of 2024-04-15T00:00:00Z");
        assertThatThrownBy(() -> amounts.overallPerCustomer(3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("amount per customer in column 3 is undefined: no cohort is complete");
        assertThatThrownBy(() -> CohortAmounts.of(MONTHLY, LOG)).hasMessage("amounts are summed, but the log has none");
        assertThatThrownBy(() ->
                        CohortAmounts.of(MONTHLY.withReturn(Returning.onOrAfter()), LOG.withAmounts(new long[10])))
                .hasMessage("amounts are summed on the period or in brackets, not on or after "
                        + "(provisional: later activity can raise it)");
        assertThatThrownBy(() -> CohortAmounts.of(
                        MONTHLY, LOG.withAmounts(new long[] {Long.MAX_VALUE, 1, 0, 0, 0, 0, 0, 0, 0, 0})))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void timesInAnotherUnitThanTheLogsAreNamed() {
        CohortRule rule = CohortRule.of(CalendarPeriods.days(ZoneId.of("UTC")), Instant.parse("2024-01-01T00:00:00Z"));
        ActivityLog millis = ActivityLog.of(new int[] {0}, new long[] {1_700_000_000_000L}, ChronoUnit.DAYS);
        assertThatThrownBy(() -> CohortTable.of(rule, millis))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("activity at 1700000000000 days since 1970 is after asOf 2024-01-01T00:00:00Z (row 0)");
        ActiveDaysRule week = new ActiveDaysRule(ZoneId.of("UTC"), LocalDate.of(2024, 1, 1), 7);
        assertThatThrownBy(() -> ActiveDays.of(week, millis))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "time 1700000000000 days since 1970 is beyond the calendar: check the unit of the log's times");
    }
}
