package io.github.cxmetrics;

import java.util.List;
import java.util.Optional;

class ProportionContractTest extends MetricContract<Boolean, Proportion> {

    @Override
    protected TallyRule<Boolean, Proportion> rule() {
        return Proportion.RULE;
    }

    @Override
    protected List<Boolean> observations() {
        return List.of(true, false, true, true, false, true, true, false, true, true, true, false, true);
    }

    @Override
    protected Proportion withCount(long count) {
        return Proportion.of(0, count);
    }

    @Override
    protected Optional<Proportion> ofOtherRule() {
        return Optional.of(Proportion.of(0, 0).named("promoters", "answers"));
    }

    @Override
    protected String refusalOfOtherRule() {
        return "share: a share without a name (see named) and promoters of answers don't go together";
    }

    @Override
    protected Boolean refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "an observation of a share must not be null";
    }

    @Override
    protected String undefined() {
        return "share is undefined: no trials";
    }
}
