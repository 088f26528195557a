package io.github.cxmetrics.contact.ticket;

/** Whether a resolution held for the durable window. */
public enum DurableState {
    /** The ticket did not come back in the window, which is over. */
    LASTED,
    /** It came back in the window, its end included, and the window is over. */
    BROKEN,
    /** The window is not over, whatever happened so far. */
    PENDING
}
