package io.github.cxmetrics.contact.ticket;

/** Where a ticket stands. */
public enum TicketStatus {
    /** Created, and nobody has worked on it: the customer waits. */
    NEW,
    /** In work: the customer waits. */
    OPEN,
    /** The helpdesk waits for the customer. */
    PENDING,
    /** The helpdesk waits for a third party, and so does the customer. */
    HOLD,
    /** Solved; it may be reopened. */
    SOLVED,
    /** Closed for good. */
    CLOSED;

    /**
     * Whether a ticket of this status is in the backlog.
     *
     * @return false for solved and closed ones
     */
    public boolean isOpen() {
        return this != SOLVED && this != CLOSED;
    }

    boolean isRequesterWaiting() {
        return this == NEW || this == OPEN || this == HOLD;
    }
}
