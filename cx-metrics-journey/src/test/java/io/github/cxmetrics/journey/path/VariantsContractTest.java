package io.github.cxmetrics.journey.path;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.Walks;
import java.util.List;
import java.util.Optional;

class VariantsContractTest extends TallyContract<Timeline, Variants> {

    @Override
    protected TallyRule<Timeline, Variants> rule() {
        return Variants.rule(PathRule.events(), Variants.WHOLE);
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
    protected Variants withCount(long count) {
        return new Variants.Counts(PathRule.events(), 0, List.of(new Variant(List.of("a", "b"), count)), 0).toTally();
    }

    @Override
    protected Optional<Variants> ofOtherRule() {
        return Optional.of(Variants.rule(PathRule.events(), 3).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "paths cut to 0 steps and to 3 don't go together";
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
