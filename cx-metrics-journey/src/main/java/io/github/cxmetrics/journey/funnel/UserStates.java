package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.journey.internal.Threads;
import java.util.Arrays;

/** Rows by time: as many longs as steps are kept for each unit. Threads share the units among them, and each reads all rows. */
final class UserStates {

    private static final long NONE = Long.MIN_VALUE;
    private static final int CROWDED = 1 << 14;

    private final FastInput in;
    private final int lowest;
    private final int beyond;
    private final long[] state;
    private final long[] sieve = new long[1024];

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
        StepRowsOld picked = new StepRowsOld(in);
        int rows = in.times.length;
        for (int begin = 0; begin < rows; ) {
            int end = in.tiesByStep ? picked.blockEndByTime(begin) : StepRowsOld.blockEnd(begin, rows);
            int n = picked.pick(begin, end);
            if (in.tiesByStep && hasUnitTwiceAtOneTime(picked.rows, n)) {
                takeByStep(picked, n);
            } else {
                take(picked, n);
            }
            begin = end;
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

    private boolean isMine(int unit) {
        return unit >= lowest && unit < beyond;
    }

    private void take(StepRowsOld picked, int n) {
        int[] rows = picked.rows;
        byte[] steps = picked.steps;
        int[] units = in.units;
        long[] times = in.times;
        for (int i = 0; i < n; i++) {
            int row = rows[i];
            if (isMine(units[row])) {
                move(units[row] - lowest, steps[i], times[row]);
            }
        }
    }

    private void move(int unit, int k, long time) {
        int slot = unit * in.steps + k;
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

    /** A sieve says of most rows that no other of the block is of their unit and time; the few that it lets through are looked at. */
    private boolean hasUnitTwiceAtOneTime(int[] rows, int n) {
        if (n > CROWDED) {
            return true;
        }
        int[] units = in.units;
        long[] times = in.times;
        Arrays.fill(sieve, 0);
        for (int i = 0; i < n; i++) {
            int unit = units[rows[i]];
            long time = times[rows[i]];
            int hash = (unit * 0x9E3779B1 ^ (int) time * 0x85EBCA6B) >>> 16;
            long bit = 1L << hash;
            if ((sieve[hash >>> 6] & bit) != 0 && stands(rows, i, unit, time)) {
                return true;
            }
            sieve[hash >>> 6] |= bit;
        }
        return false;
    }

    private boolean stands(int[] rows, int before, int unit, long time) {
        for (int i = before - 1; i >= 0 && in.times[rows[i]] == time; i--) {
            if (in.units[rows[i]] == unit) {
                return true;
            }
        }
        return false;
    }

    /** Rows of each time by step. */
    private void takeByStep(StepRowsOld picked, int n) {
        long[] tied = new long[n];
        for (int i = 0; i < n; ) {
            long time = in.times[picked.rows[i]];
            int count = 0;
            while (i < n && in.times[picked.rows[i]] == time) {
                int unit = in.units[picked.rows[i]];
                if (isMine(unit)) {
                    tied[count++] = (long) picked.steps[i] << 32 | unit - lowest;
                }
                i++;
            }
            Arrays.sort(tied, 0, count);
            for (int j = 0; j < count; j++) {
                move((int) tied[j], (int) (tied[j] >>> 32), time);
            }
        }
    }
}
