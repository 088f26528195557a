package io.github.cxmetrics.retention;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.internal.CountMath;

/** Counts customers over a period of whole days. */
final class ChurnAccumulator implements Accumulator<Churn.Presence, Churn> {

    private final int days;
    private long start;
    private long lostFromStart;
    private long joined;
    private long lostFromJoined;
    private long customerDays;
    private Churn merged;

    ChurnAccumulator(int days) {
        this.days = days;
        this.merged = new Churn(days, 0, 0, 0, 0, 0);
    }

    @Override
    public void add(Churn.Presence presence) {
        checkArgument(presence != null, "the presence of a customer must not be null");
        checkArgument(
                presence.toDay() <= days,
                "a customer's last day must be within %s days: until %s",
                days,
                presence.toDay());
        long lost = presence.toDay() < days ? 1 : 0;
        customerDays = CountMath.sum(customerDays, presence.toDay() - presence.fromDay(), "customer-days");
        if (presence.fromDay() == 0) {
            start++;
            lostFromStart += lost;
        } else {
            joined++;
            lostFromJoined += lost;
        }
    }

    @Override
    public void addAll(Churn tally) {
        merged = merged.plus(tally);
    }

    @Override
    public Churn snapshot() {
        return merged.plus(new Churn(days, start, lostFromStart, joined, lostFromJoined, customerDays));
    }
}
