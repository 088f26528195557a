package io.github.cxmetrics.calendar;

import static io.github.cxmetrics.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.retention.cohort.ActivityLog;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.cohort.CohortTable;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarPeriodsTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @EnumSource(value = PeriodUnit.class, mode = EnumSource.Mode.EXCLUDE, names = "HOUR")
    void periodsFollowEachOtherWithoutGaps(PeriodUnit unit) {
        CalendarPeriods periods = new CalendarPeriods(unit, DayOfWeek.SUNDAY, NEW_YORK);
        for (LocalDate date = LocalDate.of(1967, 11, 3); date.getYear() < 1973; date = date.plusDays(1)) {
            long number = periods.numberOf(date);
            assertThat(periods.firstDate(number)).isBeforeOrEqualTo(date);
            assertThat(periods.firstDate(number + 1)).isAfter(date);
            assertThat(periods.numberOf(periods.firstDate(number))).isEqualTo(number);
            Instant start = periods.start(number);
            assertThat(periods.numberOf(start)).isEqualTo(number);
            assertThat(periods.numberOf(start.minusNanos(1))).isEqualTo(number - 1);
        }
    }

    @ParameterizedTest
    @EnumSource(DayOfWeek.class)
    void weeksStartOnTheStatedDay(DayOfWeek day) {
        CalendarPeriods weeks = CalendarPeriods.weeks(NEW_YORK, day);
        for (int i = 0; i < 30; i++) {
            LocalDate date = LocalDate.of(2024, 2, 20).plusDays(i);
            assertThat(weeks.firstDate(weeks.numberOf(date)))
                    .isEqualTo(date.with(TemporalAdjusters.previousOrSame(day)));
        }
    }

    @Test
    void daysAreAsLongAsTheClocksMakeThem() {
        CalendarPeriods days = CalendarPeriods.days(NEW_YORK);
        long spring = days.numberOf(LocalDate.of(2024, 3, 10));
        assertThat(Duration.between(days.start(spring), days.start(spring + 1))).isEqualTo(Duration.ofHours(23));
        long autumn = days.numberOf(LocalDate.of(2024, 11, 3));
        assertThat(Duration.between(days.start(autumn), days.start(autumn + 1))).isEqualTo(Duration.ofHours(25));
        assertThat(days.offset(Instant.parse("2024-03-10T04:30:00Z"), Instant.parse("2024-03-11T04:10:00Z")))
                .isEqualTo(2);
        assertThat(days.elapsedOffset(Instant.parse("2024-03-10T04:30:00Z"), Instant.parse("2024-03-11T04:10:00Z")))
                .isZero();
    }

    @Test
    void elapsedMonthsBeginOnTheSameDayAndTime() {
        CalendarPeriods months = CalendarPeriods.months(NEW_YORK);
        Instant first = LocalDate.of(2024, 1, 31).atTime(12, 0).atZone(NEW_YORK).toInstant();
        int[][] begins = {{2024, 2, 29}, {2024, 3, 31}, {2024, 4, 30}, {2024, 5, 31}};
        for (int k = 1; k <= begins.length; k++) {
            LocalDate day = LocalDate.of(begins[k - 1][0], begins[k - 1][1], begins[k - 1][2]);
            Instant begin = day.atTime(12, 0).atZone(NEW_YORK).toInstant();
            assertThat(months.elapsedOffset(first, begin)).isEqualTo(k);
            assertThat(months.elapsedOffset(first, begin.minusSeconds(1))).isEqualTo(k - 1L);
            assertThat(months.elapsedOffset(LocalDate.of(2024, 1, 31), day)).isEqualTo(k);
            assertThat(months.elapsedOffset(LocalDate.of(2024, 1, 31), day.minusDays(1)))
                    .isEqualTo(k - 1L);
        }
        assertThat(months.hasFixedLength()).isFalse();
        assertThat(months.elapsedOffset(first, first)).isZero();
        assertThatThrownBy(months::fixedLength)
                .hasMessage("windows of elapsed time are equally long for hours, days and weeks, not MONTH");
        CalendarPeriods years = CalendarPeriods.years(NEW_YORK);
        assertThat(years.elapsedOffset(LocalDate.of(2024, 2, 29), LocalDate.of(2025, 2, 28)))
                .isEqualTo(1);
        assertThat(CalendarPeriods.quarters(NEW_YORK)
                        .elapsedOffset(LocalDate.of(2024, 2, 29), LocalDate.of(2025, 2, 27)))
                .isEqualTo(3);
        assertThat(CalendarPeriods.weeks(NEW_YORK).elapsedOffset(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 3, 14)))
                .isEqualTo(2);
        assertThat(CalendarPeriods.hours(NEW_YORK).elapsedOffset(first, first.plusSeconds(7199)))
                .isEqualTo(1);
    }

    /** Half past two on 10 March 2024 is not there: what begins then begins an hour later by the clock. */
    @ParameterizedTest
    @ValueSource(strings = {"2024-01-31T17:00:00Z", "2023-12-10T07:30:00Z", "2023-03-10T07:30:00Z"})
    void elapsedQuartersAndYearsBeginAtTheSameTime(Instant first) {
        int[] lengths = {3, 12};
        CalendarPeriods[] periods = {CalendarPeriods.quarters(NEW_YORK), CalendarPeriods.years(NEW_YORK)};
        for (int i = 0; i < periods.length; i++) {
            for (int k = 1; k < 9; k++) {
                Instant begin =
                        first.atZone(NEW_YORK).plusMonths((long) k * lengths[i]).toInstant();
                assertThat(periods[i].elapsedOffset(first, begin)).isEqualTo(k);
                assertThat(periods[i].elapsedOffset(first, begin.minusSeconds(1)))
                        .isEqualTo(k - 1L);
            }
        }
    }

    @Test
    void elapsedTimeThatIsNone() {
        CalendarPeriods months = CalendarPeriods.months(NEW_YORK);
        LocalDate date = LocalDate.of(2024, 1, 31);
        refused(
                "the later event is before the first: 1969-12-31T23:59:59Z before 1970-01-01T00:00:00Z",
                () -> months.elapsedOffset(Instant.EPOCH, Instant.EPOCH.minusSeconds(1)));
        refused(
                "the later event is before the first: 2024-01-30 before 2024-01-31",
                () -> months.elapsedOffset(date, date.minusDays(1)));
        refused(
                "local dates have no hours",
                () -> CalendarPeriods.hours(NEW_YORK).elapsedOffset(date, date));
        refused(
                "date +999999999-01-01 is beyond the calendar",
                () -> months.elapsedOffset(date, LocalDate.of(Year.MAX_VALUE, 1, 1)));
        assertThat(months.elapsedOffset(
                        LocalDate.of(Year.MAX_VALUE - 2, 1, 1), LocalDate.of(Year.MAX_VALUE - 1, 12, 31)))
                .isEqualTo(23);
        refused(
                "period 9223372036854775807 (monthly (America/New_York)) is beyond the calendar",
                () -> months.firstDate(Long.MAX_VALUE));
        assertThat(months.lastComplete(Instant.parse("2024-03-01T04:59:59Z")))
                .isEqualTo(months.numberOf(LocalDate.of(2024, 1, 1)));
        assertThat(months.lastComplete(Instant.parse("2024-03-01T05:00:00Z")))
                .isEqualTo(months.numberOf(LocalDate.of(2024, 2, 1)));
    }

    /** Half an hour off, and half an hour more in summer, where the first hour of a day begins at half past midnight. */
    @Test
    void hoursBeginWithTheStandardTimeOfTheirZone() {
        CalendarPeriods kolkata = CalendarPeriods.hours(ZoneId.of("Asia/Kolkata"));
        Instant ten = Instant.parse("2024-05-01T10:00:00Z");
        assertThat(kolkata.start(kolkata.numberOf(ten))).isEqualTo("2024-05-01T09:30:00Z");
        assertThat(kolkata.numberOf(ten.plusSeconds(1800))).isEqualTo(kolkata.numberOf(ten) + 1);
        assertThat(kolkata.start(kolkata.numberOf(LocalDate.of(2024, 5, 2)))).isEqualTo("2024-05-01T18:30:00Z");
        CalendarPeriods lordHowe = CalendarPeriods.hours(ZoneId.of("Australia/Lord_Howe"));
        // +11:00 in summer, +10:30 else.
        assertThat(lordHowe.start(lordHowe.numberOf(LocalDate.of(2024, 2, 29)))).isEqualTo("2024-02-28T13:30:00Z");
        assertThat(lordHowe.start(lordHowe.numberOf(LocalDate.of(2024, 7, 1)))).isEqualTo("2024-06-30T13:30:00Z");
    }

    /** Where clocks go forward the local time of a start may not be there: its month begins an hour later by the clock, which is the next instant there is. */
    @Test
    void elapsedMonthsOverChangesOfTheClock() {
        CalendarPeriods months = CalendarPeriods.months(NEW_YORK);
        for (LocalDate day : List.of(LocalDate.of(2024, 2, 10), LocalDate.of(2024, 10, 3))) {
            for (int minutes = 0; minutes < 240; minutes += 30) {
                ZonedDateTime first = day.atStartOfDay(NEW_YORK).plusMinutes(minutes);
                for (int k = 1; k < 4; k++) {
                    Instant begin = first.plusMonths(k).toInstant();
                    assertThat(months.elapsedOffset(first.toInstant(), begin)).isEqualTo(k);
                    assertThat(months.elapsedOffset(first.toInstant(), begin.minusSeconds(1)))
                            .isEqualTo(k - 1L);
                }
            }
        }
    }

    /** Samoa left out 30 December 2011: a day of no length, in which nobody can be active. */
    @Test
    void aSkippedDateIsAPeriodOfNoLength() {
        CalendarPeriods days = CalendarPeriods.days(ZoneId.of("Pacific/Apia"));
        long skipped = LocalDate.of(2011, 12, 30).toEpochDay();
        assertThat(days.start(skipped)).isEqualTo(days.start(skipped + 1));
        assertThat(days.numberOf(days.start(skipped))).isEqualTo(skipped + 1);
        ActivityLog log = ActivityLog.of(
                new int[] {0, 0},
                new long[] {
                    days.start(skipped).getEpochSecond() - 1,
                    days.start(skipped).getEpochSecond()
                },
                ChronoUnit.SECONDS);
        CohortTable table = CohortRule.of(days).asOf(days.start(skipped + 3)).count(log);
        assertThat(table.cell(LocalDate.of(2011, 12, 29), 1).successes()).isZero();
        assertThat(table.cell(LocalDate.of(2011, 12, 29), 2).successes()).isEqualTo(1);
    }

    /** Until 2011 St. John's turned its clocks back at one minute past midnight: the evening before came twice. */
    @Test
    void anEveningThatComesTwiceIsInTheDayThatHasBegun() {
        CalendarPeriods days = CalendarPeriods.days(ZoneId.of("America/St_Johns"));
        long sunday = LocalDate.of(2006, 10, 29).toEpochDay();
        assertThat(days.numberOf(days.start(sunday).plus(Duration.ofMinutes(30))))
                .isEqualTo(sunday);
    }

    @Test
    void labels() {
        LocalDate date = LocalDate.of(2024, 5, 16);
        ZoneId utc = ZoneId.of("UTC");
        assertThat(label(CalendarPeriods.days(utc), date)).isEqualTo("2024-05-16");
        assertThat(label(CalendarPeriods.weeks(utc), date)).isEqualTo("2024-05-13");
        assertThat(label(CalendarPeriods.months(utc), date)).isEqualTo("2024-05");
        assertThat(label(CalendarPeriods.quarters(utc), date)).isEqualTo("2024-Q2");
        assertThat(label(CalendarPeriods.years(utc), date)).isEqualTo("2024");
        assertThat(CalendarPeriods.weeks(NEW_YORK, DayOfWeek.SUNDAY))
                .hasToString("weekly (from Sunday, America/New_York)");
    }

    private static String label(CalendarPeriods periods, LocalDate date) {
        return periods.label(periods.numberOf(date));
    }

    @Test
    void zonesAreRegions() {
        assertThat(CalendarPeriods.days(ZoneOffset.UTC)).isEqualTo(CalendarPeriods.days(ZoneId.of("Etc/UTC")));
        assertThatThrownBy(() -> CalendarPeriods.days(ZoneId.of("+03:00")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "zone +03:00 is a fixed offset, which knows no summer time: name a region, say Europe/Berlin");
        for (String offset : new String[] {"UTC+03:00", "GMT-5", "Etc/GMT+5"}) {
            assertThatThrownBy(() -> CalendarPeriods.days(ZoneId.of(offset)))
                    .as(offset)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is a fixed offset, which knows no summer time");
        }
        assertThatThrownBy(() ->
                        CalendarPeriods.days(ZoneId.of("UTC")).offset(Instant.EPOCH, Instant.EPOCH.minusSeconds(1)))
                .hasMessage("the later event is before the first: 1969-12-31T23:59:59Z before 1970-01-01T00:00:00Z");
    }
}
