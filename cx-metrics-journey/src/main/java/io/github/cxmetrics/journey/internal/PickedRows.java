package io.github.cxmetrics.journey.internal;

/**
 * The rows of a block that matter, say fill a step of a funnel, picked without a branch: which rows do is as good as random, and a processor that guesses wrong at each loses more time than
 * all the rest takes.
 */
public final class PickedRows {

    /** How many rows are picked from at once: so few that what is picked is still near. */
    public static final int BLOCK = 2048;

    /** How many bits a step has. */
    public static final int STEP_BITS = 6;

    /** The bits of a step, which is at most that. */
    public static final int STEP_MASK = (1 << STEP_BITS) - 1;

    private static final int CODES = 256;

    private final int[] picked = new int[BLOCK];
    private final byte[] codes;
    private final byte[] stepOf;
    private final int to;
    private int next;
    private int base;

    /**
     * Goes through some rows.
     *
     * @param codes a code for each row
     * @param stepOf the step of each code, 256 of them; −1 for none
     * @param from the first row
     * @param to behind the last row
     */
    public PickedRows(byte[] codes, byte[] stepOf, int from, int to) {
        this.codes = codes;
        this.stepOf = stepOf;
        next = from;
        this.to = to;
    }

    /**
     * Whether there are further blocks.
     *
     * @return true if there are
     */
    public boolean hasMore() {
        return next < to;
    }

    /**
     * Goes on to the next block.
     *
     * @return how many of its rows have a step
     */
    public int pick() {
        base = next;
        next = Math.min(to, base + BLOCK);
        return pick(codes, stepOf, picked, base, next);
    }

    /**
     * Each row of the block that has a step: its place in the block, and in the low bits its step.
     *
     * @return the array itself, which the next block overwrites
     */
    public int[] picked() {
        return picked;
    }

    /**
     * The first row of the block.
     *
     * @return a row
     */
    public int base() {
        return base;
    }

    private static int pick(byte[] codes, byte[] steps, int[] picked, int from, int to) {
        // Of an array that was made here the compiler knows the length, and so that a byte never points beyond it.
        byte[] stepOf = new byte[CODES];
        System.arraycopy(steps, 0, stepOf, 0, CODES);
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
