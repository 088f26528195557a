package io.github.cxmetrics.journey.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers texts in the order in which they first appear. A table of hashes and numbers, and the characters of short texts side by side, which takes a tenth of the
 * room of a map of objects and so misses the caches less often. Rows are looked up many at a time, step by step: what a step reads for one row does not hang on the
 * row before, so that the processor waits for many misses at once. Texts that were made to have equal hashes are left to a {@link HashMap}, which is prepared for them.
 */
final class TextCodes {

    private static final int BLOCK = 256;
    private static final int LONGEST_WALK = 128;
    private static final int LONGEST_KEPT = 64;
    private static final int MOST_KEPT = 1 << 29;
    private static final int LATIN = 0xff;
    private static final int GOLDEN = 0x9E3779B1;

    /** Of each text its hash, by which it is placed, and its code from 1; 0 is empty. */
    private long[] slots = new long[64];

    private String[] names = new String[32];
    /** Behind the characters of each text, in {@link #chars}; none of them are there if it is long, empty, or has one beyond Latin-1. */
    private int[] ends = new int[32];

    private byte[] chars = new byte[256];
    private int size;
    private @Nullable Map<String, Integer> known;

    private final int[] hashes = new int[BLOCK];
    private final long[] first = new long[BLOCK];

    /** The texts by their codes. */
    List<String> names() {
        return List.of(Arrays.copyOf(names, size));
    }

    /** The codes of some texts, new ones for those that are new; {@link CodeColumn#MISSING} for null. */
    int[] codes(@Nullable String... texts) {
        int[] codes = new int[texts.length];
        for (int from = 0; from < texts.length; from += BLOCK) {
            read(texts, from, Math.min(texts.length, from + BLOCK), codes);
        }
        return codes;
    }

    private void read(@Nullable String[] texts, int from, int to, int[] codes) {
        for (int row = from; row < to; row++) {
            String text = texts[row];
            hashes[row - from] = text == null ? 0 : text.hashCode() * GOLDEN;
        }
        int mask = slots.length - 1;
        for (int i = 0; i < to - from; i++) {
            first[i] = slots[place(hashes[i], mask)];
        }
        for (int row = from; row < to; row++) {
            String text = texts[row];
            int i = row - from;
            if (text == null) {
                codes[row] = CodeColumn.MISSING;
            } else if (i > 0 && hashes[i] == hashes[i - 1] && text.equals(texts[row - 1])) {
                codes[row] = codes[row - 1];
            } else {
                codes[row] = code(text, hashes[i], first[i]);
            }
        }
    }

    /** The code of a text, which is nearly always that of the slot where it is looked for first, though the slot was read before those of the block were added. */
    private int code(String text, int hash, long slot) {
        if (isOf(slot, hash) && isNamed((int) slot - 1, text)) {
            return (int) slot - 1;
        }
        return known == null ? look(text, hash) : lookUp(known, text);
    }

    private static boolean isOf(long slot, int hash) {
        return (int) (slot >>> Integer.SIZE) == hash && slot != 0;
    }

    private boolean isNamed(int code, String text) {
        int from = code == 0 ? 0 : ends[code - 1];
        int length = ends[code] - from;
        if (length == 0) {
            return names[code].equals(text);
        }
        if (length != text.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != (chars[from + i] & LATIN)) {
                return false;
            }
        }
        return true;
    }

    private int look(String text, int hash) {
        int mask = slots.length - 1;
        int at = place(hash, mask);
        for (int walk = 0; walk < LONGEST_WALK; walk++) {
            long slot = slots[at];
            if (slot == 0) {
                return added(text, hash, at);
            }
            if (isOf(slot, hash) && isNamed((int) slot - 1, text)) {
                return (int) slot - 1;
            }
            at = at + 1 & mask;
        }
        Map<String, Integer> map = new HashMap<>();
        for (int code = 0; code < size; code++) {
            map.put(names[code], code);
        }
        known = map;
        return lookUp(map, text);
    }

    private int lookUp(Map<String, Integer> map, String text) {
        Integer code = map.putIfAbsent(text, size);
        return code == null ? named(text) : code;
    }

    private int named(String text) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        names[size] = text;
        int end = size == 0 ? 0 : ends[size - 1];
        ends[size] = kept(text, end) ? end + text.length() : end;
        return size++;
    }

    /** Keeps the characters of a text from a place on, if it is short and all are bytes. */
    private boolean kept(String text, int from) {
        int length = text.length();
        if (length > LONGEST_KEPT || from > MOST_KEPT) {
            return false;
        }
        if (from + length > chars.length) {
            chars = Arrays.copyOf(chars, 2 * chars.length);
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > LATIN) {
                return false;
            }
            chars[from + i] = (byte) c;
        }
        return true;
    }

    private int added(String text, int hash, int at) {
        int code = named(text);
        slots[at] = (long) hash << Integer.SIZE | size;
        if (2L * size > slots.length) {
            grow();
        }
        return code;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        int mask = slots.length - 1;
        for (long slot : old) {
            if (slot != 0) {
                int at = place((int) (slot >>> Integer.SIZE), mask);
                while (slots[at] != 0) {
                    at = at + 1 & mask;
                }
                slots[at] = slot;
            }
        }
    }

    /** The upper bits are mixed best. */
    private static int place(int hash, int mask) {
        return (hash ^ hash >>> 15) & mask;
    }
}
