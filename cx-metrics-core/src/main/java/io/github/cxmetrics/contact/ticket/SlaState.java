package io.github.cxmetrics.contact.ticket;

/** How a promise stands. */
public enum SlaState {
    /** Kept, at the last moment included. */
    MET,
    /** Broken, whether fulfilled by now or not: neither a later target nor a later ending or coming back mends it. */
    BREACHED,
    /** Not yet fulfilled, with time left, or paused: never counted as met. */
    RUNNING,
    /**
     * No longer asked for: the ticket ended without the response while there was time left, or had ended when the
     * customer wrote and did not come back.
     */
    VOID,
    /** Not yet asked for: an agent created the ticket, and the customer has not written. */
    OUTBOUND,
    /** Nothing is promised for the priority that the ticket has. */
    NO_TARGET
}
