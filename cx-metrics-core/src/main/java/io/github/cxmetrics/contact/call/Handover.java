package io.github.cxmetrics.contact.call;

/** That an agent did not finish a call alone. */
public enum Handover {
    /** Passed on to another agent or queue of the same level. */
    TRANSFER,
    /** Passed up: to a specialist, a supervisor, the next level of support. */
    ESCALATION
}
