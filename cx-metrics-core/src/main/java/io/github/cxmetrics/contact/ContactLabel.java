package io.github.cxmetrics.contact;

/** What contacts can be told apart by. */
public enum ContactLabel {
    /** The queue it waited in. */
    QUEUE,
    /** The agent who handled it. */
    AGENT,
    /** The agent's team. */
    TEAM,
    /** The channel it came by. */
    CHANNEL,
    /** Why the customer got in touch. */
    REASON
}
