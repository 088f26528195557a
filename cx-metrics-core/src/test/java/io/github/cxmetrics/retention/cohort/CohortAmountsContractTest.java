package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import java.util.List;
import java.util.Optional;

class CohortAmountsContractTest extends TallyContract<CustomerActivity, CohortAmounts> {

    private static final CohortRule COHORTS = CohortRule.of(CalendarPeriods.months(Activities.UTC));
    private static final CohortRule.Amounts RULE =
            COHORTS.asOf(Activities.AS_OF).amounts();

    @Override
    protected TallyRule<CustomerActivity, CohortAmounts> rule() {
        return RULE;
    }

    @Override
    protected List<CustomerActivity> observations() {
        return Activities.spending();
    }

    @Override
    protected CohortAmounts withCount(long count) {
        CohortAmounts.Counts none = RULE.empty().toCounts();
        return new CohortAmounts.Counts(
                        none.type(),
                        none.version(),
                        none.rule(),
                        count,
                        0,
                        0,
                        0,
                        List.of(24_288L),
                        List.of(count),
                        List.of(List.of(-3L, 0L)),
                        List.of(List.of(count, count)))
                .toTally();
    }

    @Override
    protected Optional<CohortAmounts> ofOtherRule() {
        return Optional.of(COHORTS.withEntry(CohortEntry.recurring())
                .asOf(Activities.AS_OF)
                .amounts()
                .empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "cohorts: monthly cohorts (UTC), first in range, return on and monthly cohorts (UTC), recurring, return on don't go together";
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
        return CustomerActivity.of(Activities.day(3));
    }

    @Override
    protected String refusalOfObservation() {
        return "amounts are summed, but 1 times have 0 amounts";
    }
}
