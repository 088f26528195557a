package io.github.cxmetrics.journey.funnel;

/** The journey that counts, as a scan found it: reused from unit to unit. For one thread. */
final class Found {

    /** How many required steps were reached. */
    int level;
    /** Whether an exclusion took the unit out of the funnel. */
    boolean left;
    /** For each step reached, the index of its row in {@link UnitRows}. */
    final int[] at;
    /** Whether {@link #at} is asked for; the level alone is found sooner. A scan may take it back as {@link #onlyWith} says. */
    boolean needsRows = true;
    /** Extras for whose sake alone {@link #at} is asked for: in vain, where none is in the journey's window. 0 where it is asked for in any case. */
    long onlyWith;

    Found(int steps) {
        at = new int[steps];
    }
}
