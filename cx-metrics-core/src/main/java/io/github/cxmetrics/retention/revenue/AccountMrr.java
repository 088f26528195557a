package io.github.cxmetrics.retention.revenue;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Money;

/**
 * The monthly recurring revenue of one account at the two ends of a period. An object per account: {@link MrrMovements#ofMinor} takes columns.
 *
 * @param account the account's id
 * @param start its MRR at the start; 0 if it did not pay then
 * @param end its MRR at the end
 * @param everPaid whether it had paid before the start. Tells reactivation from new where {@code start} is 0, and means nothing elsewhere
 */
public record AccountMrr(String account, Money start, Money end, boolean everPaid) {

    /**
     * Checks the amounts.
     *
     * @param account the account's id
     * @param start its MRR at the start
     * @param end its MRR at the end
     * @param everPaid whether it had paid before the start
     * @throws IllegalArgumentException if an amount is negative, or the currencies differ
     */
    public AccountMrr {
        checkArgument(!account.isBlank(), "an account's id must not be blank");
        start.minorIn(start.currency(), "start MRR of account " + account);
        end.minorIn(start.currency(), "end MRR of account " + account);
    }
}
