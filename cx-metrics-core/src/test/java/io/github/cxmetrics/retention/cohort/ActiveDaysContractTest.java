package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class ActiveDaysContractTest extends TallyContract<CustomerActivity, ActiveDays> {

    private static final ActiveDaysRule.AsOf RULE =
            ActiveDaysRule.lastDays(28, Activities.UTC).asOf(LocalDate.of(2024, 1, 28));

    @Override
    protected TallyRule<CustomerActivity, ActiveDays> rule() {
        return RULE;
    }

    @Override
    protected List<CustomerActivity> observations() {
        return Activities.customers();
    }

    @Override
    protected ActiveDays withCount(long count) {
        ActiveDays.Counts none = RULE.empty().toCounts();
        return new ActiveDays.Counts(
                        none.type(), 1, none.rule(), none.customersByDays(), none.activesByDay(), 0, 0, count)
                .toTally();
    }

    @Override
    protected Optional<ActiveDays> ofOtherRule() {
        return Optional.of(ActiveDaysRule.lastDays(7, Activities.UTC)
                .asOf(LocalDate.of(2024, 1, 28))
                .empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "stickiness: the last 28 days (UTC) and the last 7 days (UTC) don't go together";
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
