package io.github.cxmetrics.retention.revenue;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.retention.revenue.MrrMovements.Account;
import io.github.cxmetrics.retention.revenue.MrrMovements.Kind;
import io.github.cxmetrics.retention.revenue.MrrMovements.Moves;
import java.util.Currency;

/** Adds up accounts. Sums of movements stay within those of the ends, so only the ends can overflow. */
final class MrrAccumulator implements Accumulator<Account, MrrMovements> {

    private final Currency currency;
    private final long[] counts = new long[Kind.values().length];
    private final long[] minor = new long[Kind.values().length];
    private long accounts;
    private long startAccounts;
    private long endAccounts;
    private long start;
    private long end;

    MrrAccumulator(Currency currency) {
        this.currency = currency;
    }

    @Override
    public void add(Account account) {
        checkArgument(account != null, "an account must not be null");
        checkArgument(account.start().currency().equals(currency), "MRR must be in %s: %s", currency, account.start());
        add(account.start().minor(), account.end().minor(), account.everPaid());
    }

    /** Refuses what would not fit. */
    void checkRoom(long before, long after) {
        CountMath.sum(start, before, "start MRR");
        CountMath.sum(end, after, "end MRR");
    }

    /** Amounts that are not negative. */
    void add(long before, long after, boolean everPaid) {
        long startSum = CountMath.sum(start, before, "start MRR");
        end = CountMath.sum(end, after, "end MRR");
        start = startSum;
        accounts++;
        startAccounts += before > 0 ? 1 : 0;
        endAccounts += after > 0 ? 1 : 0;
        Kind move = Kind.between(before, after, everPaid);
        if (move != null) {
            counts[move.ordinal()]++;
            minor[move.ordinal()] += Math.abs(after - before);
        }
    }

    @Override
    public void addAll(MrrMovements tally) {
        requireNonNull(tally, "tally");
        MrrMovements sum = snapshot().plus(tally);
        accounts = sum.count();
        startAccounts = sum.startAccounts();
        endAccounts = sum.endAccounts();
        start = sum.startMinor();
        end = sum.endMinor();
        for (Kind move : Kind.values()) {
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
                Moves.of(currency, counts, minor));
    }
}
