package io.github.cxmetrics.journey.funnel;

/**
 * The rows of a block that fill a step, picked without a branch: which rows do is as good as random, and a processor that guesses wrong at each loses more time than
 * all the rest takes.
 */
final class StepRowsOld {

    private static final int BLOCK = 2048;

    int[] rows = new int[BLOCK];
    byte[] steps = new byte[BLOCK];
    private final FastInput in;

    StepRowsOld(FastInput in) {
        this.in = in;
    }

    static int blockEnd(int from, int to) {
        return Math.min(to, from + BLOCK);
    }

    /** Where a block ends that does not part rows of one time. */
    int blockEndByTime(int from) {
        int end = blockEnd(from, in.times.length);
        while (end < in.times.length && in.times[end] == in.times[end - 1]) {
            end++;
        }
        return end;
    }

    /** How many rows from one to another fill a step; they and their steps stand in {@link #rows} and {@link #steps}. */
    int pick(int from, int to) {
        if (rows.length < to - from) {
            rows = new int[to - from];
            steps = new byte[to - from];
        }
        byte[] codes = in.codes;
        byte[] stepOf = in.stepOf;
        int[] picked = rows;
        byte[] pickedSteps = steps;
        int n = 0;
        for (int row = from; row < to; row++) {
            byte step = stepOf[codes[row] & 0xff];
            picked[n] = row;
            pickedSteps[n] = step;
            // The step is −1 where there is none: its sign takes the row back.
            n += 1 + (step >> 31);
        }
        return n;
    }
}
