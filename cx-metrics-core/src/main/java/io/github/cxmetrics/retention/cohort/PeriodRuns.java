package io.github.cxmetrics.retention.cohort;

import java.util.Arrays;

/**
 * One customer's activities by period, rising: every cell of every cohort is read from the periods, so that a customer with many activities costs no more
 * than they and the cells.
 */
final class PeriodRuns {

    private long[] periods = new long[4];
    private int[] starts = new int[5];
    /** The amounts before each run. */
    private long[] sums = new long[5];
    /** Whether a run has more than refunds. */
    private boolean[] purchases = new boolean[4];

    private int count;
    private int size;

    /** Adds an activity of the last period or a later one. */
    void add(long period, long amount) {
        if (count == 0 || periods[count - 1] != period) {
            if (count == periods.length) {
                grow(2 * count);
            }
            periods[count] = period;
            purchases[count] = false;
            sums[count + 1] = sums[count];
            count++;
        }
        purchases[count - 1] |= amount >= 0;
        sums[count] += amount;
        starts[count] = ++size;
    }

    private void grow(int length) {
        periods = Arrays.copyOf(periods, length);
        purchases = Arrays.copyOf(purchases, length);
        starts = Arrays.copyOf(starts, length + 1);
        sums = Arrays.copyOf(sums, length + 1);
    }

    int count() {
        return count;
    }

    long period(int run) {
        return periods[run];
    }

    boolean hasPurchase(int run) {
        return purchases[run];
    }

    /** The first run that is not before a period. */
    int from(long period) {
        int index = Arrays.binarySearch(periods, 0, count, period);
        return index < 0 ? -index - 1 : index;
    }

    /** How many activities are in some runs. */
    int activities(int fromRun, int toRun) {
        return starts[toRun] - starts[fromRun];
    }

    /** What the activities of some runs amount to. */
    long amount(int fromRun, int toRun) {
        return sums[toRun] - sums[fromRun];
    }
}
