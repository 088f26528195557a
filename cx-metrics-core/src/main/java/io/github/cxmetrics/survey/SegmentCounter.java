package io.github.cxmetrics.survey;

import java.util.function.IntUnaryOperator;

/** Counts rating columns by segment. */
final class SegmentCounter {

    private SegmentCounter() {}

    static long[][] count(RatingScale scale, int segments, int[] codes, int[] scores) {
        return count(scale, segments, codes.length, scores.length, i -> codes[i], i -> scores[i]);
    }

    static long[][] count(RatingScale scale, int segments, int[] codes, byte[] scores) {
        return count(scale, segments, codes.length, scores.length, i -> codes[i], i -> scores[i]);
    }

    static long[][] count(RatingScale scale, int segments, short[] codes, int[] scores) {
        return count(scale, segments, codes.length, scores.length, i -> codes[i], i -> scores[i]);
    }

    static long[][] count(RatingScale scale, int segments, short[] codes, byte[] scores) {
        return count(scale, segments, codes.length, scores.length, i -> codes[i], i -> scores[i]);
    }

    private static long[][] count(
            RatingScale scale, int segments, int n, int m, IntUnaryOperator codes, IntUnaryOperator scores) {
        if (n != m) {
            throw new IllegalArgumentException("segment codes and scores differ in length: " + n + " and " + m);
        }
        long[][] counts = new long[segments][scale.points() + 1];
        for (int i = 0; i < n; i++) {
            int score = scores.applyAsInt(i);
            if (scale.contains(score)) {
                counts[codes.applyAsInt(i)][score - scale.min()]++;
            } else if (scale.declaresMissing(score)) {
                counts[codes.applyAsInt(i)][scale.points()]++;
            } else {
                throw new IllegalArgumentException(
                        "rating " + score + " is outside " + scale.min() + ".." + scale.max() + " (row " + i + ")");
            }
        }
        return counts;
    }
}
