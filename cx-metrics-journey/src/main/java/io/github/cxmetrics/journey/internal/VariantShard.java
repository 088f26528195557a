package io.github.cxmetrics.journey.internal;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.CountMath;
import java.util.Arrays;

/**
 * Distinct paths with their counts: a hash table over stretches of bytes, of a column that does not change or of an array of its own. Paths of equal hash are
 * compared byte by byte, so that no two are ever taken for one. For one thread while it grows.
 */
final class VariantShard {

    private static final int PLACE_SHIFT = 26;
    private static final int LEAST = 16;

    private byte[] bytes;
    private boolean isOwn;
    private int filled;
    private int[] starts = new int[LEAST];
    private int[] ends = new int[LEAST];
    private long[] hashes = new long[LEAST];
    private long[] counts = new long[LEAST];

    /** The number of a path from 1, placed by its hash; 0 is empty. */
    private int[] slots = new int[4 * LEAST];

    private int size;

    /** Holds copies of paths. */
    VariantShard() {
        bytes = new byte[LEAST];
        isOwn = true;
    }

    /** Refers to a column, in which all paths lie that will be counted: to copy each would cost a cache miss. */
    VariantShard(byte[] column) {
        bytes = column;
        isOwn = false;
    }

    int size() {
        return size;
    }

    long count(int variant) {
        return counts[variant];
    }

    long total() {
        long total = 0;
        for (int v = 0; v < size; v++) {
            total = CountMath.sum(total, counts[v], "paths");
        }
        return total;
    }

    long hash(int variant) {
        return hashes[variant];
    }

    /** The array in which all paths lie: itself. */
    byte[] bytes() {
        return bytes;
    }

    int start(int variant) {
        return starts[variant];
    }

    int end(int variant) {
        return ends[variant];
    }

    void add(byte[] path, int from, int to, long hash, long count) {
        int at = slot(path, from, to, hash);
        if (slots[at] != 0) {
            int variant = slots[at] - 1;
            counts[variant] = CountMath.sum(counts[variant], count, "paths");
            return;
        }
        append(path, from, to, hash, count);
        slots[at] = size;
        if (4 * (long) size >= slots.length) {
            rehash();
        }
    }

    /** The variant of a path, or −1. */
    int find(byte[] path, int from, int to, long hash) {
        return slots[slot(path, from, to, hash)] - 1;
    }

    /** By bits below those that choose the shard. */
    private static int place(long hash, int mask) {
        return (int) (hash >>> PLACE_SHIFT) & mask;
    }

    private int slot(byte[] path, int from, int to, long hash) {
        int mask = slots.length - 1;
        int at = place(hash, mask);
        int slot = slots[at];
        while (slot != 0 && !holds(slot - 1, path, from, to, hash)) {
            at = at + 1 & mask;
            slot = slots[at];
        }
        return at;
    }

    /** Short paths of one length that have the same hash are the same: their bytes, which lie far away, need not be read. */
    private boolean holds(int variant, byte[] path, int from, int to, long hash) {
        int start = starts[variant];
        int end = ends[variant];
        return hashes[variant] == hash
                && end - start == to - from
                && (to - from <= PathBytes.ONE_TO_ONE || Arrays.equals(bytes, start, end, path, from, to));
    }

    private void append(byte[] path, int from, int to, long hash, long count) {
        if (size == counts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        starts[size] = isOwn ? copied(path, from, to) : from;
        ends[size] = starts[size] + to - from;
        hashes[size] = hash;
        counts[size++] = count;
    }

    /** Where the copy of a path begins. */
    private int copied(byte[] path, int from, int to) {
        int start = filled;
        long needed = (long) start + to - from;
        if (needed > bytes.length) {
            checkArgument(needed <= PathBytes.MOST, "different paths of %s bytes can't be held side by side", needed);
            bytes = Arrays.copyOf(bytes, (int) Math.min(PathBytes.MOST, Math.max(needed, 2L * bytes.length)));
        }
        System.arraycopy(path, from, bytes, start, to - from);
        filled = (int) needed;
        return start;
    }

    /** How many bytes the paths take. */
    long held() {
        long held = 0;
        for (int v = 0; v < size; v++) {
            held += ends[v] - starts[v];
        }
        return held;
    }

    /** Copies the paths, so that the column may go. */
    void own() {
        if (!isOwn) {
            byte[] column = bytes;
            bytes = new byte[LEAST];
            isOwn = true;
            for (int v = 0; v < size; v++) {
                starts[v] = copied(column, starts[v], ends[v]);
                ends[v] = filled;
            }
        }
    }

    private void rehash() {
        slots = new int[4 * slots.length];
        int mask = slots.length - 1;
        for (int variant = 0; variant < size; variant++) {
            int at = place(hashes[variant], mask);
            while (slots[at] != 0) {
                at = at + 1 & mask;
            }
            slots[at] = variant + 1;
        }
    }
}
