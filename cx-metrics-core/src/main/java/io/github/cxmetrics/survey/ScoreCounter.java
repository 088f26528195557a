package io.github.cxmetrics.survey;

/** Counts rating columns. */
final class ScoreCounter {

    private ScoreCounter() {}

    static long[] count(RatingScale scale, int[] scores) {
        return SegmentCounter.count(scale, 1, new int[scores.length], scores)[0];
    }

    static long[] count(RatingScale scale, byte[] scores) {
        return SegmentCounter.count(scale, 1, new int[scores.length], scores)[0];
    }
}
