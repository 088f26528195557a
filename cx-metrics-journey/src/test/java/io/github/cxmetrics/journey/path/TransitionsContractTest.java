package io.github.cxmetrics.journey.path;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.Walks;
import java.util.List;
import java.util.Optional;

class TransitionsContractTest extends TallyContract<Timeline, Transitions> {

    @Override
    protected Transitions.Rule rule() {
        return PathRule.events().transitions();
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
    protected List<Timeline> extremeObservations() {
        return Walks.atTheEndsOfTime("a", "b", "c");
    }

    @Override
    protected Transitions withCount(long count) {
        return new Transitions.Counts(
                        "transitions",
                        1,
                        rule().toForm(),
                        List.of(new Transition(PathRule.START, "a", count), new Transition("a", PathRule.END, count)),
                        0)
                .toTally();
    }

    @Override
    protected Optional<Transitions> ofOtherRule() {
        return Optional.of(PathRule.property("channel").transitions().empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "transitions: events and channel don't go together";
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
