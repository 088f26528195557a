package io.github.cxmetrics.contact.ticket;

/** How a promise stands. */
public enum SlaState {
    /** Kept, at the last moment included. */
    MET,
    /** Broken, whether fulfilled by now or not. */
    BREACHED,
    /** Not yet fulfilled, with time left, or paused: never counted as met. */
    RUNNING,
    /** No longer asked for: the ticket was finished without the response, or was merged or spam, while there was time left. */
    VOID
}
