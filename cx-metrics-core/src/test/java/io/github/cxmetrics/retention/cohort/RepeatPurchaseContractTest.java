package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Optional;

class RepeatPurchaseContractTest extends MetricContract<CustomerActivity, RepeatPurchase> {

    private static final RepeatPurchaseRule RULE = RepeatPurchaseRule.withinDays(7, Activities.UTC, Activities.AS_OF);

    @Override
    protected TallyRule<CustomerActivity, RepeatPurchase> rule() {
        return RULE;
    }

    @Override
    protected List<CustomerActivity> observations() {
        return Activities.customers();
    }

    @Override
    protected RepeatPurchase withCount(long count) {
        RepeatPurchase.Counts none = RULE.empty().toCounts();
        return new RepeatPurchase.Counts(
                        none.occasions(), none.zone(), none.windowDays(), none.asOf(), count, 0, 0, none.times())
                .toTally();
    }

    @Override
    protected Optional<RepeatPurchase> ofOtherRule() {
        return Optional.of(
                Activities.customers().stream().collect(RULE.everyRow().collector()));
    }

    @Override
    protected String refusalOfOtherRule() {
        return "can't merge repeat purchases of different rules: within 7 days (UTC, one purchase per date) and "
                + "within 7 days (UTC, every row a purchase)";
    }

    @Override
    protected CustomerActivity refusedObservation() {
        return CustomerActivity.of(Activities.day(61));
    }

    @Override
    protected String refusalOfObservation() {
        return "purchase at 2024-03-02T12:00:00Z is after asOf 2024-03-01T00:00:00Z";
    }

    @Override
    protected String undefined() {
        return "repeat purchase rate is undefined: no customers whose window is over";
    }
}
