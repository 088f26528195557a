package io.github.cxmetrics.journey.path;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.Walks;
import java.util.List;
import java.util.Optional;

class TransitionsContractTest extends TallyContract<Timeline, Transitions> {

    @Override
    protected TallyRule<Timeline, Transitions> rule() {
        return Transitions.rule(PathRule.events());
    }

    @Override
    protected List<Timeline> observations() {
        return Walks.timelines(
                "c b a",
                "a",
                "a b",
                "a b c",
                "a a b",
                "b a b a",
                "c",
                "a b",
                "b c c c",
                "d a",
                "a b c d e",
                "a",
                "b c");
    }

    @Override
    protected Transitions withCount(long count) {
        return new Transitions.Counts(
                        PathRule.events(),
                        List.of(new Transition(PathRule.START, "a", count), new Transition("a", PathRule.END, count)),
                        0)
                .toTally();
    }

    @Override
    protected Optional<Transitions> ofOtherRule() {
        return Optional.of(Transitions.rule(PathRule.property("channel")).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "paths of events and of channel don't go together";
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
