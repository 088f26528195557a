package io.github.cxmetrics.journey.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers texts in the order in which they first appear. A table of hashes and numbers, which takes less room than a map of objects and so misses the caches less
 * often; the text that came last is looked at first. Texts that were made to have equal hashes are left to a {@link HashMap}, which is prepared for them.
 */
final class TextCodes {

    private static final int LONGEST_WALK = 128;
    private static final int GOLDEN = 0x9E3779B1;

    /** Of each text its hash, by which it is placed, and its code from 1; 0 is empty. */
    private long[] slots = new long[64];

    private final List<String> names = new ArrayList<>();
    private @Nullable Map<String, Integer> known;
    private @Nullable String last;
    private int hashOfLast;
    private int codeOfLast;

    /** The texts by their codes. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** The code of a text, a new one if it is new. */
    int code(String text) {
        int hash = text.hashCode();
        if (hash != hashOfLast || !text.equals(last)) {
            codeOfLast = known == null ? look(text, hash * GOLDEN) : lookUp(known, text);
            last = text;
            hashOfLast = hash;
        }
        return codeOfLast;
    }

    private int look(String text, int hash) {
        int mask = slots.length - 1;
        int at = place(hash, mask);
        for (int walk = 0; walk < LONGEST_WALK; walk++) {
            long slot = slots[at];
            if (slot == 0) {
                return added(text, hash, at);
            }
            int code = (int) slot - 1;
            if ((int) (slot >>> Integer.SIZE) == hash && names.get(code).equals(text)) {
                return code;
            }
            at = at + 1 & mask;
        }
        Map<String, Integer> map = new HashMap<>();
        for (int code = 0; code < names.size(); code++) {
            map.put(names.get(code), code);
        }
        known = map;
        return lookUp(map, text);
    }

    private int lookUp(Map<String, Integer> map, String text) {
        Integer code = map.putIfAbsent(text, names.size());
        if (code == null) {
            names.add(text);
            return names.size() - 1;
        }
        return code;
    }

    private int added(String text, int hash, int at) {
        names.add(text);
        slots[at] = (long) hash << Integer.SIZE | names.size();
        if (2L * names.size() > slots.length) {
            grow();
        }
        return names.size() - 1;
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
