package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class ActiveDaysContractTest extends TallyContract<CustomerActivity, ActiveDays> {

    private static final ActiveDaysRule RULE = new ActiveDaysRule(Activities.UTC, LocalDate.of(2024, 1, 1), 28);

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
                        none.zone(), none.firstDay(), none.customersByDays(), none.activesByDay(), count, 0)
                .toTally();
    }

    @Override
    protected Optional<ActiveDays> ofOtherRule() {
        return Optional.of(ActiveDaysRule.endingOn(Activities.UTC, LocalDate.of(2024, 1, 7), 7)
                .empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "can't merge active days of different windows: 28 days from 2024-01-01 (UTC) and 7 days from 2024-01-01 (UTC)";
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
