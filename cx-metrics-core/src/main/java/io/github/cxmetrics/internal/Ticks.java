package io.github.cxmetrics.internal;

import static com.google.common.base.Preconditions.checkArgument;

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

    private Ticks() {}

    public static void checkUnit(ChronoUnit unit) {
        checkArgument(
                unit == ChronoUnit.DAYS || perSecond(unit) > 0,
                "times are in seconds, millis, micros, nanos, or days for local dates, not %s",
                unit);
    }

    private static long perSecond(ChronoUnit unit) {
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
        long perSecond = perSecond(unit);
        long fraction = time.getNano() / (TimeUnit.SECONDS.toNanos(1) / perSecond);
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), perSecond), fraction);
    }

    /** The last tick that is not after an instant; for days the local date. */
    public static long floorLocal(Instant time, ChronoUnit unit, ZoneId zone) {
        return unit == ChronoUnit.DAYS ? LocalDate.ofInstant(time, zone).toEpochDay() : floor(time, unit);
    }

    /** The instant of a tick; for days the start of the local date. */
    public static Instant instant(long tick, ChronoUnit unit, ZoneId zone) {
        return unit == ChronoUnit.DAYS
                ? LocalDate.ofEpochDay(tick).atStartOfDay(zone).toInstant()
                : Instant.EPOCH.plus(tick, unit);
    }

    public static String text(long tick, ChronoUnit unit) {
        try {
            return unit == ChronoUnit.DAYS
                    ? LocalDate.ofEpochDay(tick).toString()
                    : Instant.EPOCH.plus(tick, unit).toString();
        } catch (DateTimeException | ArithmeticException e) {
            return tick + " " + unit.toString().toLowerCase(Locale.ROOT) + " since 1970";
        }
    }

    /** How many ticks a whole number of days has. */
    public static long of(Duration days, ChronoUnit unit) {
        return unit == ChronoUnit.DAYS ? days.toDays() : Math.multiplyExact(days.toSeconds(), perSecond(unit));
    }
}
