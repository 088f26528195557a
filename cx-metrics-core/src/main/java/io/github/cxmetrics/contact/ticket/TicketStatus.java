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
    /** Ended; it may come back. */
    SOLVED,
    /** Ended, and in most helpdesks for good; it may come back all the same. */
    CLOSED;

    /**
     * Whether a ticket of this status is active, and so in the backlog.
     *
     * @return false for the ended ones, solved and closed
     */
    public boolean isOpen() {
        return this != SOLVED && this != CLOSED;
    }

    boolean isRequesterWaiting() {
        return this == NEW || this == OPEN || this == HOLD;
    }
}
