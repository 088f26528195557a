package io.github.cxmetrics.retention.revenue;

import org.jspecify.annotations.Nullable;

/**
 * What became of the monthly recurring revenue (MRR) of one account from one date to another. An account whose MRR is the same at both has not moved.
 */
public enum MrrMove {
    /** From nothing to something, for the first time. */
    NEW("new"),
    /** From something to more. */
    EXPANSION("expansion"),
    /** From nothing to something, by an account that had paid before. */
    REACTIVATION("reactivation"),
    /** From something to less, but not to nothing. */
    CONTRACTION("contraction"),
    /** From something to nothing. */
    CHURN("churn");

    private final String text;

    MrrMove(String text) {
        this.text = text;
    }

    /** The move between two amounts that are not negative; null where there is none. */
    static @Nullable MrrMove of(long start, long end, boolean everPaid) {
        if (start == end) {
            return null;
        }
        if (start == 0) {
            return everPaid ? REACTIVATION : NEW;
        }
        if (end == 0) {
            return CHURN;
        }
        return end > start ? EXPANSION : CONTRACTION;
    }

    /**
     * Whether the move adds revenue.
     *
     * @return true for new, expansion and reactivation
     */
    public boolean isGain() {
        return this == NEW || this == EXPANSION || this == REACTIVATION;
    }

    /** The move in lower case. */
    @Override
    public String toString() {
        return text;
    }
}
