package io.github.cxmetrics.journey.internal;

/** Sorts row numbers by time; equal times stay as they stood. For one thread. */
public final class StableSort {

    private static final int SHORT = 24;

    private final long[] times;
    private int[] spare = new int[0];

    /**
     * Sorts rows by these times.
     *
     * @param times the time of each row, in ticks
     */
    public StableSort(long[] times) {
        this.times = times;
    }

    /**
     * Sorts the rows from one place to before another.
     *
     * @param rows the rows, which are sorted in place
     * @param from the first place
     * @param to behind the last place
     */
    public void byTime(int[] rows, int from, int to) {
        if (isSorted(rows, from, to)) {
            return;
        }
        if (to - from <= SHORT) {
            insertion(rows, from, to);
        } else {
            if (spare.length < to - from) {
                spare = new int[to - from];
            }
            merge(rows, from, to);
        }
    }

    private boolean isSorted(int[] rows, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (times[rows[i - 1]] > times[rows[i]]) {
                return false;
            }
        }
        return true;
    }

    private void insertion(int[] rows, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int row = rows[i];
            int j = i - 1;
            while (j >= from && times[rows[j]] > times[row]) {
                rows[j + 1] = rows[j];
                j--;
            }
            rows[j + 1] = row;
        }
    }

    private void merge(int[] rows, int from, int to) {
        if (to - from <= SHORT) {
            insertion(rows, from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        merge(rows, from, middle);
        merge(rows, middle, to);
        System.arraycopy(rows, from, spare, 0, middle - from);
        int left = 0;
        int right = middle;
        int out = from;
        while (left < middle - from) {
            boolean takeRight = right < to && times[rows[right]] < times[spare[left]];
            rows[out++] = takeRight ? rows[right++] : spare[left++];
        }
    }
}
