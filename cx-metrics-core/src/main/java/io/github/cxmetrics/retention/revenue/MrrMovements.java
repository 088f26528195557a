package io.github.cxmetrics.retention.revenue;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Money;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.SerializedTally;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.CustomerSet;
import io.github.cxmetrics.internal.Ratios;
import io.github.cxmetrics.internal.StoredText;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How the monthly recurring revenue (MRR) of all accounts moved from one date to another: new, expansion, reactivation, contraction, churn, and the ratios that
 * are read off them.
 *
 * <p>{@code start + new + expansion + reactivation − contraction − churn = end}, exactly; sums that break the identity are refused. Each account is looked at on
 * two dates, so movements in between that cancel out are not seen: {@link MrrHistory} looks every month.
 *
 * <p>Tallies of disjoint accounts in one currency merge. Ratios come from the exact sums, rounded once. Ratios of revenue have no interval; the logo rates are
 * {@link Proportion}s of accounts and have one. Immutable and thread-safe.
 */
public final class MrrMovements implements Tally<MrrMovements>, Serializable {

    private static final long serialVersionUID = 1;

    private final long accounts;
    private final MrrSide start;
    private final MrrSide end;
    private final MrrMoves moves;

    MrrMovements(long accounts, MrrSide start, MrrSide end, MrrMoves moves) {
        this.accounts = CountMath.checkNotNegative(accounts, "accounts");
        this.start = start;
        this.end = end;
        this.moves = moves;
        MrrSide kept = start.without(moves, MrrMove.CHURN);
        checkArgument(
                kept.accounts()
                                == end.without(moves, MrrMove.NEW, MrrMove.REACTIVATION)
                                        .accounts()
                        && kept.minor() - moves.minor(MrrMove.CONTRACTION)
                                == end.without(moves, MrrMove.NEW, MrrMove.REACTIVATION, MrrMove.EXPANSION)
                                        .minor(),
                "start and movements must give the end: %s, then %s, not %s",
                start,
                moves,
                end);
        long seen = CountMath.sum(
                CountMath.sum(start.accounts(), moves.count(MrrMove.NEW), "accounts"),
                moves.count(MrrMove.REACTIVATION),
                "accounts");
        checkArgument(seen <= accounts, "accounts with MRR must not exceed all accounts: %s of %s", seen, accounts);
    }

    /**
     * Classifies accounts by their MRR at both ends of a period.
     *
     * @param currency the currency of all of them
     */
    public record Rule(Currency currency) implements TallyRule<AccountMrr, MrrMovements> {

        @Override
        public Accumulator<AccountMrr, MrrMovements> accumulator() {
            return new MrrAccumulator(currency);
        }
    }

    /**
     * The movements of some accounts.
     *
     * @param currency the currency of all of them
     * @param accounts the accounts, each once
     * @return the movements
     * @throws IllegalArgumentException if an account is there twice, or in another currency; the message has the row
     */
    public static MrrMovements of(Currency currency, List<AccountMrr> accounts) {
        CustomerSet.of(accounts.stream().map(AccountMrr::account).toList(), "account", "");
        MrrAccumulator accumulator = new MrrAccumulator(currency);
        for (int row = 0; row < accounts.size(); row++) {
            accumulator.add(accounts.get(row), " (row " + row + ")");
        }
        return accumulator.snapshot();
    }

    /**
     * The movements of accounts in columns, one row for each account: no object is made per row. That no account is there twice is the caller's duty.
     *
     * @param currency the currency of all of them
     * @param startMinor the MRR at the start, in minor units; 0 where an account did not pay then
     * @param endMinor the MRR at the end, in minor units
     * @param everPaid whether the account had paid before the start
     * @return the movements
     * @throws IllegalArgumentException if the columns differ in length, or an amount is negative; the message has the row
     */
    public static MrrMovements ofMinor(Currency currency, long[] startMinor, long[] endMinor, boolean[] everPaid) {
        checkArgument(
                startMinor.length == endMinor.length && startMinor.length == everPaid.length,
                "columns must have one length: %s start MRR, %s end MRR, %s ever paid",
                startMinor.length,
                endMinor.length,
                everPaid.length);
        MrrAccumulator accumulator = new MrrAccumulator(currency);
        for (int row = 0; row < startMinor.length; row++) {
            checkRow(startMinor[row], "start MRR", row);
            checkRow(endMinor[row], "end MRR", row);
            accumulator.add(startMinor[row], endMinor[row], everPaid[row]);
        }
        return accumulator.snapshot();
    }

    private static void checkRow(long minor, String what, int row) {
        checkArgument(minor >= 0, "%s must not be negative: %s (row %s)", what, minor, row);
    }

    /**
     * The MRR at the start.
     *
     * @return the sum over all accounts
     */
    public Money start() {
        return Money.ofMinor(start.minor(), moves.currency());
    }

    /**
     * The MRR at the end.
     *
     * @return the sum over all accounts
     */
    public Money end() {
        return Money.ofMinor(end.minor(), moves.currency());
    }

    /**
     * The accounts with MRR at the start, as many as there are logos to lose.
     *
     * @return the count
     */
    public long startAccounts() {
        return start.accounts();
    }

    /**
     * The accounts with MRR at the end.
     *
     * @return the count
     */
    public long endAccounts() {
        return end.accounts();
    }

    /**
     * The movements by kind.
     *
     * @return counts of accounts, and amounts
     */
    public MrrMoves moves() {
        return moves;
    }

    /**
     * A ratio to the MRR at the start.
     *
     * @param ratio which one
     * @return the ratio, a fraction of 1; its range is that of the {@link RevenueRatio}
     * @throws IllegalStateException if there was no MRR at the start: {@code NRR is undefined: no MRR at the start}
     */
    public double ratio(RevenueRatio ratio) {
        if (start.minor() == 0) {
            throw undefinedWithoutStart(ratio.toString());
        }
        return Ratios.of(ratio.numerator(this), start.minor());
    }

    private static IllegalStateException undefinedWithoutStart(String name) {
        return new IllegalStateException(name + " is undefined: no MRR at the start");
    }

    /**
     * A ratio to the MRR at the start, where it is defined.
     *
     * @param ratio which one
     * @return the ratio, or nothing if there was no MRR at the start
     */
    public OptionalDouble ratioIfDefined(RevenueRatio ratio) {
        return start.minor() == 0 ? OptionalDouble.empty() : OptionalDouble.of(ratio(ratio));
    }

    /**
     * Net revenue retention.
     *
     * @return {@code ratio(RevenueRatio.NRR)}
     * @throws IllegalStateException if there was no MRR at the start
     */
    public double nrr() {
        return ratio(RevenueRatio.NRR);
    }

    /**
     * Gross revenue retention.
     *
     * @return {@code ratio(RevenueRatio.GRR)}, 0..1
     * @throws IllegalStateException if there was no MRR at the start
     */
    public double grr() {
        return ratio(RevenueRatio.GRR);
    }

    /**
     * Logo churn: each account counts once, whatever it pays.
     *
     * @return accounts that churned, of those with MRR at the start
     */
    public Proportion logoChurn() {
        return Proportion.of(moves.count(MrrMove.CHURN), start.accounts());
    }

    /**
     * Logo retention.
     *
     * @return accounts with MRR at both ends, of those with MRR at the start
     */
    public Proportion logoRetention() {
        return logoChurn().complement();
    }

    /**
     * Average revenue per account (ARPA) at the end of the period.
     *
     * @return end MRR over accounts with MRR at the end, in major units
     * @throws IllegalStateException if no account pays at the end
     */
    public double arpa() {
        return arpa(end, "end");
    }

    /**
     * Average revenue per account at the start of the period.
     *
     * @return start MRR over accounts with MRR at the start, in major units
     * @throws IllegalStateException if no account paid at the start
     */
    public double arpaAtStart() {
        return arpa(start, "start");
    }

    private double arpa(MrrSide side, String when) {
        if (side.accounts() == 0) {
            throw new IllegalStateException("ARPA is undefined: no account pays at the " + when);
        }
        return Ratios.of(Money.ofMinor(side.minor(), moves.currency()).amount(), side.accounts());
    }

    /**
     * Earned growth rate (Reichheld, Darnell and Burns 2021): {@code NRR + ENC − 1}, growth by the customers that the company has and those whom they sent. ENC is
     * the MRR of earned new customers as a fraction of the MRR at the start, so that both terms share a denominator.
     *
     * @param earnedNew the MRR at the end of new accounts that came by referral or recommendation, not by advertising or promotion; a part of the new MRR
     * @return −1 or more
     * @throws IllegalArgumentException if the amount is negative, in another currency or exceeds the new MRR
     * @throws IllegalStateException if there was no MRR at the start
     */
    public double earnedGrowth(Money earnedNew) {
        long earned = earnedNew.minorIn(moves.currency(), "MRR of earned new customers");
        checkArgument(
                earned <= moves.minor(MrrMove.NEW),
                "MRR of earned new customers must not exceed new MRR: %s of %s",
                earnedNew,
                moves.mrr(MrrMove.NEW));
        if (start.minor() == 0) {
            throw undefinedWithoutStart("earned growth");
        }
        return Ratios.of(retainedMinor() + earned - start.minor(), start.minor());
    }

    long startMinor() {
        return start.minor();
    }

    long endMinor() {
        return end.minor();
    }

    /** What the accounts of the start pay at the end. */
    long retainedMinor() {
        return end.minor() - moves.minor(MrrMove.NEW) - moves.minor(MrrMove.REACTIVATION);
    }

    /** How many accounts were looked at, those without MRR at both ends among them. */
    @Override
    public long count() {
        return accounts;
    }

    @Override
    public MrrMovements plus(MrrMovements other) {
        checkArgument(
                moves.currency().equals(other.moves.currency()),
                "MRR in %s and in %s doesn't merge",
                moves.currency(),
                other.moves.currency());
        return new MrrMovements(
                CountMath.sum(accounts, other.accounts, "accounts"),
                start.plus(other.start, "start"),
                end.plus(other.end, "end"),
                moves.plus(other.moves));
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                moves.currency().getCurrencyCode(), accounts, start, end, moves.countList(), moves.minorList());
    }

    /**
     * The plain data of movements.
     *
     * @param currency the currency's code
     * @param accounts how many accounts were looked at
     * @param start accounts with MRR at the start, and their MRR
     * @param end accounts with MRR at the end, and their MRR
     * @param movedAccounts accounts by movement, in the order of {@link MrrMove}
     * @param movedMinor amounts by movement, in minor units
     */
    public record Counts(
            String currency, long accounts, MrrSide start, MrrSide end, List<Long> movedAccounts, List<Long> movedMinor)
            implements TallyCounts<MrrMovements> {

        /**
         * Copies the lists.
         *
         * @param currency the currency's code
         * @param accounts how many accounts were looked at
         * @param start accounts with MRR at the start, and their MRR
         * @param end accounts with MRR at the end, and their MRR
         * @param movedAccounts accounts by movement
         * @param movedMinor amounts by movement
         */
        public Counts {
            movedAccounts = List.copyOf(movedAccounts);
            movedMinor = List.copyOf(movedMinor);
        }

        @Override
        public MrrMovements toTally() {
            return new MrrMovements(
                    accounts,
                    start,
                    end,
                    new MrrMoves(StoredText.currency(currency), array(movedAccounts), array(movedMinor)));
        }

        private static long[] array(List<Long> values) {
            return values.stream().mapToLong(Long::longValue).toArray();
        }
    }

    private Object writeReplace() {
        return new SerializedTally<>(toCounts());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("MRR movements are serialized through their counts");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MrrMovements that
                && accounts == that.accounts
                && start.equals(that.start)
                && end.equals(that.end)
                && moves.equals(that.moves);
    }

    @Override
    public int hashCode() {
        return Objects.hash(accounts, start, end, moves);
    }

    /**
     * Movements and ratios.
     *
     * @return two aligned tables; what is undefined prints "–"
     */
    public String table() {
        return MrrText.table(this);
    }

    /** One line, for example {@code EUR MRR 178.48 to 173.74: NRR 88.8 %, GRR 83.2 %, 5 accounts}. */
    @Override
    public String toString() {
        return moves.currency() + " MRR " + MrrText.of(start()) + " to " + MrrText.of(end()) + ": NRR "
                + MrrText.of(ratioIfDefined(RevenueRatio.NRR)) + ", GRR " + MrrText.of(ratioIfDefined(RevenueRatio.GRR))
                + ", "
                + accounts + " accounts";
    }
}
