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
    /** Refunds are added to what was bought in the same period; a period whose sum is not above 0 is no purchase. */
    NET;

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
