package io.github.cxmetrics.contact.call;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Optional;

class ServiceLevelContractTest extends MetricContract<CallRecord, ServiceLevel> {

    private static final ServiceLevel.Rule RULE = ServiceLevel.Rule.of(CallSamples.RULE, ServiceLevelPolicy.ICMI_4);

    @Override
    protected TallyRule<CallRecord, ServiceLevel> rule() {
        return RULE;
    }

    @Override
    protected List<CallRecord> observations() {
        return CallSamples.everyKind();
    }

    @Override
    protected ServiceLevel withCount(long count) {
        return ServiceLevel.ofCounts(RULE, 0, count);
    }

    @Override
    protected Optional<ServiceLevel> ofOtherRule() {
        return Optional.of(ServiceLevel.Rule.of(CallSamples.RULE, ServiceLevelPolicy.ICMI_2)
                .empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "service level: abandons WITHIN_OUT, flow-outs IN, within 20 seconds, short abandons before 5 seconds"
                + " and abandons ALL_OUT, flow-outs OUT, within 20 seconds, short abandons before 5 seconds don't go together";
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

    @Override
    protected String undefined() {
        return "service level is undefined: no calls to count";
    }
}
