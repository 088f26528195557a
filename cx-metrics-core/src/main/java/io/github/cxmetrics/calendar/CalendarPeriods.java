package io.github.cxmetrics.calendar;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.internal.Calendar;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The calendar periods of a region: hours, days, weeks, months, quarters or years, numbered without gaps.
 *
 * <p>A period runs from the start of its first local date to the start of the next period, so that it is 23 or 25 hours longer or shorter where the
 * clocks change. The same two events lie a day apart in one zone and two in another: the zone is always stated, and it is a region, never an offset,
 * because an offset knows no summer time. A local date that the zone skipped is a period of no length.
 *
 * @param unit how long a period is
 * @param weekStart the day on which weeks start; for other units it says nothing and is Monday
 * @param zone the region; {@code UTC} in all its spellings is one zone
 */
public record CalendarPeriods(PeriodUnit unit, DayOfWeek weekStart, ZoneId zone) implements Serializable, Storable {

    /** So many periods a table or a window may span at most: days of eleven years. What spans more is refused before memory is taken for it. */
    public static final int MAX_PERIODS = 4096;

    private static final String TYPE = "calendar-periods";
    private static final int VERSION = 1;
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final int DAYS_OF_WEEK = 7;
    private static final int MONTHS_OF_QUARTER = 3;
    private static final int MONTHS_OF_YEAR = 12;
    private static final long SECONDS_OF_HOUR = 3600;

    /** Zones of half and quarter hours have had their offsets since before then. */
    private static final Instant FULL_HOURS_OF = Instant.parse("2020-01-01T00:00:00Z");

    /**
     * Checks the zone.
     *
     * @param unit how long a period is
     * @param weekStart the day on which weeks start
     * @param zone the region
     * @throws IllegalArgumentException if the zone is a fixed offset other than UTC
     */
    public CalendarPeriods {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(weekStart, "week start");
        Objects.requireNonNull(zone, "zone");
        zone = zone.normalized().equals(ZoneOffset.UTC) ? UTC : zone;
        weekStart = unit == PeriodUnit.WEEK ? weekStart : DayOfWeek.MONDAY;
        checkArgument(
                zone.equals(UTC) || !zone.getRules().isFixedOffset(),
                "zone %s is a fixed offset, which knows no summer time: name a region, say Europe/Berlin",
                zone);
    }

    /**
     * Hours of 3600 seconds, whatever clocks do; they begin on the full hours of the zone's standard time (of 2020, for zones that changed it).
     *
     * @param zone the region
     * @return the periods
     */
    public static CalendarPeriods hours(ZoneId zone) {
        return new CalendarPeriods(PeriodUnit.HOUR, DayOfWeek.MONDAY, zone);
    }

    /**
     * Local dates.
     *
     * @param zone the region
     * @return the periods
     */
    public static CalendarPeriods days(ZoneId zone) {
        return new CalendarPeriods(PeriodUnit.DAY, DayOfWeek.MONDAY, zone);
    }

    /**
     * Weeks from Monday (ISO 8601).
     *
     * @param zone the region
     * @return the periods
     */
    public static CalendarPeriods weeks(ZoneId zone) {
        return weeks(zone, DayOfWeek.MONDAY);
    }

    /**
     * Weeks from a day of your choice.
     *
     * @param zone the region
     * @param weekStart the first day of each week
     * @return the periods
     */
    public static CalendarPeriods weeks(ZoneId zone, DayOfWeek weekStart) {
        return new CalendarPeriods(PeriodUnit.WEEK, weekStart, zone);
    }

    /**
     * Calendar months.
     *
     * @param zone the region
     * @return the periods
     */
    public static CalendarPeriods months(ZoneId zone) {
        return new CalendarPeriods(PeriodUnit.MONTH, DayOfWeek.MONDAY, zone);
    }

    /**
     * Calendar quarters.
     *
     * @param zone the region
     * @return the periods
     */
    public static CalendarPeriods quarters(ZoneId zone) {
        return new CalendarPeriods(PeriodUnit.QUARTER, DayOfWeek.MONDAY, zone);
    }

    /**
     * Calendar years.
     *
     * @param zone the region
     * @return the periods
     */
    public static CalendarPeriods years(ZoneId zone) {
        return new CalendarPeriods(PeriodUnit.YEAR, DayOfWeek.MONDAY, zone);
    }

    /**
     * The number of the period that holds a date: periods that follow each other have numbers that follow each other.
     *
     * @param date a local date of the zone; of hours, the first that begins on it
     * @return the number; what it starts from depends on the unit
     */
    public long numberOf(LocalDate date) {
        return switch (unit) {
            case HOUR -> firstHourOf(date);
            case DAY -> date.toEpochDay();
            case WEEK -> Math.floorDiv(date.toEpochDay() + daysFromWeekStartToThursday(), DAYS_OF_WEEK);
            case MONTH -> date.getLong(ChronoField.PROLEPTIC_MONTH);
            case QUARTER -> Math.floorDiv(date.getLong(ChronoField.PROLEPTIC_MONTH), MONTHS_OF_QUARTER);
            case YEAR -> date.getYear();
        };
    }

    private long hourOf(Instant time) {
        requireNonNull(time, "time");
        return Math.floorDiv(time.getEpochSecond() + secondsOffTheHour(), SECONDS_OF_HOUR);
    }

    /** The first hour that begins on a date: where summer time is half an hour, not at its midnight. */
    private long firstHourOf(LocalDate date) {
        requireNonNull(date, "date");
        Instant midnight = date.atStartOfDay(zone).toInstant();
        long hour = hourOf(midnight);
        return start(hour).isBefore(midnight) ? hour + 1 : hour;
    }

    private long secondsOffTheHour() {
        return zone.getRules().getStandardOffset(FULL_HOURS_OF).getTotalSeconds() % SECONDS_OF_HOUR;
    }

    /** The first day of 1970 was a Thursday. */
    private int daysFromWeekStartToThursday() {
        return Math.floorMod(DayOfWeek.THURSDAY.getValue() - weekStart.getValue(), DAYS_OF_WEEK);
    }

    /**
     * The number of the period that holds an instant.
     *
     * @param time the instant
     * @return the number, as {@link #numberOf(LocalDate)}
     */
    public long numberOf(Instant time) {
        if (unit == PeriodUnit.HOUR) {
            return hourOf(time);
        }
        long number = numberOf(Calendar.date(time, zone));
        // Where clocks go back over midnight, the evening before comes twice; the second one is after the new day's
        // start.
        while (!time.isBefore(start(number + 1))) {
            number++;
        }
        return number;
    }

    /**
     * The first local date of a period.
     *
     * @param number the period's number
     * @return the date; of an hour, the one on which it begins
     */
    public LocalDate firstDate(long number) {
        try {
            return dateOf(number);
        } catch (DateTimeException | ArithmeticException beyond) {
            throw beyond(number, beyond);
        }
    }

    private IllegalArgumentException beyond(long number, RuntimeException cause) {
        return new IllegalArgumentException("period " + number + " (" + this + ") is beyond the calendar", cause);
    }

    private LocalDate dateOf(long number) {
        return switch (unit) {
            case HOUR -> LocalDate.ofInstant(start(number), zone);
            case DAY -> LocalDate.ofEpochDay(number);
            case WEEK -> LocalDate.ofEpochDay(Math.multiplyExact(number, DAYS_OF_WEEK) - daysFromWeekStartToThursday());
            case MONTH -> firstOfMonth(number);
            case QUARTER -> firstOfMonth(Math.multiplyExact(number, MONTHS_OF_QUARTER));
            case YEAR -> LocalDate.of(Math.toIntExact(number), 1, 1);
        };
    }

    private static LocalDate firstOfMonth(long prolepticMonth) {
        return LocalDate.of(
                Math.toIntExact(Math.floorDiv(prolepticMonth, MONTHS_OF_YEAR)),
                Math.floorMod(prolepticMonth, MONTHS_OF_YEAR) + 1,
                1);
    }

    /**
     * When a period starts.
     *
     * @param number the period's number
     * @return the start of its first local date, or of the hour, inclusive; the period before ends there
     */
    public Instant start(long number) {
        try {
            return unit == PeriodUnit.HOUR
                    ? Instant.ofEpochSecond(Math.multiplyExact(number, SECONDS_OF_HOUR) - secondsOffTheHour())
                    : dateOf(number).atStartOfDay(zone).toInstant();
        } catch (DateTimeException | ArithmeticException beyond) {
            throw beyond(number, beyond);
        }
    }

    /**
     * How many periods a later event is away: the day index of a return, where the periods are days.
     *
     * @param first the first event
     * @param later an event that is not before it
     * @return the difference of the period numbers, 0 in the same period
     * @throws IllegalArgumentException if the later event is before the first
     */
    public long offset(Instant first, Instant later) {
        checkOrder(first, later);
        return numberOf(later) - numberOf(first);
    }

    /**
     * How many whole windows of elapsed time have passed between two events, wherever in its period the first one was. A window of an hour, day or week is 1,
     * 24 or 168 hours long, whatever the calendar says. The k-th month after an event begins on the same day k months later, at the same local time; in a month
     * that is too short for that day, on its last: after 31 January on 28 or 29 February, on 31 March. Quarters and years are 3 and 12 such months.
     *
     * @param first the first event
     * @param later an event that is not before it
     * @return the number of whole windows, for hours, days and weeks {@code ⌊(later − first) / window⌋}
     * @throws IllegalArgumentException if the later event is before the first
     */
    public long elapsedOffset(Instant first, Instant later) {
        checkOrder(first, later);
        if (hasFixedLength()) {
            return Duration.between(first, later).dividedBy(fixedLength());
        }
        ZonedDateTime begin = first.atZone(zone);
        long windows = ChronoUnit.MONTHS.between(begin, later.atZone(zone)) / months();
        while (!begin.plusMonths((windows + 1) * months()).toInstant().isAfter(later)) {
            windows++;
        }
        return begin.plusMonths(windows * months()).toInstant().isAfter(later) ? windows - 1 : windows;
    }

    /**
     * How many whole windows have passed between two days, as {@link #elapsedOffset(Instant, Instant)} between two times.
     *
     * @param first the day of the first event
     * @param later a day that is not before it
     * @return the number of whole windows
     * @throws IllegalArgumentException if the later day is before the first, or the periods are hours
     */
    public long elapsedOffset(LocalDate first, LocalDate later) {
        requireNonNull(first, "first");
        requireNonNull(later, "later");
        checkArgument(!later.isBefore(first), "the later event is before the first: %s before %s", later, first);
        checkArgument(unit != PeriodUnit.HOUR, "local dates have no hours");
        checkArgument(later.getYear() < Year.MAX_VALUE, "date %s is beyond the calendar", later);
        if (hasFixedLength()) {
            return (later.toEpochDay() - first.toEpochDay()) / fixedLength().toDays();
        }
        long windows = ChronoUnit.MONTHS.between(first, later) / months();
        return first.plusMonths((windows + 1) * months()).isAfter(later) ? windows : windows + 1;
    }

    private static void checkOrder(Instant first, Instant later) {
        requireNonNull(first, "first");
        requireNonNull(later, "later");
        Calendar.date(first, ZoneOffset.UTC);
        Calendar.date(later, ZoneOffset.UTC);
        checkArgument(!later.isBefore(first), "the later event is before the first: %s before %s", later, first);
    }

    /**
     * Whether all windows of elapsed time are equally long: not so for months, quarters and years.
     *
     * @return true for hours, days and weeks
     */
    public boolean hasFixedLength() {
        return unit == PeriodUnit.HOUR || unit == PeriodUnit.DAY || unit == PeriodUnit.WEEK;
    }

    /**
     * The length of a window of elapsed time: 1, 24 or 168 hours.
     *
     * @return the length
     * @throws IllegalArgumentException if the windows are not equally long
     */
    public Duration fixedLength() {
        return switch (unit) {
            case HOUR -> Duration.ofHours(1);
            case DAY -> Duration.ofDays(1);
            case WEEK -> Duration.ofDays(DAYS_OF_WEEK);
            default ->
                throw new IllegalArgumentException(
                        "windows of elapsed time are equally long for hours, days and weeks, not " + unit);
        };
    }

    private long months() {
        return switch (unit) {
            case QUARTER -> MONTHS_OF_QUARTER;
            case YEAR -> MONTHS_OF_YEAR;
            default -> 1;
        };
    }

    /**
     * The last period that is over at a time: it has ended by then.
     *
     * @param asOf the time
     * @return the number of that period
     */
    public long lastComplete(Instant asOf) {
        return numberOf(asOf) - 1;
    }

    /**
     * A period's name as tables print it.
     *
     * @param number the period's number
     * @return the date of a day, the first date of a week, or for example {@code 2024-03-01T13:00+01:00} (an hour with its
     *     offset, which tells the two of the hour apart that comes twice), {@code 2024-03}, {@code 2024-Q1}, {@code 2024}
     */
    public String label(long number) {
        LocalDate first = firstDate(number);
        return switch (unit) {
            case HOUR -> OffsetDateTime.ofInstant(start(number), zone).toString();
            case DAY, WEEK -> first.toString();
            case MONTH -> String.format(Locale.ROOT, "%04d-%02d", first.getYear(), first.getMonthValue());
            case QUARTER ->
                String.format(Locale.ROOT, "%04d-Q%d", first.getYear(), first.getMonthValue() / MONTHS_OF_QUARTER + 1);
            case YEAR -> String.format(Locale.ROOT, "%04d", first.getYear());
        };
    }

    /**
     * Tallies of days, such as a service stores them, merged to those of the periods that hold them. Tallies of months roll up to quarters and years as well, by
     * their first dates; weeks don't, since they cross months.
     *
     * @param days local date to tally
     * @param <T> the tally
     * @return the first date of each period of which there is a day, in order, and the tally of its days; unmodifiable. A period that is not over, or of which
     *     days are missing, has the days that there are
     * @throws IllegalArgumentException if the periods are hours, a tally is null, or tallies of one period don't go together
     * @throws ArithmeticException if a count would exceed {@link Long#MAX_VALUE}
     */
    public <T extends Tally<T>> SortedMap<LocalDate, T> rollUp(SortedMap<LocalDate, ? extends T> days) {
        checkArgument(unit != PeriodUnit.HOUR, "tallies of days can't be told apart by hours");
        SortedMap<LocalDate, T> periods = new TreeMap<>();
        days.forEach((day, tally) -> {
            checkArgument(tally != null, "the tally of %s must not be null", day);
            periods.merge(firstDate(numberOf(day)), tally, T::plus);
        });
        return Collections.unmodifiableSortedMap(periods);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, unit, weekStart, zone.getId());
    }

    /**
     * The plain data of {@link CalendarPeriods}.
     *
     * @param type {@code calendar-periods}
     * @param version 1
     * @param unit how long a period is
     * @param weekStart the day on which weeks start
     * @param zone the region's id
     */
    public record Form(String type, int version, PeriodUnit unit, DayOfWeek weekStart, String zone)
            implements StoredForm<CalendarPeriods> {

        @Override
        public CalendarPeriods restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new CalendarPeriods(
                    Stored.present(unit, "the unit of periods"),
                    Stored.present(weekStart, "the start of weeks"),
                    StoredText.zone(Stored.text(zone, "the zone of periods")));
        }
    }

    /** For example {@code weekly (from Monday, Europe/Berlin)}. */
    @Override
    public String toString() {
        String day = weekStart.name().charAt(0) + weekStart.name().substring(1).toLowerCase(Locale.ROOT);
        return unit.adverb() + " (" + (unit == PeriodUnit.WEEK ? "from " + day + ", " : "") + zone + ")";
    }
}
