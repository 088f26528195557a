package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class ElapsedCohortContractTest extends TallyContract<CustomerActivity, CohortTable> {

    private static final CohortRule COHORTS = CohortRule.of(CalendarPeriods.days(Activities.UTC))
            .withEntry(CohortEntry.firstEver().from(LocalDate.of(2024, 1, 2)))
            .withReturn(Returning.inBrackets(0, 0, 1, 6, 7, 27).elapsed().atLeast(2));
    private static final CohortRule.AsOf RULE = COHORTS.asOf(Activities.AS_OF);

    @Override
    protected TallyRule<CustomerActivity, CohortTable> rule() {
        return RULE;
    }

    @Override
    protected String keptAs() {
        return "cohort-table-elapsed";
    }

    @Override
    protected List<CustomerActivity> observations() {
        return Activities.customers();
    }

    @Override
    protected CohortTable withCount(long count) {
        CohortTable.Counts none = RULE.empty().toCounts();
        return new CohortTable.Counts(
                        none.type(), 1, none.rule(), 0, 0, count, 0, List.of(), List.of(), List.of(), List.of())
                .toTally();
    }

    @Override
    protected Optional<CohortTable> ofOtherRule() {
        return Optional.of(COHORTS.asOf(Activities.AS_OF.plusSeconds(1)).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "cohorts: read as of 2024-03-01T00:00:00Z and of 2024-03-01T00:00:01Z; read both as of one instant, or merge their observations";
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
