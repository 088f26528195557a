package io.github.cxmetrics.contact.ticket;

/** What is promised. */
public enum SlaMetric {
    /** From the creation by a customer to the first reply by an agent. */
    FIRST_RESPONSE,
    /** From each later run of customer messages to the next reply by an agent; one outcome a run. */
    NEXT_RESPONSE,
    /** From the creation to the last end; runs on when the ticket is reopened. */
    RESOLUTION
}
