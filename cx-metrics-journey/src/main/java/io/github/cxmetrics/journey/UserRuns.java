package io.github.cxmetrics.journey;

/** Rows by user and time: each user's rows are one run, whose state stays in the fastest memory. */
final class UserRuns {

    private UserRuns() {}

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
        int[] units = in.units;
        byte[] codes = in.codes;
        byte[] stepOf = in.stepOf;
        long[] times = in.times;
        long span = in.span;
        boolean resets = !in.firstStart;
        boolean tiesByStep = in.tiesByStep;
        long[] levels = new long[in.steps + 1];
        // Levels below the present one are always defined, so that nothing needs clearing between users.
        long[] start = new long[in.steps];
        int unit = -1;
        int level = 0;
        long last = 0;
        long seen = 0;
        for (int row = from; row < to; row++) {
            if (units[row] != unit) {
                levels[level]++;
                level = 0;
                unit = units[row];
                seen = 0;
            }
            int k = stepOf[codes[row] & 0xff];
            if (k < 0 || k > level) {
                if (k >= 0 && tiesByStep) {
                    seen = (times[row] == last ? seen : 0) | 1L << k;
                    last = times[row];
                }
                continue;
            }
            long time = times[row];
            if (k == 0) {
                if (resets || level == 0) {
                    start[0] = time;
                }
                level = Math.max(level, 1);
            } else if (time - start[k - 1] <= span) {
                start[k] = start[k - 1];
                level = Math.max(level, k + 1);
            }
            if (tiesByStep) {
                seen = (time == last ? seen : 0) | 1L << k;
                last = time;
                if ((seen >>> k & 2) != 0) {
                    level = cascade(start, level, seen, k + 1, time, span);
                }
            }
        }
        levels[level]++;
        levels[0]--;
        return levels;
    }

    /** Steps that stood before an earlier step of the same time follow it after all. */
    static int cascade(long[] start, int level, long seen, int from, long time, long span) {
        int reached = level;
        for (int k = from; k <= reached && k < start.length && (seen >>> k & 1) != 0; k++) {
            if (time - start[k - 1] <= span) {
                start[k] = start[k - 1];
                reached = Math.max(reached, k + 1);
            }
        }
        return reached;
    }
}
