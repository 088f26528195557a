package io.github.cxmetrics.survey;

/** How respondents came into a survey: decides what an interval covers. */
public enum SamplingKind {
    /** A random sample: the interval covers sampling error, as far as those who did not answer are like those who did. */
    RANDOM(""),
    /** Everybody was asked and the respondents are the population: the interval describes chance in a like population, not sampling error. */
    CENSUS("census: no sampling error"),
    /** Whoever wanted to answer did: intervals are computed, but no formula covers self-selection. */
    SELF_SELECTED("self-selected: the interval does not cover self-selection");

    private final String note;

    SamplingKind(String note) {
        this.note = note;
    }

    /**
     * What a report must say beside the interval.
     *
     * @return the note; empty for a random sample
     */
    public String note() {
        return note;
    }
}
