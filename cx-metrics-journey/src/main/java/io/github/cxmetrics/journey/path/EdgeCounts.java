package io.github.cxmetrics.journey.path;

import java.util.Arrays;

/** How often each pair of nodes followed each other: a square where nodes are few and known, else a hash table. For one thread. */
final class EdgeCounts {

    /** Takes a count. */
    @FunctionalInterface
    interface Edge {
        void of(int from, int to, long count);
    }

    static final int START = 0;
    static final int END = 1;
    /** The node of a step is its code and this. */
    static final int FIRST = 2;

    private static final int DENSE_NODES = 512;
    private static final long EMPTY = -1;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final int width;
    private final long[] dense;
    private long[] keys = {};
    private long[] counts = {};
    private int used;

    /** Counts between nodes that are not known yet. */
    EdgeCounts() {
        this(Integer.MAX_VALUE);
    }

    /** Counts between nodes of which the number is known. */
    EdgeCounts(int nodes) {
        width = nodes > DENSE_NODES ? 0 : nodes;
        dense = new long[width * width];
        if (width == 0) {
            resize(64);
        }
    }

    void add(int from, int to) {
        if (width > 0) {
            dense[from * width + to]++;
        } else {
            // In two lines, for the slot may be of a larger table.
            int at = slot((long) from << Integer.SIZE | to);
            counts[at]++;
        }
    }

    /** Whether an edge was counted before; for counts between nodes that are not known. */
    boolean holds(int from, int to) {
        long key = (long) from << Integer.SIZE | to;
        int mask = keys.length - 1;
        int at = (int) (key * GOLDEN >>> 32) & mask;
        while (keys[at] != key && keys[at] != EMPTY) {
            at = at + 1 & mask;
        }
        return keys[at] == key;
    }

    /** How many different edges were counted; for counts between nodes that are not known. */
    int size() {
        return used;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int at = (int) (key * GOLDEN >>> 32) & mask;
        while (keys[at] != key && keys[at] != EMPTY) {
            at = at + 1 & mask;
        }
        if (keys[at] == EMPTY) {
            if (2 * used >= keys.length) {
                resize(2 * keys.length);
                return slot(key);
            }
            keys[at] = key;
            used++;
        }
        return at;
    }

    private void resize(int size) {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = new long[size];
        counts = new long[size];
        used = 0;
        Arrays.fill(keys, EMPTY);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != EMPTY) {
                counts[slot(oldKeys[i])] = oldCounts[i];
            }
        }
    }

    /** Every edge that was counted, in no particular order. */
    void forEach(Edge edge) {
        for (int i = 0; i < dense.length; i++) {
            if (dense[i] > 0) {
                edge.of(i / width, i % width, dense[i]);
            }
        }
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != EMPTY) {
                edge.of((int) (keys[i] >>> Integer.SIZE), (int) keys[i], counts[i]);
            }
        }
    }
}
