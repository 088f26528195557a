package io.github.cxmetrics.contact.ticket;

/** Whose a ticket is when several had it. */
public enum TicketAttribution {
    /** The first that any event names. */
    FIRST,
    /** The last that any event names. */
    LAST,
    /** The one of the last move to SOLVED: named by that event, or last before it. Nobody's while it was never solved. */
    SOLVER,
    /** The one who had it longest, from the event that names them to the event that names another, while the ticket was open; of equals the first. */
    LONGEST
}
