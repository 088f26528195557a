package io.github.cxmetrics.contact.call;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class CallTallyContractTest extends TallyContract<CallRecord, CallTally> {

    @Override
    protected TallyRule<CallRecord, CallTally> rule() {
        return CallSamples.RULE;
    }

    @Override
    protected List<CallRecord> observations() {
        return CallSamples.everyKind();
    }

    @Override
    protected CallTally withCount(long count) {
        return CallTally.ofCounts(
                CallSamples.RULE,
                new CallTally.Calls(count, 0, 0, 0, 0, 0, 0),
                CallTally.Handled.NONE,
                CallTally.Times.NONE);
    }

    @Override
    protected Optional<CallTally> ofOtherRule() {
        return Optional.of(
                CallRule.of(Duration.ofSeconds(30), Duration.ofSeconds(5)).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "calls: within 20 seconds, short abandons before 5 seconds and within 30 seconds, short abandons before 5 seconds don't go together";
    }

    @Override
    protected List<CallRecord> extremeObservations() {
        return List.of(
                CallRecord.abandoned(java.time.Instant.MAX, java.time.Duration.ofSeconds(Long.MAX_VALUE / 8_000_000)),
                CallRecord.abandoned(java.time.Instant.MIN, java.time.Duration.ZERO));
    }

    @Override
    protected CallRecord refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "a call must not be null";
    }
}
