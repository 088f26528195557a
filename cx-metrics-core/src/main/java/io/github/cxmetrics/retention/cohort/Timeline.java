package io.github.cxmetrics.retention.cohort;

/** One customer's activity in order of time, as cohorts need it. */
interface Timeline {

    int size();

    /** Whether the first of these is known to be the customer's first ever. */
    boolean startsAtFirstEver();

    /** The calendar period of an activity. */
    long number(int i);

    /** How many windows of elapsed time an activity is after another. */
    long elapsed(int from, int i);

    /** How many windows of elapsed time after an activity are complete. */
    long completeWindows(int from);

    long amount(int i);
}
