package io.github.cxmetrics.journey.internal;

/**
 * Sorts keys by some of their bits, equal ones as they stood. Keys are dealt by their highest bits, a few more than tell as many keys apart; the few that are not in
 * order then are put there one by one. Where these are many, because the keys lie close together, they are dealt by all bits. For one thread.
 */
public final class KeySort {

    private static final int FEW = 24;
    private static final int DIGIT = 8;
    private static final int VALUES = 1 << DIGIT;
    /** Bits beyond those that tell the keys apart if they are spread evenly. */
    private static final int SPARE_BITS = 4;
    /** How many places keys may move one by one, for each key. */
    private static final int PATIENCE = 4;

    private final int lowest;
    private final int beyond;
    private final long mask;
    private long[] one = new long[0];
    private long[] other = new long[0];

    /**
     * Sorts by some bits.
     *
     * @param lowest the lowest bit, from 0
     * @param beyond behind the highest bit, at most 63
     */
    public KeySort(int lowest, int beyond) {
        this.lowest = lowest;
        this.beyond = beyond;
        mask = (1L << beyond) - 1 & -1L << lowest;
    }

    /**
     * Sorts the keys from one place to before another.
     *
     * @param keys the keys
     * @param from the first place
     * @param to behind the last place
     * @return the same array, where the keys stand sorted in the same places, or another, where they stand from 0 on; that one is used again for the next keys
     */
    public long[] sort(long[] keys, int from, int to) {
        int n = to - from;
        int wanted = Integer.SIZE - Integer.numberOfLeadingZeros(n) + SPARE_BITS;
        if (n <= FEW || wanted >= beyond - lowest) {
            return n <= FEW && insert(keys, from, to) ? keys : deal(keys, from, to, beyond - lowest);
        }
        long[] dealt = deal(keys, from, to, wanted);
        return insert(dealt, 0, n) ? dealt : deal(keys, from, to, beyond - lowest);
    }

    /**
     * Sorts keys that are nearly in order.
     *
     * @param keys the keys
     * @param from the first place
     * @param to behind the last place
     * @return as {@link #sort}
     */
    public long[] sortNearly(long[] keys, int from, int to) {
        return insert(keys, from, to) ? keys : deal(keys, from, to, beyond - lowest);
    }

    /** Whether keys could be put in order one by one with patience; else they stand in some order, equal ones as they stood. */
    private boolean insert(long[] keys, int from, int to) {
        long mask = this.mask;
        long left = (long) PATIENCE * (to - from);
        long highest = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            long order = keys[i] & mask;
            if (order >= highest) {
                highest = order;
                continue;
            }
            int j = place(keys, from, i, mask);
            left -= i - j;
            if (left < 0 && to - from > FEW) {
                return false;
            }
        }
        return true;
    }

    /** Moves a key down to where it stands among those before, which are in order and of which the last is higher; its new place. */
    private static int place(long[] keys, int from, int i, long mask) {
        long key = keys[i];
        int j = i;
        do {
            keys[j] = keys[j - 1];
            j--;
        } while (j > from && (keys[j - 1] & mask) > (key & mask));
        keys[j] = key;
        return j;
    }

    /** Deals by the highest bits, at least so many, which there are: the lowest digit of these first. */
    private long[] deal(long[] keys, int from, int to, int bits) {
        int n = to - from;
        if (one.length < n) {
            one = new long[Math.max(n, 2 * one.length)];
            other = new long[one.length];
        }
        int digits = Math.max(1, (bits + DIGIT - 1) / DIGIT);
        long[] source = keys;
        int first = from;
        for (int d = digits - 1; d >= 0; d--) {
            long[] target = source == one ? other : one;
            int end = beyond - DIGIT * d;
            // The last digit may be cut short from below.
            int shift = Math.max(lowest, end - DIGIT);
            deal(source, first, n, target, shift, (1 << end - shift) - 1);
            source = target;
            first = 0;
        }
        return source;
    }

    /** Deals by one digit. */
    private static void deal(long[] source, int from, int n, long[] target, int shift, int digitMask) {
        int mask = digitMask & VALUES - 1;
        // Of an array that is made here the compiler knows the length, and so that no digit points beyond it.
        int[] next = new int[VALUES];
        for (int i = from; i < from + n; i++) {
            next[(int) (source[i] >>> shift) & mask]++;
        }
        int sum = 0;
        for (int value = 0; value <= mask; value++) {
            int count = next[value];
            next[value] = sum;
            sum += count;
        }
        for (int i = from; i < from + n; i++) {
            long key = source[i];
            target[next[(int) (key >>> shift) & mask]++] = key;
        }
    }
}
