package io.github.cxmetrics.journey.internal;

import io.github.cxmetrics.internal.CountMath;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Distinct paths, as codes, with their counts. A large table is dealt into shards by the hash of the path: each fits a near cache, and threads fill them side by
 * side without meeting. What is in it does not depend on how many shards there are. For one thread while it grows, but for {@link #addAll(List)}.
 */
public final class VariantTable {

    private static final int MANY = 64;
    private static final int MANY_ROWS = 1 << 17;
    private static final int TURN = 64;
    private static final int MOST_OF_A_COLUMN = 4;
    private static final int SHARD_SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(MANY);

    private final int width;
    private final int shardBits;
    private final VariantShard[] shards;
    private byte[] packed = {};

    private VariantTable(int width, VariantShard[] shards) {
        this.width = width;
        this.shards = shards;
        shardBits = Integer.numberOfTrailingZeros(shards.length);
    }

    private VariantTable(int width, int shards) {
        this(width, Stream.generate(VariantShard::new).limit(shards).toArray(VariantShard[]::new));
    }

    /** An empty table for any codes. */
    public VariantTable() {
        this(PathBytes.WIDE, 1);
    }

    /**
     * An empty table.
     *
     * @param codes how many codes there are
     * @return a table for codes below that
     */
    public static VariantTable ofCodes(int codes) {
        return new VariantTable(PathBytes.width(codes), 1);
    }

    /**
     * An empty table for what will be dealt.
     *
     * @param codes how many codes there are
     * @param rows how many rows have paths
     * @return a table for codes below that
     */
    public static VariantTable dealt(int codes, int rows) {
        return new VariantTable(PathBytes.width(codes), shards(rows));
    }

    /**
     * An empty table of paths that lie in a column, and stay there.
     *
     * @param column codes in bytes, which don't change
     * @return a table for paths that refer to it
     */
    public static VariantTable referringTo(byte[] column) {
        VariantShard[] shards = Stream.generate(() -> new VariantShard(column))
                .limit(shards(column.length))
                .toArray(VariantShard[]::new);
        return new VariantTable(PathBytes.NARROW, shards);
    }

    private static int shards(int rows) {
        return rows < MANY_ROWS ? 1 : MANY;
    }

    static int shard(long hash, int mask) {
        return (int) (hash >>> SHARD_SHIFT) & mask;
    }

    private VariantShard shardOf(long hash) {
        return shards[shard(hash, shards.length - 1)];
    }

    /**
     * How many different paths there are.
     *
     * @return the count
     */
    public int size() {
        int size = 0;
        for (VariantShard shard : shards) {
            size = Math.addExact(size, shard.size());
        }
        return size;
    }

    /**
     * The numbers of all variants, about in the order in which they were counted first: a walk takes some of each shard in turn, and so meets the bytes of a
     * column in their order.
     *
     * @return the numbers, which need not be without gaps
     */
    public IntStream variants() {
        int largest = Stream.of(shards).mapToInt(VariantShard::size).max().orElse(0);
        int turns = (largest + TURN - 1) / TURN;
        return IntStream.range(0, Math.multiplyExact(turns, TURN * shards.length))
                .map(this::inTurn)
                .filter(v -> inShard(v) < shardOf(v).size());
    }

    private int inTurn(int i) {
        int turn = i / (TURN * shards.length);
        int shard = i / TURN & shards.length - 1;
        return turn * TURN + i % TURN << shardBits | shard;
    }

    private VariantShard shardOf(int variant) {
        return shards[variant & shards.length - 1];
    }

    private int inShard(int variant) {
        return variant >>> shardBits;
    }

    /**
     * How often a path was counted.
     *
     * @param variant the number of the variant
     * @return the count
     */
    public long count(int variant) {
        return shardOf(variant).count(inShard(variant));
    }

    /**
     * How many paths were counted.
     *
     * @return the sum of the counts
     * @throws ArithmeticException if it is more than a long holds
     */
    public long total() {
        long total = 0;
        for (VariantShard shard : shards) {
            total = CountMath.sum(total, shard.total(), "paths");
        }
        return total;
    }

    /**
     * How many codes a path has.
     *
     * @param variant the number of the variant
     * @return the count
     */
    public int length(int variant) {
        int v = inShard(variant);
        return (shardOf(variant).end(v) - shardOf(variant).start(v)) / width;
    }

    /**
     * The codes of a path: a copy.
     *
     * @param variant the number of the variant
     * @return the codes
     */
    public int[] codes(int variant) {
        VariantShard shard = shardOf(variant);
        int v = inShard(variant);
        int start = shard.start(v);
        int[] codes = new int[(shard.end(v) - start) / width];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = PathBytes.get(shard.bytes(), start + i * width, width);
        }
        return codes;
    }

    /**
     * Counts a path, given by the first codes of an array.
     *
     * @param codes the codes
     * @param length how many of the codes count
     * @param count how often
     */
    public void add(int[] codes, int length, long count) {
        int end = PathBytes.size(length, width);
        if (end > packed.length) {
            packed = new byte[Math.max(end, (int) Math.min(PathBytes.MOST, 2L * packed.length))];
        }
        PathBytes.put(codes, 0, length, packed, 0, width);
        long hash = PathBytes.hash(packed, 0, end);
        shardOf(hash).add(packed, 0, end, hash, count);
    }

    /**
     * The variant of a path, or −1.
     *
     * @param codes the codes, of which each must be one of this table
     * @return its number
     */
    public int find(int[] codes) {
        byte[] bytes = new byte[PathBytes.size(codes.length, width)];
        PathBytes.put(codes, 0, codes.length, bytes, 0, width);
        return find(bytes, 0, bytes.length, PathBytes.hash(bytes, 0, bytes.length));
    }

    private int find(byte[] bytes, int from, int to, long hash) {
        int shard = shard(hash, shards.length - 1);
        int found = shards[shard].find(bytes, from, to, hash);
        return found < 0 ? -1 : found << shardBits | shard;
    }

    /**
     * A place where a thread can deal paths for this table.
     *
     * @param expected about how many paths
     * @return an empty one
     */
    public DealtPaths dealt(int expected) {
        return new DealtPaths(width, shards.length, expected);
    }

    /**
     * Counts what was dealt, each path once, on all cores.
     *
     * @param dealt what each thread has dealt for this table
     */
    public void addAll(List<DealtPaths> dealt) {
        int parts = Math.min(dealt.size(), shards.length);
        Threads.map(parts, part -> {
            int end = Threads.bound(part + 1, parts, shards.length);
            for (int shard = Threads.bound(part, parts, shards.length); shard < end; shard++) {
                for (DealtPaths paths : dealt) {
                    paths.countInto(shards[shard], shard);
                }
            }
            return part;
        });
    }

    /**
     * Ends the counting: copies paths that refer to a column, unless they are a large part of it.
     *
     * @param parts how many threads may work
     */
    public void settle(int parts) {
        long held = Stream.of(shards).mapToLong(VariantShard::held).sum();
        if (MOST_OF_A_COLUMN * held < shards[0].bytes().length) {
            Threads.map(Math.min(parts, shards.length), part -> {
                for (int shard = part; shard < shards.length; shard += parts) {
                    shards[shard].own();
                }
                return part;
            });
        }
    }

    /**
     * The paths of both, where codes mean the same.
     *
     * @param other a table of as many codes
     * @return a new table
     */
    public VariantTable plus(VariantTable other) {
        VariantTable sum = new VariantTable(width, Math.max(shards.length, other.shards.length));
        for (VariantTable each : List.of(this, other)) {
            for (VariantShard from : each.shards) {
                for (int v = 0; v < from.size(); v++) {
                    sum.shardOf(from.hash(v))
                            .add(from.bytes(), from.start(v), from.end(v), from.hash(v), from.count(v));
                }
            }
        }
        return sum;
    }

    /**
     * Compares variants by the ranks of their codes; what goes on comes after what ends.
     *
     * @param a the number of a variant
     * @param b the number of another
     * @param rankOf the rank of each code
     * @return negative, 0 or positive
     */
    public int compare(int a, int b, int[] rankOf) {
        VariantShard left = shardOf(a);
        VariantShard right = shardOf(b);
        int l = inShard(a);
        int r = inShard(b);
        int i = left.start(l);
        int j = right.start(r);
        int first = Arrays.mismatch(left.bytes(), i, left.end(l), right.bytes(), j, right.end(r));
        int same = first - first % width;
        if (first < 0 || i + same == left.end(l) || j + same == right.end(r)) {
            return Integer.compare(length(a), length(b));
        }
        int code = PathBytes.get(left.bytes(), i + same, width);
        int other = PathBytes.get(right.bytes(), j + same, width);
        return Integer.compare(rankOf[code], rankOf[other]);
    }

    /**
     * The same variants with other codes.
     *
     * @param codeOf the new code of each code
     * @param codes how many new codes there are
     * @return a table of as many or fewer paths
     */
    public VariantTable recoded(int[] codeOf, int codes) {
        VariantTable table = new VariantTable(PathBytes.width(codes), shards.length);
        variants().forEach(v -> {
            int[] path = codes(v);
            Arrays.setAll(path, i -> codeOf[path[i]]);
            table.add(path, path.length, count(v));
        });
        return table;
    }

    /**
     * Whether a table of so many codes is kept in this form, so that both can be compared and added.
     *
     * @param codes how many codes there are
     * @return true if it is
     */
    public boolean isFormOf(int codes) {
        return width == PathBytes.width(codes);
    }

    /**
     * Whether both hold the same paths with the same counts.
     *
     * @param other a table of as many codes
     * @return true if they do
     */
    public boolean sameAs(VariantTable other) {
        if (size() != other.size()) {
            return false;
        }
        for (VariantShard shard : shards) {
            for (int v = 0; v < shard.size(); v++) {
                int found = other.find(shard.bytes(), shard.start(v), shard.end(v), shard.hash(v));
                if (found < 0 || other.count(found) != shard.count(v)) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * The codes that occur.
     *
     * @param codes how many codes there are
     * @return for each code whether it occurs
     */
    public boolean[] used(int codes) {
        boolean[] used = new boolean[codes];
        for (VariantShard shard : shards) {
            for (int v = 0; v < shard.size(); v++) {
                for (int i = shard.start(v); i < shard.end(v); i += width) {
                    used[PathBytes.get(shard.bytes(), i, width)] = true;
                }
            }
        }
        return used;
    }
}
