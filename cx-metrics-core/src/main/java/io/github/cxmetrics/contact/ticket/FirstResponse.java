package io.github.cxmetrics.contact.ticket;

/** Which reply is the first response. */
public enum FirstResponse {
    /** The first public reply by an agent. Notes and bots don't answer. */
    HUMAN,
    /** The first public reply by an agent or a bot. */
    HUMAN_OR_BOT,
    /** As Zendesk counts: the first public reply by an agent, but the second where an agent created the ticket, since the first one opened it. */
    ZENDESK
}
