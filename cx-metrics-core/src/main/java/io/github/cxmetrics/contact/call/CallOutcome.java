package io.github.cxmetrics.contact.call;

/** How a call left the queue. The order is that of the codes in columns: 0, 1, 2. */
public enum CallOutcome {
    /** An agent answered. */
    ANSWERED,
    /** The customer hung up in the queue. */
    ABANDONED,
    /** The call went elsewhere: to another queue, voicemail, or a callback, which is not an abandonment. */
    FLOWED_OUT
}
