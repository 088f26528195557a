package io.github.cxmetrics.contact.call;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.internal.Micros;

/** Counts calls one by one. */
final class CallAccumulator implements Accumulator<CallRecord, CallTally> {

    private final CallRule rule;
    private final CallSums sums;
    private CallTally joined;
    private long time;

    CallAccumulator(CallRule rule) {
        this.rule = rule;
        this.sums = new CallSums(Micros.of(rule.threshold()), Micros.of(rule.shortAbandon()));
        this.joined = sums.toTally(rule, 1);
    }

    @Override
    public void add(CallRecord call) {
        checkArgument(call != null, "a call must not be null");
        long waited = Micros.of(call.waited());
        HandleTime handled = call.handled();
        // No sum exceeds the time of all calls together, so that one check is enough and comes before any change.
        time = Micros.sum(time, Math.addExact(waited, Micros.of(handled.total())), "time of calls");
        if (call.outcome() == CallOutcome.ANSWERED) {
            sums.answered(waited, Micros.of(handled.talk()), Micros.of(handled.hold()), Micros.of(handled.wrap()));
            sums.transferred += call.handovers().contains(Handover.TRANSFER) ? 1 : 0;
            sums.escalated += call.handovers().contains(Handover.ESCALATION) ? 1 : 0;
        } else {
            sums.left(call.outcome(), waited);
        }
    }

    @Override
    public void addAll(CallTally tally) {
        requireNonNull(tally, "tally");
        // What would not fit is refused before anything changes.
        snapshot().plus(tally);
        joined = joined.plus(tally);
    }

    @Override
    public CallTally snapshot() {
        return joined.plus(sums.toTally(rule, 1));
    }
}
