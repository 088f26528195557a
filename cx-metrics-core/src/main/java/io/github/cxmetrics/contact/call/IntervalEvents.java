package io.github.cxmetrics.contact.call;

import io.github.cxmetrics.internal.CountMath;
import java.io.Serializable;

/**
 * What happened in an interval, counted when it happened: a call is offered in the interval of its arrival, and answered in that of its answer. So more calls may
 * be answered than offered, and none of the rates of {@link CallTally} can be read off these counts.
 *
 * @param offered calls that arrived in the interval
 * @param answered calls that were answered in it
 * @param abandoned calls that were abandoned in it
 * @param flowedOut calls that went elsewhere in it
 */
public record IntervalEvents(long offered, long answered, long abandoned, long flowedOut) implements Serializable {

    /** Nothing. */
    public static final IntervalEvents NONE = new IntervalEvents(0, 0, 0, 0);

    /**
     * Checks the counts.
     *
     * @param offered calls that arrived
     * @param answered calls that were answered
     * @param abandoned calls that were abandoned
     * @param flowedOut calls that went elsewhere
     * @throws IllegalArgumentException if a count is negative
     */
    public IntervalEvents {
        CountMath.checkNotNegative(offered, "offered");
        CountMath.checkNotNegative(answered, "answered");
        CountMath.checkNotNegative(abandoned, "abandoned");
        CountMath.checkNotNegative(flowedOut, "flowed out");
    }

    static IntervalEvents arrival() {
        return new IntervalEvents(1, 0, 0, 0);
    }

    static IntervalEvents of(CallOutcome outcome) {
        return switch (outcome) {
            case ANSWERED -> new IntervalEvents(0, 1, 0, 0);
            case ABANDONED -> new IntervalEvents(0, 0, 1, 0);
            case FLOWED_OUT -> new IntervalEvents(0, 0, 0, 1);
        };
    }

    /**
     * Both together.
     *
     * @param other other counts of the same interval
     * @return the sums
     * @throws ArithmeticException if a count would exceed {@link Long#MAX_VALUE}
     */
    public IntervalEvents plus(IntervalEvents other) {
        return new IntervalEvents(
                CountMath.sum(offered, other.offered, "offered"),
                CountMath.sum(answered, other.answered, "answered"),
                CountMath.sum(abandoned, other.abandoned, "abandoned"),
                CountMath.sum(flowedOut, other.flowedOut, "flowed out"));
    }
}
