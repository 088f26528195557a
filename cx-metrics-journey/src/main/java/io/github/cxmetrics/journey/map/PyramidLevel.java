package io.github.cxmetrics.journey.map;

/** The levels of the customer experience pyramid (Manning and Bodine 2012), from its base: each one needs those below. */
public enum PyramidLevel {
    /** I got what I came for. */
    MEETS_NEEDS("meets needs"),
    /** I did not have to work hard for it. */
    EASY("easy"),
    /** I felt good about it. */
    ENJOYABLE("enjoyable");

    private final String text;

    PyramidLevel(String text) {
        this.text = text;
    }

    /** For example {@code meets needs}. */
    @Override
    public String toString() {
        return text;
    }
}
