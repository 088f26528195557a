package io.github.cxmetrics.journey.path;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.Walks;
import java.util.List;
import java.util.Optional;

class VariantsContractTest extends TallyContract<Timeline, Variants> {

    @Override
    protected Variants.Rule rule() {
        return PathRule.events().variants();
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
    protected Variants withCount(long count) {
        return new Variants.Counts("variants", 1, rule().toForm(), List.of(new Variant(List.of("a", "b"), count)), 0)
                .toTally();
    }

    @Override
    protected Optional<Variants> ofOtherRule() {
        return Optional.of(PathRule.events().variants(3).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "variants: events and events, 3 first steps don't go together";
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
