package io.github.cxmetrics.contact.ticket;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * An event that can't have happened as the log says, and is not counted.
 *
 * @param event the event
 * @param cause why
 */
public record SetAsideEvent(TicketEvent event, Cause cause) implements Serializable {

    /**
     * Checks that nothing is missing.
     *
     * @param event the event
     * @param cause why
     */
    public SetAsideEvent {
        requireNonNull(event, "event");
        requireNonNull(cause, "cause");
    }

    /** Why an event is not counted. */
    public enum Cause {
        /** It is dated before the creation of its ticket, say by a clock that is wrong. */
        BEFORE_CREATION,
        /** It creates a ticket that is there already. */
        SECOND_CREATION,
        /**
         * Its id belongs to another event of the ticket, which comes first in the file: the same event delivered twice,
         * or a number used twice.
         */
        DUPLICATE_ID,
        /** It is dated after the instant of the reading. */
        AFTER_AS_OF
    }
}
