package io.github.cxmetrics.contact.ticket;

/** Whose a ticket is when several had it. */
public enum TicketAttribution {
    /** The first that any event names. */
    FIRST,
    /** The last that any event names. */
    LAST,
    /**
     * The one of the last resolution, if an agent resolved: named by that event, else by the last assignment before it.
     * Nobody's while the ticket is active, and nobody's if a bot, the customer or the software resolved it.
     */
    SOLVER,
    /**
     * The one who had it longest, from the event that names them to the event that names another, while the ticket was
     * active; of equals the first.
     */
    LONGEST
}
