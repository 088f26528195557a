package io.github.cxmetrics.journey.internal;

import java.util.Arrays;

/**
 * Paths that wait to be counted, dealt by their hash, so that each thread can count those of its shards. They refer to one array, a column or what was packed
 * here. For one thread.
 */
public final class DealtPaths {

    private static final int FIRST_PATHS = 16;
    private static final int MANY_PATHS = 1 << 20;
    private static final int SPARE = 16;
    private static final int MANY_BYTES = 1 << 23;

    private final int width;
    private final int mask;
    private final int firstLength;
    private final long[][] paths;
    private final int[] filled;
    private byte[] bytes = {};
    private byte[] packed = {};
    private int packedBytes;
    private int waiting;

    /** Room for about so many paths, if they are spread evenly; it grows where they are not. */
    DealtPaths(int width, int shards, int expected) {
        this.width = width;
        mask = shards - 1;
        int perShard = Math.min(expected, MANY_PATHS) / shards;
        firstLength = 2 * (perShard + perShard / SPARE + FIRST_PATHS);
        paths = new long[shards][0];
        filled = new int[shards];
    }

    /** Begins anew. */
    public void clear() {
        Arrays.fill(filled, 0);
        packedBytes = 0;
        waiting = 0;
    }

    /**
     * Whether so much waits that it should be counted first.
     *
     * @return true if it does
     */
    public boolean isFull() {
        return waiting >= MANY_PATHS || packedBytes >= MANY_BYTES;
    }

    /**
     * Adds a path that stays where it is, in an array that does not change. All paths since the last {@link #clear} must lie in it.
     *
     * @param column codes in bytes
     * @param from where the path begins
     * @param to where it ends
     */
    public void refer(byte[] column, int from, int to) {
        bytes = column;
        deal(from, to);
    }

    /**
     * Adds a path: a copy.
     *
     * @param codes the codes
     * @param from where the path begins
     * @param to where it ends
     * @throws IllegalArgumentException if all paths that wait take more than 2 GB
     */
    public void add(int[] codes, int from, int to) {
        int end = PathBytes.size((long) packedBytes / width + to - from, width);
        if (end > packed.length) {
            packed = Arrays.copyOf(packed, Math.max(end, (int) Math.min(PathBytes.MOST, 2L * packed.length)));
        }
        PathBytes.put(codes, from, to, packed, packedBytes, width);
        bytes = packed;
        deal(packedBytes, end);
        packedBytes = end;
    }

    private void deal(int from, int to) {
        long hash = PathBytes.hash(bytes, from, to);
        int shard = VariantTable.shard(hash, mask);
        int at = filled[shard];
        if (at == paths[shard].length) {
            paths[shard] = Arrays.copyOf(paths[shard], Math.max(firstLength, 2 * at));
        }
        paths[shard][at] = hash;
        paths[shard][at + 1] = (long) from << Integer.SIZE | to;
        filled[shard] = at + 2;
        waiting++;
    }

    /** Counts the paths of one shard. */
    void countInto(VariantShard table, int shard) {
        long[] dealt = paths[shard];
        for (int i = 0; i < filled[shard]; i += 2) {
            table.add(bytes, (int) (dealt[i + 1] >>> Integer.SIZE), (int) dealt[i + 1], dealt[i], 1);
        }
    }
}
