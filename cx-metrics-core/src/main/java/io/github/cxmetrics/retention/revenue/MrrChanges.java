package io.github.cxmetrics.retention.revenue;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Money;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Dated changes of the monthly recurring revenue (MRR) of accounts, as a billing system logs them: account, date, the MRR from then on. {@link #between} reads
 * the movements of a range off them, one for each change.
 *
 * <p>Rows may come in any order; those of an account are read by date. <b>Of two changes of one account on one date the order of rows decides</b>: each is a
 * movement, and the later row stands. A change to the MRR that an account has already is no movement. Before its first change an account has no MRR, so
 * whoever pays at the start of a range needs a change before it. An account has paid before if an earlier change says so, or if {@link
 * #withPaidBefore(Collection)} does; that tells reactivation from new.
 *
 * <p>Immutable and thread-safe.
 */
public final class MrrChanges {

    private final Currency currency;
    /** The code of each account; null where the rows came with codes. */
    private final @Nullable Map<String, Integer> codes;

    private final MrrTimelines timelines;
    private final BitSet paidBefore;

    private MrrChanges(
            Currency currency, @Nullable Map<String, Integer> codes, MrrTimelines timelines, BitSet paidBefore) {
        this.currency = currency;
        this.codes = codes;
        this.timelines = timelines;
        this.paidBefore = paidBefore;
    }

    /**
     * A change of the MRR of one account. An object per row: {@link #ofMinor(Currency, int[], long[], long[])} takes columns.
     *
     * @param account the account's id
     * @param date the first day of the new MRR
     * @param mrr its MRR from then on; 0 when it stops paying
     */
    public record Change(String account, LocalDate date, Money mrr) {

        /**
         * Checks the amount.
         *
         * @param account the account's id
         * @param date the first day of the new MRR
         * @param mrr its MRR from then on
         * @throws IllegalArgumentException if the id is blank or the amount is negative
         */
        public Change {
            checkArgument(!account.isBlank(), "an account's id must not be blank");
            Objects.requireNonNull(date, "date");
            mrr.minorIn(mrr.currency(), "MRR of account " + account);
        }
    }

    /**
     * Changes as objects.
     *
     * @param currency the currency of all of them
     * @param changes the changes, in any order
     * @return the changes by account and date
     * @throws IllegalArgumentException if a change is null or in another currency: {@code MRR of account a must be in EUR: USD 5.00 (row 3)}
     */
    public static MrrChanges of(Currency currency, List<Change> changes) {
        String[] accounts = new String[changes.size()];
        LocalDate[] dates = new LocalDate[accounts.length];
        long[] minor = new long[accounts.length];
        for (int row = 0; row < accounts.length; row++) {
            Change change = changes.get(row);
            checkArgument(change != null, "a change must not be null (row %s)", row);
            checkArgument(
                    change.mrr.currency().equals(currency),
                    "MRR of account %s must be in %s: %s (row %s)",
                    change.account,
                    currency,
                    change.mrr,
                    row);
            accounts[row] = change.account;
            dates[row] = change.date;
            minor[row] = change.mrr.minor();
        }
        return ofMinor(currency, accounts, dates, minor);
    }

    /**
     * Changes in columns, accounts by name.
     *
     * @param currency the currency of all of them
     * @param accounts the account's id
     * @param dates the first day of the new MRR
     * @param mrrMinor the MRR from then on, in minor units; 0 when the account stops paying
     * @return the changes by account and date
     * @throws IllegalArgumentException if the columns differ in length, an account is null or blank, a date is null, or an amount is negative; the message has
     *     the row
     */
    public static MrrChanges ofMinor(Currency currency, String[] accounts, LocalDate[] dates, long[] mrrMinor) {
        MrrTimelines.checkLengths(accounts.length, dates.length, mrrMinor.length);
        Map<String, Integer> codes = new HashMap<>();
        int[] codeByRow = new int[accounts.length];
        long[] days = new long[accounts.length];
        for (int row = 0; row < accounts.length; row++) {
            checkArgument(accounts[row] != null, "an account's id must not be null (row %s)", row);
            checkArgument(!accounts[row].isBlank(), "an account's id must not be blank (row %s)", row);
            checkArgument(dates[row] != null, "a date must not be null (row %s)", row);
            codeByRow[row] = codes.computeIfAbsent(accounts[row], name -> codes.size());
            days[row] = dates[row].toEpochDay();
        }
        return new MrrChanges(checked(currency), codes, MrrTimelines.of(codeByRow, days, mrrMinor), new BitSet());
    }

    /**
     * Changes in columns, accounts by code: no object is made per row if the rows of each account come in order of date.
     *
     * @param currency the currency of all of them
     * @param accounts the account, a code from 0, as dense as possible: memory grows with the largest
     * @param epochDays the first day of the new MRR, in days since 1970-01-01
     * @param mrrMinor the MRR from then on, in minor units; 0 when the account stops paying
     * @return the changes by account and date
     * @throws IllegalArgumentException if the columns differ in length, or a code or an amount is negative; the message has the row
     */
    public static MrrChanges ofMinor(Currency currency, int[] accounts, long[] epochDays, long[] mrrMinor) {
        MrrTimelines.checkLengths(accounts.length, epochDays.length, mrrMinor.length);
        return new MrrChanges(checked(currency), null, MrrTimelines.of(accounts, epochDays, mrrMinor), new BitSet());
    }

    private static Currency checked(Currency currency) {
        return Money.ofMinor(0, currency).currency();
    }

    /**
     * The same changes, and the accounts that had paid before the first of their changes: what they begin with is a reactivation. Accounts without a change
     * make no difference.
     *
     * @param accounts ids of accounts, for changes by name
     * @return the changed copy
     * @throws IllegalStateException if the accounts are codes
     */
    public MrrChanges withPaidBefore(Collection<String> accounts) {
        if (codes == null) {
            throw new IllegalStateException("the accounts of these changes are codes, not names");
        }
        return withPaidBefore(
                accounts.stream()
                        .map(codes::get)
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .toArray(),
                codes);
    }

    /**
     * {@link #withPaidBefore(Collection)} for accounts by code.
     *
     * @param accounts codes of accounts, for changes by code
     * @return the changed copy
     * @throws IllegalArgumentException if a code is negative
     * @throws IllegalStateException if the accounts have names
     */
    public MrrChanges withPaidBefore(int... accounts) {
        if (codes != null) {
            throw new IllegalStateException("the accounts of these changes are names, not codes");
        }
        return withPaidBefore(accounts, null);
    }

    private MrrChanges withPaidBefore(int[] accounts, @Nullable Map<String, Integer> names) {
        BitSet paid = (BitSet) paidBefore.clone();
        for (int row = 0; row < accounts.length; row++) {
            checkArgument(accounts[row] >= 0, "account code %s is negative (row %s)", accounts[row], row);
            paid.set(accounts[row]);
        }
        return new MrrChanges(currency, names, timelines, paid);
    }

    /**
     * The movements of a range. Changes before it set the MRR at its start; changes on or after its end are not in it, and counted as {@link
     * MrrEvents#laterChanges()}.
     *
     * @param startInclusive the first day
     * @param endExclusive the day after the last
     * @return the movements, by month and in total
     * @throws IllegalArgumentException if the start is not before the end, or the range spans more than 12000 months
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public MrrEvents between(LocalDate startInclusive, LocalDate endExclusive) {
        MrrEventCounter counter = new MrrEventCounter(currency, startInclusive, endExclusive);
        for (int account = 0; account < timelines.accounts(); account++) {
            counter.add(timelines, account, paidBefore.get(account));
        }
        return counter.events();
    }

    /** For example {@code 7 changes of MRR in EUR}. */
    @Override
    public String toString() {
        return timelines.rows() + " changes of MRR in " + currency;
    }
}
