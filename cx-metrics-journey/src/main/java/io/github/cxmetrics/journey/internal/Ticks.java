package io.github.cxmetrics.journey.internal;

import static com.google.common.base.Preconditions.checkArgument;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Time as whole ticks of a unit since 1970, and back. */
public final class Ticks {

    /** No limit: longer than any distance in a log. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    private static final List<ChronoUnit> UNITS =
            List.of(ChronoUnit.NANOS, ChronoUnit.MICROS, ChronoUnit.MILLIS, ChronoUnit.SECONDS);
    private static final long NANOS_A_SECOND = 1_000_000_000L;

    private Ticks() {}

    /**
     * Refuses units that are none of nano-, micro-, milliseconds and seconds.
     *
     * @param unit the unit of a tick
     * @return the unit
     * @throws IllegalArgumentException if it is another one
     */
    public static ChronoUnit checkUnit(ChronoUnit unit) {
        checkArgument(UNITS.contains(unit), "times are in one of %s, not %s", UNITS, unit);
        return unit;
    }

    /**
     * Refuses times whose distance is not a long.
     *
     * @param first the earliest time
     * @param last the latest time
     * @param unit the unit of a tick
     * @throws IllegalArgumentException if it is not
     */
    public static void checkSpan(long first, long last, ChronoUnit unit) {
        checkArgument(
                first != Long.MIN_VALUE && last - first >= 0,
                "times must lie within 2^63 %s of each other, not %s and %s",
                unit,
                first,
                last);
    }

    private static long nanos(ChronoUnit unit) {
        return unit.getDuration().toNanos();
    }

    /**
     * The largest number of ticks that is at most the duration.
     *
     * @param duration a duration
     * @param unit the unit of a tick
     * @return the ticks, {@link #UNLIMITED} where they exceed a long
     */
    public static long floor(Duration duration, ChronoUnit unit) {
        BigInteger ticks = exactNanos(duration).divide(BigInteger.valueOf(nanos(unit)));
        return ticks.bitLength() > 63 ? UNLIMITED : ticks.longValue();
    }

    /**
     * The largest number of ticks that is below the duration.
     *
     * @param duration a duration
     * @param unit the unit of a tick
     * @return the ticks, {@link #UNLIMITED} where they exceed a long
     */
    public static long below(Duration duration, ChronoUnit unit) {
        return floor(duration.minusNanos(1), unit);
    }

    private static BigInteger exactNanos(Duration duration) {
        return BigInteger.valueOf(duration.getSeconds())
                .multiply(BigInteger.valueOf(NANOS_A_SECOND))
                .add(BigInteger.valueOf(duration.getNano()));
    }

    /**
     * The last tick that is not after the instant.
     *
     * @param instant an instant
     * @param unit the unit of a tick
     * @return the tick
     */
    public static long of(Instant instant, ChronoUnit unit) {
        long a = NANOS_A_SECOND / nanos(unit);
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), a), instant.getNano() / nanos(unit));
    }

    /**
     * The instant of a tick.
     *
     * @param ticks a number of ticks
     * @param unit the unit of a tick
     * @return the instant
     */
    public static Instant instant(long ticks, ChronoUnit unit) {
        long a = NANOS_A_SECOND / nanos(unit);
        return Instant.ofEpochSecond(Math.floorDiv(ticks, a), Math.floorMod(ticks, a) * nanos(unit));
    }

    /**
     * Ticks as a duration.
     *
     * @param ticks a number of ticks
     * @param unit the unit of a tick
     * @return the duration
     */
    public static Duration duration(long ticks, ChronoUnit unit) {
        return Duration.of(ticks, unit);
    }

    /**
     * Ticks as seconds.
     *
     * @param ticks a number of ticks
     * @param unit the unit of a tick
     * @return the seconds
     */
    public static double seconds(long ticks, ChronoUnit unit) {
        return (double) ticks / (NANOS_A_SECOND / nanos(unit));
    }

    /**
     * The sum, or no limit where it exceeds the range of a long.
     *
     * @param time a time
     * @param span a number of ticks, not negative
     * @return the tick
     */
    public static long plus(long time, long span) {
        long sum = time + span;
        return span > 0 && sum < time ? UNLIMITED : sum;
    }
}
