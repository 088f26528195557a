package io.github.cxmetrics.contact.ticket;

/**
 * Which reply is the first response. But for {@link #ZENDESK} it is owed from the creation, unless an agent created the
 * ticket: then from the first message of the customer on.
 */
public enum FirstResponse {
    /**
     * The first public reply by an agent to the first run of messages. Notes and bots don't answer, and bots don't
     * start its clock anew.
     */
    HUMAN,
    /** The first public reply by an agent, a bot or the helpdesk software to the first run of messages. */
    HUMAN_OR_BOT,
    /**
     * As Zendesk counts: from the creation to the next public reply by an agent, whoever created the ticket and
     * whatever happened between. A reply at the instant of an agent's creation is the creation's own message.
     */
    ZENDESK
}
