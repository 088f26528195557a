package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import java.util.List;
import java.util.Optional;

class CohortTableContractTest extends TallyContract<CustomerActivity, CohortTable> {

    private static final CohortRule RULE = CohortRule.of(CalendarPeriods.weeks(Activities.UTC), Activities.AS_OF);

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
        return new CohortTable.Counts(none.rule(), none.asOf(), count, 0, 0, List.of(), List.of(), List.of(), List.of())
                .toTally();
    }

    @Override
    protected Optional<CohortTable> ofOtherRule() {
        return Optional.of(RULE.withReturn(Returning.onOrAfter()).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "can't merge cohorts of different rules: weekly cohorts (from Monday, UTC), first in range, return on and "
                + "weekly cohorts (from Monday, UTC), first in range, return on or after (provisional: later activity can raise it)";
    }

    @Override
    protected CustomerActivity refusedObservation() {
        return CustomerActivity.of(Activities.day(3), Activities.day(61));
    }

    @Override
    protected String refusalOfObservation() {
        return "activity at 2024-03-02T12:00:00Z is after asOf 2024-03-01T00:00:00Z (row 1)";
    }
}
