package io.github.cxmetrics.journey.funnel;

/** The path that a query took through a log. All give the same counts; they differ in time and memory. */
public enum ScanPath {
    /** Each user's rows stand together: one run each, in registers. */
    USER_RUNS("runs of rows by user and time"),
    /** Rows by time: a state of as many longs as steps for each user. */
    USER_STATES("rows by time, a state for each user"),
    /** Rows in no order: those of steps are brought together by user. */
    USER_PARTITIONS("rows of steps, partitioned by user"),
    /** The full scan of each user's timeline, for the switches that the others don't know. */
    TIMELINES("timelines");

    private final String text;

    ScanPath(String text) {
        this.text = text;
    }

    /** For example {@code runs of rows by user and time}. */
    @Override
    public String toString() {
        return text;
    }
}
