package io.github.cxmetrics.contact.call;

/** The running sums of calls, in any unit of time. Mutable, for one thread. */
final class CallSums {

    private final long threshold;
    private final long shortAbandon;
    private long answered;
    private long abandoned;
    private long flowedOut;
    private long answeredWithin;
    private long abandonedWithin;
    private long shortAbandoned;
    private long flowedOutWithin;
    private long held;
    long transferred;
    long escalated;
    private long answeredWait;
    private long abandonedWait;
    private long flowedOutWait;
    private long talk;
    private long hold;
    private long wrap;

    /** Sums for a threshold, up to which a wait is within, and a time before which an abandonment is short. */
    CallSums(long threshold, long shortAbandon) {
        this.threshold = threshold;
        this.shortAbandon = shortAbandon;
    }

    void answered(long waited, long talked, long onHold, long wrapped) {
        answered++;
        answeredWithin += waited <= threshold ? 1 : 0;
        held += onHold > 0 ? 1 : 0;
        answeredWait += waited;
        talk += talked;
        hold += onHold;
        wrap += wrapped;
    }

    void left(CallOutcome outcome, long waited) {
        if (outcome == CallOutcome.ABANDONED) {
            abandoned++;
            abandonedWithin += waited <= threshold ? 1 : 0;
            shortAbandoned += waited < shortAbandon ? 1 : 0;
            abandonedWait += waited;
        } else {
            flowedOut++;
            flowedOutWithin += waited <= threshold ? 1 : 0;
            flowedOutWait += waited;
        }
    }

    /** The tally; so many microseconds are one unit of time. */
    CallTally toTally(CallRule rule, long micros) {
        return new CallTally(
                rule,
                new CallTally.Calls(
                        answered,
                        abandoned,
                        flowedOut,
                        answeredWithin,
                        abandonedWithin,
                        shortAbandoned,
                        flowedOutWithin),
                new CallTally.Handled(held, transferred, escalated),
                new CallTally.Times(
                        Math.multiplyExact(answeredWait, micros),
                        Math.multiplyExact(abandonedWait, micros),
                        Math.multiplyExact(flowedOutWait, micros),
                        Math.multiplyExact(talk, micros),
                        Math.multiplyExact(hold, micros),
                        Math.multiplyExact(wrap, micros)));
    }
}
