package io.github.cxmetrics.survival;

import java.util.Arrays;

/** Sorts longs digit by digit (least significant digit radix sort), which for millions of them takes a fraction of the time of comparing. */
final class LongSort {

    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = (Long.SIZE + DIGIT_BITS - 1) / DIGIT_BITS;
    private static final int MASK = (1 << DIGIT_BITS) - 1;
    private static final int SMALL = 1 << 13;

    private LongSort() {}

    /**
     * Sorts the first values of an array, which it may use as working space.
     *
     * @return an array that begins with the sorted values: the given one or another
     */
    static long[] sort(long[] values, int size) {
        if (size < SMALL) {
            Arrays.sort(values, 0, size);
            return values;
        }
        int[][] counts = digitCounts(values, size);
        long[] from = values;
        long[] to = null;
        for (int digit = 0; digit < DIGITS; digit++) {
            if (isOneDigit(counts[digit], size)) {
                continue;
            }
            to = to == null ? new long[size] : to;
            distribute(from, to, size, digit * DIGIT_BITS, counts[digit]);
            long[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static int[][] digitCounts(long[] values, int size) {
        int[][] counts = new int[DIGITS][MASK + 1];
        for (int i = 0; i < size; i++) {
            long value = values[i] ^ Long.MIN_VALUE;
            for (int digit = 0; digit < DIGITS; digit++) {
                counts[digit][(int) (value >>> digit * DIGIT_BITS) & MASK]++;
            }
        }
        return counts;
    }

    private static boolean isOneDigit(int[] counts, int size) {
        for (int count : counts) {
            if (count != 0) {
                return count == size;
            }
        }
        return true;
    }

    private static void distribute(long[] from, long[] to, int size, int shift, int[] counts) {
        int[] next = new int[MASK + 1];
        for (int d = 0; d < MASK; d++) {
            next[d + 1] = next[d] + counts[d];
        }
        for (int i = 0; i < size; i++) {
            long value = from[i];
            to[next[(int) ((value ^ Long.MIN_VALUE) >>> shift) & MASK]++] = value;
        }
    }
}
