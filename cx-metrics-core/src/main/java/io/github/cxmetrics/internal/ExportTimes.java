package io.github.cxmetrics.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The dates that rows can have. Exports write 0001-01-01 and 9999-12-31 where there is no date; what lies there or beyond is refused, so that no room
 * reads them as history.
 */
public final class ExportTimes {

    private static final LocalDate FIRST_DATE = LocalDate.of(1, 1, 2);
    private static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 30);
    private static final Instant FIRST = FIRST_DATE.atStartOfDay(ZoneOffset.UTC).toInstant();
    /** Early enough for the placeholder's midnight in every zone. */
    private static final Instant END = LAST_DATE.atStartOfDay(ZoneOffset.UTC).toInstant();

    private ExportTimes() {}

    public static boolean isDate(LocalDate date) {
        return !date.isBefore(FIRST_DATE) && !date.isAfter(LAST_DATE);
    }

    public static boolean isTime(Instant time) {
        return !time.isBefore(FIRST) && time.isBefore(END);
    }

    /** Refuses placeholders. */
    public static LocalDate check(LocalDate date, String what) {
        if (!isDate(date)) {
            throw new IllegalArgumentException(refusal(what, date));
        }
        return date;
    }

    /** Refuses placeholders. */
    public static Instant check(Instant time, String what) {
        if (!isTime(time)) {
            throw new IllegalArgumentException(refusal(what, time));
        }
        return time;
    }

    public static String refusal(String what, Object value) {
        return what + " " + value + " is outside " + FIRST_DATE + ".." + LAST_DATE
                + ": exports write such dates where there is none";
    }

    /** The earliest tick that is a time; for days a date. */
    public static long firstTick(ChronoUnit unit) {
        return unit == ChronoUnit.DAYS ? FIRST_DATE.toEpochDay() : Ticks.floorOrEnd(FIRST, unit);
    }

    /** The latest tick that is a time; for days a date. */
    public static long lastTick(ChronoUnit unit) {
        return unit == ChronoUnit.DAYS ? LAST_DATE.toEpochDay() : Ticks.floorOrEnd(END.minusNanos(1), unit);
    }
}
