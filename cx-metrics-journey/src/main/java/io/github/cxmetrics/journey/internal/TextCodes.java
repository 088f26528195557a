package io.github.cxmetrics.journey.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers texts in the order in which they first appear. A table of hashes and numbers, which takes less room than a map of objects and so misses the caches less
 * often. Rows are looked up many at a time, step by step: what a step reads for one row does not hang on the row before, so that the processor waits for many misses
 * at once. Texts that were made to have equal hashes are left to a {@link HashMap}, which is prepared for them.
 */
final class TextCodes {

    private static final int BLOCK = 256;
    private static final int LONGEST_WALK = 128;
    private static final int GOLDEN = 0x9E3779B1;

    /** Of each text its hash, by which it is placed, and its code from 1; 0 is empty. */
    private long[] slots = new long[64];

    private String[] names = new String[32];
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
            codes[row] = text == null ? CodeColumn.MISSING : code(text, hashes[row - from], first[row - from]);
        }
    }

    /** The code of a text, which is nearly always that of the slot where it is looked for first. */
    private int code(String text, int hash, long slot) {
        if (isOf(slot, hash) && names[(int) slot - 1].equals(text)) {
            return (int) slot - 1;
        }
        return known == null ? look(text, hash) : lookUp(known, text);
    }

    private static boolean isOf(long slot, int hash) {
        return (int) (slot >>> Integer.SIZE) == hash && slot != 0;
    }

    private int look(String text, int hash) {
        int mask = slots.length - 1;
        int at = place(hash, mask);
        for (int walk = 0; walk < LONGEST_WALK; walk++) {
            long slot = slots[at];
            if (slot == 0) {
                return added(text, hash, at);
            }
            if (isOf(slot, hash) && names[(int) slot - 1].equals(text)) {
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
        }
        names[size] = text;
        return size++;
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
        slots = new long[4 * old.length];
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
