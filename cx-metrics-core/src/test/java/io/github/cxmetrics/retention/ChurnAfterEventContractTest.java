package io.github.cxmetrics.retention;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.retention.cohort.Activities;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class ChurnAfterEventContractTest extends TallyContract<CustomerHistory, ChurnAfterEvent> {

    private static final CalendarPeriods WEEKS = CalendarPeriods.weeks(Activities.UTC);
    private static final ChurnAfterEventRule RULE = ChurnAfterEventRule.of("complaint", WEEKS, 14);

    @Override
    protected TallyRule<CustomerHistory, ChurnAfterEvent> rule() {
        return RULE.asOf(Activities.AS_OF);
    }

    @Override
    protected List<CustomerHistory> observations() {
        return IntStream.range(0, 13)
                .mapToObj(i -> {
                    CustomerHistory history =
                            i % 2 == 0 ? CustomerHistory.of(day(i)) : CustomerHistory.of(day(i), day(i), day(i + 9));
                    return i % 3 == 0 ? history.leftAt(day(i + 20)) : history;
                })
                .toList();
    }

    private static Instant day(int day) {
        return Activities.day(day);
    }

    @Override
    protected ChurnAfterEvent withCount(long count) {
        return new ChurnAfterEvent.Counts(
                        "churn-after-event", 1, RULE.asOf(Activities.AS_OF).toForm(), count, 0, 0, List.of(), List.of())
                .toTally();
    }

    @Override
    protected Optional<ChurnAfterEvent> ofOtherRule() {
        return Optional.of(ChurnAfterEventRule.of("outage", WEEKS, 14)
                .asOf(Activities.AS_OF)
                .empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "churn after an event: churn within 14 days after a period with complaint, weekly (from Monday, UTC) "
                + "and churn within 14 days after a period with outage, weekly (from Monday, UTC) don't go together";
    }

    @Override
    protected List<CustomerHistory> extremeObservations() {
        return List.of(
                CustomerHistory.of(java.time.Instant.parse("0001-01-04T00:00:00Z")),
                CustomerHistory.of(java.time.Instant.parse("9999-12-28T00:00:00Z")),
                CustomerHistory.of(java.time.Instant.EPOCH, java.time.Instant.parse("9999-12-28T00:00:00Z")));
    }

    @Override
    protected CustomerHistory refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "a customer's history must not be null";
    }
}
