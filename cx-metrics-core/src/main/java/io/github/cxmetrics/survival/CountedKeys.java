package io.github.cxmetrics.survival;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.CountMath;
import java.util.Arrays;
import java.util.Objects;

/** How often each key was seen: ascending keys with positive counts. The one representation behind the tallies here. Immutable. */
final class CountedKeys {

    static final CountedKeys EMPTY = new CountedKeys(new long[0], new long[0], 0);

    private final long[] keys;
    private final long[] counts;
    private final long total;

    private CountedKeys(long[] keys, long[] counts, long total) {
        this.keys = keys;
        this.counts = counts;
        this.total = total;
    }

    /** Counts the first keys of an array, which is used up. */
    static CountedKeys ofUnsorted(long[] unsorted, int size) {
        long[] sorted = LongSort.sort(unsorted, size);
        int distinct = size == 0 ? 0 : 1;
        for (int i = 1; i < size; i++) {
            distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
        }
        long[] keys = new long[distinct];
        long[] counts = new long[distinct];
        int at = -1;
        for (int i = 0; i < size; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                keys[++at] = sorted[i];
            }
            counts[at]++;
        }
        return new CountedKeys(keys, counts, size);
    }

    /**
     * Keys that are counted already; those with a count of 0 are left out. Takes nothing over.
     *
     * @throws IllegalArgumentException if keys don't ascend or a count is negative
     */
    static CountedKeys ofCounts(long[] ascending, long[] counts, String what) {
        long total = 0;
        int used = 0;
        long[] keys = new long[ascending.length];
        long[] positive = new long[ascending.length];
        for (int i = 0; i < ascending.length; i++) {
            checkArgument(i == 0 || ascending[i - 1] < ascending[i], "%s must come in ascending order", what);
            total = CountMath.sum(total, CountMath.checkNotNegative(counts[i], what), what);
            if (counts[i] > 0) {
                keys[used] = ascending[i];
                positive[used++] = counts[i];
            }
        }
        return new CountedKeys(Arrays.copyOf(keys, used), Arrays.copyOf(positive, used), total);
    }

    /** The first keys of an array, which ascend, with their counts, which are positive and make a total. Takes arrays over that are full. */
    static CountedKeys ofFirst(long[] keys, long[] counts, int size, long total) {
        return size == keys.length
                ? new CountedKeys(keys, counts, total)
                : new CountedKeys(Arrays.copyOf(keys, size), Arrays.copyOf(counts, size), total);
    }

    CountedKeys plus(CountedKeys other, String what) {
        if (other.total == 0) {
            return this;
        }
        if (total == 0) {
            return other;
        }
        long sum = CountMath.sum(total, other.total, what);
        long[] mergedKeys = new long[keys.length + other.keys.length];
        long[] merged = new long[mergedKeys.length];
        int used = 0;
        int i = 0;
        int j = 0;
        while (i < keys.length || j < other.keys.length) {
            boolean mine = j == other.keys.length || i < keys.length && keys[i] <= other.keys[j];
            boolean theirs = i == keys.length || j < other.keys.length && other.keys[j] <= keys[i];
            mergedKeys[used] = mine ? keys[i] : other.keys[j];
            merged[used++] = (mine ? counts[i++] : 0) + (theirs ? other.counts[j++] : 0);
        }
        return new CountedKeys(Arrays.copyOf(mergedKeys, used), Arrays.copyOf(merged, used), sum);
    }

    /** The keys from one on, with their counts. */
    CountedKeys from(long keyInclusive) {
        int start = indexOf(keyInclusive);
        long rest = 0;
        for (int i = start; i < counts.length; i++) {
            rest += counts[i];
        }
        return new CountedKeys(
                Arrays.copyOfRange(keys, start, keys.length), Arrays.copyOfRange(counts, start, keys.length), rest);
    }

    /** The index of the first key that is not below the given one; {@link #distinct()} if all are. */
    int indexOf(long key) {
        int index = Arrays.binarySearch(keys, key);
        return index < 0 ? -index - 1 : index;
    }

    /** The keys at a position in sorted order, from 0, and at the one behind it; behind the last one is the last one again. */
    long[] at(long rank) {
        int index = 0;
        long end = counts[0];
        while (end <= rank) {
            end += counts[++index];
        }
        return new long[] {keys[index], rank + 1 < end ? keys[index] : keys[Math.min(index + 1, keys.length - 1)]};
    }

    int distinct() {
        return keys.length;
    }

    long key(int index) {
        return keys[index];
    }

    long countAt(int index) {
        return counts[index];
    }

    long total() {
        return total;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CountedKeys that
                && Arrays.equals(keys, that.keys)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(keys), Arrays.hashCode(counts));
    }
}
