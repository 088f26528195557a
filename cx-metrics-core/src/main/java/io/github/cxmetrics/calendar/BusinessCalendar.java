package io.github.cxmetrics.calendar;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import io.github.cxmetrics.internal.TimeText;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Business time: the opening hours of a place, and how much of them lies between two instants.
 *
 * <p>Hours are local times of a {@link ZoneId}: several stretches a day, nights that belong to the day on which they open, holidays, and hours of single
 * days, which beat week and holiday; the week may change from a date on. Durations are elapsed physical time inside the union of all hours, so a night
 * shift over the end of summer time has an hour more. A local time that a change of the clocks leaves out is moved forward by the length of the gap, one
 * that occurs twice is the earlier (as {@link java.time.ZonedDateTime#of}); a date that the zone skipped has no hours.
 *
 * <p>A calendar knows the years 1900 to 2199. Immutable and safe for use by many threads; the hours of each year are laid out once, on first use, after
 * which {@link #between} takes some tens of nanoseconds and no more for longer spans than a few for each year.
 */
public final class BusinessCalendar implements Serializable, Storable {

    private static final long serialVersionUID = 1;

    private static final String TYPE = "business-calendar";
    private static final int VERSION = 1;
    private static final int MICROS = 1_000_000;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private final Schedule schedule;
    private final transient OpenPages pages;

    private BusinessCalendar(Schedule schedule) {
        this.schedule = schedule;
        this.pages = new OpenPages(schedule);
    }

    /**
     * Begins a calendar.
     *
     * @param zone the time zone of its hours, not a mere offset, which knows no summer time; {@code ZoneId.of("UTC")} is a zone
     * @return a builder without hours
     */
    public static Builder inZone(ZoneId zone) {
        return new Builder(zone);
    }

    /**
     * A calendar that never closes.
     *
     * @param zone the time zone, which then matters to nothing but {@link #toString}
     * @return the calendar
     */
    public static BusinessCalendar alwaysOpen(ZoneId zone) {
        return inZone(zone).daily("00:00-24:00").build();
    }

    /**
     * The time zone.
     *
     * @return the zone of the hours
     */
    public ZoneId zone() {
        return schedule.zone();
    }

    /**
     * The version of the time zone rules that this run of Java applies, for a report that must be repeatable.
     *
     * @return for example {@code 2024a}
     */
    public String zoneRulesVersion() {
        return ZoneRulesProvider.getVersions(zone().getId()).lastKey();
    }

    /**
     * The hours that open on a date.
     *
     * @param date a local date
     * @return the hours as they were given, none if closed
     */
    public List<OpenHours> hoursOn(LocalDate date) {
        return schedule.hoursOn(date);
    }

    /**
     * Whether the place is open: from the opening on, and no longer at the close.
     *
     * @param at an instant
     * @return true inside the hours
     * @throws IllegalArgumentException if the instant is outside the years 1900 to 2199
     */
    public boolean isOpen(Instant at) {
        long second = checked(at);
        return pages.isOpen(second);
    }

    /**
     * The business time that passes between two instants.
     *
     * @param startInclusive the earlier
     * @param endExclusive the later
     * @return elapsed time inside the hours, zero if they are closed throughout; never more than the calendar time
     * @throws IllegalArgumentException if the end is before the start, or one is outside the years 1900 to 2199
     */
    public Duration between(Instant startInclusive, Instant endExclusive) {
        long start = checked(startInclusive);
        long end = checked(endExclusive);
        checkOrder(!endExclusive.isBefore(startInclusive), startInclusive, endExclusive);
        long seconds = pages.open(start, end);
        int nanos = 0;
        if (startInclusive.getNano() > 0 && pages.isOpen(start)) {
            nanos -= startInclusive.getNano();
        }
        if (endExclusive.getNano() > 0 && pages.isOpen(end)) {
            nanos += endExclusive.getNano();
        }
        return Duration.ofSeconds(seconds, nanos);
    }

    /**
     * {@link #between} for columns: without objects, in whole seconds.
     *
     * @param startEpochSecond seconds since 1970-01-01T00:00Z
     * @param endEpochSecond seconds since 1970-01-01T00:00Z, not earlier
     * @return open seconds
     * @throws IllegalArgumentException if the end is before the start, or one is outside the years 1900 to 2199
     */
    public long secondsBetween(long startEpochSecond, long endEpochSecond) {
        OpenPages.checkRange(startEpochSecond);
        OpenPages.checkRange(endEpochSecond);
        checkOrder(startEpochSecond <= endEpochSecond, startEpochSecond, endEpochSecond);
        return pages.open(startEpochSecond, endEpochSecond);
    }

    /**
     * {@link #between} for columns: without objects, in microseconds.
     *
     * @param startEpochMicros microseconds since 1970-01-01T00:00Z
     * @param endEpochMicros microseconds since 1970-01-01T00:00Z, not earlier
     * @return open microseconds
     * @throws IllegalArgumentException if the end is before the start, or one is outside the years 1900 to 2199
     */
    public long microsBetween(long startEpochMicros, long endEpochMicros) {
        long start = Math.floorDiv(startEpochMicros, MICROS);
        long end = Math.floorDiv(endEpochMicros, MICROS);
        OpenPages.checkRange(start);
        OpenPages.checkRange(end);
        checkOrder(startEpochMicros <= endEpochMicros, startEpochMicros, endEpochMicros);
        long micros = pages.open(start, end) * MICROS;
        if (pages.isOpen(start)) {
            micros -= startEpochMicros - start * MICROS;
        }
        if (pages.isOpen(end)) {
            micros += endEpochMicros - end * MICROS;
        }
        return micros;
    }

    /**
     * When an amount of business time will have passed: the due time of a promise.
     *
     * @param start the beginning, in the hours or outside them
     * @param businessTime how much has to pass, not negative
     * @return the earliest instant with {@code between(start, instant) = businessTime}: the start for nothing, and a close rather than the next opening
     * @throws IllegalArgumentException if the amount is negative, or the start outside the years 1900 to 2199
     * @throws IllegalStateException if the hours up to the year 2199 don't suffice
     */
    public Instant plus(Instant start, Duration businessTime) {
        requireNonNull(businessTime, "businessTime");
        checkArgument(
                !businessTime.isNegative(), "business time must not be negative: %s", TimeText.exact(businessTime));
        long second = checked(start);
        if (businessTime.isZero()) {
            return start;
        }
        return pages.reach(second, businessTime, pages.isOpen(second) ? start.getNano() : 0)
                .orElseThrow(() -> new IllegalStateException("due time is undefined: fewer than "
                        + TimeText.exact(businessTime) + " open from " + start + " up to 2199"));
    }

    /**
     * The first open instant.
     *
     * @param from where to begin
     * @return {@code from} itself if it is open, else the next opening
     * @throws IllegalArgumentException if {@code from} is outside the years 1900 to 2199
     * @throws IllegalStateException if there is no opening up to the year 2199
     */
    public Instant nextOpening(Instant from) {
        long second = checked(from);
        if (pages.isOpen(second)) {
            return from;
        }
        OptionalLong opening = pages.nextOpen(second);
        if (opening.isEmpty()) {
            throw new IllegalStateException("next opening is undefined: closed from " + from + " up to 2199");
        }
        return Instant.ofEpochSecond(opening.getAsLong());
    }

    /**
     * Whether a date is a business day: the place opens on it. A night belongs to the day on which it opens; a date that the zone skipped is none.
     *
     * @param date a local date
     * @return true if there are hours that open on the date
     */
    public boolean isBusinessDay(LocalDate date) {
        return schedule.opensOn(date);
    }

    /**
     * How many business days there are from a date on before another, as business days count in promises: from Friday to Monday is one.
     *
     * @param startInclusive the first date
     * @param endExclusive the date after the last, not earlier than the first
     * @return the business days among them, 0 or more
     * @throws IllegalArgumentException if the end is before the start, or one is outside the years 1900 to 2199
     */
    public long businessDaysBetween(LocalDate startInclusive, LocalDate endExclusive) {
        checkYear(startInclusive);
        checkYear(endExclusive);
        checkOrder(!endExclusive.isBefore(startInclusive), startInclusive, endExclusive);
        return startInclusive.datesUntil(endExclusive).filter(schedule::opensOn).count();
    }

    /**
     * The date that is so many business days after another: the due date of a promise in business days. The date itself is not counted, open or not.
     *
     * @param date a local date
     * @param days how many business days, not negative
     * @return the business day of that number after the date; for 0 the date itself, be it one or not
     * @throws IllegalArgumentException if days are negative, or the date outside the years 1900 to 2199
     * @throws IllegalStateException if the business days up to the year 2199 don't suffice
     */
    public LocalDate plusBusinessDays(LocalDate date, long days) {
        checkArgument(days >= 0, "business days must not be negative: %s", days);
        checkYear(date);
        LocalDate due = date;
        for (long left = days; left > 0; ) {
            due = due.plusDays(1);
            if (due.getYear() > LAST_YEAR) {
                throw new IllegalStateException(
                        "due date is undefined: fewer than " + days + " business days from " + date + " up to 2199");
            }
            left -= schedule.opensOn(due) ? 1 : 0;
        }
        return due;
    }

    private static void checkYear(LocalDate date) {
        requireNonNull(date, "date");
        checkArgument(
                date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR,
                "date %s is outside the years 1900 to 2199",
                date);
    }

    private static long checked(Instant at) {
        requireNonNull(at, "at");
        OpenPages.checkRange(at.getEpochSecond());
        return at.getEpochSecond();
    }

    private static void checkOrder(boolean inOrder, Object start, Object end) {
        if (!inOrder) {
            throw new IllegalArgumentException("end " + end + " is before start " + start);
        }
    }

    /**
     * The whole calendar as one line of text, for storage and for comparing: zone, weeks, closed days and changed days.
     *
     * @return for example {@code UTC; MONDAY 09:00-12:00 13:30-18:00; closed 2026-12-25; on 2026-12-24 09:00-12:00}
     */
    public String toText() {
        return ScheduleText.write(schedule);
    }

    /**
     * The calendar of a line of text.
     *
     * @param text what {@link #toText} wrote
     * @return an equal calendar
     * @throws IllegalArgumentException if it is anything else
     */
    public static BusinessCalendar parse(String text) {
        return new BusinessCalendar(ScheduleText.read(text));
    }

    @Override
    public Form toForm() {
        return new Form(
                TYPE,
                VERSION,
                zone().getId(),
                schedule.weeks().entrySet().stream()
                        .map(week -> new Week(
                                week.getKey().equals(LocalDate.MIN)
                                        ? ""
                                        : week.getKey().toString(),
                                days(week.getValue())))
                        .toList(),
                schedule.holidays().stream().map(LocalDate::toString).toList(),
                days(schedule.overrides()));
    }

    private static List<Day> days(SortedMap<?, List<OpenHours>> hours) {
        return hours.entrySet().stream()
                .map(day -> new Day(
                        day.getKey().toString(),
                        day.getValue().stream().map(OpenHours::toString).toList()))
                .toList();
    }

    /**
     * The plain data of {@link BusinessCalendar}.
     *
     * @param type {@code business-calendar}
     * @param version 1
     * @param zone the zone's id
     * @param weeks the weeks, each from a date on
     * @param holidays closed days
     * @param changed the hours of single days
     */
    public record Form(
            String type, int version, String zone, List<Week> weeks, List<String> holidays, List<Day> changed)
            implements StoredForm<BusinessCalendar> {

        @Override
        public BusinessCalendar restore() {
            Stored.check(type, version, TYPE, VERSION);
            TreeMap<LocalDate, TreeMap<DayOfWeek, List<OpenHours>>> byDate = new TreeMap<>();
            for (Week week : Stored.list(weeks, "a week")) {
                LocalDate from = week.from == null || week.from.isEmpty() ? LocalDate.MIN : StoredText.date(week.from);
                checkArgument(
                        byDate.put(from, hours(week.days, Form::dayOfWeek)) == null, "two weeks begin on %s", from);
            }
            TreeSet<LocalDate> closed = new TreeSet<>();
            Stored.list(holidays, "a holiday").forEach(date -> closed.add(StoredText.date(date)));
            return new BusinessCalendar(new Schedule(
                    StoredText.zone(Stored.text(zone, "the zone of a calendar")),
                    byDate,
                    closed,
                    hours(changed, StoredText::date)));
        }

        private static DayOfWeek dayOfWeek(String name) {
            return Stream.of(DayOfWeek.values())
                    .filter(day -> day.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("not a day of the week: " + name));
        }

        private static <D extends Comparable<? super D>> TreeMap<D, List<OpenHours>> hours(
                List<Day> days, Function<String, D> reading) {
            TreeMap<D, List<OpenHours>> hours = new TreeMap<>();
            for (Day day : Stored.list(days, "a day")) {
                D key = reading.apply(Stored.text(day.day, "a day"));
                List<OpenHours> open = Stored.list(day.hours, "opening hours").stream()
                        .map(OpenHours::parse)
                        .toList();
                checkArgument(hours.put(key, open) == null, "the hours of %s are there twice", key);
            }
            return hours;
        }
    }

    /**
     * A week of {@link Form}.
     *
     * @param from the date from which on it holds; empty for the first
     * @param days the hours by day of the week
     */
    public record Week(String from, List<Day> days) implements Serializable {}

    /**
     * A day of {@link Form}.
     *
     * @param day the name of a day of the week, or a date
     * @param hours as {@code 09:00-17:00}; none is closed
     */
    public record Day(String day, List<String> hours) implements Serializable {}

    private Object writeReplace() {
        return new Serialized(schedule);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a business calendar is serialized through its schedule");
    }

    /** The serialized form; the record's own constructor checks it. */
    private record Serialized(Schedule schedule) implements Serializable {

        private Object readResolve() throws InvalidObjectException {
            if (schedule == null) {
                throw new InvalidObjectException("a serialized business calendar without a schedule");
            }
            return new BusinessCalendar(schedule);
        }
    }

    /** Whether both have the same zone, hours, holidays and changed days. */
    @Override
    public boolean equals(Object other) {
        return other instanceof BusinessCalendar that && schedule.equals(that.schedule);
    }

    @Override
    public int hashCode() {
        return schedule.hashCode();
    }

    /** For example {@code Europe/Berlin: MONDAY 09:00-12:00 13:00-17:00, …; 2 holidays, 1 changed day}. */
    @Override
    public String toString() {
        return schedule.toString();
    }

    /** Collects the hours of a calendar. For one thread; the calendar that it makes is immutable. */
    public static final class Builder {

        private final ZoneId zone;
        private final TreeMap<LocalDate, TreeMap<DayOfWeek, List<OpenHours>>> weeks = new TreeMap<>();
        private final TreeSet<LocalDate> holidays = new TreeSet<>();
        private final TreeMap<LocalDate, List<OpenHours>> overrides = new TreeMap<>();
        private TreeMap<DayOfWeek, List<OpenHours>> week = new TreeMap<>();

        private Builder(ZoneId zone) {
            this.zone = zone;
            weeks.put(LocalDate.MIN, week);
        }

        /**
         * The hours of a day of the week.
         *
         * @param day the day
         * @param hours each as {@code 09:00-17:00}, {@code 22:00-06:00} or {@code 00:00-24:00}; none is closed, as are days never named
         * @return this builder
         * @throws IllegalArgumentException if hours are written otherwise
         */
        public Builder weekly(DayOfWeek day, String... hours) {
            requireNonNull(day, "day");
            week.put(day, parsed(hours));
            return this;
        }

        /**
         * The same hours from Monday to Friday.
         *
         * @param hours as in {@link #weekly}
         * @return this builder
         */
        public Builder workdays(String... hours) {
            Arrays.stream(DayOfWeek.values())
                    .filter(day -> day.compareTo(DayOfWeek.SATURDAY) < 0)
                    .forEach(day -> weekly(day, hours));
            return this;
        }

        /**
         * The same hours on all seven days.
         *
         * @param hours as in {@link #weekly}
         * @return this builder
         */
        public Builder daily(String... hours) {
            Arrays.stream(DayOfWeek.values()).forEach(day -> weekly(day, hours));
            return this;
        }

        /**
         * A new week from a date on: what follows, up to the next call, replaces the week before it. A night that opens the day before runs to its end.
         *
         * @param date the first day of the new hours
         * @return this builder, with an empty week
         */
        public Builder from(LocalDate date) {
            requireNonNull(date, "date");
            week = new TreeMap<>();
            weeks.put(date, week);
            return this;
        }

        /**
         * Closed days. A night that opens the day before runs to its end.
         *
         * @param dates local dates
         * @return this builder
         */
        public Builder holiday(LocalDate... dates) {
            requireNonNull(dates, "dates");
            holidays.addAll(Checks.list(Arrays.asList(dates), "dates"));
            return this;
        }

        /**
         * The hours of one day, which beat its week day and a holiday: a working Saturday, a shortened eve.
         *
         * @param date the local date
         * @param hours as in {@link #weekly}; none is closed
         * @return this builder
         */
        public Builder override(LocalDate date, String... hours) {
            overrides.put(date, parsed(hours));
            return this;
        }

        private static List<OpenHours> parsed(String... hours) {
            requireNonNull(hours, "hours");
            return Arrays.stream(hours).map(OpenHours::parse).toList();
        }

        /**
         * The calendar.
         *
         * @return an immutable calendar of the hours so far
         * @throws IllegalArgumentException if no day is open at all, or the zone is a mere offset
         */
        public BusinessCalendar build() {
            return new BusinessCalendar(new Schedule(zone, weeks, holidays, overrides));
        }
    }
}
