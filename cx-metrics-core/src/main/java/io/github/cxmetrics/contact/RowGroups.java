package io.github.cxmetrics.contact;

/** Puts rows of equal keys beside each other by stable counting sorts, without an object per row. */
final class RowGroups {

    private static final int DIGIT_BITS = 11;
    private static final int INT_BITS = 32;
    private static final int DENSE = 4;

    private RowGroups() {}

    /**
     * The rows, ordered by keys; rows of equal keys stay in their order.
     *
     * @param keys columns of equal length, the least important first
     */
    static int[] order(int[]... keys) {
        int[] rows = new int[keys[0].length];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row;
        }
        for (int[] key : keys) {
            rows = sorted(rows, key);
        }
        return rows;
    }

    static boolean same(int[][] keys, int row, int other) {
        for (int[] key : keys) {
            if (key[row] != key[other]) {
                return false;
            }
        }
        return true;
    }

    private static int[] sorted(int[] rows, int[] key) {
        if (rows.length == 0) {
            return rows;
        }
        int min = Integer.MAX_VALUE;
        int max = Integer.MIN_VALUE;
        for (int k : key) {
            min = Math.min(min, k);
            max = Math.max(max, k);
        }
        long range = (long) max - min + 1;
        if (range <= Math.min((long) DENSE * rows.length, 1L << 30)) {
            return pass(rows, key, min, 0, (int) range);
        }
        int[] sorted = rows;
        for (int shift = 0; shift < INT_BITS && range - 1 >> shift > 0; shift += DIGIT_BITS) {
            sorted = pass(sorted, key, min, shift, 1 << DIGIT_BITS);
        }
        return sorted;
    }

    /** One counting sort by {@code (key - min) >>> shift}, of which as many low bits count as there are buckets, or all. */
    private static int[] pass(int[] rows, int[] key, int min, int shift, int buckets) {
        int mask = shift == 0 && buckets != 1 << DIGIT_BITS ? -1 : (1 << DIGIT_BITS) - 1;
        int[] next = new int[buckets + 1];
        for (int k : key) {
            next[(k - min >>> shift & mask) + 1]++;
        }
        for (int b = 1; b <= buckets; b++) {
            next[b] += next[b - 1];
        }
        int[] sorted = new int[rows.length];
        for (int row : rows) {
            sorted[next[key[row] - min >>> shift & mask]++] = row;
        }
        return sorted;
    }
}
