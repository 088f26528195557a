package io.github.cxmetrics.survey;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Optional;

class CesContractTest extends MetricContract<Integer, Ces> {

    @Override
    protected TallyRule<Integer, Ces> rule() {
        return CesDefinition.CES_2.missing(99);
    }

    @Override
    protected TallyRule<Integer, Ces> remembered() {
        return CesDefinition.CES_2;
    }

    @Override
    protected List<Integer> observations() {
        return List.of(5, 7, 1, 99, 2, 3, 4, 6, 7, 99, 3, 2, 4, 5, 7);
    }

    @Override
    protected Ces withCount(long count) {
        return Ces.from(Ratings.ofCounts(RatingScale.ONE_TO_SEVEN, 0, 0, 0, 0, 0, 0, count), CesDefinition.CES_2);
    }

    @Override
    protected Optional<Ces> ofOtherRule() {
        return Optional.of(CesDefinition.CES_1.empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "CES 2.0: CES 2.0 on 1..7 (best 3 easy, worst 3 difficult) and CES 1.0 on 1..5 (low is good)"
                + " (best 2 easy, worst 2 difficult) don't go together";
    }

    @Override
    protected Integer refusedObservation() {
        return 8;
    }

    @Override
    protected String refusalOfObservation() {
        return "rating 8 is outside 1..7";
    }

    @Override
    protected String undefined() {
        return "CES 2.0 is undefined: no ratings";
    }
}
