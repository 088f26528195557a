package io.github.cxmetrics.survey;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Tally;
import java.util.function.Function;

/**
 * Counts ratings for a metric that is read off them. What comes as a finished tally of that metric can't be turned back into ratings, so it is summed
 * beside them.
 */
final class ReadingAccumulator<T extends Tally<T>> implements Accumulator<Integer, T> {

    private final RatingsAccumulator ratings;
    private final Function<Ratings, T> reading;
    private T sum;

    ReadingAccumulator(RatingScale scale, Function<Ratings, T> reading) {
        this.ratings = new RatingsAccumulator(scale);
        this.reading = reading;
        sum = reading.apply(ratings.snapshot());
    }

    @Override
    public void add(Integer rating) {
        ratings.add(rating);
    }

    @Override
    public void addAll(T tally) {
        requireNonNull(tally, "tally");
        // What would not fit is refused before anything changes.
        snapshot().plus(tally);
        sum = sum.plus(tally);
    }

    @Override
    public T snapshot() {
        return sum.plus(reading.apply(ratings.snapshot()));
    }
}
