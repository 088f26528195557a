package io.github.cxmetrics.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Proportion;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Stored days become weeks, months, quarters and years. */
class RollUpTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Day i of two years over a leap day has i of 1000. */
    private static SortedMap<LocalDate, Proportion> days() {
        SortedMap<LocalDate, Proportion> days = new TreeMap<>();
        LocalDate first = LocalDate.of(2023, 12, 28);
        for (int i = 0; i < 735; i++) {
            days.put(first.plusDays(i), Proportion.of(i, 1000));
        }
        return days;
    }

    @Test
    void isoWeeksAreThoseOfTheJdk() {
        SortedMap<LocalDate, Proportion> weeks = CalendarPeriods.weeks(BERLIN).rollUp(days());
        var byJdk = days().entrySet().stream()
                .collect(Collectors.groupingBy(
                        day -> day.getKey().get(IsoFields.WEEK_BASED_YEAR) * 100
                                + day.getKey().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                        TreeMap::new,
                        Collectors.summingLong(day -> day.getValue().successes())));
        assertThat(weeks.keySet()).allMatch(day -> day.getDayOfWeek() == DayOfWeek.MONDAY);
        assertThat(weeks.values().stream().map(Proportion::successes)).containsExactlyElementsOf(byJdk.values());
        assertThat(weeks.get(LocalDate.of(2024, 12, 30)).trials())
                .as("week 1 of 2025 begins in 2024")
                .isEqualTo(7000);
    }

    @Test
    void daysGoIntoMonthsAndMonthsIntoQuartersAndYears() {
        SortedMap<LocalDate, Proportion> months = CalendarPeriods.months(BERLIN).rollUp(days());
        assertThat(months).hasSize(25);
        assertThat(months.get(LocalDate.of(2024, 2, 1)).trials()).isEqualTo(29_000);
        assertThat(months.get(LocalDate.of(2023, 12, 1))).isEqualTo(Proportion.of(1 + 2 + 3, 4000));
        for (CalendarPeriods longer :
                new CalendarPeriods[] {CalendarPeriods.quarters(BERLIN), CalendarPeriods.years(BERLIN)}) {
            assertThat(longer.rollUp(months)).isEqualTo(longer.rollUp(days()));
        }
        assertThat(CalendarPeriods.days(BERLIN).rollUp(days())).isEqualTo(days());
        assertThat(CalendarPeriods.years(BERLIN).rollUp(new TreeMap<LocalDate, Proportion>()))
                .isEmpty();
    }

    @Test
    void weeksMayBeginOnOtherDays() {
        assertThat(CalendarPeriods.weeks(BERLIN, DayOfWeek.SUNDAY)
                        .rollUp(days())
                        .keySet())
                .allMatch(day -> day.getDayOfWeek() == DayOfWeek.SUNDAY);
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        SortedMap<LocalDate, Proportion> unlike = new TreeMap<>();
        unlike.put(LocalDate.of(2026, 3, 2), Proportion.of(1, 2).named("resolved"));
        unlike.put(LocalDate.of(2026, 3, 3), Proportion.of(1, 2).named("kept"));
        assertThatThrownBy(() -> CalendarPeriods.weeks(BERLIN).rollUp(unlike))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("resolved", "kept", "don't go together");
        assertThat(CalendarPeriods.days(BERLIN).rollUp(unlike)).isEqualTo(unlike);
        assertThatThrownBy(() -> CalendarPeriods.hours(BERLIN).rollUp(unlike))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tallies of days can't be told apart by hours");
        unlike.put(LocalDate.of(2026, 3, 2), null);
        assertThatThrownBy(() -> CalendarPeriods.days(BERLIN).rollUp(unlike))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the tally of 2026-03-02 must not be null");
    }
}
