package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.DifferenceMethod;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.ProportionMethod;
import io.github.cxmetrics.SerializedTally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.Unit;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.stream.Collector;

/**
 * Customer Satisfaction score: the share of satisfied answers, 0..1 ({@link #percent()} is 0..100).
 *
 * <p>By default the top two of five points; other definitions are {@link CsatDefinition}s. Means, the net of satisfied and dissatisfied answers and the
 * rescaled mean are read off the same tally. The interval is Wilson's (1927), differences are Newcombe's (1998).
 *
 * <p>No answers is an empty tally, whose value is undefined. Immutable and thread-safe.
 */
public final class Csat implements Metric<Csat>, Serializable {

    private static final long serialVersionUID = 1;
    private static final String NAME = "CSAT";

    private final CsatDefinition definition;
    private final transient Ratings ratings;

    private Csat(CsatDefinition definition, Ratings ratings) {
        this.definition = definition.withoutMissingCodes();
        this.ratings = ratings;
    }

    /**
     * CSAT of answers on 1..5, satisfied from 4 on.
     *
     * @param ratings the answers
     * @return the score's tally
     * @throws IllegalArgumentException if an answer is outside: {@code rating 6 is outside 1..5 (row 3)}
     */
    public static Csat of(int... ratings) {
        return from(Ratings.of(RatingScale.ONE_TO_FIVE, ratings));
    }

    /**
     * CSAT read off ratings by the customary definition of their scale.
     *
     * @param ratings the ratings
     * @return the score's tally
     * @throws IllegalArgumentException if there is no custom for that scale, see {@link CsatDefinition#standard}
     */
    public static Csat from(Ratings ratings) {
        return from(ratings, CsatDefinition.standard(ratings.scale()));
    }

    /**
     * CSAT read off ratings by a definition.
     *
     * @param ratings the ratings; their missing answers become {@link #excluded()}
     * @param definition who counts as satisfied
     * @return the score's tally
     * @throws IllegalArgumentException if the ratings are not on the scale of the definition
     */
    public static Csat from(Ratings ratings, CsatDefinition definition) {
        checkArgument(
                ratings.scale().equals(definition.scale().withoutMissingCodes()),
                "CSAT as %s can't be read off ratings on %s",
                definition,
                ratings.scale());
        return new Csat(definition, ratings);
    }

    /**
     * A collector of answers on 1..5; for other definitions there is {@code definition.collector()}.
     *
     * @return the collector
     */
    public static Collector<Integer, ?, Csat> collector() {
        return CsatDefinition.TOP_TWO_OF_FIVE.collector();
    }

    /**
     * Who counts as satisfied.
     *
     * @return the definition, on the scale without its missing codes
     */
    public CsatDefinition definition() {
        return definition;
    }

    /**
     * All answers by point.
     *
     * @return the ratings, for means and distributions
     */
    public Ratings ratings() {
        return ratings;
    }

    /**
     * The satisfied answers of those that count.
     *
     * @return the share
     */
    public Proportion satisfied() {
        return Proportion.of(satisfiedCount(), count());
    }

    private long satisfiedCount() {
        return good(definition.satisfiedBoxes()).successes();
    }

    private long dissatisfiedCount() {
        return bad(definition.dissatisfiedBoxes()).successes();
    }

    private Proportion good(int boxes) {
        return definition.scale().direction() == Direction.HIGH_IS_GOOD
                ? ratings.topBoxes(boxes)
                : ratings.bottomBoxes(boxes);
    }

    private Proportion bad(int boxes) {
        return definition.scale().direction() == Direction.HIGH_IS_GOOD
                ? ratings.bottomBoxes(boxes)
                : ratings.topBoxes(boxes);
    }

    /** The denominator: all answers, or satisfied and dissatisfied ones where the definition leaves neutrals out. */
    @Override
    public long count() {
        return definition.neutrals() == CsatDefinition.Neutrals.COUNTED
                ? ratings.count()
                : satisfiedCount() + dissatisfiedCount();
    }

    /**
     * How many answers were set aside: missing ones, and neutral ones where the definition leaves them out.
     *
     * @return the count
     */
    public long excluded() {
        return ratings.missing() + ratings.count() - count();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Unit unit() {
        return Unit.SHARE;
    }

    /**
     * The share of satisfied answers, 0..1, never rounded.
     *
     * @throws IllegalStateException if no answer counts
     */
    @Override
    public double value() {
        return definedShare().value();
    }

    /**
     * The share of satisfied answers in percent.
     *
     * @return {@code 100 · value()}, 0..100
     * @throws IllegalStateException if no answer counts
     */
    public double percent() {
        return definedShare().percent();
    }

    private Proportion definedShare() {
        if (count() == 0) {
            throw new IllegalStateException("CSAT is undefined: no ratings");
        }
        return satisfied();
    }

    /**
     * Net satisfaction: satisfied minus dissatisfied, of all answers.
     *
     * @return the net score, −100..100, with the boxes of the definition
     */
    public NetScore net() {
        return NetScore.from(
                ratings,
                NetBands.goodMinusBad(definition.scale(), definition.satisfiedBoxes(), definition.dissatisfiedBoxes()));
    }

    /**
     * The mean from 0 (all gave the worst point) to 1 (all gave the best).
     *
     * @return 0..1
     * @throws IllegalStateException if there are no ratings
     */
    public double rescaledMean() {
        double fromLowest = ratings.rescaledMean();
        return definition.scale().direction() == Direction.HIGH_IS_GOOD ? fromLowest : 1 - fromLowest;
    }

    @Override
    public Csat plus(Csat other) {
        checkSameDefinition(other);
        return new Csat(definition, ratings.plus(other.ratings));
    }

    /**
     * This tally without a part of it: the rest beside a segment.
     *
     * @param part answers that are among these
     * @return a new tally
     * @throws IllegalArgumentException if the part holds more of a point than there is, or follows another definition
     */
    public Csat minus(Csat part) {
        checkSameDefinition(part);
        return new Csat(definition, ratings.minus(part.ratings));
    }

    private void checkSameDefinition(Csat other) {
        checkArgument(
                definition.equals(other.definition),
                "CSAT as %s and as %s don't go together",
                definition,
                other.definition);
    }

    @Override
    public Interval interval(Confidence confidence) {
        return interval(confidence, ProportionMethod.WILSON);
    }

    /**
     * The interval of the share by a named method.
     *
     * @param confidence the confidence level
     * @param method the method
     * @return the interval
     * @throws IllegalStateException if no answer counts
     */
    public Interval interval(Confidence confidence, ProportionMethod method) {
        return definedShare().interval(confidence, method);
    }

    @Override
    public Comparison versus(Csat baseline, Confidence confidence) {
        return versus(baseline, confidence, DifferenceMethod.NEWCOMBE);
    }

    /**
     * This share minus a baseline's by a named method, with the p-value of the same method.
     *
     * @param baseline independent respondents
     * @param confidence the confidence level
     * @param method the method
     * @return the comparison
     * @throws IllegalArgumentException if the baseline follows another definition
     * @throws IllegalStateException if no answer counts in either
     */
    public Comparison versus(Csat baseline, Confidence confidence, DifferenceMethod method) {
        checkSameDefinition(baseline);
        return definedShare()
                .versus(baseline.definedShare(), confidence, method)
                .named(NAME);
    }

    /**
     * This result with the kind of its sample, which its line then says.
     *
     * @param sampling how the respondents were chosen
     * @return the result
     */
    public SurveyResult<Csat> sampledAs(SamplingKind sampling) {
        return new SurveyResult<>(this, sampling);
    }

    /**
     * The plain data of {@link Csat}.
     *
     * @param satisfiedBoxes how many points of the good end are satisfied
     * @param dissatisfiedBoxes how many points of the bad end are dissatisfied
     * @param neutrals whether neutral answers are in the denominator
     * @param ratings all answers by point
     */
    public record Counts(
            int satisfiedBoxes, int dissatisfiedBoxes, CsatDefinition.Neutrals neutrals, Ratings.Counts ratings)
            implements TallyCounts<Csat> {

        @Override
        public Csat toTally() {
            Ratings counted = ratings.toTally();
            return from(counted, new CsatDefinition(counted.scale(), satisfiedBoxes, dissatisfiedBoxes, neutrals));
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                definition.satisfiedBoxes(), definition.dissatisfiedBoxes(), definition.neutrals(), ratings.toCounts());
    }

    private Object writeReplace() {
        return new SerializedTally<>(toCounts());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("CSAT is serialized through its counts");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Csat that && definition.equals(that.definition) && ratings.equals(that.ratings);
    }

    @Override
    public int hashCode() {
        return 31 * definition.hashCode() + ratings.hashCode();
    }

    /** One line, for example {@code CSAT 66.7 % (95 % CI 20.8 % … 93.9 %), n = 3}. */
    @Override
    public String toString() {
        return count() == 0 ? "CSAT: no ratings" : line();
    }
}
