package io.github.cxmetrics.internal;

/** Puts pairs of a key and a value in the order of their keys: stable counting sorts digit by digit, without an object per row. */
public final class PairSort {

    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private long[] keys;
    private long[] values;
    private long[] spareKeys;
    private long[] spareValues;

    /** Takes the arrays over. */
    public PairSort(long[] keys, long[] values) {
        this.keys = keys;
        this.values = values;
        spareKeys = new long[keys.length];
        spareValues = new long[keys.length];
    }

    /** Sorts keys from 0 on of so many bits; pairs of equal keys stay in their order. */
    public void sort(int bits) {
        for (int shift = 0; shift < bits; shift += DIGIT_BITS) {
            pass(shift);
        }
    }

    private void pass(int shift) {
        int[] next = new int[DIGITS + 1];
        for (long key : keys) {
            next[((int) (key >>> shift) & DIGITS - 1) + 1]++;
        }
        for (int d = 1; d <= DIGITS; d++) {
            next[d] += next[d - 1];
        }
        for (int i = 0; i < keys.length; i++) {
            long key = keys[i];
            int to = next[(int) (key >>> shift) & DIGITS - 1]++;
            spareKeys[to] = key;
            spareValues[to] = values[i];
        }
        long[] sortedKeys = spareKeys;
        long[] sortedValues = spareValues;
        spareKeys = keys;
        spareValues = values;
        keys = sortedKeys;
        values = sortedValues;
    }

    public long[] keys() {
        return keys;
    }

    public long[] values() {
        return values;
    }
}
