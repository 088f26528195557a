package io.github.cxmetrics.journey.path;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.journey.ManyTimelines;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.Walks;
import java.util.List;
import java.util.Optional;

class StepsToGoalContractTest extends TallyContract<Timeline, StepsToGoal> {

    @Override
    protected StepsToGoalRule rule() {
        return new StepsToGoalRule(Step.of("visit"), Step.of("buy"));
    }

    @Override
    protected List<Timeline> observations() {
        return ManyTimelines.OF_SHOPPERS;
    }

    @Override
    protected List<Timeline> extremeObservations() {
        return Walks.atTheEndsOfTime("visit", "rate", "buy");
    }

    @Override
    protected StepsToGoal withCount(long count) {
        return new StepsToGoal(rule(), count, 0, List.of(), List.of());
    }

    @Override
    protected Optional<StepsToGoal> ofOtherRule() {
        return Optional.of(StepsToGoalRule.to(Step.of("buy")).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "steps: from visit to buy and from any event to buy don't go together";
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
