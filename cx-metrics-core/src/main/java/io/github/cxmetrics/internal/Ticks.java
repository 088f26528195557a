package io.github.cxmetrics.internal;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Times of a log as whole numbers of its unit since 1970; days are local dates. */
public final class Ticks {

    /** No limit: longer than any distance in a log. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    private Ticks() {}

    public static void checkUnit(ChronoUnit unit) {
        checkArgument(
                unit == ChronoUnit.DAYS || perSecond(unit) > 0,
                "times are in seconds, millis, micros, nanos, or days for local dates, not %s",
                unit);
    }

    /** Refuses days too. */
    public static void checkTimeUnit(ChronoUnit unit) {
        checkArgument(perSecond(unit) > 0, "times are in seconds, millis, micros or nanos, not %s", unit);
    }

    /** Refuses times whose distance is not a long. */
    public static void checkSpan(long first, long last, ChronoUnit unit) {
        checkArgument(
                first != Long.MIN_VALUE && last - first >= 0,
                "times must lie within 2^63 %s of each other, not %s and %s",
                unit,
                first,
                last);
    }

    private static long perSecond(ChronoUnit unit) {
        requireNonNull(unit, "unit");
        return switch (unit) {
            case SECONDS -> 1;
            case MILLIS -> TimeUnit.SECONDS.toMillis(1);
            case MICROS -> TimeUnit.SECONDS.toMicros(1);
            case NANOS -> TimeUnit.SECONDS.toNanos(1);
            default -> 0;
        };
    }

    /** The last tick that is not after an instant; not for days. */
    public static long floor(Instant time, ChronoUnit unit) {
        requireNonNull(time, "time");
        long perSecond = perSecond(unit);
        long fraction = time.getNano() / (TimeUnit.SECONDS.toNanos(1) / perSecond);
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), perSecond), fraction);
    }

    /** The last tick that is not after an instant, or the last or first that there is; not for days. */
    public static long floorOrEnd(Instant time, ChronoUnit unit) {
        try {
            return floor(time, unit);
        } catch (ArithmeticException beyond) {
            return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** The last tick that is not after an instant; for days the local date. */
    public static long floorLocal(Instant time, ChronoUnit unit, ZoneId zone) {
        return unit == ChronoUnit.DAYS ? Calendar.date(time, zone).toEpochDay() : floor(time, unit);
    }

    /** The largest number of ticks that is at most a duration, {@link #UNLIMITED} where that exceeds a long; not for days. */
    public static long floor(Duration duration, ChronoUnit unit) {
        try {
            long perSecond = perSecond(unit);
            long fraction = duration.getNano() / (TimeUnit.SECONDS.toNanos(1) / perSecond);
            return Math.addExact(Math.multiplyExact(duration.getSeconds(), perSecond), fraction);
        } catch (ArithmeticException beyond) {
            return UNLIMITED;
        }
    }

    /** The largest number of ticks that is below a duration; not for days. */
    public static long below(Duration duration, ChronoUnit unit) {
        return floor(duration.minusNanos(1), unit);
    }

    /** A time and a span that is not negative, {@link #UNLIMITED} where the sum exceeds a long. */
    public static long plus(long time, long span) {
        long sum = time + span;
        return span > 0 && sum < time ? UNLIMITED : sum;
    }

    public static double seconds(long ticks, ChronoUnit unit) {
        return (double) ticks / perSecond(unit);
    }

    /** The instant of a tick; not for days. */
    public static Instant instant(long tick, ChronoUnit unit) {
        return Instant.EPOCH.plus(tick, unit);
    }

    /** The instant of a tick; for days the start of the local date. */
    public static Instant instant(long tick, ChronoUnit unit, ZoneId zone) {
        return unit == ChronoUnit.DAYS
                ? LocalDate.ofEpochDay(tick).atStartOfDay(zone).toInstant()
                : instant(tick, unit);
    }

    public static String text(long tick, ChronoUnit unit) {
        try {
            return unit == ChronoUnit.DAYS
                    ? LocalDate.ofEpochDay(tick).toString()
                    : instant(tick, unit).toString();
        } catch (DateTimeException | ArithmeticException e) {
            return tick + " " + unit.toString().toLowerCase(Locale.ROOT) + " since 1970";
        }
    }

    /** How many ticks a whole number of days has. */
    public static long of(Duration days, ChronoUnit unit) {
        return unit == ChronoUnit.DAYS ? days.toDays() : Math.multiplyExact(days.toSeconds(), perSecond(unit));
    }
}
