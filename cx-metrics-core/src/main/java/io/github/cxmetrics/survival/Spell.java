package io.github.cxmetrics.survival;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;

/**
 * One subject under observation: a customer and the months until they left, a ticket and the hours until it was solved.
 *
 * @param entry when it came under observation: it counts as at risk after this time. 0 = from the start; later where it could not have been seen had its
 *     event come earlier (left truncation)
 * @param time when observation ended, in the unit of the rule: after {@code entry}, or 0 from the start
 * @param observed true if the event happened at {@code time}; false if it had not happened yet (right censoring)
 */
public record Spell(double entry, double time, boolean observed) implements Serializable {

    /**
     * Checks the times.
     *
     * @param entry when it came under observation
     * @param time when observation ended
     * @param observed whether the event happened then
     * @throws IllegalArgumentException if a time is negative or not finite, or the end is not after a late entry by more than the
     *     rounding of doubles (relative 1.5e-8)
     */
    public Spell {
        entry = Times.check(entry, "entry");
        time = Times.check(time, "time");
        checkArgument(Times.isOrdered(entry, time), "time %s is not after entry %s", time, entry);
    }

    /**
     * A subject whose event happened.
     *
     * @param time when
     * @return the spell, from the start
     */
    public static Spell observed(double time) {
        return new Spell(0, time, true);
    }

    /**
     * A subject whose event had not happened when observation ended.
     *
     * @param time how long it was observed
     * @return the spell, from the start
     */
    public static Spell censored(double time) {
        return new Spell(0, time, false);
    }

    /**
     * The same subject, under observation only after a time.
     *
     * @param time the entry
     * @return the changed copy
     */
    public Spell enteredAt(double time) {
        return new Spell(time, this.time, observed);
    }
}
