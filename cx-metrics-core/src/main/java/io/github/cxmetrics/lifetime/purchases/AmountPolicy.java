package io.github.cxmetrics.lifetime.purchases;

import java.util.Locale;

/** What a log's amounts of zero and below mean. Whatever the policy, such rows are counted and can be asked for. */
public enum AmountPolicy {
    /** An amount of 0 or below is an error. */
    REFUSE,
    /** An amount of 0 or below is no purchase; the row is left out and counted. */
    EXCLUDE,
    /** An amount of 0 is a purchase like any other, as a free article is; one below 0 is an error. */
    ZERO_IS_A_PURCHASE,
    /**
     * Refunds are added to what was bought in the same period of a reading; a period whose sum is not above 0 is no purchase. A refund on a later day leaves
     * the purchase a purchase, and only lowers what the customer paid in all.
     */
    NET,
    /**
     * Refunds are taken off the latest purchases before, those of the same day first: what is paid back in full is no purchase, in every reading of the log,
     * and what is paid back in part is a purchase of the rest. Of a refund only what is known at the end of a reading counts. What was paid back without a
     * purchase before is left aside: see {@link PurchaseLog#unmatchedRefunds}. Days of amount 0 are no purchases.
     */
    AGAINST_LATEST;

    boolean refuses(long minor) {
        return this == REFUSE ? minor <= 0 : this == ZERO_IS_A_PURCHASE && minor < 0;
    }

    boolean excludes(long minor) {
        return this == EXCLUDE && minor <= 0;
    }

    /** The name in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
