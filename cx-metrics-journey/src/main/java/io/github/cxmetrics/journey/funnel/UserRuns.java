package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.journey.internal.Threads;

/** Rows by user and time: each user's rows are one run, whose state stays in the fastest memory. */
final class UserRuns {

    /** How many units got exactly that far: an entry for each level from 0. */
    static long[] levels(FastInput in) {
        int rows = in.times.length;
        int parts = Threads.parts(rows);
        return FastScan.sum(Threads.map(parts, part -> {
            int from = runStart(in.units, Threads.bound(part, parts, rows));
            int to = runStart(in.units, Threads.bound(part + 1, parts, rows));
            return levels(in, from, to);
        }));
    }

    /** The first row at or after a row that begins a run. */
    private static int runStart(int[] units, int row) {
        int start = row;
        while (start > 0 && start < units.length && units[start] == units[start - 1]) {
            start++;
        }
        return start;
    }

    private static long[] levels(FastInput in, int from, int to) {
        UserRuns runs = new UserRuns(in);
        StepRows picked = new StepRows(in);
        for (int begin = from; begin < to; begin = StepRows.blockEnd(begin, to)) {
            int n = picked.pick(begin, StepRows.blockEnd(begin, to));
            runs.take(picked, n);
        }
        runs.levels[runs.level]++;
        return runs.levels;
    }

    private final FastInput in;
    private final long[] levels;
    /** At k + 1 the latest start that got to step k; levels below the present one are always defined, so that nothing needs clearing between users. */
    private final long[] start;

    private int unit = -1;
    private int level;
    private long last;
    private long seen;

    private UserRuns(FastInput in) {
        this.in = in;
        levels = new long[in.steps + 1];
        start = new long[in.steps + 1];
    }

    private void take(StepRows picked, int n) {
        int[] rows = picked.rows;
        byte[] steps = picked.steps;
        int[] units = in.units;
        long[] times = in.times;
        long span = in.span;
        boolean firstStart = in.firstStart;
        boolean tiesByStep = in.tiesByStep;
        long[] begun = start;
        int reached = level;
        int user = unit;
        long before = last;
        long together = seen;
        for (int i = 0; i < n; i++) {
            int row = rows[i];
            int k = steps[i];
            long time = times[row];
            if (units[row] != user) {
                levels[reached]++;
                reached = 0;
                user = units[row];
                together = 0;
            }
            // Which step a row is can't be foreseen: moves are chosen without a branch.
            long start = k == 0 ? time : begun[k];
            boolean moves = k <= reached & time - start <= span & !(firstStart & k == 0 & reached > 0);
            begun[k + 1] = moves ? start : begun[k + 1];
            reached = moves & k == reached ? k + 1 : reached;
            if (tiesByStep) {
                if (time == before && together != 0) {
                    together |= 1L << k;
                    reached = cascade(begun, reached, together, k + 1, time, span);
                } else {
                    together = 1L << k;
                    before = time;
                }
            }
        }
        level = reached;
        unit = user;
        last = before;
        seen = together;
    }

    /** Steps that stood before an earlier step of the same time follow it after all. */
    private static int cascade(long[] begun, int level, long seen, int from, long time, long span) {
        int reached = level;
        for (int k = from; k <= reached && k < begun.length - 1 && (seen >>> k & 1) != 0; k++) {
            if (time - begun[k] <= span) {
                begun[k + 1] = begun[k];
                reached = Math.max(reached, k + 1);
            }
        }
        return reached;
    }
}
