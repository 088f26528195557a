package io.github.cxmetrics.contact.ticket;

/** Which finished tickets were solved at one touch. */
public enum OneTouch {
    /** Those with fewer than two public replies by agents, none included, as Zendesk counts. */
    ZENDESK,
    /** Those with exactly one public reply by an agent that never came back. */
    STRICT
}
