package io.github.cxmetrics.survey;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Optional;

class LabelledRatingsContractTest extends TallyContract<String, Ratings> {

    private static final RatingScale HALVES = RatingScale.halfPoints(0, 5);

    @Override
    protected TallyRule<String, Ratings> rule() {
        return ScaleLabels.of(HALVES).label(5, "superb").missing("n/a");
    }

    /** The tally remembers the scale alone, however its answers were written. */
    @Override
    @SuppressWarnings("unchecked")
    protected TallyRule<String, Ratings> remembered() {
        return (TallyRule<String, Ratings>) (TallyRule<?, Ratings>) HALVES;
    }

    @Override
    protected String keptAs() {
        return "ratings-of-labels";
    }

    @Override
    protected List<String> observations() {
        return List.of(
                "4.5",
                "3",
                "superb",
                "0.5",
                "4",
                "n/a",
                "2.5",
                "0",
                "1",
                "1.5",
                "2",
                "3.5",
                "4,5",
                "N/A",
                "5 - Superb");
    }

    @Override
    protected Ratings withCount(long count) {
        return Ratings.ofCounts(HALVES, 0, 0, 0, 0, 0, 0, 0, 0, 0, count, 0);
    }

    @Override
    protected Optional<Ratings> ofOtherRule() {
        return Optional.of(Ratings.of(RatingScale.of(0, 5), 5));
    }

    @Override
    protected String refusalOfOtherRule() {
        return "ratings: 0..5 by 0.5 and 0..5 don't go together";
    }

    @Override
    protected String refusedObservation() {
        return "good";
    }

    @Override
    protected String refusalOfObservation() {
        return "an answer is neither a label nor a point of 0..5 by 0.5, nor declared as missing";
    }
}
