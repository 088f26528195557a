package io.github.cxmetrics.monitor;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.survey.NetBands;
import io.github.cxmetrics.survey.NetScore;
import io.github.cxmetrics.survey.RatingScale;
import java.io.Serializable;

/**
 * Net sentiment of labelled texts: the share of positive labels minus the share of negative ones, in points from −100 to 100. It is the net score of the labels,
 * {@link #score()}, with that score's intervals and comparisons; the labels come from elsewhere, and their errors are in no interval.
 *
 * <p>Two other numbers have the same name in the field: {@link #netOfOpinionated()} leaves the neutral ones out, {@link #positiveToNegative()} is a ratio.
 *
 * @param score positive, neutral and negative labels as a net score
 */
public record NetSentiment(NetScore score) implements Serializable {

    /** Labels as ratings: −1 negative, 0 neutral, 1 positive. */
    public static final NetBands LABELS = NetBands.topMinusBottom(RatingScale.of(-1, 1), 1, 1);

    private static final double POINTS = 100;

    /**
     * Checks the score.
     *
     * @param score positive, neutral and negative labels as a net score
     */
    public NetSentiment {
        requireNonNull(score, "score");
    }

    /**
     * Sentiment from counts of labels.
     *
     * @param positive how many are positive
     * @param neutral how many are neutral
     * @param negative how many are negative
     * @return the sentiment
     * @throws IllegalArgumentException if a count is negative
     */
    public static NetSentiment of(long positive, long neutral, long negative) {
        return new NetSentiment(LABELS.plus(positive).zero(neutral).minus(negative));
    }

    /**
     * The net sentiment.
     *
     * @return −100..100
     * @throws IllegalStateException without labels
     */
    public double value() {
        return score.value();
    }

    /**
     * Its 95 % score interval.
     *
     * @return in points
     * @throws IllegalStateException without labels
     */
    public Interval interval() {
        return score.interval();
    }

    /**
     * The positive labels, of all.
     *
     * @return the share
     */
    public Proportion positiveShare() {
        return score.plusShare();
    }

    /**
     * The net score of the labels that take a side: {@code 100·(positive - negative)/(positive + negative)}.
     *
     * @return −100..100
     * @throws IllegalStateException if all are neutral, or there are none
     */
    public double netOfOpinionated() {
        long positive = score.plusShare().successes();
        long negative = score.minusShare().successes();
        if (positive + negative == 0) {
            throw new IllegalStateException("net sentiment of the opinionated is undefined: no label takes a side");
        }
        return POINTS * (positive - negative) / (positive + negative);
    }

    /**
     * Positive labels for each negative one.
     *
     * @return 0 or more
     * @throws IllegalStateException without negative labels
     */
    public double positiveToNegative() {
        long negative = score.minusShare().successes();
        if (negative == 0) {
            throw new IllegalStateException("positive to negative is undefined: no label is negative");
        }
        return (double) score.plusShare().successes() / negative;
    }

    /** One line, for example {@code net sentiment 45.0 (95 % CI 34.1 … 54.6), n = 200}. */
    @Override
    public String toString() {
        return score.line().replaceFirst("net score", "net sentiment");
    }
}
