package io.github.cxmetrics.journey.map;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.survey.Direction;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import java.io.Serializable;
import java.util.Optional;

/**
 * A score that customers give at touchpoints, as a property of the events they give it at.
 *
 * @param property the property that holds the rating; its name is the score's
 * @param kind which metric is read off the ratings
 * @param level which level of the pyramid the question asks about
 * @param scale the scale, with the codes that mean "no answer"
 */
public record TouchpointScore(String property, ScoreKind kind, PyramidLevel level, RatingScale scale)
        implements Storable, Serializable {

    private static final String TYPE = "touchpoint-score";
    private static final int VERSION = 1;

    /**
     * Checks that the metric can be read off the scale.
     *
     * @param property the property that holds the rating
     * @param kind which metric is read off the ratings
     * @param level which level of the pyramid the question asks about
     * @param scale the scale
     * @throws IllegalArgumentException if the metric is not defined on the scale
     */
    public TouchpointScore {
        Stored.present(level, "the level of a score");
        Stored.present(kind, "the kind of a score");
        Stored.present(scale, "the scale of a score");
        checkArgument(property != null && !property.isBlank(), "a score needs the name of a property");
        checkArgument(
                kind != ScoreKind.NPS || scale.withoutMissingCodes().equals(RatingScale.ZERO_TO_TEN),
                "NPS needs answers on 0..10, not on %s",
                scale);
        kind.metric(scale.empty());
    }

    /**
     * Willingness to recommend, 0..10: how enjoyable it was.
     *
     * @param property the property that holds the rating
     * @return the score
     */
    public static TouchpointScore nps(String property) {
        return new TouchpointScore(property, ScoreKind.NPS, PyramidLevel.ENJOYABLE, RatingScale.ZERO_TO_TEN);
    }

    /**
     * Satisfaction, 1..5: whether needs were met.
     *
     * @param property the property that holds the rating
     * @return the score
     */
    public static TouchpointScore csat(String property) {
        return new TouchpointScore(property, ScoreKind.CSAT, PyramidLevel.MEETS_NEEDS, RatingScale.ONE_TO_FIVE);
    }

    /**
     * Ease as in CES 2.0, 1..7: how easy it was.
     *
     * @param property the property that holds the rating
     * @return the score
     */
    public static TouchpointScore ces(String property) {
        return new TouchpointScore(property, ScoreKind.CES, PyramidLevel.EASY, RatingScale.ONE_TO_SEVEN);
    }

    /**
     * Any other rating.
     *
     * @param property the property that holds the rating
     * @param scale the scale
     * @param level which level of the pyramid the question asks about
     * @return the score, whose headline is the mean
     */
    public static TouchpointScore rating(String property, RatingScale scale, PyramidLevel level) {
        return new TouchpointScore(property, ScoreKind.RATING, level, scale);
    }

    /**
     * The metric of ratings, printed with interval and n.
     *
     * @param ratings ratings of this score
     * @return for example {@code CSAT 66.7 % (95 % CI 20.8 % … 93.9 %), n = 3}
     */
    public String line(Ratings ratings) {
        requireNonNull(ratings, "ratings");
        return kind.metric(ratings).map(Metric::line).orElseGet(ratings::toString);
    }

    /**
     * The mean rating from 0 (all gave the worst point) to 1 (all gave the best): what makes scores on different scales one curve.
     *
     * @param ratings ratings of this score
     * @return 0..1
     * @throws IllegalStateException if there are no ratings
     */
    public double rescaledMean(Ratings ratings) {
        double fromLowest = ratings.rescaledMean();
        return isHighGood() ? fromLowest : 1 - fromLowest;
    }

    private boolean isHighGood() {
        return scale.direction() == Direction.HIGH_IS_GOOD;
    }

    /** The score interval of the rescaled mean, within 0..1; nothing without ratings. */
    Optional<Interval> interval(Ratings ratings, Confidence confidence) {
        if (ratings.count() == 0) {
            return Optional.empty();
        }
        Interval points = ratings.meanInterval(confidence);
        double width = (double) scale.max() - scale.min();
        double lower = (points.lower() - scale.min()) / width;
        double upper = (points.upper() - scale.min()) / width;
        return Optional.of(
                isHighGood()
                        ? new Interval(lower, upper, confidence, points.method())
                        : new Interval(1 - upper, 1 - lower, confidence, points.method()));
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, property, kind, level, scale.toForm());
    }

    /**
     * The plain data of a score.
     *
     * @param type {@code touchpoint-score}
     * @param version 1
     * @param property the property that holds the rating
     * @param kind which metric is read off the ratings
     * @param level which level of the pyramid the question asks about
     * @param scale the scale
     */
    public record Form(
            String type, int version, String property, ScoreKind kind, PyramidLevel level, RatingScale.Form scale)
            implements StoredForm<TouchpointScore> {

        @Override
        public TouchpointScore restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new TouchpointScore(
                    property,
                    kind,
                    level,
                    Stored.present(scale, "the scale of a score").restore());
        }
    }

    /** For example {@code csat on 1..5}. */
    @Override
    public String toString() {
        return property + " on " + scale;
    }
}
