package io.github.cxmetrics.usability;

/** The six scales of NASA-TLX, in the order in which answers are given. All run from 0, little load, to 100, much load. */
public enum TlxScale {
    /** How much thinking the task took. */
    MENTAL_DEMAND("mental demand"),
    /** How much bodily work the task took. */
    PHYSICAL_DEMAND("physical demand"),
    /** How hurried the pace was. */
    TEMPORAL_DEMAND("temporal demand"),
    /** How well it went: from 0, good, to 100, poor. */
    PERFORMANCE("performance"),
    /** How hard one had to work for it. */
    EFFORT("effort"),
    /** How annoyed one was. */
    FRUSTRATION("frustration");

    private final String text;

    TlxScale(String text) {
        this.text = text;
    }

    /** The name, for example {@code mental demand}. */
    @Override
    public String toString() {
        return text;
    }
}
