package io.github.cxmetrics.survey;

/** The furthest stage that an invitation to a survey has reached; each includes the ones before it. */
public enum ResponseStage {
    /** Sent, and not known to have arrived. */
    INVITED,
    /** Arrived: not bounced, not blocked. */
    DELIVERED,
    /** The survey was opened and at least one question answered. */
    STARTED,
    /** The survey was answered to its end. */
    COMPLETED
}
