package io.github.cxmetrics.journey.internal;

import static com.google.common.base.Preconditions.checkArgument;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Paths as bytes: one for each code where all codes are below 128, four where not. */
final class PathBytes {

    static final int NARROW = 1;
    static final int WIDE = Integer.BYTES;

    /** Up to so many bytes, different paths of one length have different hashes: each step of the hash can be undone. */
    static final int ONE_TO_ONE = Long.BYTES;

    /** The longest array that every virtual machine gives. */
    static final int MOST = Integer.MAX_VALUE - 8;

    private static final int NARROW_CODES = Byte.MAX_VALUE + 1;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private PathBytes() {}

    /** How many bytes a code takes where there are so many codes. */
    static int width(int codes) {
        return codes <= NARROW_CODES ? NARROW : WIDE;
    }

    /** How many bytes so many codes take. */
    static int size(long length, int width) {
        checkArgument(
                length <= MOST / width, "at most %s steps can be compared at a time, not %s", MOST / width, length);
        return (int) length * width;
    }

    static int get(byte[] bytes, int at, int width) {
        return width == NARROW ? bytes[at] : (int) INTS.get(bytes, at);
    }

    static void put(int[] codes, int from, int to, byte[] bytes, int at, int width) {
        int next = at;
        for (int i = from; i < to; i++) {
            if (width == NARROW) {
                bytes[next] = (byte) codes[i];
            } else {
                INTS.set(bytes, next, codes[i]);
            }
            next += width;
        }
    }

    /** Eight bytes at a time: of a sequence of codes, always the same. */
    static long hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            hash = mixed(hash, (long) LONGS.get(bytes, i));
        }
        if (i < to) {
            hash = mixed(hash, last(bytes, i, to));
        }
        return hash * GOLDEN;
    }

    private static long mixed(long hash, long eight) {
        long product = (hash ^ eight) * GOLDEN;
        return product ^ product >>> 32;
    }

    /** Fewer than eight bytes, at the end of a path; what follows in the array is masked away. */
    private static long last(byte[] bytes, int from, int to) {
        if (from <= bytes.length - Long.BYTES) {
            return (long) LONGS.get(bytes, from) & -1L >>> Long.SIZE - Byte.SIZE * (to - from);
        }
        long last = 0;
        for (int i = to - 1; i >= from; i--) {
            last = last << Byte.SIZE | bytes[i] & 0xFF;
        }
        return last;
    }
}
