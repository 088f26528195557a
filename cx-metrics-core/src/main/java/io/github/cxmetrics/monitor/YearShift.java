package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.calendar.PeriodUnit;
import java.time.LocalDate;
import java.time.Year;

/** Which period of last year a period is compared with. */
public enum YearShift {
    /** Days and weeks 364 days back, so that weekdays and the starts of weeks meet; longer periods one calendar year. */
    ALIGNED("364 days back"),
    /** The same calendar date: 29 February meets 28 February, a Monday meets another weekday, and a week meets none. */
    CALENDAR_DATE("same calendar date");

    private static final int WEEKS = 52;
    private final String text;

    YearShift(String text) {
        this.text = text;
    }

    /**
     * The first date of the period to compare with.
     *
     * @param unit the periods' unit
     * @param start the first date of a period
     * @return a year before, in this sense
     */
    public LocalDate before(PeriodUnit unit, LocalDate start) {
        requireNonNull(unit, "unit");
        checkArgument(start.getYear() > Year.MIN_VALUE, "a year before %s is beyond the calendar", start);
        return this == ALIGNED && unit.compareTo(PeriodUnit.WEEK) <= 0 ? start.minusWeeks(WEEKS) : start.minusYears(1);
    }

    /** For example {@code 364 days back}. */
    @Override
    public String toString() {
        return text;
    }
}
