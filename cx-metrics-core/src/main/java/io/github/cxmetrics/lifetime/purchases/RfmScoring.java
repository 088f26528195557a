package io.github.cxmetrics.lifetime.purchases;

import java.util.Arrays;

/** Puts values on an {@link RfmScale}. */
final class RfmScoring {

    private RfmScoring() {}

    /**
     * Scores of one measure, more being better.
     *
     * @param values one a customer
     * @param limits of {@link RfmScale.Limits}, in the direction of the values
     */
    static int[] of(RfmScale scale, long[] values, long[] limits) {
        if (scale instanceof RfmScale.Quantiles quantiles) {
            return quantiles.ties() == RfmScale.Ties.SAME_SCORE
                    ? sameScores(values, quantiles.levels())
                    : equalGroups(values, quantiles.levels());
        }
        return Arrays.stream(values)
                .mapToInt(v -> 1
                        + (int) Arrays.stream(limits)
                                .filter(limit -> v >= limit)
                                .count())
                .toArray();
    }

    private static int[] sameScores(long[] values, int levels) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return Arrays.stream(values)
                .mapToInt(v -> group(countBelow(sorted, v), values.length, levels))
                .toArray();
    }

    private static int[] equalGroups(long[] values, int levels) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(values[a], values[b]));
        int[] scores = new int[values.length];
        for (int rank = 0; rank < order.length; rank++) {
            scores[order[rank]] = group(rank, values.length, levels);
        }
        return scores;
    }

    /** 1 + ⌊levels · rank / n⌋, for ranks from 0. */
    private static int group(int rank, int n, int levels) {
        return 1 + (int) ((long) levels * rank / n);
    }

    private static int countBelow(long[] sorted, long value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
