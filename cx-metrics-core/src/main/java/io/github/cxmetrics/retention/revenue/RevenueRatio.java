package io.github.cxmetrics.retention.revenue;

/**
 * A ratio of the movements of monthly recurring revenue to the MRR at the start of the period. Vendors give one name to several of these; the
 * constant says which it is.
 *
 * <p>S is the MRR at the start. None has an interval: sums of amounts follow no binomial law, and a few accounts may carry most of the revenue.
 */
public enum RevenueRatio {
    /** Net revenue retention: {@code (S + expansion − contraction − churn) / S}, what the accounts of the start pay at the end. May exceed 1. */
    NRR("NRR") {
        @Override
        long numerator(MrrMovements movements) {
            return movements.retainedMinor();
        }
    },
    /** Gross revenue retention: {@code (S − contraction − churn) / S = Σ min(start, end) / S}, at most 1 and at most NRR. */
    GRR("GRR") {
        @Override
        long numerator(MrrMovements movements) {
            return movements.startMinor() - lost(movements);
        }
    },
    /** Gross MRR churn: {@code (contraction + churn) / S = 1 − GRR}. */
    GROSS_CHURN("gross MRR churn") {
        @Override
        long numerator(MrrMovements movements) {
            return lost(movements);
        }
    },
    /** Net MRR churn: {@code (contraction + churn − expansion) / S = 1 − NRR}. Negative where expansion outweighs the losses. */
    NET_CHURN("net MRR churn") {
        @Override
        long numerator(MrrMovements movements) {
            return movements.startMinor() - movements.retainedMinor();
        }
    },
    /**
     * NRR with reactivation: {@code (S + expansion + reactivation − contraction − churn) / S}, larger, and no retention of the accounts of the start.
     */
    NRR_INCL_REACTIVATION("NRR with reactivation") {
        @Override
        long numerator(MrrMovements movements) {
            return inclReactivation(movements);
        }
    },
    /** ChartMogul's net MRR churn rate: {@code (contraction + churn − expansion − reactivation) / S}. */
    NET_CHURN_INCL_REACTIVATION("net MRR churn with reactivation") {
        @Override
        long numerator(MrrMovements movements) {
            return movements.startMinor() - inclReactivation(movements);
        }
    },
    /** Expansion rate: {@code expansion / S}. May exceed 1. */
    EXPANSION("expansion rate") {
        @Override
        long numerator(MrrMovements movements) {
            return movements.moves().minor(MrrMovements.Kind.EXPANSION);
        }
    },
    /** Contraction rate: {@code contraction / S}, 0..1. */
    CONTRACTION("contraction rate") {
        @Override
        long numerator(MrrMovements movements) {
            return movements.moves().minor(MrrMovements.Kind.CONTRACTION);
        }
    },
    /** MRR churn without contraction: {@code churn / S}, 0..1, the revenue of the accounts that left. */
    CHURN_ONLY("MRR churn without contraction") {
        @Override
        long numerator(MrrMovements movements) {
            return movements.moves().minor(MrrMovements.Kind.CHURN);
        }
    },
    /** Reactivation rate: {@code reactivation / S}. May exceed 1. */
    REACTIVATION("reactivation rate") {
        @Override
        long numerator(MrrMovements movements) {
            return movements.moves().minor(MrrMovements.Kind.REACTIVATION);
        }
    },
    /** MRR growth rate: {@code (new + expansion + reactivation − contraction − churn) / S = end / S − 1}, −1 or more. */
    GROWTH("MRR growth") {
        @Override
        long numerator(MrrMovements movements) {
            return movements.endMinor() - movements.startMinor();
        }
    };

    private final String text;

    RevenueRatio(String text) {
        this.text = text;
    }

    abstract long numerator(MrrMovements movements);

    private static long lost(MrrMovements movements) {
        return movements.moves().minor(MrrMovements.Kind.CONTRACTION)
                + movements.moves().minor(MrrMovements.Kind.CHURN);
    }

    /** Within the end MRR, so that it can't overflow. */
    private static long inclReactivation(MrrMovements movements) {
        return movements.endMinor() - movements.moves().minor(MrrMovements.Kind.NEW);
    }

    /** The name as reports print it. */
    @Override
    public String toString() {
        return text;
    }
}
