package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class ElapsedCohortContractTest extends TallyContract<CustomerActivity, CohortTable> {

    private static final CohortRule RULE = CohortRule.of(CalendarPeriods.days(Activities.UTC), Activities.AS_OF)
            .withEntry(CohortEntry.firstEver().from(LocalDate.of(2024, 1, 2)))
            .withReturn(Returning.in(0, 0, 1, 6, 7, 27).elapsed().atLeast(2));

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
        return new CohortTable.Counts(none.rule(), none.asOf(), 0, 0, count, List.of(), List.of(), List.of(), List.of())
                .toTally();
    }

    @Override
    protected Optional<CohortTable> ofOtherRule() {
        return Optional.of(RULE.withReturn(RULE.returning().atLeast(1)).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "can't merge cohorts of different rules: daily cohorts (UTC), first ever from 2024-01-02, return in brackets 0, 1..6, 7..27, "
                + "in elapsed windows, at least 2 times and daily cohorts (UTC), first ever from 2024-01-02, return in brackets 0, 1..6, 7..27, "
                + "in elapsed windows";
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
