package io.github.cxmetrics.usability;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How people felt: a net emotional value, which balances what was felt for and against. Two meanings share that name, and neither merges nor compares
 * with the other: of words ({@link EmotionWords}), and of mean ratings ({@link EmotionRatings}).
 *
 * @param <T> the measure itself
 */
public sealed interface EmotionMeasure<T extends EmotionMeasure<T>> extends Metric<T>
        permits EmotionWords, EmotionRatings {

    /** What a net emotional value is made of. */
    enum Meaning {
        /**
         * {@code (positive - negative) / (positive + negative)} of words or texts that were labelled; neutral ones are dropped. The practice of call
         * centres.
         */
        OF_WORDS,
        /** The mean of positive emotions minus the mean of negative ones, rated on one scale (Shaw 2007). */
        OF_MEANS
    }

    /**
     * Which of the two meanings this has.
     *
     * @return the meaning
     */
    Meaning meaning();

    /**
     * The greatest value that there can be; the least is its negative.
     *
     * @return 100 for words, the width of the scale for ratings
     */
    double range();

    /**
     * The value from 0, all negative, to 1, all positive: what makes measures on unlike scales one curve.
     *
     * @return {@code (1 + value / range) / 2}, or nothing where the value is undefined
     */
    default OptionalDouble rescaledIfDefined() {
        OptionalDouble value = valueIfDefined();
        return value.isPresent() ? OptionalDouble.of(rescaled(value.getAsDouble())) : OptionalDouble.empty();
    }

    /**
     * The interval of {@link #rescaledIfDefined()}.
     *
     * @param confidence the confidence level
     * @return the interval, within 0..1, or nothing where there is none
     */
    default Optional<Interval> rescaledInterval(Confidence confidence) {
        return intervalIfDefined(confidence)
                .map(i ->
                        new Interval(rescaled(i.lower()), rescaled(i.upper()), confidence, i.method()).clippedTo(0, 1));
    }

    private double rescaled(double value) {
        return (1 + value / range()) / 2;
    }
}
