package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Optional;

class RepeatPurchaseContractTest extends MetricContract<CustomerActivity, RepeatPurchase> {

    private static final RepeatPurchaseRule.AsOf RULE =
            RepeatPurchaseRule.withinDays(7, Activities.UTC).asOf(Activities.AS_OF);

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
        return new RepeatPurchase.Counts(none.type(), none.version(), none.rule(), 0, 0, 0, count, none.times())
                .toTally();
    }

    @Override
    protected Optional<RepeatPurchase> ofOtherRule() {
        return Optional.of(RULE.definition().everyRow().asOf(Activities.AS_OF).count(Activities.customers()));
    }

    @Override
    protected String refusalOfOtherRule() {
        return "repeat purchase rate: within 7 days (UTC, one purchase per date) and within 7 days (UTC, every row a purchase) "
                + "don't go together";
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
        return new CustomerActivity(Activities.day(3), List.of(), List.of());
    }

    @Override
    protected String refusalOfObservation() {
        return "a customer without purchases has no first one";
    }

    @Override
    protected String undefined() {
        return "repeat purchase rate is undefined: no customers whose window is over";
    }
}
