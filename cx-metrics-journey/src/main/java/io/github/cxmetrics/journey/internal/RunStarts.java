package io.github.cxmetrics.journey.internal;

/**
 * The rows at which runs of equal codes begin, found a block at a time without a branch: where a run ends is as good as random, and a processor that guesses wrong
 * at each loses as much time as a dozen rows take. For one thread.
 */
public final class RunStarts {

    /** How many rows are looked through at once: so few that what is found is still near. */
    static final int BLOCK = 2048;

    private final int[] starts = new int[BLOCK];
    private final int[] codes;
    private final int to;
    private int next;
    private int last;

    /**
     * Goes through some rows, of which the first begins a run.
     *
     * @param codes a code for each row
     * @param from the first row
     * @param to behind the last row
     */
    public RunStarts(int[] codes, int from, int to) {
        this.codes = codes;
        this.to = to;
        next = from;
        last = from < to ? ~codes[from] : 0;
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
     * @return how many runs begin in it
     */
    public int find() {
        int end = Math.min(to, next + BLOCK);
        int before = last;
        int n = 0;
        for (int row = next; row < end; row++) {
            int differs = codes[row] ^ before;
            starts[n] = row;
            n += (differs | -differs) >>> 31;
            before = codes[row];
        }
        next = end;
        last = before;
        return n;
    }

    /**
     * The rows at which the runs of the block begin.
     *
     * @return the array itself, which the next block overwrites
     */
    public int[] starts() {
        return starts;
    }
}
