package io.github.cxmetrics.survival;

import java.util.Arrays;

/**
 * Neighbours in the order of a column, without sorting it. A sorted sample says between which two values they lie, nearly surely (Floyd and Rivest 1975); one
 * pass counts what is below and collects what is between, and only that is sorted. Where the sample misleads, the whole column is. Nothing is left to chance:
 * the same column always gives the same sample.
 */
final class Selection {

    private static final int SMALL = 1 << 13;
    private static final int MOST_SAMPLED = 1 << 14;
    private static final int ROWS_A_SAMPLE = 64;
    private static final int BLOCK = 1024;
    /** How often a value may occur, on average, in a column that is mostly distinct. */
    private static final double MOST_FREQUENT = 8;

    /** Standard errors of a sample's rank: a column in a thousand is beyond. */
    private static final double MARGIN = 3.5;

    private final long[] values;
    private long[] between = new long[2 * BLOCK];
    private int size;
    private long below;

    private Selection(long[] values) {
        this.values = values;
    }

    /**
     * The values at a position in sorted order and at the one behind it, of a column that stays as it is.
     *
     * @param rank from 0, below the number of values; behind the last one is the last one again
     */
    static long[] at(long[] values, int rank) {
        int next = Math.min(rank + 1, values.length - 1);
        Selection selection = new Selection(values);
        if (values.length < SMALL || !selection.collects(rank, next)) {
            selection.collectAll();
        }
        long[] sorted = LongSort.sort(selection.between, selection.size);
        return new long[] {sorted[(int) (rank - selection.below)], sorted[(int) (next - selection.below)]};
    }

    /** Whether a column is large and counting it would spare little memory: at least an eighth of its values are distinct, by a sample. */
    static boolean isMostlyDistinct(long[] values) {
        if (values.length < SMALL) {
            return false;
        }
        long[] sample = new Selection(values).sample();
        int twice = 0;
        for (int i = 1; i < sample.length; i++) {
            twice += sample[i] == sample[i - 1] ? 1 : 0;
        }
        // Of d values that are equally frequent a sample of m has m²/2d equal pairs, and more where some are more
        // frequent.
        return twice <= MOST_FREQUENT / 2 * sample.length * sample.length / values.length;
    }

    private void collectAll() {
        between = values.clone();
        size = between.length;
        below = 0;
    }

    /** Whether both ranks are among the values that were collected. */
    private boolean collects(int rank, int next) {
        long[] sample = sample();
        double share = (double) sample.length / values.length;
        double middle = share * rank;
        double margin = MARGIN * Math.sqrt(middle * (1 - (double) rank / values.length)) + 2;
        int from = (int) Math.max(middle - margin, 0);
        int to = (int) (share * next + margin);
        long low = from == 0 ? Long.MIN_VALUE : sample[from];
        long high = to >= sample.length ? Long.MAX_VALUE : sample[to];
        for (int row = 0; row < values.length; row += BLOCK) {
            if (between.length - size < BLOCK) {
                between = Arrays.copyOf(between, Math.min(2 * between.length, values.length + BLOCK));
            }
            collect(row, Math.min(values.length, row + BLOCK), low, high);
        }
        return below <= rank && next < below + size;
    }

    private void collect(int from, int to, long low, long high) {
        long[] into = between;
        int at = size;
        int less = 0;
        for (int row = from; row < to; row++) {
            long value = values[row];
            less += value < low ? 1 : 0;
            into[at] = value;
            at += value >= low && value <= high ? 1 : 0;
        }
        size = at;
        below += less;
    }

    /** A value from each of equal stretches, anywhere in it, so that a column's own rhythm doesn't matter. */
    private long[] sample() {
        long[] sample = new long[Math.min(values.length / ROWS_A_SAMPLE, MOST_SAMPLED)];
        int stretch = values.length / sample.length;
        for (int i = 0; i < sample.length; i++) {
            long hash = (i + 1) * 0x9E3779B97F4A7C15L;
            sample[i] = values[
                    (int) (i * (long) values.length / sample.length)
                            + (int) ((hash >>> Integer.SIZE) * stretch >>> Integer.SIZE)];
        }
        return LongSort.sort(sample, sample.length);
    }
}
