package io.github.cxmetrics.survey;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Optional;

class DecimalRatingsContractTest extends TallyContract<Double, Ratings> {

    private static final RatingScale HALVES = RatingScale.halfPoints(0, 5);

    @Override
    protected TallyRule<Double, Ratings> rule() {
        return HALVES.missing(99).decimals();
    }

    /** The tally remembers the scale alone, however its answers were written. */
    @Override
    @SuppressWarnings("unchecked")
    protected TallyRule<Double, Ratings> remembered() {
        return (TallyRule<Double, Ratings>) (TallyRule<?, Ratings>) HALVES;
    }

    @Override
    protected String keptAs() {
        return "ratings-of-decimals";
    }

    @Override
    protected List<Double> observations() {
        return List.of(4.5, 3.0, 5.0, 0.5, 4.0, 99.0, 2.5, 0.0, 1.0, 1.5, 2.0, 3.5, 4.5, 99.0, 5.0);
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
    protected Double refusedObservation() {
        return 3.7;
    }

    @Override
    protected String refusalOfObservation() {
        return "rating 3.7 is no point of 0..5 by 0.5";
    }
}
