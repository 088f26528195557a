package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.internal.Text;
import java.util.List;
import java.util.OptionalDouble;

/** One period of a {@link LifeCycle}: how many customers are new, returning, resurrected and newly dormant, and who. */
public final class LifeCyclePeriod {

    private final String label;
    private final CustomerCodes fresh;
    private final CustomerCodes returning;
    private final CustomerCodes resurrected;
    private final CustomerCodes newlyDormant;
    private final long dormant;

    LifeCyclePeriod(
            String label,
            CustomerCodes fresh,
            CustomerCodes returning,
            CustomerCodes resurrected,
            CustomerCodes newlyDormant,
            long dormant) {
        this.label = label;
        this.fresh = fresh;
        this.returning = returning;
        this.resurrected = resurrected;
        this.newlyDormant = newlyDormant;
        this.dormant = dormant;
    }

    /**
     * The period as tables name it.
     *
     * @return for example {@code 2024-03}
     */
    public String label() {
        return label;
    }

    /**
     * Customers active in the period.
     *
     * @return {@code new + returning + resurrected}
     */
    public long active() {
        return newCustomers() + returning() + resurrected();
    }

    /**
     * Active now and never before in the log.
     *
     * @return the count
     */
    public long newCustomers() {
        return fresh.count();
    }

    /**
     * Active now and in the period before.
     *
     * @return the count
     */
    public long returning() {
        return returning.count();
    }

    /**
     * Active now and before, but not in the period before.
     *
     * @return the count
     */
    public long resurrected() {
        return resurrected.count();
    }

    /**
     * Active in the period before and not now.
     *
     * @return the count, as a positive number
     */
    public long newlyDormant() {
        return newlyDormant.count();
    }

    /**
     * All who have been active at some time and are not now: the stock, newly dormant ones included.
     *
     * @return the count
     */
    public long dormant() {
        return dormant;
    }

    /**
     * How many more customers are active than in the period before.
     *
     * @return {@code new + resurrected − newly dormant}
     */
    public long change() {
        return newCustomers() + resurrected() - newlyDormant();
    }

    /**
     * The quick ratio of users: how many come for each that goes.
     *
     * @return {@code (new + resurrected) / newly dormant}, from 0 on; above 1 the number of active customers grows
     * @throws IllegalStateException if nobody went dormant: nothing lost is no infinite quality
     */
    public double quickRatio() {
        if (newlyDormant() == 0) {
            throw new IllegalStateException("quick ratio is undefined: nobody went dormant in " + label);
        }
        return (double) (newCustomers() + resurrected()) / newlyDormant();
    }

    /**
     * The quick ratio where somebody went dormant.
     *
     * @return the ratio, or nothing
     */
    public OptionalDouble quickRatioIfDefined() {
        return newlyDormant() == 0 ? OptionalDouble.empty() : OptionalDouble.of(quickRatio());
    }

    /**
     * Who is new.
     *
     * @return names, sorted; of a log of codes the codes, by number
     */
    public List<String> newNames() {
        return fresh.names();
    }

    /**
     * Who returned.
     *
     * @return names, as {@link #newNames}
     */
    public List<String> returningNames() {
        return returning.names();
    }

    /**
     * Who was resurrected.
     *
     * @return names, as {@link #newNames}
     */
    public List<String> resurrectedNames() {
        return resurrected.names();
    }

    /**
     * Who went dormant.
     *
     * @return names, as {@link #newNames}
     */
    public List<String> newlyDormantNames() {
        return newlyDormant.names();
    }

    /** One line, for example {@code 2024-03: 5 active = 1 new + 2 returning + 2 resurrected; 1 newly dormant, quick ratio 3.00}. */
    @Override
    public String toString() {
        return label + ": " + active() + " active = " + newCustomers() + " new + " + returning() + " returning + "
                + resurrected() + " resurrected; " + newlyDormant() + " newly dormant"
                + (newlyDormant() == 0 ? "" : ", quick ratio " + Text.fixed(quickRatio(), 2));
    }
}
