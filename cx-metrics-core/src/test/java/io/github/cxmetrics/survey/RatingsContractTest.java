package io.github.cxmetrics.survey;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Optional;

class RatingsContractTest extends TallyContract<Integer, Ratings> {

    @Override
    protected TallyRule<Integer, Ratings> rule() {
        return RatingScale.ZERO_TO_TEN.missing(99);
    }

    @Override
    protected TallyRule<Integer, Ratings> remembered() {
        return RatingScale.ZERO_TO_TEN;
    }

    @Override
    protected List<Integer> observations() {
        return List.of(10, 9, 3, 7, 99, 10, 8, 0, 1, 2, 4, 5, 6, 99, 9, 9, 10);
    }

    @Override
    protected Ratings withCount(long count) {
        return Ratings.ofCounts(RatingScale.ZERO_TO_TEN, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, count);
    }

    @Override
    protected Optional<Ratings> ofOtherRule() {
        return Optional.of(Ratings.ofCounts(RatingScale.ONE_TO_TEN, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
    }

    @Override
    protected String refusalOfOtherRule() {
        return "ratings: 0..10 and 1..10 don't go together";
    }

    @Override
    protected Integer refusedObservation() {
        return 11;
    }

    @Override
    protected String refusalOfObservation() {
        return "rating 11 is outside 0..10";
    }
}
