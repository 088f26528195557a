package io.github.cxmetrics.journey.internal;

import io.github.cxmetrics.internal.CountMath;
import java.util.Arrays;

/**
 * Distinct sequences of codes with their counts: a hash table over chunks of codes. Sequences of equal 64-bit hash are compared code by code, so that no two are
 * ever taken for one. For one thread while it grows.
 */
public final class VariantTable {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int EMPTY = -1;
    private static final int CHUNK = 1 << 16;
    private static final int FIRST_CHUNK = 64;

    /** Each chunk holds whole sequences. */
    private int[][] chunks = {new int[FIRST_CHUNK]};

    private int chunk;
    private int filled;

    private int[] chunkOf = new int[16];
    private int[] starts = new int[16];
    private int[] lengths = new int[16];
    private long[] hashes = new long[16];
    private long[] counts = new long[16];
    private int[] slots = new int[64];
    private int size;
    private long[] ahead = {};

    /** An empty table. */
    public VariantTable() {
        Arrays.fill(slots, EMPTY);
    }

    /**
     * How many different sequences there are.
     *
     * @return the count
     */
    public int size() {
        return size;
    }

    /**
     * How often a sequence was counted.
     *
     * @param variant the number of the sequence
     * @return the count
     */
    public long count(int variant) {
        return counts[variant];
    }

    /**
     * How many codes a sequence has.
     *
     * @param variant the number of the sequence
     * @return the count
     */
    public int length(int variant) {
        return lengths[variant];
    }

    /**
     * The codes of a sequence: a copy.
     *
     * @param variant the number of the sequence
     * @return the codes
     */
    public int[] codes(int variant) {
        return Arrays.copyOfRange(chunks[chunkOf[variant]], starts[variant], starts[variant] + lengths[variant]);
    }

    /**
     * Counts a sequence, given by the first codes of an array.
     *
     * @param codes the codes
     * @param length how many of the codes count
     * @param count how often
     */
    public void add(int[] codes, int length, long count) {
        add(codes, 0, length, hash(codes, 0, length), count);
    }

    /**
     * Counts sequences that lie one after the other, each once. Their slots are looked at first: those reads don't wait for each other, as the counting would.
     *
     * @param codes the codes of all sequences
     * @param ends where each sequence ends
     * @param sequences how many there are
     * @return a number without meaning, so that the reads are not left out
     */
    public int addEach(int[] codes, int[] ends, int sequences) {
        if (ahead.length < sequences) {
            ahead = new long[sequences];
        }
        int touched = 0;
        for (int i = 0; i < sequences; i++) {
            int from = i == 0 ? 0 : ends[i - 1];
            ahead[i] = hash(codes, from, ends[i] - from);
            touched += slots[(int) (ahead[i] >>> 32) & slots.length - 1];
        }
        for (int i = 0; i < sequences; i++) {
            int from = i == 0 ? 0 : ends[i - 1];
            add(codes, from, ends[i] - from, ahead[i], 1);
        }
        return touched;
    }

    /**
     * Counts all sequences of another table.
     *
     * @param other another table
     */
    public void addAll(VariantTable other) {
        for (int v = 0; v < other.size; v++) {
            add(other.chunks[other.chunkOf[v]], other.starts[v], other.lengths[v], other.hashes[v], other.counts[v]);
        }
    }

    private void add(int[] codes, int from, int length, long hash, long count) {
        int at = slot(codes, from, length, hash);
        if (slots[at] == EMPTY) {
            append(codes, from, length, hash, count);
            slots[at] = size - 1;
            if (2 * size >= slots.length) {
                rehash();
            }
        } else {
            counts[slots[at]] = CountMath.sum(counts[slots[at]], count, "paths");
        }
    }

    /**
     * The variant of a sequence, or −1.
     *
     * @param codes the codes
     * @return its number
     */
    public int find(int[] codes) {
        return slots[slot(codes, 0, codes.length, hash(codes, 0, codes.length))];
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
        int start = starts[variant];
        return Arrays.equals(chunks[chunkOf[variant]], start, start + lengths[variant], codes, from, from + length);
    }

    private void append(int[] codes, int from, int length, long hash, long count) {
        if (filled + length > chunks[chunk].length) {
            nextChunk(length);
        }
        if (size == starts.length) {
            chunkOf = Arrays.copyOf(chunkOf, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
            lengths = Arrays.copyOf(lengths, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        System.arraycopy(codes, from, chunks[chunk], filled, length);
        chunkOf[size] = chunk;
        starts[size] = filled;
        lengths[size] = length;
        hashes[size] = hash;
        counts[size++] = count;
        filled += length;
    }

    private void nextChunk(int atLeast) {
        if (++chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunk);
        }
        int larger = Math.min(CHUNK, 2 * chunks[chunk - 1].length);
        chunks[chunk] = new int[Math.max(larger, atLeast)];
        filled = 0;
    }

    /** Four times as large, for each time costs a cache miss a variant. */
    private void rehash() {
        slots = new int[4 * slots.length];
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

    private static long hash(int[] codes, int from, int length) {
        long hash = length;
        for (int i = from; i < from + length; i++) {
            hash = (hash ^ codes[i]) * GOLDEN;
            hash ^= hash >>> 32;
        }
        return hash * GOLDEN;
    }

    /**
     * Compares variants by their codes; what goes on comes after what ends.
     *
     * @param a the number of a sequence
     * @param b the number of another
     * @return negative, 0 or positive
     */
    public int compare(int a, int b) {
        return Arrays.compare(
                chunks[chunkOf[a]],
                starts[a],
                starts[a] + lengths[a],
                chunks[chunkOf[b]],
                starts[b],
                starts[b] + lengths[b]);
    }

    /**
     * The same variants with other codes.
     *
     * @param codeOf the new code of each code
     * @return a table of as many or fewer sequences
     */
    public VariantTable recoded(int[] codeOf) {
        VariantTable table = new VariantTable();
        for (int v = 0; v < size; v++) {
            int[] codes = codes(v);
            Arrays.setAll(codes, i -> codeOf[codes[i]]);
            table.add(codes, codes.length, counts[v]);
        }
        return table;
    }

    /**
     * Whether both hold the same sequences with the same counts.
     *
     * @param other another table
     * @return true if they do
     */
    public boolean sameAs(VariantTable other) {
        if (size != other.size) {
            return false;
        }
        for (int v = 0; v < size; v++) {
            int at = other.slots[other.slot(chunks[chunkOf[v]], starts[v], lengths[v], hashes[v])];
            if (at == EMPTY || other.counts[at] != counts[v]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The codes that occur.
     *
     * @param codes the codes
     * @return for each code whether it occurs
     */
    public boolean[] used(int codes) {
        boolean[] used = new boolean[codes];
        for (int v = 0; v < size; v++) {
            for (int i = starts[v]; i < starts[v] + lengths[v]; i++) {
                used[chunks[chunkOf[v]][i]] = true;
            }
        }
        return used;
    }
}
