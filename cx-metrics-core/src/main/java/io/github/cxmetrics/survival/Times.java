package io.github.cxmetrics.survival;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Text;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Times as they are checked, printed, and packed into sortable keys. The bits of a number that is not negative sort as the number does; shifted by one
 * they leave room for the flag that puts an event before a censoring at the same time.
 */
final class Times {

    private static final long MAX_EXACT = 1L << 53;
    private static final double NANOS_PER_SECOND = 1e9;

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
        if (!(entry == 0 || entry < time)) {
            throw new IllegalArgumentException("time " + time + " is not after entry " + entry + " (row " + row + ")");
        }
    }

    /** A duration in a unit of fixed length, to the nearest double. */
    static double in(ChronoUnit unit, Duration duration) {
        Duration one = fixedLength(unit);
        double seconds = duration.getSeconds() + duration.getNano() / NANOS_PER_SECOND;
        return one.getSeconds() == 0 ? seconds * (NANOS_PER_SECOND / one.getNano()) : seconds / one.getSeconds();
    }

    /** The length of a unit; a day is 24 hours here. */
    static Duration fixedLength(ChronoUnit unit) {
        checkArgument(
                unit.compareTo(ChronoUnit.WEEKS) <= 0, "%s have no fixed length to measure durations with", name(unit));
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

    /** A time with its unit, rounded to ten digits: {@code 56 weeks}. */
    static String text(double time, ChronoUnit unit) {
        return Text.shortest(time) + ' ' + name(unit);
    }
}
