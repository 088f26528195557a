package io.github.cxmetrics.survey;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class ResponseRateContractTest extends MetricContract<ResponseStage, ResponseRate> {

    @Override
    protected TallyRule<ResponseStage, ResponseRate> rule() {
        return ResponseRate.RULE;
    }

    @Override
    protected List<ResponseStage> observations() {
        return Stream.of(
                        Collections.nCopies(3, ResponseStage.COMPLETED),
                        Collections.nCopies(5, ResponseStage.INVITED),
                        Collections.nCopies(2, ResponseStage.STARTED),
                        Collections.nCopies(7, ResponseStage.DELIVERED),
                        List.of(ResponseStage.COMPLETED))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    protected ResponseRate withCount(long count) {
        return ResponseRate.inviting(count).delivered(0).started(0).completed(0);
    }

    @Override
    protected Optional<ResponseRate> ofOtherRule() {
        return Optional.empty();
    }

    @Override
    protected String refusalOfOtherRule() {
        return "";
    }

    @Override
    protected ResponseStage refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "the stage of an invitation must not be null";
    }

    @Override
    protected String undefined() {
        return "response rate is undefined: no invitations";
    }
}
