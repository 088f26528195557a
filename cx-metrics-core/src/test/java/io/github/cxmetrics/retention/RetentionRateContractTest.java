package io.github.cxmetrics.retention;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.retention.RetentionRate.Outcome;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class RetentionRateContractTest extends MetricContract<Outcome, RetentionRate> {

    @Override
    protected TallyRule<Outcome, RetentionRate> rule() {
        return RetentionRate.RULE;
    }

    @Override
    protected List<Outcome> observations() {
        return Stream.of(
                        Collections.nCopies(7, Outcome.KEPT),
                        Collections.nCopies(3, Outcome.LOST),
                        Collections.nCopies(2, Outcome.REACTIVATED),
                        Collections.nCopies(5, Outcome.NEW),
                        List.of(Outcome.KEPT, Outcome.LOST))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    protected RetentionRate withCount(long count) {
        return new RetentionRate(count, 0, 0, 0);
    }

    @Override
    protected Optional<RetentionRate> ofOtherRule() {
        return Optional.empty();
    }

    @Override
    protected String refusalOfOtherRule() {
        return "";
    }

    @Override
    protected Outcome refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "the outcome of a customer must not be null";
    }

    @Override
    protected String undefined() {
        return "retention rate is undefined: no customers at the start";
    }
}
