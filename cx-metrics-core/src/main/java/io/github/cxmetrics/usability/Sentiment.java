package io.github.cxmetrics.usability;

/** What a word, a text or a call was labelled as. The labels are given: nothing here reads texts. */
public enum Sentiment {
    /** For. */
    POSITIVE,
    /** Neither. */
    NEUTRAL,
    /** Against. */
    NEGATIVE
}
