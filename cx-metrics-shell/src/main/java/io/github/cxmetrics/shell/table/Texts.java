package io.github.cxmetrics.shell.table;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Distinct texts, numbered in the order in which they came. They are packed into blocks of bytes and found by an open table of hashes, so that a million
 * short texts take little more than their characters, and the garbage collector has nothing to trace. Filled by one thread, then read by any.
 */
final class Texts {

    // An address is the number of a block and the offset in it: 65536 blocks of 64 kB, 4 GB in all.
    private static final int BLOCK_BITS = 16;
    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final int MOST_BLOCKS = 1 << (32 - BLOCK_BITS);
    // So few texts are kept as strings too.
    private static final int FEW = 1 << 16;
    // A secret factor: who writes a file can't know which texts would collide.
    private static final long FACTOR = ThreadLocalRandom.current().nextLong() | 1;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private byte[][] blocks = new byte[1][];
    private byte[] block = new byte[64];
    private int blockCount = 1;
    private int used;

    private int[] addresses = new int[8];
    private int size;

    // Each slot holds a hash in its upper half and the number of the text + 1 in the lower; 0 is free. A power of two,
    // at most two thirds of them taken.
    private long[] slots = new long[16];

    private final int[] hashes;
    private final int[] candidates;
    private final int[] places;

    /** No texts yet; they will come in batches of so many. */
    Texts(int batch) {
        blocks[0] = block;
        hashes = new int[batch];
        candidates = new int[batch];
        places = new int[batch];
    }

    /**
     * Numbers the texts of a batch. All their slots are looked up first, then all their addresses, so that the processor waits for memory once and not for
     * every text in turn; what isn't found that way is looked up again, in order.
     *
     * @param buffer the texts one behind another
     * @param ends where each ends; one of no length is missing, and gets −1
     * @param count how many there are
     * @param codes receives the numbers
     * @param from where the first goes
     */
    void numbers(char[] buffer, int[] ends, int count, int[] codes, int from) {
        int mask = slots.length - 1;
        for (int i = 0, start = 0; i < count; start = ends[i++]) {
            hashes[i] = hash(buffer, start, ends[i]);
        }
        for (int i = 0; i < count; i++) {
            long slot = slots[hashes[i] & mask];
            candidates[i] = (int) (slot >>> 32) == hashes[i] ? (int) slot - 1 : -1;
        }
        for (int i = 0; i < count; i++) {
            places[i] = candidates[i] < 0 ? 0 : addresses[candidates[i]];
        }
        for (int i = 0, start = 0; i < count; start = ends[i++]) {
            int length = ends[i] - start;
            if (length == 0) {
                codes[from + i] = -1;
            } else if (candidates[i] >= 0 && is(places[i], buffer, start, length)) {
                codes[from + i] = candidates[i];
            } else {
                codes[from + i] = number(hashes[i], buffer, start, length);
            }
        }
    }

    private static int hash(char[] buffer, int start, int end) {
        long sum = end - start;
        for (int i = start; i < end; i++) {
            sum = sum * FACTOR + buffer[i];
        }
        return (int) (sum * GOLDEN >>> 32);
    }

    /** The number of the text in a buffer; if the text is new, the next one. */
    int number(char[] buffer, int offset, int length) {
        return number(hash(buffer, offset, offset + length), buffer, offset, length);
    }

    private int number(int hash, char[] buffer, int offset, int length) {
        int mask = slots.length - 1;
        int at = hash & mask;
        for (long slot; (slot = slots[at]) != 0; at = (at + 1) & mask) {
            if ((int) (slot >>> 32) == hash && is(addresses[(int) slot - 1], buffer, offset, length)) {
                return (int) slot - 1;
            }
        }
        append(buffer, offset, length);
        slots[at] = (long) hash << 32 | size;
        if (size > slots.length / 3 * 2) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        long[] larger = new long[Math.multiplyExact(slots.length, 2)];
        int mask = larger.length - 1;
        for (long slot : slots) {
            if (slot != 0) {
                int at = (int) (slot >>> 32) & mask;
                while (larger[at] != 0) {
                    at = (at + 1) & mask;
                }
                larger[at] = slot;
            }
        }
        slots = larger;
    }

    private boolean is(int address, char[] buffer, int offset, int length) {
        byte[] bytes = blocks[address >>> BLOCK_BITS];
        int at = address & BLOCK - 1;
        int prefix = prefix(bytes, at);
        if (prefix >>> 1 != length) {
            return false;
        }
        boolean isLatin = (prefix & 1) == 1;
        at += prefixLength(prefix);
        for (int i = 0; i < length; i++) {
            if (buffer[offset + i] != (isLatin ? (char) (bytes[at + i] & 0xFF) : wide(bytes, at + 2 * i))) {
                return false;
            }
        }
        return true;
    }

    private void append(char[] buffer, int offset, int length) {
        int bits = 0;
        for (int i = offset; i < offset + length; i++) {
            bits |= buffer[i];
        }
        boolean isLatin = bits < 0x100;
        int prefix = prefixOf(length, isLatin);
        int prefixLength = prefixLength(prefix);
        int at = room(prefixLength + (isLatin ? length : 2 * length));
        if (size == addresses.length) {
            addresses = Arrays.copyOf(addresses, Math.multiplyExact(size, 2));
        }
        addresses[size++] = blockCount - 1 << BLOCK_BITS | at;
        for (int rest = prefix, i = 0; i < prefixLength; i++, rest >>>= 7) {
            block[at++] = (byte) (rest & 0x7F | (i < prefixLength - 1 ? 0x80 : 0));
        }
        for (int i = offset; i < offset + length; i++) {
            if (!isLatin) {
                block[at++] = (byte) (buffer[i] >>> 8);
            }
            block[at++] = (byte) buffer[i];
        }
    }

    /** Makes room for so many bytes in the current block, or a new one, and says where. */
    private int room(int bytes) {
        if (used > 0 && used + bytes > BLOCK) {
            if (blockCount == MOST_BLOCKS) {
                throw new IllegalArgumentException("a column holds more than 4 GB of distinct texts");
            }
            if (blockCount == blocks.length) {
                blocks = Arrays.copyOf(blocks, blockCount * 2);
            }
            block = new byte[Math.max(BLOCK, bytes)];
            blocks[blockCount++] = block;
            used = 0;
        } else if (used + bytes > block.length) {
            block = Arrays.copyOf(block, Math.max(bytes, Math.min(BLOCK, 2 * (used + bytes))));
            blocks[blockCount - 1] = block;
        }
        int at = used;
        used += bytes;
        return at;
    }

    // The length and the width of a text, seven bits a byte.
    private static int prefixOf(int length, boolean isLatin) {
        return length << 1 | (isLatin ? 1 : 0);
    }

    private static int prefixLength(int prefix) {
        return prefix < 1 << 7 ? 1 : prefix < 1 << 14 ? 2 : prefix < 1 << 21 ? 3 : prefix < 1 << 28 ? 4 : 5;
    }

    private static int prefix(byte[] bytes, int start) {
        int prefix = bytes[start] & 0x7F;
        for (int at = start, shift = 7; bytes[at] < 0; shift += 7) {
            at++;
            prefix |= (bytes[at] & 0x7F) << shift;
        }
        return prefix;
    }

    private static char wide(byte[] bytes, int at) {
        return (char) (bytes[at] << 8 | bytes[at + 1] & 0xFF);
    }

    /** The text of a number. */
    String text(int number) {
        byte[] bytes = blocks[addresses[number] >>> BLOCK_BITS];
        int at = addresses[number] & BLOCK - 1;
        int prefix = prefix(bytes, at);
        at += prefixLength(prefix);
        int length = prefix >>> 1;
        if ((prefix & 1) == 1) {
            return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
        }
        char[] chars = new char[length];
        for (int i = 0; i < length; i++) {
            chars[i] = wide(bytes, at + 2 * i);
        }
        return new String(chars);
    }

    /** Ends the filling: no text may be added from here. */
    List<String> list() {
        slots = new long[0];
        addresses = Arrays.copyOf(addresses, size);
        List<String> view = new View(this);
        return size <= FEW ? List.copyOf(view) : view;
    }

    /** Makes a string for each text that is asked for. */
    private static final class View extends AbstractList<String> implements RandomAccess {

        private final Texts texts;

        View(Texts texts) {
            this.texts = texts;
        }

        @Override
        public String get(int number) {
            return texts.text(number);
        }

        @Override
        public int size() {
            return texts.size;
        }
    }
}
