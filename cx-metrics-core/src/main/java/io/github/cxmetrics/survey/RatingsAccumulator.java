package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.internal.CountMath;

/** Counts ratings into a histogram. Keeps its scale with the missing codes, which the tally forgets. */
final class RatingsAccumulator implements Accumulator<Integer, Ratings> {

    private final RatingScale scale;
    private final int min;
    private final int span;
    private final int steps;
    private final long[] counts;
    private long total;
    private long missing;

    RatingsAccumulator(RatingScale scale) {
        requireNonNull(scale, "scale");
        this.scale = scale;
        min = scale.min();
        span = scale.max() - min;
        steps = scale.stepsPerPoint();
        counts = new long[scale.points()];
    }

    @Override
    public void add(Integer rating) {
        checkArgument(rating != null, "a rating must not be null; declare a missing code on the scale");
        add(rating.intValue());
    }

    void add(int rating) {
        int point = rating - min;
        if (point >= 0 && point <= span) {
            total = CountMath.sum(total, 1, "ratings");
            counts[point * steps]++;
        } else if (scale.declaresMissing(rating)) {
            addMissing();
        } else {
            throw scale.outside(rating);
        }
    }

    /** As {@link #add(int)}, for an answer that need not be whole. */
    void add(double rating) {
        int index = scale.find(rating);
        if (index >= 0) {
            total = CountMath.sum(total, 1, "ratings");
            counts[index]++;
        } else if (scale.declaresMissing(rating)) {
            addMissing();
        } else {
            throw scale.outside(rating);
        }
    }

    void addMissing() {
        missing = CountMath.sum(missing, 1, "missing ratings");
    }

    @Override
    public void addAll(Ratings tally) {
        requireNonNull(tally, "tally");
        Ratings sum = snapshot().plus(tally);
        total = sum.count();
        missing = sum.missing();
        System.arraycopy(sum.counts(), 0, counts, 0, counts.length);
    }

    @Override
    public Ratings snapshot() {
        return new Ratings(scale, counts.clone(), missing);
    }
}
