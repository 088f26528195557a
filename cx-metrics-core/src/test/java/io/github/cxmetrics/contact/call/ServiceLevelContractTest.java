package io.github.cxmetrics.contact.call;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Optional;

class ServiceLevelContractTest extends MetricContract<CallRecord, ServiceLevel> {

    private static final ServiceLevel.Rule RULE =
            ServiceLevel.Rule.of(CallSamples.RULE, AbandonPolicy.ABANDONED_WITHIN_IGNORED);

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
        return Optional.of(ServiceLevel.Rule.of(CallSamples.RULE, AbandonPolicy.ANSWERED_WITHIN_OVER_ANSWERED)
                .empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "service level: ABANDONED_WITHIN_IGNORED within PT20S, short abandons before PT5S"
                + " and ANSWERED_WITHIN_OVER_ANSWERED within PT20S, short abandons before PT5S don't go together";
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
