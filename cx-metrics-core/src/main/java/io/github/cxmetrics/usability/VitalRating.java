package io.github.cxmetrics.usability;

/** How a web vital is rated by its two limits, which belong to the better rating. */
public enum VitalRating {
    /** At most the first limit. */
    GOOD("good"),
    /** Above the first limit, at most the second. */
    NEEDS_IMPROVEMENT("needs improvement"),
    /** Above the second limit. */
    POOR("poor");

    private final String text;

    VitalRating(String text) {
        this.text = text;
    }

    /** The words, for example {@code needs improvement}. */
    @Override
    public String toString() {
        return text;
    }
}
