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
    private static final ChurnAfterEventRule RULE = new ChurnAfterEventRule("complaint", WEEKS, 14, Activities.AS_OF);

    @Override
    protected TallyRule<CustomerHistory, ChurnAfterEvent> rule() {
        return RULE;
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
                        "complaint", "WEEK MONDAY UTC", 14, "2024-03-01T00:00:00Z", count, 0, List.of(), List.of())
                .toTally();
    }

    @Override
    protected Optional<ChurnAfterEvent> ofOtherRule() {
        return Optional.of(new ChurnAfterEventRule("outage", WEEKS, 14, Activities.AS_OF).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "can't merge churn of different rules: churn within 14 days after a period with complaint, weekly (from Monday, UTC) "
                + "and churn within 14 days after a period with outage, weekly (from Monday, UTC)";
    }

    @Override
    protected CustomerHistory refusedObservation() {
        return CustomerHistory.of(day(1)).leftAt(day(61));
    }

    @Override
    protected String refusalOfObservation() {
        return "leaving at 2024-03-02T12:00:00Z is after asOf 2024-03-01T00:00:00Z";
    }
}
