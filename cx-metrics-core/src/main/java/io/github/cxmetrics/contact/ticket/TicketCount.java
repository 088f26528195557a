package io.github.cxmetrics.contact.ticket;

/** What a {@link TicketTally} counts; its shares are ratios of these. */
public enum TicketCount {
    /** Tickets that were created by the instant of the reading and not left out. */
    TICKETS,
    /** Tickets left out for how they ended, as the rule says: merged ones, spam. */
    LEFT_OUT,
    /** Tickets that were created only after it. */
    AFTER_AS_OF,
    /** Of the tickets: in the backlog. */
    OPEN,
    /** Of the tickets: solved at least once. */
    SOLVED_ONCE,
    /** Of the tickets: solved and reopened at least once. */
    REOPENED,
    /** Moves from SOLVED back to work. */
    REOPENS,
    /** Moves to SOLVED. */
    RESOLUTIONS,
    /** Of the finished tickets: fewer than two replies by agents. */
    ONE_TOUCH_ZENDESK,
    /** Of the finished tickets: exactly one reply by an agent, and never reopened. */
    ONE_TOUCH_STRICT,
    /** Of the tickets solved once: the window after the first resolution has ended. */
    DURABLE_MATURE,
    /** Of these: not back in work within the window, be it from SOLVED or from CLOSED. */
    DURABLE,
    /** Public messages: of customers, agents and bots, creations included. */
    MESSAGES,
    /** Messages of customers, their creations included. */
    CUSTOMER_CONTACTS,
    /** Public replies by agents. */
    AGENT_REPLIES,
    /** Public replies by bots. */
    BOT_REPLIES,
    /** Of the tickets: given from one agent to another at least once. */
    REASSIGNED,
    /** How often tickets were given from one agent to another. */
    REASSIGNMENTS,
    /** Of the tickets: given from one team to another at least once. */
    TRANSFERRED,
    /** How often tickets were given from one team to another. */
    TRANSFERS,
    /** Of the tickets: went up a level at least once. */
    ESCALATED,
    /** How often tickets went up a level. */
    ESCALATIONS,
    /** Events that were set aside as impossible, of all tickets created by then. */
    EVENTS_SET_ASIDE;

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
