package io.github.cxmetrics.lifetime.purchases;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.TallyRule;
import java.util.Locale;

/**
 * What a log's amounts of zero and below mean. Whatever the policy, such rows are counted and can be asked for. As a rule it collects a stream of
 * purchases.
 */
public enum AmountPolicy implements TallyRule<Purchase, Purchases> {
    /** An amount of 0 or below is an error. */
    REFUSE,
    /** An amount of 0 or below is no purchase; the row is left out and counted. */
    EXCLUDE,
    /** An amount of 0 is a purchase like any other, as a free article is; one below 0 is an error. */
    ZERO_IS_A_PURCHASE,
    /** Refunds are added to what was bought in the same period; a period whose sum is not above 0 is no purchase. */
    NET;

    @Override
    public Accumulator<Purchase, Purchases> accumulator() {
        return new PurchaseLog(this);
    }

    boolean refuses(long cents) {
        return this == REFUSE ? cents <= 0 : this == ZERO_IS_A_PURCHASE && cents < 0;
    }

    boolean excludes(long cents) {
        return this == EXCLUDE && cents <= 0;
    }

    String refusal(long cents) {
        return "amount must be " + (this == REFUSE ? "above 0" : "at least 0") + ", not " + Purchase.money(cents);
    }

    /** The name in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
