package io.github.cxmetrics.journey;

import java.util.Arrays;

/** Rows by time: as many longs as steps are kept for each unit. Threads share the units among them, and each reads all rows. */
final class UserStates {

    private static final long NONE = Long.MIN_VALUE;

    private final FastInput in;
    private final int lowest;
    private final int beyond;
    private final long[] state;
    private long[] tied = new long[16];

    private UserStates(FastInput in, int lowest, int beyond) {
        this.in = in;
        this.lowest = lowest;
        this.beyond = beyond;
        state = new long[(beyond - lowest) * in.steps];
        Arrays.fill(state, NONE);
    }

    static long[] levels(FastInput in) {
        int parts = Math.min(Threads.parts(in.times.length), Math.max(1, in.unitCount));
        return FastScan.sum(Threads.map(
                parts,
                part -> new UserStates(
                                in,
                                Threads.bound(part, parts, in.unitCount),
                                Threads.bound(part + 1, parts, in.unitCount))
                        .levels()));
    }

    private long[] levels() {
        if (in.tiesByStep) {
            scanByTimeAndStep();
        } else {
            scan(0, in.times.length);
        }
        long[] levels = new long[in.steps + 1];
        for (int unit = 0; unit < beyond - lowest; unit++) {
            int level = in.steps;
            while (level > 0 && state[unit * in.steps + level - 1] == NONE) {
                level--;
            }
            levels[level]++;
        }
        return levels;
    }

    private void scan(int from, int to) {
        byte[] codes = in.codes;
        byte[] stepOf = in.stepOf;
        int[] units = in.units;
        for (int row = from; row < to; row++) {
            int k = stepOf[codes[row] & 0xff];
            int unit = units[row];
            if (k >= 0 && unit >= lowest && unit < beyond) {
                take((unit - lowest) * in.steps + k, k, in.times[row]);
            }
        }
    }

    private void take(int slot, int k, long time) {
        if (k == 0) {
            if (!in.firstStart || state[slot] == NONE) {
                state[slot] = time;
            }
            return;
        }
        long start = state[slot - 1];
        if (start != NONE && time - start <= in.span) {
            state[slot] = start;
        }
    }

    /** Rows of one time are taken by step: with a single one there is nothing to sort. */
    private void scanByTimeAndStep() {
        byte[] codes = in.codes;
        byte[] stepOf = in.stepOf;
        int[] units = in.units;
        long[] times = in.times;
        int rows = times.length;
        int count = 0;
        long last = 0;
        for (int row = 0; row < rows; row++) {
            int k = stepOf[codes[row] & 0xff];
            int unit = units[row];
            if (k < 0 || unit < lowest || unit >= beyond) {
                continue;
            }
            long time = times[row];
            if (count > 0 && time != last) {
                flush(count, last);
                count = 0;
            }
            last = time;
            if (count == tied.length) {
                tied = Arrays.copyOf(tied, 2 * count);
            }
            tied[count++] = (long) k << 32 | unit - lowest;
        }
        flush(count, last);
    }

    private void flush(int count, long time) {
        if (count > 1) {
            sort(count);
        }
        for (int i = 0; i < count; i++) {
            take(tied[i], time);
        }
    }

    private void take(long stepAndUnit, long time) {
        int k = (int) (stepAndUnit >>> 32);
        take((int) stepAndUnit * in.steps + k, k, time);
    }

    private void sort(int count) {
        if (count > 32) {
            Arrays.sort(tied, 0, count);
            return;
        }
        for (int i = 1; i < count; i++) {
            long key = tied[i];
            int j = i - 1;
            while (j >= 0 && tied[j] > key) {
                tied[j + 1] = tied[j];
                j--;
            }
            tied[j + 1] = key;
        }
    }
}
