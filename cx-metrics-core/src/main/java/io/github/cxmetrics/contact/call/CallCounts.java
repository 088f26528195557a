package io.github.cxmetrics.contact.call;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.CountMath;
import java.io.Serializable;

/**
 * Calls by what became of them, from which every service level is read.
 *
 * @param answered answered by an agent
 * @param abandoned given up by the customer
 * @param flowedOut gone elsewhere
 * @param answeredWithin answered within the threshold, of those answered
 * @param abandonedWithin given up within the threshold, of those abandoned
 * @param shortAbandoned given up before the short-abandon time, of those abandoned
 */
public record CallCounts(
        long answered, long abandoned, long flowedOut, long answeredWithin, long abandonedWithin, long shortAbandoned)
        implements Serializable {

    /** No calls. */
    public static final CallCounts NONE = new CallCounts(0, 0, 0, 0, 0, 0);

    /**
     * Checks the counts.
     *
     * @param answered answered by an agent
     * @param abandoned given up by the customer
     * @param flowedOut gone elsewhere
     * @param answeredWithin answered within the threshold
     * @param abandonedWithin given up within the threshold
     * @param shortAbandoned given up before the short-abandon time
     * @throws IllegalArgumentException if a count is negative, or a part exceeds its whole: {@code answered within the threshold must not exceed answered: 9 of 8}
     * @throws ArithmeticException if all together exceed {@link Long#MAX_VALUE}
     */
    public CallCounts {
        CountMath.checkNotNegative(answered, "answered");
        CountMath.checkNotNegative(abandoned, "abandoned");
        CountMath.checkNotNegative(flowedOut, "flowed out");
        checkPart(answeredWithin, "answered within the threshold", answered, "answered");
        checkPart(abandonedWithin, "abandoned within the threshold", abandoned, "abandoned");
        checkPart(shortAbandoned, "short abandoned", abandoned, "abandoned");
        CountMath.sum(CountMath.sum(answered, abandoned, "offered"), flowedOut, "offered");
    }

    static void checkPart(long part, String partName, long whole, String wholeName) {
        CountMath.checkNotNegative(part, partName);
        checkArgument(part <= whole, "%s must not exceed %s: %s of %s", partName, wholeName, part, whole);
    }

    /**
     * All calls that entered the queue.
     *
     * @return {@code answered + abandoned + flowed out}
     */
    public long offered() {
        return answered + abandoned + flowedOut;
    }

    CallCounts plus(CallCounts other) {
        CountMath.sum(offered(), other.offered(), "offered");
        return new CallCounts(
                answered + other.answered,
                abandoned + other.abandoned,
                flowedOut + other.flowedOut,
                answeredWithin + other.answeredWithin,
                abandonedWithin + other.abandonedWithin,
                shortAbandoned + other.shortAbandoned);
    }
}
