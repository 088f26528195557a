package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.TallyContract;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

class UsageIntervalContractTest extends TallyContract<CustomerActivity, UsageInterval> {

    @Override
    protected UsageInterval.Rule rule() {
        return UsageInterval.Rule.of(Activities.UTC);
    }

    @Override
    protected List<CustomerActivity> observations() {
        return Activities.customers();
    }

    @Override
    protected UsageInterval withCount(long count) {
        UsageInterval.Counts none = rule().empty().toCounts();
        return new UsageInterval.Counts(none.type(), none.version(), none.rule(), count, none.medianHours()).toTally();
    }

    @Override
    protected Optional<UsageInterval> ofOtherRule() {
        return Optional.of(UsageInterval.Rule.of(ZoneId.of("Asia/Kolkata")).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "usage interval: days in UTC and days in Asia/Kolkata don't go together";
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
