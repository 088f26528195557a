package io.github.cxmetrics.retention.revenue;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.internal.CountMath;
import java.util.Currency;

/** Adds up accounts. Sums of movements stay within those of the ends, so only the ends can overflow. */
final class MrrAccumulator implements Accumulator<AccountMrr, MrrMovements> {

    private final Currency currency;
    private final long[] counts = new long[MrrMoves.KINDS];
    private final long[] minor = new long[MrrMoves.KINDS];
    private long accounts;
    private long startAccounts;
    private long endAccounts;
    private long start;
    private long end;

    MrrAccumulator(Currency currency) {
        this.currency = currency;
    }

    @Override
    public void add(AccountMrr account) {
        checkArgument(account != null, "an account must not be null");
        add(account, "");
    }

    void add(AccountMrr account, String row) {
        checkArgument(
                account.start().currency().equals(currency),
                "MRR of account %s must be in %s: %s%s",
                account.account(),
                currency,
                account.start(),
                row);
        add(account.start().minor(), account.end().minor(), account.everPaid());
    }

    /** Amounts that are not negative. */
    void add(long before, long after, boolean everPaid) {
        long startSum = CountMath.sum(start, before, "start MRR");
        end = CountMath.sum(end, after, "end MRR");
        start = startSum;
        accounts++;
        startAccounts += before > 0 ? 1 : 0;
        endAccounts += after > 0 ? 1 : 0;
        MrrMove move = MrrMove.of(before, after, everPaid);
        if (move != null) {
            counts[move.ordinal()]++;
            minor[move.ordinal()] += Math.abs(after - before);
        }
    }

    @Override
    public void addAll(MrrMovements tally) {
        MrrMovements sum = snapshot().plus(tally);
        accounts = sum.count();
        startAccounts = sum.startAccounts();
        endAccounts = sum.endAccounts();
        start = sum.startMinor();
        end = sum.endMinor();
        for (MrrMove move : MrrMove.values()) {
            counts[move.ordinal()] = sum.moves().count(move);
            minor[move.ordinal()] = sum.moves().minor(move);
        }
    }

    @Override
    public MrrMovements snapshot() {
        return new MrrMovements(
                accounts,
                new MrrSide(startAccounts, start),
                new MrrSide(endAccounts, end),
                new MrrMoves(currency, counts.clone(), minor.clone()));
    }
}
