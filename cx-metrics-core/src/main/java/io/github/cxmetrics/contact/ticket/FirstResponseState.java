package io.github.cxmetrics.contact.ticket;

/** How the first response to a ticket stands. */
public enum FirstResponseState {
    /** It was given. */
    ANSWERED,
    /** It is owed, and the ticket is active. */
    WAITING,
    /** It is no longer owed: the ticket ended without it. It is no time, neither observed nor censored. */
    NOT_OWED,
    /** It was never owed: an agent created the ticket, and the customer has not written yet. */
    OUTBOUND
}
