package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.internal.CountMath;

/** Counts ratings into a histogram. Keeps its scale with the missing codes, which the tally forgets. */
final class RatingsAccumulator implements Accumulator<Integer, Ratings> {

    private final RatingScale scale;
    private final int min;
    private final long[] counts;
    private long total;
    private long missing;

    RatingsAccumulator(RatingScale scale) {
        requireNonNull(scale, "scale");
        this.scale = scale;
        min = scale.min();
        counts = new long[scale.points()];
    }

    @Override
    public void add(Integer rating) {
        checkArgument(rating != null, "a rating must not be null; declare a missing code on the scale");
        add(rating.intValue());
    }

    void add(int rating) {
        int index = rating - min;
        if (index >= 0 && index < counts.length) {
            total = CountMath.sum(total, 1, "ratings");
            counts[index]++;
        } else if (scale.declaresMissing(rating)) {
            missing = CountMath.sum(missing, 1, "missing ratings");
        } else {
            throw scale.outside(rating);
        }
    }

    @Override
    public void addAll(Ratings tally) {
        Ratings sum = snapshot().plus(tally);
        total = sum.count();
        missing = sum.missing();
        for (int i = 0; i < counts.length; i++) {
            counts[i] = sum.countOf(min + i);
        }
    }

    @Override
    public Ratings snapshot() {
        return new Ratings(scale, counts.clone(), missing);
    }
}
