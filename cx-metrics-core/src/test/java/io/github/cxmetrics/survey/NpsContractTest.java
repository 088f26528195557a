package io.github.cxmetrics.survey;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Optional;

class NpsContractTest extends MetricContract<Integer, Nps> {

    @Override
    protected TallyRule<Integer, Nps> rule() {
        return NpsBands.STANDARD.missing(99);
    }

    @Override
    protected TallyRule<Integer, Nps> remembered() {
        return NpsBands.STANDARD;
    }

    @Override
    protected List<Integer> observations() {
        return List.of(10, 9, 3, 7, 99, 10, 8, 0, 1, 2, 4, 5, 6, 99, 9, 9, 10);
    }

    @Override
    protected Nps withCount(long count) {
        return Nps.promoters(count).passives(0).detractors(0);
    }

    @Override
    protected Optional<Nps> ofOtherRule() {
        return Optional.of(new NpsBands(RatingScale.ZERO_TO_TEN, 6, 9)
                .promoters(1)
                .passives(1)
                .detractors(1));
    }

    @Override
    protected String refusalOfOtherRule() {
        return "NPS: 0..10 cut at 7 and 9 and 0..10 cut at 6 and 9 don't go together";
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
        return "NPS is undefined: no ratings";
    }
}
