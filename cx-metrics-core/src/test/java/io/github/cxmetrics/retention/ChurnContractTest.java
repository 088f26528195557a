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
        return new Churn.Rule(30);
    }

    @Override
    protected List<Presence> observations() {
        Stream<Presence> stayed = IntStream.range(0, 11).mapToObj(i -> new Presence(0, 30));
        Stream<Presence> others = Stream.of(
                new Presence(0, 17), new Presence(5, 30), new Presence(5, 7), new Presence(0, 1), new Presence(29, 30));
        return Stream.concat(others, stayed).toList();
    }

    @Override
    protected Churn withCount(long count) {
        return new Churn(30, count, 0, 0, 0, 0);
    }

    @Override
    protected Optional<Churn> ofOtherRule() {
        return Optional.of(Churn.startingWith(100).losing(5).over(31));
    }

    @Override
    protected String refusalOfOtherRule() {
        return "churn over 30 days and over 31 days don't go together; rates of different periods compare after scaling";
    }

    @Override
    protected Presence refusedObservation() {
        return new Presence(3, 31);
    }

    @Override
    protected String refusalOfObservation() {
        return "a customer's last day must be within 30 days: until 31";
    }

    @Override
    protected String undefined() {
        return "churn rate (lost from start / start) is undefined: no customers at the start";
    }
}
