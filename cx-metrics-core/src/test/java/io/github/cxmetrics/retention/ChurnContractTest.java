package io.github.cxmetrics.retention;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.retention.Churn.Presence;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class ChurnContractTest extends MetricContract<Presence, Churn> {

    @Override
    protected TallyRule<Presence, Churn> rule() {
        return Churn.Rule.of(30);
    }

    @Override
    protected List<Presence> observations() {
        Stream<Presence> stayed = IntStream.range(0, 11).mapToObj(i -> Presence.of(0, 30));
        Stream<Presence> others = Stream.of(
                Presence.of(0, 17), Presence.of(5, 30), Presence.of(5, 7), Presence.of(0, 1), Presence.of(29, 30));
        return Stream.concat(others, stayed).toList();
    }

    @Override
    protected Churn withCount(long count) {
        return new Churn(30, count, 0, 0, 0, Math.min(count, 1));
    }

    @Override
    protected Optional<Churn> ofOtherRule() {
        return Optional.of(Churn.startingWith(100).losing(5).over(31));
    }

    @Override
    protected String refusalOfOtherRule() {
        return "churn rate: a period of 30 days and a period of 31 days don't go together";
    }

    @Override
    protected Presence refusedObservation() {
        return Presence.of(3, 31);
    }

    @Override
    protected String refusalOfObservation() {
        return "a customer's last day must be within 30 days: until 31";
    }

    @Override
    protected String undefined() {
        return "churn rate is undefined: no customers at the start";
    }
}
