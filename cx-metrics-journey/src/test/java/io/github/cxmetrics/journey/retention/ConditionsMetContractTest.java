package io.github.cxmetrics.journey.retention;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.journey.ManyTimelines;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.Walks;
import java.util.List;
import java.util.Optional;

class ConditionsMetContractTest extends TallyContract<Timeline, ConditionsMet> {

    private static final List<Step> STEPS = List.of(Step.of("visit"), Step.of("buy"), Step.of("rate"));

    @Override
    protected ConditionsRule rule() {
        return new ConditionsRule(STEPS);
    }

    @Override
    protected List<Timeline> observations() {
        return ManyTimelines.OF_SHOPPERS;
    }

    @Override
    protected List<Timeline> extremeObservations() {
        return Walks.atTheEndsOfTime("visit", "buy");
    }

    @Override
    protected ConditionsMet withCount(long count) {
        return new ConditionsMet(rule(), count, List.of(0L, 0L, 0L));
    }

    @Override
    protected Optional<ConditionsMet> ofOtherRule() {
        return Optional.of(ConditionsRule.of(Step.of("visit"), Step.of("buy")).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "users by conditions: visit, buy, rate and visit, buy don't go together";
    }

    @Override
    protected Timeline refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "a timeline must not be null";
    }
}
