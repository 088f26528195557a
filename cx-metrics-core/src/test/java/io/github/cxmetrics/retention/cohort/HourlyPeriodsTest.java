package io.github.cxmetrics.retention.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.calendar.CalendarPeriods;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HourlyPeriodsTest {

    private static final CalendarPeriods BERLIN = CalendarPeriods.hours(ZoneId.of("Europe/Berlin"));
    private static final Instant END = Instant.parse("1970-01-03T00:00:00Z");

    @Test
    void hoursHaveNoGapsWhereClocksChange() {
        Instant before = Instant.parse("2024-10-27T00:30:00Z");
        for (int hour = 0; hour < 4; hour++) {
            assertThat(BERLIN.numberOf(before.plusSeconds(3600L * hour))).isEqualTo(BERLIN.numberOf(before) + hour);
        }
        assertThat(BERLIN.label(BERLIN.numberOf(before))).isEqualTo("2024-10-27T02:00+02:00");
        assertThat(BERLIN.label(BERLIN.numberOf(before) + 1)).isEqualTo("2024-10-27T02:00+01:00");
        assertThat(BERLIN.firstDate(BERLIN.numberOf(LocalDate.of(2024, 7, 1)))).isEqualTo(LocalDate.of(2024, 7, 1));
        assertThat(BERLIN.start(BERLIN.numberOf(before))).isEqualTo("2024-10-27T00:00:00Z");
        assertThat(BERLIN).hasToString("hourly (Europe/Berlin)");
    }

    @Test
    void halfHourZonesBeginOnTheirOwnHour() {
        CalendarPeriods kolkata = CalendarPeriods.hours(ZoneId.of("Asia/Kolkata"));
        assertThat(kolkata.start(kolkata.numberOf(Instant.parse("2024-05-01T10:00:00Z"))))
                .isEqualTo("2024-05-01T09:30:00Z");
    }

    @Test
    void halfAnHourOfSummerTimeMovesMidnightInsideAnHour() {
        CalendarPeriods lordHowe = CalendarPeriods.hours(ZoneId.of("Australia/Lord_Howe"));
        LocalDate summer = LocalDate.of(2024, 2, 29);
        assertThat(lordHowe.label(lordHowe.numberOf(summer))).isEqualTo("2024-02-29T00:30+11:00");
        assertThat(lordHowe.firstDate(lordHowe.numberOf(summer))).isEqualTo(summer);
        assertThat(lordHowe.label(lordHowe.numberOf(LocalDate.of(2024, 7, 1)))).isEqualTo("2024-07-01T00:00+10:30");
    }

    @Test
    void theLifeCycleOfHoursNamesCustomers() {
        ActivityLog log = ActivityLog.of(new int[] {0, 1, 0}, new long[] {0, 3600, 7200}, ChronoUnit.SECONDS)
                .withNames(List.of("ann", "bob"));
        List<LifeCycle.Period> hours =
                LifeCycle.of(CalendarPeriods.hours(ZoneId.of("UTC")), log, END).periods();
        assertThat(hours).hasSize(48);
        assertThat(hours.get(1).newNames()).containsExactly("bob");
        assertThat(hours.get(2).resurrectedNames()).containsExactly("ann");
    }

    /** Both cohorts begin on one date, which tells neither apart; a time does. */
    @Test
    void valueCohortsOfHoursAreReadByInstant() {
        long nine = Instant.parse("2024-01-01T09:06:00Z").getEpochSecond();
        long ten = Instant.parse("2024-01-01T10:13:00Z").getEpochSecond();
        ActivityLog log = ActivityLog.of(
                        new int[] {0, 1, 0, 1}, new long[] {nine, ten, nine + 3600, ten + 3600}, ChronoUnit.SECONDS)
                .withAmounts(new long[] {100, 50, 30, 20});
        CohortAmounts amounts = CohortRule.of(CalendarPeriods.hours(ZoneId.of("UTC")))
                .asOf(Instant.parse("2024-01-01T12:00:00Z"))
                .amounts()
                .count(log);
        Instant first = Instant.parse("2024-01-01T09:00:00Z");
        Instant second = Instant.parse("2024-01-01T10:59:59Z");
        assertThat(amounts.cohorts()).containsExactly(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 1));
        assertThat(amounts.cohortStarts()).containsExactly(first, Instant.parse("2024-01-01T10:00:00Z"));
        assertThat(amounts.size(LocalDate.of(2024, 1, 1))).isZero();
        assertThat(amounts.size(first)).isEqualTo(1);
        assertThat(amounts.maturedSize(first, 2)).isEqualTo(1);
        assertThat(amounts.maturedSize(second, 2)).isZero();
        assertThat(amounts.amount(first, 0)).isEqualTo(100);
        assertThat(amounts.perCustomer(first, 1)).isEqualTo(30);
        assertThat(amounts.cumulativePerCustomer(first, 2)).isEqualTo(130);
        assertThat(amounts.amount(second, 1)).isEqualTo(20);
        assertThatThrownBy(() -> amounts.amount(second, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("amount per customer of cohort 2024-01-01T10:00Z in period 2 is undefined: "
                        + "not complete as of 2024-01-01T12:00:00Z");
        assertThat(amounts.toString()).contains("2024-01-01T09:00Z          1  100.0  30.0  0.0");
    }

    @Test
    void badInputIsRefused() {
        ActivityLog days = ActivityLog.of(new int[] {0}, new long[] {0}, ChronoUnit.DAYS);
        assertThatThrownBy(() -> LifeCycle.of(BERLIN, days, END))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("local dates have no hours: give the log's times in Seconds");
        assertThat(BERLIN.elapsedOffset(END.minusSeconds(7199), END)).isEqualTo(1);
        ActivityLog two = ActivityLog.of(new int[] {1}, new long[] {0}, ChronoUnit.SECONDS);
        assertThatThrownBy(() -> two.withNames(List.of("ann")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 customers, but 1 names");
        assertThatThrownBy(() -> two.withNames(Arrays.asList("ann", null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the name of customer 1 must not be null");
    }
}
