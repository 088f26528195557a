package io.github.cxmetrics.journey.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Puts rows of one tick in the order of steps, so that no number depends on the order in which they were written. */
public final class TieOrder {

    /** Texts by code point, which beyond the basic plane is not the order of {@link String#compareTo}. */
    public static final Comparator<String> BY_CODE_POINT = (a, b) -> {
        int i = 0;
        int shorter = Math.min(a.length(), b.length());
        while (i < shorter && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        if (i == shorter) {
            return Integer.compare(a.length(), b.length());
        }
        char mine = a.charAt(i);
        char other = b.charAt(i);
        boolean both = Character.isSurrogate(mine) == Character.isSurrogate(other);
        return both ? Character.compare(mine, other) : Character.isSurrogate(mine) ? 1 : -1;
    };

    private TieOrder() {}

    /**
     * Sorts rows of equal time by rank; those of equal rank keep their order. Nothing is copied where they stand right already.
     *
     * @param rows rows by time; sorted in place
     * @param times the time of each row of the log
     * @param rank the rank of a row; asked only where times are equal
     */
    public static void sort(int[] rows, long[] times, IntUnaryOperator rank) {
        int begin = 0;
        while (begin < rows.length) {
            int end = begin + 1;
            while (end < rows.length && times[rows[end]] == times[rows[begin]]) {
                end++;
            }
            if (end - begin > 1) {
                sortRun(rows, begin, end, rank);
            }
            begin = end;
        }
    }

    private static void sortRun(int[] rows, int begin, int end, IntUnaryOperator rank) {
        long[] keys = new long[end - begin];
        boolean rising = true;
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) rank.applyAsInt(rows[begin + i]) << Integer.SIZE | i;
            rising &= i == 0 || keys[i - 1] <= keys[i];
        }
        if (!rising) {
            int[] before = Arrays.copyOfRange(rows, begin, end);
            Arrays.sort(keys);
            for (int i = 0; i < keys.length; i++) {
                rows[begin + i] = before[(int) keys[i]];
            }
        }
    }

    /**
     * The place of each name among all, by code point.
     *
     * @param names the names
     * @return a rank for each, from 0
     */
    public static int[] ranks(List<String> names) {
        int[] ranks = new int[names.size()];
        int[] order = IntStream.range(0, ranks.length)
                .boxed()
                .sorted((a, b) -> BY_CODE_POINT.compare(names.get(a), names.get(b)))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int rank = 0; rank < order.length; rank++) {
            ranks[order[rank]] = rank;
        }
        return ranks;
    }
}
