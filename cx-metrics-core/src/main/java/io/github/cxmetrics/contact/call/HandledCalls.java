package io.github.cxmetrics.contact.call;

import io.github.cxmetrics.internal.CountMath;
import java.io.Serializable;

/**
 * How answered calls went.
 *
 * @param held calls that were on hold at least once
 * @param transferred calls that were transferred
 * @param escalated calls that were escalated
 */
public record HandledCalls(long held, long transferred, long escalated) implements Serializable {

    /** No calls. */
    public static final HandledCalls NONE = new HandledCalls(0, 0, 0);

    /**
     * Checks the counts.
     *
     * @param held calls that were on hold
     * @param transferred calls that were transferred
     * @param escalated calls that were escalated
     * @throws IllegalArgumentException if a count is negative
     */
    public HandledCalls {
        CountMath.checkNotNegative(held, "held");
        CountMath.checkNotNegative(transferred, "transferred");
        CountMath.checkNotNegative(escalated, "escalated");
    }

    HandledCalls plus(HandledCalls other) {
        return new HandledCalls(
                CountMath.sum(held, other.held, "held"),
                CountMath.sum(transferred, other.transferred, "transferred"),
                CountMath.sum(escalated, other.escalated, "escalated"));
    }
}
