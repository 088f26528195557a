package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Ratios;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.survey.Ratings;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collector;

/**
 * Net emotional value of words: {@code 100 · (positive - negative) / (positive + negative)}, −100..100. Neutral words are dropped and counted: with
 * them in the denominator it would be a net score.
 *
 * <p>The interval is Wilson's of the positive share, rescaled; differences are Newcombe's. Only positive and negative words are in {@link #count()};
 * none of them leaves the value undefined.
 *
 * @param positive words for
 * @param neutral words that are neither
 * @param negative words against
 */
public record EmotionWords(long positive, long neutral, long negative)
        implements EmotionMeasure<EmotionWords>, Serializable {

    /** The rule that counts labels. */
    public static final Rule RULE = new Rule();

    private static final String TYPE = "emotion-words";
    private static final int VERSION = 1;
    private static final String NAME = "net emotional value of words";
    private static final double POINTS = 100;

    /**
     * Checks the counts.
     *
     * @param positive words for
     * @param neutral words that are neither
     * @param negative words against
     * @throws IllegalArgumentException if one is negative
     */
    public EmotionWords {
        CountMath.checkNotNegative(positive, "positive words");
        CountMath.checkNotNegative(neutral, "neutral words");
        CountMath.checkNotNegative(negative, "negative words");
        CountMath.sum(positive, negative, "words");
    }

    /**
     * The tally of labels.
     *
     * @param labels one for each word
     * @return the tally
     * @throws IllegalArgumentException if a label is null; rows count from 0
     */
    public static EmotionWords of(Sentiment... labels) {
        checkArgument(labels != null, "labels must not be null");
        return RULE.count(Arrays.asList(labels));
    }

    /**
     * Counts of labels: {@code EmotionWords.positive(30).neutral(50).negative(10)}.
     *
     * @param positive words for
     * @return what asks for the neutral ones
     */
    public static Positive positive(long positive) {
        return neutral -> negative -> new EmotionWords(positive, neutral, negative);
    }

    /** The words for. */
    public interface Positive {

        /**
         * Adds the neutral words.
         *
         * @param neutral words that are neither
         * @return what asks for the negative ones
         */
        Neutral neutral(long neutral);
    }

    /** The words for, and the neutral ones. */
    public interface Neutral {

        /**
         * Adds the negative words.
         *
         * @param negative words against
         * @return the tally
         * @throws IllegalArgumentException if a count is negative
         */
        EmotionWords negative(long negative);
    }

    /**
     * Labels that were rated as numbers, below 0 for negative, 0 for neutral, above 0 for positive; missing ones are left out.
     *
     * @param labels ratings on a scale around 0, for example −1..1
     * @return the tally
     * @throws IllegalArgumentException if 0 is no point inside the scale
     */
    public static EmotionWords from(Ratings labels) {
        int min = labels.scale().min();
        int max = labels.scale().max();
        checkArgument(min < 0 && max > 0, "labels are numbers around 0, not on %s", labels.scale());
        return new EmotionWords(labels.countOf(1, max), labels.countOf(0), labels.countOf(min, -1));
    }

    /**
     * A collector of labels.
     *
     * @return the collector
     */
    public static Collector<Sentiment, ?, EmotionWords> collector() {
        return RULE.collector();
    }

    @Override
    public Meaning meaning() {
        return Meaning.OF_WORDS;
    }

    @Override
    public double range() {
        return POINTS;
    }

    /** How many words are positive or negative. */
    @Override
    public long count() {
        return positive + negative;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Unit unit() {
        return Unit.SCORE;
    }

    /**
     * The net value, −100..100, never rounded.
     *
     * @throws IllegalStateException if there are no positive or negative words
     */
    @Override
    public double value() {
        checkDefined();
        return Ratios.of(
                BigInteger.valueOf(positive - negative).multiply(BigInteger.valueOf((long) POINTS)),
                BigInteger.valueOf(count()));
    }

    private void checkDefined() {
        if (count() == 0) {
            throw new IllegalStateException(NAME + " is undefined: no positive or negative words");
        }
    }

    /**
     * The positive words.
     *
     * @return their share of positive and negative ones
     */
    public Proportion positiveShare() {
        return new Proportion("positive words", "positive and negative words", positive, count());
    }

    @Override
    public Interval interval(Confidence confidence) {
        checkDefined();
        Interval share = positiveShare().interval(confidence);
        return new Interval(
                POINTS * (2 * share.lower() - 1), POINTS * (2 * share.upper() - 1), confidence, share.method(), unit());
    }

    @Override
    public Comparison versus(EmotionWords baseline, Confidence confidence) {
        requireNonNull(baseline, "baseline");
        checkDefined();
        baseline.checkDefined();
        Comparison share = positiveShare().versus(baseline.positiveShare(), confidence);
        double points = 2 * POINTS;
        Interval limits = share.interval();
        return new Comparison(
                NAME,
                unit(),
                points * share.difference(),
                new Interval(points * limits.lower(), points * limits.upper(), confidence, limits.method(), unit()),
                share.test());
    }

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public EmotionWords plus(EmotionWords other) {
        return new EmotionWords(
                CountMath.sum(positive, other.positive, "positive words"),
                CountMath.sum(neutral, other.neutral, "neutral words"),
                CountMath.sum(negative, other.negative, "negative words"));
    }

    /**
     * The plain data of {@link EmotionWords}.
     *
     * @param type {@code emotion-words}
     * @param version 1
     * @param positive words for
     * @param neutral words that are neither
     * @param negative words against
     */
    public record Counts(String type, int version, long positive, long neutral, long negative)
            implements TallyCounts<EmotionWords> {

        @Override
        public EmotionWords toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new EmotionWords(positive, neutral, negative);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("positive", positive)
                    .and("neutral", neutral)
                    .and("negative", negative)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, positive, neutral, negative);
    }

    @Override
    public String line() {
        return count() == 0 ? NAME + ": no positive or negative words" : EmotionMeasure.super.line();
    }

    /**
     * The labels.
     *
     * @return aligned text
     */
    public String table() {
        return TextTable.of("label", "words")
                .row("positive", "" + positive)
                .row("neutral (dropped)", "" + neutral)
                .row("negative", "" + negative)
                .toString();
    }

    /** One line, for example {@code net emotional value of words 50.0 (95 % CI 17.9 … 73.2), n = 40, 50 neutral}. */
    @Override
    public String toString() {
        return neutral == 0 ? line() : line() + ", " + neutral + " neutral";
    }

    /** Counts labels. */
    public record Rule() implements TallyRule<Sentiment, EmotionWords>, Storable {

        private static final String TYPE = "emotion-words-rule";

        @Override
        public Accumulator<Sentiment, EmotionWords> accumulator() {
            return Accumulator.adding(new EmotionWords(0, 0, 0), Rule::one);
        }

        private static EmotionWords one(Sentiment label) {
            checkArgument(label != null, "a label must not be null");
            return switch (label) {
                case POSITIVE -> new EmotionWords(1, 0, 0);
                case NEUTRAL -> new EmotionWords(0, 1, 0);
                case NEGATIVE -> new EmotionWords(0, 0, 1);
            };
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION);
        }

        /**
         * The plain data of the rule.
         *
         * @param type {@code emotion-words-rule}
         * @param version 1
         */
        public record Form(String type, int version) implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return RULE;
            }
        }

        /** The rule in words. */
        @Override
        public String toString() {
            return "labels of words";
        }
    }
}
