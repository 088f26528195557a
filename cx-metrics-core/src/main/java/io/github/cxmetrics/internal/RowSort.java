package io.github.cxmetrics.internal;

import java.util.Arrays;

/** Puts rows in the order of a column, such as their times; rows of equal keys keep their order. Makes no object per row. For one thread. */
public final class RowSort {

    /** From so many rows on, sorting digit by digit pays. */
    private static final int MANY = 1 << 11;

    private final long[] keys;
    private final long[] packed = new long[MANY];

    /** Rows of a column, which stays as it is. */
    public RowSort(long[] keys) {
        this.keys = keys;
    }

    /** Sorts the rows from one place in an array up to another. */
    public void sort(int[] rows, int from, int to) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        boolean ordered = true;
        for (int i = from; i < to; i++) {
            long key = keys[rows[i]];
            ordered &= key >= most;
            least = Math.min(least, key);
            most = Math.max(most, key);
        }
        if (ordered) {
            return;
        }
        int keyBits = bits(most - least);
        int placeBits = bits(to - from);
        if (to - from < MANY && keyBits + placeBits < Long.SIZE) {
            sortPacked(rows, from, to, least, placeBits);
        } else {
            sortPairs(rows, from, to, least, keyBits);
        }
    }

    /** Binary digits of a whole number without a sign. */
    private static int bits(long number) {
        return Long.SIZE - Long.numberOfLeadingZeros(number);
    }

    /** Key and place in one long. */
    private void sortPacked(int[] rows, int from, int to, long least, int placeBits) {
        int size = to - from;
        for (int i = 0; i < size; i++) {
            packed[i] = keys[rows[from + i]] - least << placeBits | i;
        }
        Arrays.sort(packed, 0, size);
        long place = (1L << placeBits) - 1;
        for (int i = 0; i < size; i++) {
            packed[i] = rows[from + (int) (packed[i] & place)];
        }
        for (int i = 0; i < size; i++) {
            rows[from + i] = (int) packed[i];
        }
    }

    private void sortPairs(int[] rows, int from, int to, long least, int keyBits) {
        long[] pairKeys = new long[to - from];
        long[] pairRows = new long[to - from];
        for (int i = 0; i < pairKeys.length; i++) {
            pairKeys[i] = keys[rows[from + i]] - least;
            pairRows[i] = rows[from + i];
        }
        PairSort sorted = new PairSort(pairKeys, pairRows);
        sorted.sort(keyBits);
        for (int i = 0; i < pairKeys.length; i++) {
            rows[from + i] = (int) sorted.values()[i];
        }
    }
}
