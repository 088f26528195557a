package io.github.cxmetrics.survey;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Optional;

class CsatContractTest extends MetricContract<Integer, Csat> {

    @Override
    protected TallyRule<Integer, Csat> rule() {
        return CsatDefinition.TOP_TWO_OF_FIVE.missing(99);
    }

    @Override
    protected TallyRule<Integer, Csat> remembered() {
        return CsatDefinition.TOP_TWO_OF_FIVE;
    }

    @Override
    protected List<Integer> observations() {
        return List.of(5, 4, 1, 99, 2, 3, 4, 5, 5, 99, 3, 2, 4, 5);
    }

    @Override
    protected Csat withCount(long count) {
        return Csat.from(Ratings.ofCounts(RatingScale.ONE_TO_FIVE, 0, 0, 0, 0, count));
    }

    @Override
    protected Optional<Csat> ofOtherRule() {
        return Optional.of(Csat.of(5, 4, 1).rule().withoutNeutrals().empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "CSAT: best 2 of 1..5 and best 2 of 1..5 against worst 2, without neutrals don't go together";
    }

    @Override
    protected Integer refusedObservation() {
        return 6;
    }

    @Override
    protected String refusalOfObservation() {
        return "rating 6 is outside 1..5";
    }

    @Override
    protected String undefined() {
        return "CSAT is undefined: no ratings";
    }
}
