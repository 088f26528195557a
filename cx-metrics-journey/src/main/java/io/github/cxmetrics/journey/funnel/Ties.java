package io.github.cxmetrics.journey.funnel;

/** What becomes of events of one user at the same time. */
public enum Ties {
    /** They happened in the order of the rows. */
    INPUT_ORDER("ties in input order"),
    /** They happened in the order of the steps: the most favourable order, which does not depend on how rows arrived. */
    STEP_ORDER("ties in step order"),
    /** Each step must be strictly later than the one before. */
    STRICTLY_LATER("steps strictly later");

    private final String text;

    Ties(String text) {
        this.text = text;
    }

    /** For example {@code ties in step order}. */
    @Override
    public String toString() {
        return text;
    }
}
