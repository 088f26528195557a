package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import java.util.List;
import java.util.Optional;

class CohortTableContractTest extends TallyContract<CustomerActivity, CohortTable> {

    private static final CohortRule.AsOf RULE =
            CohortRule.of(CalendarPeriods.weeks(Activities.UTC)).asOf(Activities.AS_OF);

    @Override
    protected TallyRule<CustomerActivity, CohortTable> rule() {
        return RULE;
    }

    @Override
    protected List<CustomerActivity> observations() {
        return Activities.customers();
    }

    @Override
    protected CohortTable withCount(long count) {
        CohortTable.Counts none = RULE.empty().toCounts();
        return new CohortTable.Counts(
                        none.type(), 1, none.rule(), 0, 0, 0, count, List.of(), List.of(), List.of(), List.of())
                .toTally();
    }

    @Override
    protected Optional<CohortTable> ofOtherRule() {
        return Optional.of(RULE.definition()
                .withReturn(Returning.onOrAfter())
                .asOf(Activities.AS_OF)
                .empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "cohorts: weekly cohorts (from Monday, UTC), first in range, return on and weekly cohorts (from Monday, UTC), "
                + "first in range, return on or after (provisional: later activity can raise it) don't go together";
    }

    @Override
    protected List<CustomerActivity> extremeObservations() {
        return List.of(
                CustomerActivity.of(java.time.Instant.parse("0001-01-03T00:00:00Z")),
                CustomerActivity.of(java.time.Instant.parse("9999-12-28T00:00:00Z")),
                CustomerActivity.of(
                        java.time.Instant.parse("0001-01-04T00:00:00Z"),
                        java.time.Instant.parse("9999-12-28T00:00:00Z")),
                CustomerActivity.of(java.time.Instant.EPOCH, java.time.Instant.parse("9999-12-28T00:00:00Z")));
    }

    @Override
    protected CustomerActivity refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "a customer's activity must not be null";
    }
}
