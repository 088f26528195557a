package io.github.cxmetrics.retention.revenue;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.CountMath;
import java.io.Serializable;

/**
 * One end of a period in the plain data of {@link MrrMovements}.
 *
 * @param accounts how many accounts have MRR
 * @param minor their MRR in minor units
 */
public record MrrSide(long accounts, long minor) implements Serializable {

    /**
     * Checks the counts.
     *
     * @param accounts how many accounts have MRR
     * @param minor their MRR in minor units
     * @throws IllegalArgumentException if one is negative
     */
    public MrrSide {
        CountMath.checkNotNegative(accounts, "accounts with MRR");
        CountMath.checkNotNegative(minor, "MRR");
    }

    MrrSide plus(MrrSide other, String when) {
        return new MrrSide(
                CountMath.sum(accounts, other.accounts, "accounts at the " + when),
                CountMath.sum(minor, other.minor, when + " MRR"));
    }

    /** What is left of this end without the accounts and the amounts of some movements. */
    MrrSide without(MrrMoves moves, MrrMove... parts) {
        MrrSide rest = this;
        for (MrrMove part : parts) {
            long minorOfPart = moves.minor(part);
            checkArgument(minorOfPart <= rest.minor, "%s MRR must not exceed %s: %s", part, rest.minor, minorOfPart);
            // Accounts that expand stay the same accounts.
            long accountsOfPart = part == MrrMove.EXPANSION ? 0 : moves.count(part);
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
}
