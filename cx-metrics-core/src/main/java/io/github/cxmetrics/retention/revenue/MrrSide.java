package io.github.cxmetrics.retention.revenue;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.retention.revenue.MrrMovements.Kind;
import io.github.cxmetrics.retention.revenue.MrrMovements.Moves;

/** One end of a period: the accounts that have MRR, and their MRR in minor units. */
record MrrSide(long accounts, long minor) {

    MrrSide {
        check(accounts, "accounts with MRR", minor, "MRR");
    }

    /** Amounts of accounts or movements: each of them is at least one minor unit, and none is without. */
    static void check(long count, String counted, long minor, String what) {
        CountMath.checkNotNegative(count, counted);
        CountMath.checkNotNegative(minor, what);
        checkArgument(
                minor >= count && (count > 0 || minor == 0),
                "%s of %s minor units can't be of %s %s",
                what,
                minor,
                count,
                counted);
    }

    MrrSide plus(MrrSide other, String when) {
        return new MrrSide(
                CountMath.sum(accounts, other.accounts, "accounts at the " + when),
                CountMath.sum(minor, other.minor, when + " MRR"));
    }

    /** What is left of this end without the accounts and the amounts of some movements. */
    MrrSide without(Moves moves, Kind... parts) {
        MrrSide rest = this;
        for (Kind part : parts) {
            long minorOfPart = moves.minor(part);
            checkArgument(minorOfPart <= rest.minor, "%s MRR must not exceed %s: %s", part, rest.minor, minorOfPart);
            // Accounts that expand stay the same accounts.
            long accountsOfPart = part == Kind.EXPANSION ? 0 : moves.count(part);
            checkArgument(
                    accountsOfPart <= rest.accounts,
                    "%s accounts must not exceed %s: %s",
                    part,
                    rest.accounts,
                    accountsOfPart);
            rest = new MrrSide(rest.accounts - accountsOfPart, rest.minor - minorOfPart);
        }
        return rest;
    }

    /** For example {@code 65000 of 4 accounts}. */
    @Override
    public String toString() {
        return minor + " of " + accounts + " accounts";
    }
}
