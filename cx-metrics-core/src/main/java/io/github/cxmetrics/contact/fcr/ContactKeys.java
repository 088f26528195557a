package io.github.cxmetrics.contact.fcr;

import java.util.Arrays;

/** One number for each row that is equal where several columns are: rows of equal numbers belong together. */
final class ContactKeys {

    private final long[] keys;
    private long range;

    ContactKeys(int[] column) {
        keys = new long[column.length];
        range = 1;
        and(column);
    }

    /** Tells rows apart by one more column. */
    void and(int[] column) {
        int min = Integer.MAX_VALUE;
        int max = Integer.MIN_VALUE;
        for (int value : column) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        long more = column.length == 0 ? 1 : (long) max - min + 1;
        if (Math.multiplyHigh(range, more) != 0 || range * more < 0) {
            rank();
        }
        for (int i = 0; i < column.length; i++) {
            keys[i] = keys[i] * more + ((long) column[i] - min);
        }
        range *= more;
    }

    /** Keys of wide columns become their ranks, of which there are no more than rows: then one more column of ints always fits. */
    private void rank() {
        long[] sorted = keys.clone();
        Arrays.sort(sorted);
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        for (int i = 0; i < keys.length; i++) {
            keys[i] = Arrays.binarySearch(sorted, 0, distinct, keys[i]);
        }
        range = distinct;
    }

    long[] keys() {
        return keys;
    }

    /** How many bits the keys have. */
    int bits() {
        return Long.SIZE - Long.numberOfLeadingZeros(range - 1);
    }
}
