package io.github.cxmetrics.survey;

/** What becomes of a respondent who left some items of a {@link Composite} unanswered. */
public enum MissingItems {
    /** The respondent is refused: data that should hold no gaps. */
    REFUSE,
    /** The score is that of the answered items, from a minimum on; who answered fewer is set aside and counted. */
    AVAILABLE
}
