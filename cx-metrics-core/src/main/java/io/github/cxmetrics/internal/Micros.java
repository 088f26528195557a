package io.github.cxmetrics.internal;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Times of calls in whole microseconds, whose sums are exact. */
public final class Micros {

    public static final double SECOND = 1e6;

    /** So that the times of one call add up. */
    private static final long MAX_SECONDS = Long.MAX_VALUE / 1_000_000 / 8;

    private static final int NANOS = 1000;

    private Micros() {}

    public static Duration checked(Duration time, String what) {
        if (time == null) {
            throw new IllegalArgumentException(what + " must not be null");
        }
        if (time.isNegative()) {
            throw new IllegalArgumentException(what + " must not be negative: " + TimeText.exact(time));
        }
        if (time.getSeconds() > MAX_SECONDS) {
            throw new IllegalArgumentException(what + " is too long to count microseconds: " + TimeText.exact(time));
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    public static long of(Duration time) {
        requireNonNull(time, "time");
        if (Math.abs(time.getSeconds() / 2) >= Long.MAX_VALUE / 2_000_000) {
            throw new IllegalArgumentException("a time is too long to count microseconds: " + TimeText.exact(time));
        }
        return Math.addExact(Math.multiplyExact(time.getSeconds(), 1_000_000L), time.getNano() / NANOS);
    }

    public static Duration duration(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    public static long sum(long a, long b, String what) {
        return CountMath.sum(a, b, what);
    }
}
