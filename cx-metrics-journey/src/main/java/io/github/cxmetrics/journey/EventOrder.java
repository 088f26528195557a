package io.github.cxmetrics.journey;

/** How the rows of an {@link EventLog} are ordered. The log finds out itself; queries choose their path by it. */
public enum EventOrder {
    /** Each user's rows stand together, by time. A query reads every row once, in a run. */
    BY_USER_AND_TIME("by user and time"),
    /** All rows by time. A query keeps a small state for each user. */
    BY_TIME("by time"),
    /** Any order. A query picks the rows that matter, and brings each user's together. */
    NONE("in no order");

    private final String text;

    EventOrder(String text) {
        this.text = text;
    }

    /** For example {@code by user and time}. */
    @Override
    public String toString() {
        return text;
    }
}
