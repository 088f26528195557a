package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.BoundedMean;
import java.io.Serializable;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * What an estimate reads off an answer: a score for each point of a scale. Net scores score -1, 0 and 1, shares 0 and 1, means the point itself; a point
 * that is left out of the denominator scores {@link #LEFT_OUT}.
 *
 * @param name the metric's name
 * @param unit the unit of the estimate, which also tells the three kinds apart
 * @param scale the scale of the answers
 * @param rule what makes two readings of the same name the same
 * @param scores the score of each point, from the lowest
 */
record Reading(String name, Unit unit, RatingScale scale, TallyRule<?, ?> rule, double[] scores)
        implements Serializable {

    static final double LEFT_OUT = Double.NaN;

    private static final double POINTS = 100;

    private static Reading of(
            String name, Unit unit, RatingScale scale, TallyRule<?, ?> rule, DoubleUnaryOperator score) {
        double[] scores = IntStream.range(0, scale.points())
                .mapToDouble(scale::pointAt)
                .map(score)
                .toArray();
        return new Reading(name, unit, scale, rule, scores);
    }

    static Reading mean(RatingScale scale) {
        return of("mean rating", Unit.SCALE_POINT, scale, scale, point -> point);
    }

    static Reading nps(NpsBands bands) {
        requireNonNull(bands, "bands");
        return of(
                "NPS",
                Unit.SCORE,
                bands.scale().withoutMissingCodes(),
                bands.withoutMissingCodes(),
                point -> bands.bandOf(point).ordinal() - 1.0);
    }

    static Reading net(NetBands bands) {
        requireNonNull(bands, "bands");
        return of(
                "net score",
                Unit.SCORE,
                bands.scale().withoutMissingCodes(),
                bands.withoutMissingCodes(),
                point -> within(bands.plusFrom(), bands.plusTo(), point)
                        - within(bands.minusFrom(), bands.minusTo(), point));
    }

    static Reading share(RatingScale scale, double fromPoint, double toPoint) {
        scale.indexOf(fromPoint);
        scale.indexOf(toPoint);
        checkArgument(
                fromPoint <= toPoint,
                "%s..%s is no range of %s",
                RatingScale.text(fromPoint),
                RatingScale.text(toPoint),
                scale);
        String name = "share of " + RatingScale.range(fromPoint, toPoint);
        return of(name, Unit.SHARE, scale, scale, point -> within(fromPoint, toPoint, point));
    }

    static Reading csat(CsatDefinition definition) {
        requireNonNull(definition, "definition");
        RatingScale scale = definition.scale().withoutMissingCodes();
        boolean leaveOut = definition.neutrals() == CsatDefinition.Neutrals.LEFT_OUT;
        return of("CSAT", Unit.SHARE, scale, definition.withoutMissingCodes(), point -> {
            int place = scale.indexOf(point);
            int fromGood = scale.direction() == Direction.HIGH_IS_GOOD ? scale.points() - 1 - place : place;
            if (fromGood < definition.satisfiedBoxes()) {
                return 1;
            }
            int fromBad = scale.points() - 1 - fromGood;
            return leaveOut && fromBad >= definition.dissatisfiedBoxes() ? LEFT_OUT : 0;
        });
    }

    private static double within(double from, double to, double point) {
        return from <= point && point <= to ? 1 : 0;
    }

    void checkScale(RatingScale ratings) {
        checkArgument(
                scale.equals(ratings.withoutMissingCodes()),
                "%s as %s can't be read off ratings on %s",
                name,
                rule,
                ratings.withoutMissingCodes());
    }

    void checkSame(Reading other) {
        checkArgument(name.equals(other.name), "%s and %s don't go together", name, other.name);
        TallyRule.checkComparison(name, rule, other.rule);
    }

    /** From the scores' own size to the unit of the estimate. */
    double factor() {
        return factor(unit);
    }

    /** The lowest score that an answer could have had. */
    double min() {
        return unit == Unit.SCALE_POINT ? scale.min() : unit == Unit.SCORE ? -1 : 0;
    }

    /** The highest score that an answer could have had. */
    double max() {
        return unit == Unit.SCALE_POINT ? scale.max() : 1;
    }

    BoundedMean distribution(double[] weights) {
        return BoundedMean.of(min(), max(), scores, weights);
    }

    static double factor(Unit unit) {
        return unit == Unit.SCORE ? POINTS : 1;
    }

    /** The score of the point at a place of the scale, from 0. */
    double scoreAt(int place) {
        return scores[place];
    }
}
