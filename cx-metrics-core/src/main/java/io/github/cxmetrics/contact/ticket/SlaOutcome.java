package io.github.cxmetrics.contact.ticket;

import java.io.Serializable;
import java.time.Duration;

/**
 * What became of one promise to one ticket, or to one run of its messages.
 *
 * @param target the promise
 * @param state how it stands
 * @param used how much of the clock's time has passed, without the time in which the helpdesk waited for the customer or the ticket was finished
 */
public record SlaOutcome(SlaTarget target, SlaState state, Duration used) implements Serializable {

    /**
     * The time that is left.
     *
     * @return promised minus used; negative by how much it is broken
     */
    public Duration timeLeft() {
        return target.within().minus(used);
    }

    /** For example {@code FIRST_RESPONSE RUNNING: PT1H left of PT4H}. */
    @Override
    public String toString() {
        return target.metric() + " " + state + ": " + timeLeft() + " left of " + target.within();
    }
}
