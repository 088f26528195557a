package io.github.cxmetrics.journey.funnel;

/** What an excluded event does. */
public enum ExclusionPolicy {
    /** It clears the journeys in progress; steps reached before stay reached, and the user may start again. */
    CLEARS_PROGRESS("exclusions clear progress"),
    /**
     * It taints the journeys that it falls into. A user whose deepest journeys are all tainted leaves the funnel, step 1 too: the denominator changes.
     * An exclusion whose end is not reached reaches to the end of the window.
     */
    LEAVES_FUNNEL("excluded users leave the funnel"),
    /**
     * It makes everything before it undone, steps reached too, unless the journey was complete; its steps from and to don't matter. Where steps come in any
     * order, a window that ended before it (start + window earlier than the excluded event) is settled, and its steps stay.
     */
    VOIDS_ALL_BEFORE("exclusions void all before");

    private final String text;

    ExclusionPolicy(String text) {
        this.text = text;
    }

    /** For example {@code exclusions clear progress}. */
    @Override
    public String toString() {
        return text;
    }
}
