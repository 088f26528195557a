package io.github.cxmetrics.kano;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class BetterContractTest extends MetricContract<KanoResponse, KanoCoefficient> {

    KanoCoefficient.Kind kind() {
        return KanoCoefficient.Kind.BETTER;
    }

    @Override
    protected TallyRule<KanoResponse, KanoCoefficient> rule() {
        return KanoCoefficient.Rule.of(kind(), EvaluationTable.BERGER);
    }

    @Override
    protected List<KanoResponse> observations() {
        List<KanoResponse> responses = new ArrayList<>(KanoTallyContractTest.everyKindOfResponse());
        responses.add(3, KanoResponse.of(KanoAnswer.NEUTRAL, KanoAnswer.NEUTRAL));
        return responses;
    }

    @Override
    protected KanoCoefficient withCount(long count) {
        return new KanoCoefficient(KanoCoefficient.Rule.of(kind(), EvaluationTable.BERGER), 0, count, 0);
    }

    @Override
    protected Optional<KanoCoefficient> ofOtherRule() {
        return Optional.of(new KanoCoefficient(KanoCoefficient.Rule.of(kind(), EvaluationTable.POULIOT), 1, 2, 0));
    }

    @Override
    protected String refusalOfOtherRule() {
        return kind() + ": " + kind() + " by table Berger [QAAAO, RIIIM, RIIIM, RIIIM, RRRRQ] and " + kind()
                + " by table Pouliot [QAAAO, RQIIM, RIIIM, RIIQM, RRRRQ] don't go together";
    }

    @Override
    protected KanoResponse refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "a Kano response must not be null; an unanswered half is";
    }

    @Override
    protected String undefined() {
        return kind() + " is undefined: no answer is classified as M, O, A or I";
    }
}
