package io.github.cxmetrics.internal;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Steps on the time line that may leave it: refused in words. */
public final class Calendar {

    private Calendar() {}

    /** The local date of an instant. */
    public static LocalDate date(Instant time, ZoneId zone) {
        try {
            return LocalDate.ofInstant(time, zone);
        } catch (DateTimeException beyond) {
            throw new IllegalArgumentException("time " + time + " is beyond the calendar", beyond);
        }
    }

    /** The instant that is a time after another. */
    public static Instant plus(Instant start, Duration time) {
        requireNonNull(start, "start");
        try {
            return start.plus(time);
        } catch (DateTimeException | ArithmeticException beyond) {
            throw new IllegalArgumentException(
                    TimeText.exact(time) + " after " + start + " is beyond the calendar", beyond);
        }
    }

    /** The day since 1970 of a date, where an int holds it. */
    public static int epochDay(LocalDate date, String what) {
        requireNonNull(date, "date");
        long day = date.toEpochDay();
        if (day != (int) day) {
            throw new IllegalArgumentException(what + ' ' + date + " is beyond the calendar");
        }
        return (int) day;
    }
}
