package io.github.cxmetrics.internal;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Ids that must stand once each; a second one is refused with both rows. */
public final class CustomerSet {

    private CustomerSet() {}

    /** The ids as a set; for membership only, its order means nothing. */
    public static <C> Set<C> of(Collection<? extends C> ids, String what, String among) {
        requireNonNull(ids, "ids");
        Map<C, Integer> rows = new HashMap<>();
        int row = 0;
        for (C id : ids) {
            if (id == null) {
                throw new IllegalArgumentException("the id of a " + what + among + " is null (row " + row + ")");
            }
            Integer before = rows.putIfAbsent(id, row);
            if (before != null) {
                throw twice(what, among, before, row);
            }
            row++;
        }
        return rows.keySet();
    }

    public static long[] sorted(long[] ids, String among) {
        long[] sorted = ids.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                int first = rowOf(ids, sorted[i], 0);
                throw twice("customer", among, first, rowOf(ids, sorted[i], first + 1));
            }
        }
        return sorted;
    }

    private static int rowOf(long[] ids, long id, int from) {
        int row = from;
        while (ids[row] != id) {
            row++;
        }
        return row;
    }

    /** How many ids two ascending arrays have in common. */
    public static long common(long[] left, long[] right) {
        long common = 0;
        for (int l = 0, r = 0; l < left.length && r < right.length; ) {
            int order = Long.compare(left[l], right[r]);
            common += order == 0 ? 1 : 0;
            l += order <= 0 ? 1 : 0;
            r += order >= 0 ? 1 : 0;
        }
        return common;
    }

    private static IllegalArgumentException twice(String what, String among, int firstRow, int secondRow) {
        return new IllegalArgumentException(
                "a " + what + " is twice" + among + " (rows " + firstRow + " and " + secondRow + ")");
    }
}
