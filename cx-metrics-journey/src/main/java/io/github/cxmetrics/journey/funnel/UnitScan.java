package io.github.cxmetrics.journey.funnel;

/** Finds the journey that counts among the rows of one unit. One instance for each thread. */
interface UnitScan {

    /**
     * Scans rows from one on.
     *
     * @param rows the rows of the unit that matter, by time
     * @param from where to begin
     * @param found takes the journey: its level, 0 for none, and where the policy for exclusions can take units out, whether it did
     * @return where a further attempt could begin: the end, unless every entry counts
     */
    int scan(UnitRows rows, int from, Found found);
}
