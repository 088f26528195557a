package io.github.cxmetrics.journey.funnel;

/** How many steps an event may fill that matches several. */
public enum EventUse {
    /** One step of a journey, whichever leads furthest. */
    ONE_STEP("one event one step"),
    /** All that it matches. */
    SEVERAL_STEPS("one event any steps"),
    /** The first of the steps that it matches, and never another. */
    FIRST_MATCHING_STEP("one event its first step");

    private final String text;

    EventUse(String text) {
        this.text = text;
    }

    /** For example {@code one event one step}. */
    @Override
    public String toString() {
        return text;
    }
}
