package io.github.cxmetrics.survival;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.TimeText;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Times as they are checked, printed, and packed into sortable keys. The bits of a number that is not negative sort as the number does; shifted by one
 * they leave room for the flag that puts an event before a censoring at the same time.
 */
final class Times {

    private static final long MAX_EXACT = 1L << 53;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private Times() {}

    /** The time, 0 without its sign. */
    static double check(double time, String what) {
        if (!isTime(time)) {
            throw new IllegalArgumentException(refusal(time, what));
        }
        return time + 0.0;
    }

    static double check(double time, String what, int row) {
        if (!isTime(time)) {
            throw new IllegalArgumentException(refusal(time, what) + " (row " + row + ")");
        }
        return time + 0.0;
    }

    private static boolean isTime(double time) {
        return time >= 0 && time < Double.POSITIVE_INFINITY;
    }

    private static String refusal(Object time, String what) {
        return what + ' ' + time + " is not a finite time from 0 on";
    }

    static double ofWhole(long time, int row) {
        if (time < 0) {
            throw new IllegalArgumentException(refusal(time, "time") + " (row " + row + ")");
        }
        if (time > MAX_EXACT) {
            throw new IllegalArgumentException(
                    "time " + time + " is above 2^53, where whole numbers are not exact (row " + row + ")");
        }
        return time;
    }

    static void checkOrder(double entry, double time, int row) {
        if (!isOrdered(entry, time)) {
            throw new IllegalArgumentException("time " + time + " is not after entry " + entry + " (row " + row + ")");
        }
    }

    /** Whether there is any time from a late entry to an end, but for the rounding of doubles. */
    static boolean isOrdered(double entry, double time) {
        return entry == 0 || time > Ties.latest(entry);
    }

    /** A duration in a unit of fixed length: exact where it is a whole number, to the nearest double otherwise. */
    static double in(ChronoUnit unit, Duration duration) {
        return whole(unit, duration) + rest(unit, duration) / (double) nanos(unit);
    }

    /** How many whole units are in a duration; overflow throws. */
    static long whole(ChronoUnit unit, Duration duration) {
        requireNonNull(duration, "duration");
        Duration one = fixedLength(unit);
        if (one.getSeconds() > 0) {
            return duration.getSeconds() / one.getSeconds();
        }
        long perSecond = NANOS_PER_SECOND / one.getNano();
        if (Math.abs(duration.getSeconds() / 2) >= Long.MAX_VALUE / 2 / perSecond) {
            throw new IllegalArgumentException(
                    "a duration is too long to count " + name(unit) + ": " + TimeText.exact(duration));
        }
        return Math.addExact(
                Math.multiplyExact(duration.getSeconds(), perSecond), duration.getNano() / (long) one.getNano());
    }

    /** What is left of a duration beside the whole units, in nanoseconds. */
    static long rest(ChronoUnit unit, Duration duration) {
        Duration one = fixedLength(unit);
        return one.getSeconds() > 0
                ? duration.getSeconds() % one.getSeconds() * NANOS_PER_SECOND + duration.getNano()
                : duration.getNano() % one.getNano();
    }

    /** The length of a unit of fixed length in nanoseconds. */
    static long nanos(ChronoUnit unit) {
        Duration one = fixedLength(unit);
        return one.getSeconds() * NANOS_PER_SECOND + one.getNano();
    }

    private static Duration fixedLength(ChronoUnit unit) {
        if (unit.compareTo(ChronoUnit.WEEKS) > 0) {
            // Not by checkArgument, which would want the unit's name for each duration.
            throw new IllegalArgumentException(name(unit) + " have no fixed length to measure durations with");
        }
        return unit.getDuration();
    }

    static long exitKey(double time, boolean observed) {
        return (Double.doubleToRawLongBits(time) << 1 | (observed ? 0 : 1)) ^ Long.MIN_VALUE;
    }

    static double ofExitKey(long key) {
        return Double.longBitsToDouble((key ^ Long.MIN_VALUE) >>> 1);
    }

    static boolean isObserved(long exitKey) {
        return (exitKey & 1) == 0;
    }

    static String name(ChronoUnit unit) {
        return unit.toString().toLowerCase(Locale.ROOT);
    }

    /** A time to three digits in the unit that a person would choose: {@code 56 weeks}, {@code 35.1 hours}. */
    static String text(double time, ChronoUnit unit) {
        return TimeText.of(time, unit).text(time);
    }
}
