package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import java.util.Arrays;

/** Counts ratings that need not be whole numbers, in points of their scale. */
final class DecimalAccumulator implements Accumulator<Double, Ratings> {

    private final RatingsAccumulator ratings;

    DecimalAccumulator(RatingScale scale) {
        ratings = new RatingsAccumulator(scale);
    }

    /** A column: how often each point is there, from the lowest, and behind them the missing codes. */
    static long[] count(RatingScale scale, double[] column) {
        requireNonNull(scale, "scale");
        long[] counts = new long[scale.points() + 1];
        Arrays.stream(Columns.places(scale, column)).forEach(place -> counts[place < 0 ? scale.points() : place]++);
        return counts;
    }

    @Override
    public void add(Double rating) {
        checkArgument(rating != null, "a rating must not be null; declare a missing code on the scale");
        add(rating.doubleValue());
    }

    void add(double rating) {
        ratings.add(rating);
    }

    @Override
    public void addAll(Ratings tally) {
        requireNonNull(tally, "tally");
        ratings.addAll(tally);
    }

    @Override
    public Ratings snapshot() {
        return ratings.snapshot();
    }
}
