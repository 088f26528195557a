package io.github.cxmetrics.journey.path;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.Walks;
import java.util.List;
import java.util.Optional;

class StepMatrixContractTest extends TallyContract<Timeline, StepMatrix> {

    @Override
    protected StepMatrix.Rule rule() {
        return PathRule.events().stepMatrix(3);
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
    protected StepMatrix withCount(long count) {
        return new StepMatrix.Counts(
                        "step-matrix",
                        1,
                        rule().toForm(),
                        List.of(
                                new Sankey.Link(0, PathRule.START, "a", count),
                                new Sankey.Link(1, "a", PathRule.END, count)),
                        0)
                .toTally();
    }

    @Override
    protected Optional<StepMatrix> ofOtherRule() {
        return Optional.of(
                PathRule.events().repeats(Repeats.COLLAPSED).stepMatrix(3).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "step matrix: events, 3 positions and events, repeats collapsed, 3 positions don't go together";
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
