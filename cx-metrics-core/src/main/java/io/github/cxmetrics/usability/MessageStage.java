package io.github.cxmetrics.usability;

/** How far a message got, in this order: each stage holds those before it. */
public enum MessageStage {
    /** It arrived. */
    DELIVERED,
    /** It was opened. */
    OPENED,
    /** It was clicked. */
    CLICKED,
    /** What it asked for was done. */
    CONVERTED
}
