package io.github.cxmetrics.contact;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Optional;

class EventRateContractTest extends MetricContract<Long, EventRate> {

    @Override
    protected TallyRule<Long, EventRate> rule() {
        return EventRate.Rule.of("customer");
    }

    @Override
    protected List<Long> observations() {
        return List.of(0L, 3L, 1L, 0L, 0L, 2L, 5L, 0L, 1L, 7L, 11L, 4L);
    }

    @Override
    protected EventRate withCount(long count) {
        return EventRate.of(0, count, "customer");
    }

    @Override
    protected Optional<EventRate> ofOtherRule() {
        return Optional.of(EventRate.of(1, 2, "order"));
    }

    @Override
    protected String refusalOfOtherRule() {
        return "rate per customer: per customer and per order don't go together";
    }

    @Override
    protected Long refusedObservation() {
        return -1L;
    }

    @Override
    protected String refusalOfObservation() {
        return "events must not be negative: -1";
    }

    @Override
    protected String undefined() {
        return "rate per customer is undefined: no exposure";
    }
}
