package io.github.cxmetrics.journey.funnel;

/** In which order a journey must take the steps of a funnel. */
public enum StepOrder {
    /** One after the other; other events may come between. */
    ORDERED("in order"),
    /** In events that follow each other directly: no other event of the user between. */
    CONTIGUOUS("directly one after the other"),
    /**
     * As contiguous, but events that repeat the step just taken don't part it from the next, and those of one second are in step order and part nothing, unless
     * all of them fill the same steps (PostHog, strict).
     */
    CONTIGUOUS_BUT_REPEATS("directly one after the other but for repeats"),
    /** In any order; counted is the largest number of different steps in any one window. */
    UNORDERED("in any order");

    private final String text;

    StepOrder(String text) {
        this.text = text;
    }

    /** For example {@code in order}. */
    @Override
    public String toString() {
        return text;
    }
}
