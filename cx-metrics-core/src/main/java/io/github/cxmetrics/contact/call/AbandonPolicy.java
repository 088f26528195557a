package io.github.cxmetrics.contact.call;

/**
 * How a service level treats calls that were abandoned. The same counts give different numbers: ICMI (2002) lists five formulas that range from 81 to 86 % over one
 * day's calls. So there is no default, and every result names its policy.
 *
 * <p>Below, A are the answered calls, B the abandoned, O all that were offered, {@code _T} is within the threshold, {@code _s} before the short-abandon time.
 */
public enum AbandonPolicy {
    /** {@code A_T / O}: every abandoned call counts against the level. */
    ANSWERED_WITHIN_OVER_OFFERED {
        @Override
        long served(CallTally.Calls calls) {
            return calls.answeredWithin();
        }

        @Override
        long counted(CallTally.Calls calls) {
            return calls.offered();
        }
    },
    /** {@code A_T / A}: abandoned calls don't exist. ICMI advises against it: the more customers hang up, the better it gets. */
    ANSWERED_WITHIN_OVER_ANSWERED {
        @Override
        long served(CallTally.Calls calls) {
            return calls.answeredWithin();
        }

        @Override
        long counted(CallTally.Calls calls) {
            return calls.answered();
        }
    },
    /** {@code A_T / (O - B_T)}: calls abandoned within the threshold are left out. */
    ABANDONED_WITHIN_IGNORED {
        @Override
        long served(CallTally.Calls calls) {
            return calls.answeredWithin();
        }

        @Override
        long counted(CallTally.Calls calls) {
            return calls.offered() - calls.abandonedWithin();
        }
    },
    /** {@code (A_T + B_T) / O}: calls abandoned within the threshold count as served. */
    ABANDONED_WITHIN_AS_SUCCESS {
        @Override
        long served(CallTally.Calls calls) {
            return calls.answeredWithin() + calls.abandonedWithin();
        }

        @Override
        long counted(CallTally.Calls calls) {
            return calls.offered();
        }
    },
    /** {@code A_T / (O - B_s)}: short abandons are left out. */
    SHORT_ABANDONED_IGNORED {
        @Override
        long served(CallTally.Calls calls) {
            return calls.answeredWithin();
        }

        @Override
        long counted(CallTally.Calls calls) {
            return calls.offered() - calls.shortAbandoned();
        }
    },
    /** {@code (A_T + B_s) / O}: short abandons count as served. */
    SHORT_ABANDONED_AS_SUCCESS {
        @Override
        long served(CallTally.Calls calls) {
            return calls.answeredWithin() + calls.shortAbandoned();
        }

        @Override
        long counted(CallTally.Calls calls) {
            return calls.offered();
        }
    },
    /** {@code A_T / (O - (B - B_T))}: calls abandoned after the threshold are left out. */
    LATE_ABANDONED_IGNORED {
        @Override
        long served(CallTally.Calls calls) {
            return calls.answeredWithin();
        }

        @Override
        long counted(CallTally.Calls calls) {
            return calls.offered() - (calls.abandoned() - calls.abandonedWithin());
        }
    };

    abstract long served(CallTally.Calls calls);

    abstract long counted(CallTally.Calls calls);
}
