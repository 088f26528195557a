package io.github.cxmetrics.calendar;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.StorableContract;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is stored of calendars. */
class CalendarFormsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Nested
    class Periods extends StorableContract<CalendarPeriods> {

        @Override
        protected List<CalendarPeriods> values() {
            return List.of(
                    CalendarPeriods.weeks(BERLIN, DayOfWeek.SUNDAY),
                    CalendarPeriods.months(ZoneId.of("UTC")),
                    CalendarPeriods.hours(BERLIN));
        }
    }

    @Nested
    class BusinessHours extends StorableContract<BusinessCalendar> {

        @Override
        protected List<BusinessCalendar> values() {
            return List.of(
                    BusinessCalendar.inZone(BERLIN)
                            .workdays("09:00-12:00", "13:30-18:00")
                            .weekly(DayOfWeek.SATURDAY, "22:00-02:00")
                            .holiday(LocalDate.of(2026, 12, 25))
                            .override(LocalDate.of(2026, 12, 24), "09:00-12:00")
                            .override(LocalDate.of(2026, 12, 31))
                            .from(LocalDate.of(2027, 1, 1))
                            .workdays("08:00-18:00")
                            .build(),
                    BusinessCalendar.alwaysOpen(ZoneId.of("UTC")));
        }
    }

    private static void refused(List<BusinessCalendar.Week> weeks, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        new BusinessCalendar.Form("business-calendar", 1, "UTC", weeks, List.of(), List.of())::restore)
                .withMessage(message);
    }

    @Test
    void impossibleCalendarsAreNamed() {
        BusinessCalendar.Day monday = new BusinessCalendar.Day("MONDAY", List.of("09:00-17:00"));
        refused(List.of(), "a business calendar needs a week to begin with");
        refused(List.of(new BusinessCalendar.Week("", List.of(monday, monday))), "the hours of MONDAY are there twice");
        refused(
                List.of(
                        new BusinessCalendar.Week("", List.of(monday)),
                        new BusinessCalendar.Week("2026-01-01", List.of()),
                        new BusinessCalendar.Week("2026-01-01", List.of())),
                "two weeks begin on 2026-01-01");
        refused(
                List.of(new BusinessCalendar.Week("", List.of(new BusinessCalendar.Day("FREEDAY", List.of())))),
                "not a day of the week: FREEDAY");
    }
}
