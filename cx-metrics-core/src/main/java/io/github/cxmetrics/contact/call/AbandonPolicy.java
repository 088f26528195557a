package io.github.cxmetrics.contact.call;

/**
 * What abandoned calls count as in a service level: one of the two switches of a {@link ServiceLevelPolicy}. B are the abandoned calls, {@code B_T} those within
 * the threshold (inclusive), {@code B_s} those before the short-abandon time (exclusive).
 */
public enum AbandonPolicy {
    /** All count, as not served. */
    IN {
        @Override
        long counted(CallTally.Calls calls) {
            return calls.abandoned();
        }
    },
    /** Short ones are left out: {@code B - B_s} count. */
    SHORT_OUT {
        @Override
        long counted(CallTally.Calls calls) {
            return calls.abandoned() - calls.shortAbandoned();
        }
    },
    /** Those within the threshold are left out: {@code B - B_T} count. */
    WITHIN_OUT {
        @Override
        long counted(CallTally.Calls calls) {
            return calls.abandoned() - calls.abandonedWithin();
        }
    },
    /** Those after the threshold are left out: {@code B_T} count, as not served. */
    LATE_OUT {
        @Override
        long counted(CallTally.Calls calls) {
            return calls.abandonedWithin();
        }
    },
    /** None counts, as if they had not called. ICMI advises against it: the more customers hang up, the better it gets. */
    ALL_OUT {
        @Override
        long counted(CallTally.Calls calls) {
            return 0;
        }
    },
    /** All count, short ones as served. */
    SHORT_MET {
        @Override
        long counted(CallTally.Calls calls) {
            return calls.abandoned();
        }

        @Override
        long met(CallTally.Calls calls) {
            return calls.shortAbandoned();
        }
    },
    /** All count, those within the threshold as served. */
    WITHIN_MET {
        @Override
        long counted(CallTally.Calls calls) {
            return calls.abandoned();
        }

        @Override
        long met(CallTally.Calls calls) {
            return calls.abandonedWithin();
        }
    };

    abstract long counted(CallTally.Calls calls);

    long met(CallTally.Calls calls) {
        return 0;
    }
}
