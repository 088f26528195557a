package io.github.cxmetrics.contact.call;

import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Micros;
import java.io.Serializable;
import java.time.Duration;

/**
 * Sums of times over calls, in whole microseconds.
 *
 * @param answeredWait waits of answered calls
 * @param abandonedWait waits of abandoned calls
 * @param flowedOutWait waits of calls that went elsewhere
 * @param talk conversations without holds
 * @param hold holds
 * @param wrap work after the calls
 */
public record CallTimes(long answeredWait, long abandonedWait, long flowedOutWait, long talk, long hold, long wrap)
        implements Serializable {

    /** No time. */
    public static final CallTimes NONE = new CallTimes(0, 0, 0, 0, 0, 0);

    /**
     * Checks the sums.
     *
     * @param answeredWait waits of answered calls
     * @param abandonedWait waits of abandoned calls
     * @param flowedOutWait waits of calls that went elsewhere
     * @param talk conversations without holds
     * @param hold holds
     * @param wrap work after the calls
     * @throws IllegalArgumentException if one is negative
     * @throws ArithmeticException if waits, or handle times, together exceed {@link Long#MAX_VALUE} microseconds
     */
    public CallTimes {
        CountMath.checkNotNegative(answeredWait, "wait of answered calls");
        CountMath.checkNotNegative(abandonedWait, "wait of abandoned calls");
        CountMath.checkNotNegative(flowedOutWait, "wait of calls that flowed out");
        CountMath.checkNotNegative(talk, "talk time");
        CountMath.checkNotNegative(hold, "hold time");
        CountMath.checkNotNegative(wrap, "wrap time");
        Micros.sum(Micros.sum(answeredWait, abandonedWait, "waits"), flowedOutWait, "waits");
        Micros.sum(Micros.sum(talk, hold, "handle time"), wrap, "handle time");
    }

    /**
     * Sums of answered and abandoned calls alone.
     *
     * @param answeredWait waits of answered calls
     * @param abandonedWait waits of abandoned calls
     * @param handled talk, hold and wrap-up of all calls together
     * @return the sums
     * @throws IllegalArgumentException if one is negative
     */
    public static CallTimes of(Duration answeredWait, Duration abandonedWait, HandleTime handled) {
        return new CallTimes(
                Micros.of(answeredWait),
                Micros.of(abandonedWait),
                0,
                Micros.of(handled.talk()),
                Micros.of(handled.hold()),
                Micros.of(handled.wrap()));
    }

    /**
     * All waits.
     *
     * @return microseconds in the queue, however the calls left it
     */
    public long waits() {
        return answeredWait + abandonedWait + flowedOutWait;
    }

    /**
     * The handle time.
     *
     * @return microseconds of talk, hold and wrap-up
     */
    public long handle() {
        return talk + hold + wrap;
    }

    CallTimes plus(CallTimes other) {
        return new CallTimes(
                Micros.sum(answeredWait, other.answeredWait, "wait of answered calls"),
                Micros.sum(abandonedWait, other.abandonedWait, "wait of abandoned calls"),
                Micros.sum(flowedOutWait, other.flowedOutWait, "wait of calls that flowed out"),
                Micros.sum(talk, other.talk, "talk time"),
                Micros.sum(hold, other.hold, "hold time"),
                Micros.sum(wrap, other.wrap, "wrap time"));
    }
}
