package io.github.cxmetrics.journey.funnel;

/**
 * What ends the search for a journey early, in the ways of two engines. Rows are taken by time, then by step, then as they stood. Stops of the two ways
 * can't be mixed.
 */
public enum Stop {
    /** A second row of a step after the first that is reached already ends the user's scan (ClickHouse, strict_deduplication). */
    SCAN_AT_REPEAT("repeated steps end the scan"),
    /**
     * After the first step 1, a row that fills no step, or one whose predecessor is not reached, ends the user's scan; rows of steps already reached pass
     * (ClickHouse, strict_order).
     */
    SCAN_AT_OTHER("other rows end the scan"),
    /** A repeat of the step just reached ends the attempt (Pinot, strict_deduplication). */
    ATTEMPT_AT_REPEAT("repeated steps end the attempt"),
    /** A visible row that is not the next step ends the attempt (Pinot, strict_order). */
    ATTEMPT_AT_OTHER("other rows end the attempt"),
    /** Ends nothing by itself: makes rows that fill no step visible to the other stops of attempts (Pinot, keep_all). */
    ATTEMPT_SEES_ALL("all rows are visible");

    private final String text;

    Stop(String text) {
        this.text = text;
    }

    boolean isOfScan() {
        return this == SCAN_AT_REPEAT || this == SCAN_AT_OTHER;
    }

    /** For example {@code repeated steps end the scan}. */
    @Override
    public String toString() {
        return text;
    }
}
