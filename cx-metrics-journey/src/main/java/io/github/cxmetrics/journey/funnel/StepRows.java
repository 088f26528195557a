package io.github.cxmetrics.journey.funnel;

/**
 * The rows of a block that fill a step, picked without a branch: which rows do is as good as random, and a processor that guesses wrong at each loses more time than
 * all the rest takes.
 */
final class StepRows {

    /** How many rows are picked from at once: so few that what is picked is still near. */
    static final int BLOCK = 2048;

    static final int STEP_BITS = 6;
    static final int STEP_MASK = (1 << STEP_BITS) - 1;

    /** Each row that fills a step: its place in the block, and in the low bits its step. */
    final int[] picked = new int[BLOCK];
    /** The first row of the block. */
    int base;

    private final byte[] codes;
    private final byte[] stepOf;
    private final int to;
    private int next;

    /** Rows from one to before another. */
    StepRows(FastInput in, int from, int to) {
        codes = in.codes;
        stepOf = in.stepOf;
        next = from;
        this.to = to;
    }

    boolean hasMore() {
        return next < to;
    }

    /** Goes on to the next block; how many of its rows fill a step. */
    int pick() {
        base = next;
        next = Math.min(to, base + BLOCK);
        return pick(codes, stepOf, picked, base, next);
    }

    private static int pick(byte[] codes, byte[] stepOf, int[] picked, int from, int to) {
        int n = 0;
        for (int row = from; row < to; row++) {
            int step = stepOf[codes[row] & 0xff];
            picked[n] = row - from << STEP_BITS | step;
            // The step is −1 where there is none: its sign takes the row back.
            n += 1 + (step >> 31);
        }
        return n;
    }
}
