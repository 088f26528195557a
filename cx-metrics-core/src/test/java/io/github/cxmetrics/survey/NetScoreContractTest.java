package io.github.cxmetrics.survey;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Optional;

class NetScoreContractTest extends MetricContract<Integer, NetScore> {

    @Override
    protected TallyRule<Integer, NetScore> rule() {
        return NetBands.topMinusBottom(RatingScale.ZERO_TO_TEN.missing(99), 3, 2);
    }

    @Override
    protected TallyRule<Integer, NetScore> remembered() {
        return NetBands.topMinusBottom(RatingScale.ZERO_TO_TEN, 3, 2);
    }

    @Override
    protected List<Integer> observations() {
        return List.of(10, 9, 3, 7, 99, 10, 8, 0, 1, 2, 4, 5, 6, 99, 9, 9, 10);
    }

    @Override
    protected NetScore withCount(long count) {
        return NetBands.topMinusBottom(RatingScale.ZERO_TO_TEN, 3, 2)
                .plus(count)
                .zero(0)
                .minus(0);
    }

    @Override
    protected Optional<NetScore> ofOtherRule() {
        return Optional.of(NetBands.topMinusBottom(RatingScale.ZERO_TO_TEN, 2, 2)
                .plus(1)
                .zero(1)
                .minus(1));
    }

    @Override
    protected String refusalOfOtherRule() {
        return "net score: 8..10 minus 0..1 of 0..10 and 9..10 minus 0..1 of 0..10 don't go together";
    }

    @Override
    protected Integer refusedObservation() {
        return 11;
    }

    @Override
    protected String refusalOfObservation() {
        return "rating 11 is outside 0..10";
    }

    @Override
    protected String undefined() {
        return "net score is undefined: no ratings";
    }
}
