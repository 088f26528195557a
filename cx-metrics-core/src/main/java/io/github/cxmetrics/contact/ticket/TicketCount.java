package io.github.cxmetrics.contact.ticket;

/** What a {@link TicketTally} counts; its shares are ratios of these. */
public enum TicketCount {
    /** Tickets that were created by the instant of the reading, and not merged, spam or deleted. */
    TICKETS,
    /** Tickets left out, for they were merged, spam or deleted. */
    LEFT_OUT,
    /** Tickets that were created only after it. */
    AFTER_AS_OF,
    /** Tickets set aside since the id of their only creation belongs to an earlier row. */
    WITHOUT_CREATION,
    /** Of the tickets: active, and so in the backlog. */
    OPEN,
    /** Of the tickets: resolved at least once. */
    SOLVED_ONCE,
    /** Of the tickets: came back at least once. */
    REOPENED,
    /** Moves from SOLVED or CLOSED back to work. */
    REOPENS,
    /** Moves from work to SOLVED or CLOSED. */
    RESOLUTIONS,
    /** Of the tickets: the first response was given. */
    RESPONDED,
    /** Of the tickets: the first response is owed, and waited for. */
    AWAITING_RESPONSE,
    /** Of the tickets: ended without the first response, which is no longer owed. */
    RESPONSE_NOT_OWED,
    /** Of the tickets: created by an agent, and the customer has not written. */
    OUTBOUND,
    /** Of the ended tickets: fewer than two replies by agents. */
    ONE_TOUCH_ZENDESK,
    /** Of the ended tickets: exactly one reply by an agent, and never back. */
    ONE_TOUCH_STRICT,
    /** Of the tickets resolved once: the window after the first resolution has ended. */
    DURABLE_MATURE,
    /** Of these: not back within the window. */
    DURABLE,
    /** Of the resolutions: those whose window has ended without the ticket coming back in it. */
    RESOLUTIONS_LASTED,
    /** Of the resolutions: those whose window has ended, and the ticket came back in it. */
    RESOLUTIONS_BROKEN,
    /** Public messages: of customers, agents and bots, creations included. */
    MESSAGES,
    /** Messages of customers, their creations included. */
    CUSTOMER_CONTACTS,
    /** Public replies by agents. */
    AGENT_REPLIES,
    /** Public replies by bots and by the helpdesk software. */
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
    /** Events up to then that were set aside as impossible, or as delivered twice, of all tickets created by then. */
    EVENTS_SET_ASIDE;

    // Made once: sums name what they add to, for the case that it overflows.
    private final String words = name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');

    @Override
    public String toString() {
        return words;
    }
}
