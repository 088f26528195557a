package io.github.cxmetrics.journey;

import io.github.cxmetrics.internal.CountMath;
import java.util.Arrays;

/**
 * Distinct sequences of codes with their counts: a hash table over one pool of codes. Sequences of equal 64-bit hash are compared code by code, so that no two
 * are ever taken for one. For one thread while it grows.
 */
final class VariantTable {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int EMPTY = -1;

    private int[] pool;
    private int[] ends = new int[64];
    private long[] hashes = new long[64];
    private long[] counts = new long[64];
    private int[] slots = new int[256];
    private int size;

    VariantTable(int expectedCodes) {
        pool = new int[Math.max(64, expectedCodes)];
        Arrays.fill(slots, EMPTY);
    }

    int size() {
        return size;
    }

    long count(int variant) {
        return counts[variant];
    }

    int start(int variant) {
        return variant == 0 ? 0 : ends[variant - 1];
    }

    int length(int variant) {
        return ends[variant] - start(variant);
    }

    int code(int variant, int i) {
        return pool[start(variant) + i];
    }

    int[] codes(int variant) {
        return Arrays.copyOfRange(pool, start(variant), ends[variant]);
    }

    void add(int[] codes, int length, long count) {
        add(codes, 0, length, hash(codes, length), count);
    }

    void addAll(VariantTable other) {
        for (int v = 0; v < other.size; v++) {
            add(other.pool, other.start(v), other.length(v), other.hashes[v], other.counts[v]);
        }
    }

    private void add(int[] codes, int from, int length, long hash, long count) {
        int at = slot(codes, from, length, hash);
        if (slots[at] == EMPTY) {
            append(codes, from, length, hash);
            slots[at] = size - 1;
            counts[size - 1] = count;
            if (2 * size >= slots.length) {
                rehash();
            }
        } else {
            counts[slots[at]] = CountMath.sum(counts[slots[at]], count, "paths");
        }
    }

    /** The variant of a sequence, or −1. */
    int find(int[] codes) {
        return slots[slot(codes, 0, codes.length, hash(codes, codes.length))];
    }

    private int slot(int[] codes, int from, int length, long hash) {
        int mask = slots.length - 1;
        int at = (int) (hash >>> 32) & mask;
        while (slots[at] != EMPTY && !(hashes[slots[at]] == hash && holds(slots[at], codes, from, length))) {
            at = at + 1 & mask;
        }
        return at;
    }

    private boolean holds(int variant, int[] codes, int from, int length) {
        int start = start(variant);
        return ends[variant] - start == length
                && Arrays.equals(pool, start, ends[variant], codes, from, from + length);
    }

    private void append(int[] codes, int from, int length, long hash) {
        int start = size == 0 ? 0 : ends[size - 1];
        if (start + length > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(Math.addExact(start, length), (int) Math.min(2L * pool.length, Integer.MAX_VALUE - 8)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        System.arraycopy(codes, from, pool, start, length);
        hashes[size] = hash;
        ends[size++] = start + length;
    }

    private void rehash() {
        slots = new int[2 * slots.length];
        Arrays.fill(slots, EMPTY);
        int mask = slots.length - 1;
        for (int v = 0; v < size; v++) {
            int at = (int) (hashes[v] >>> 32) & mask;
            while (slots[at] != EMPTY) {
                at = at + 1 & mask;
            }
            slots[at] = v;
        }
    }

    private static long hash(int[] codes, int length) {
        long hash = length;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ codes[i]) * GOLDEN;
            hash ^= hash >>> 32;
        }
        return hash * GOLDEN;
    }

    /** Compares variants by their codes; what goes on comes after what ends. */
    int compare(int a, int b) {
        return Arrays.compare(pool, start(a), ends[a], pool, start(b), ends[b]);
    }

    /** The same variants with other codes. */
    VariantTable recoded(int[] codeOf) {
        VariantTable table = new VariantTable(size == 0 ? 0 : ends[size - 1]);
        for (int v = 0; v < size; v++) {
            int[] codes = codes(v);
            Arrays.setAll(codes, i -> codeOf[codes[i]]);
            table.add(codes, codes.length, counts[v]);
        }
        return table;
    }

    /** Whether both hold the same sequences with the same counts. */
    boolean sameAs(VariantTable other) {
        if (size != other.size) {
            return false;
        }
        for (int v = 0; v < size; v++) {
            int at = other.slots[other.slot(pool, start(v), length(v), hashes[v])];
            if (at == EMPTY || other.counts[at] != counts[v]) {
                return false;
            }
        }
        return true;
    }

    /** The codes that occur. */
    boolean[] used(int codes) {
        boolean[] used = new boolean[codes];
        for (int i = 0; i < (size == 0 ? 0 : ends[size - 1]); i++) {
            used[pool[i]] = true;
        }
        return used;
    }
}
