package io.github.cxmetrics.survey;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import org.jspecify.annotations.Nullable;

/** Counts text answers by the labels of their scale. */
final class LabelAccumulator implements Accumulator<@Nullable String, Ratings> {

    private final RatingScale scale;
    private final LabelReader labels;
    private final RatingsAccumulator ratings;

    LabelAccumulator(RatingScale scale, LabelReader labels) {
        this.scale = scale;
        this.labels = labels;
        ratings = new RatingsAccumulator(scale);
    }

    @Override
    public void add(@Nullable String answer) {
        int place = labels.read(answer);
        if (place == LabelReader.UNKNOWN) {
            throw new IllegalArgumentException(
                    "an answer is neither a label nor a point of " + scale + ", nor declared as missing");
        }
        if (place == LabelReader.MISSING) {
            ratings.addMissing();
        } else {
            ratings.add(scale.pointAt(place));
        }
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
