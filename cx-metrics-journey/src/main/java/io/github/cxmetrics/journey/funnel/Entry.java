package io.github.cxmetrics.journey.funnel;

/** Which first steps may begin a journey through a funnel. */
public enum Entry {
    /** Any: a user converts if any of their first steps leads to the end in time. Of several that do, the latest counts. */
    ANY_START("any start"),
    /** Only the first one of the user; later ones begin nothing. */
    FIRST_START("first start"),
    /**
     * Totals: each first step that is not inside a running attempt begins an attempt, which runs until it converts or its window closes. Counts are of
     * attempts, not of users; intervals then take attempts of one user as independent, which they are not.
     */
    EVERY_ENTRY("every entry");

    private final String text;

    Entry(String text) {
        this.text = text;
    }

    /** For example {@code any start}. */
    @Override
    public String toString() {
        return text;
    }
}
