package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.FiniteSample;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Stored;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collector;

/**
 * Customer Effort Score: the mean answer to an effort question, in points of its scale.
 *
 * <p>By default CES 2.0, seven points on which high is easy; {@link CesDefinition#CES_1} is the older question on which low is good. The share of easy
 * answers and net ease are read off the same tally. The interval is the score interval of a mean ({@link MeanMethod#SCORE}), differences its square-and-add; t and Welch by argument.
 *
 * <p>No answers is an empty tally, whose value is undefined. Immutable and thread-safe.
 */
public final class Ces extends ExactTally<Ces> implements Metric<Ces> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "ces";
    private static final int VERSION = 1;

    private final CesDefinition definition;
    private final transient Ratings ratings;

    private Ces(CesDefinition definition, Ratings ratings) {
        this.definition = definition.withoutMissingCodes();
        this.ratings = ratings;
    }

    /**
     * CES 2.0 of answers on 1..7.
     *
     * @param ratings the answers
     * @return the score's tally
     * @throws IllegalArgumentException if an answer is outside: {@code rating 8 is outside 1..7 (row 3)}
     */
    public static Ces of(int... ratings) {
        return from(Ratings.of(RatingScale.ONE_TO_SEVEN, ratings));
    }

    /**
     * CES 2.0 read off ratings on 1..7.
     *
     * @param ratings the ratings; their missing answers become {@link #excluded()}
     * @return the score's tally
     * @throws IllegalArgumentException if they are on another scale
     */
    public static Ces from(Ratings ratings) {
        requireNonNull(ratings, "ratings");
        return from(ratings, CesDefinition.CES_2);
    }

    /**
     * The score of another question, read off ratings.
     *
     * @param ratings the ratings; their missing answers become {@link #excluded()}
     * @param definition which question was asked
     * @return the score's tally
     * @throws IllegalArgumentException if the ratings are not on the scale of the question
     */
    public static Ces from(Ratings ratings, CesDefinition definition) {
        checkArgument(
                ratings.scale().equals(definition.scale().withoutMissingCodes()),
                "%s can't be read off ratings on %s",
                definition,
                ratings.scale());
        return new Ces(definition, ratings);
    }

    /**
     * A collector of answers to CES 2.0; for other questions there is {@code definition.collector()}.
     *
     * @return the collector
     */
    public static Collector<Integer, ?, Ces> collector() {
        return CesDefinition.CES_2.collector();
    }

    /**
     * Which question was asked.
     *
     * @return the definition, on the scale without its missing codes
     */
    @Override
    public CesDefinition rule() {
        return definition;
    }

    /**
     * All answers by point.
     *
     * @return the ratings
     */
    public Ratings ratings() {
        return ratings;
    }

    /**
     * The share of easy answers, whichever end of the scale they are on.
     *
     * @return for CES 2.0 the share of 5–7
     */
    public Proportion easy() {
        return netEase().plusShare().named("easy", "answers to " + definition);
    }

    /**
     * Net ease: the share of easy answers minus the share of difficult ones.
     *
     * @return the net score, −100..100; more is easier
     */
    public NetScore netEase() {
        return NetScore.from(
                ratings,
                NetBands.goodMinusBad(definition.scale(), definition.easyBoxes(), definition.difficultBoxes()));
    }

    @Override
    public long count() {
        return ratings.count();
    }

    /**
     * How many answers were set aside as missing; not in {@link #count()}.
     *
     * @return the count
     */
    public long excluded() {
        return ratings.missing();
    }

    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public Unit unit() {
        return Unit.SCALE_POINT;
    }

    /**
     * The mean answer, in points of the scale, never rounded. On CES 1.0 low is good.
     *
     * @throws IllegalStateException if there are no answers
     */
    @Override
    public double value() {
        checkDefined();
        return ratings.mean();
    }

    private void checkDefined() {
        if (count() == 0) {
            throw new IllegalStateException(name() + " is undefined: no ratings");
        }
    }

    @Override
    public Ces plus(Ces other) {
        TallyRule.checkMerge(name(), definition, other.definition);
        return new Ces(definition, ratings.plus(other.ratings));
    }

    /**
     * This tally without a part of it: the rest beside a segment.
     *
     * @param part answers that are among these
     * @return a new tally
     * @throws IllegalArgumentException if the part holds more of a point than there is, or is of another question
     */
    public Ces minus(Ces part) {
        TallyRule.checkMerge(name(), definition, part.definition);
        return new Ces(definition, ratings.minus(part.ratings));
    }

    /**
     * The standard error of the mean: {@code standard deviation / √n}.
     *
     * @return in points of the scale
     * @throws IllegalStateException if there are fewer than two answers
     */
    public double standardError() {
        return ratings.standardError();
    }

    /**
     * The standard error where it is defined.
     *
     * @return in points of the scale, or nothing with fewer than two answers
     */
    public OptionalDouble standardErrorIfDefined() {
        return count() < 2 ? OptionalDouble.empty() : OptionalDouble.of(standardError());
    }

    /** The score interval of the mean, in points of the scale. */
    @Override
    public Interval interval(Confidence confidence) {
        return interval(confidence, MeanMethod.SCORE);
    }

    /**
     * The interval of the mean by a named method.
     *
     * @param confidence the confidence level
     * @param method the method
     * @return the interval, in points of the scale; that of t may leave it
     * @throws IllegalStateException if there are no answers, or too few or too like ones for the method
     */
    public Interval interval(Confidence confidence, MeanMethod method) {
        checkDefined();
        return ratings.meanInterval(confidence, method);
    }

    /**
     * The same mean of a sample from a population that is not large beside it.
     *
     * @param size how many there are to ask, the answered ones included
     * @return the sample, with intervals and comparisons that know its population
     * @throws IllegalArgumentException if more answered than there are
     */
    public FiniteSample finitePopulation(long size) {
        RatingScale scale = ratings.scale();
        return new FiniteSample(name(), unit(), definition, scale.min(), ratings.points(), size, scale.stepsPerPoint());
    }

    /**
     * This mean minus a baseline's: square-and-add (MOVER) of the score intervals.
     *
     * @throws IllegalArgumentException if the baseline is of another question
     * @throws IllegalStateException if either has no answers
     */
    @Override
    public Comparison versus(Ces baseline, Confidence confidence) {
        return versus(baseline, confidence, MeanDifferenceMethod.MOVER_SCORE);
    }

    /**
     * This mean minus a baseline's, by a named method.
     *
     * @param baseline independent respondents to the same question
     * @param confidence the confidence level
     * @param method the method
     * @return the comparison, in points of the scale
     * @throws IllegalArgumentException if the baseline is of another question
     * @throws IllegalStateException if either has no answers, or too few or too like ones for the method
     */
    public Comparison versus(Ces baseline, Confidence confidence, MeanDifferenceMethod method) {
        requireNonNull(baseline, "baseline");
        TallyRule.checkComparison(name(), definition, baseline.definition);
        checkDefined();
        baseline.checkDefined();
        return ratings.meanVersus(baseline.ratings, confidence, method).named(name());
    }

    /**
     * This mean minus a fixed target, with the score interval and the score test at 95 %.
     *
     * @param target a value strictly inside the scale, known without error
     * @return the comparison, in points of the scale
     */
    public Comparison versusTarget(double target) {
        return versusTarget(target, Confidence.DEFAULT);
    }

    /**
     * This mean minus a fixed target, with the score interval and the score test.
     *
     * @param target a value strictly inside the scale, known without error
     * @param confidence the confidence level
     * @return the comparison, in points of the scale
     * @throws IllegalArgumentException if the target is off the scale
     * @throws IllegalStateException if there are no answers, or the target is an end of the scale
     */
    public Comparison versusTarget(double target, Confidence confidence) {
        checkDefined();
        return ratings.meanVersusTarget(target, confidence).named(name());
    }

    /**
     * This result with the kind of its sample, which its line then says.
     *
     * @param sampling how the respondents were chosen
     * @return the result
     */
    public SurveyResult<Ces> sampledAs(SamplingKind sampling) {
        return new SurveyResult<>(this, sampling);
    }

    /**
     * The plain data of {@link Ces}.
     *
     * @param type {@code ces}
     * @param version 1
     * @param rule which question was asked
     * @param ratings how often each point was given, from the lowest to the highest
     * @param missing how many answers were missing
     */
    public record Counts(String type, int version, CesDefinition.Form rule, List<Long> ratings, long missing)
            implements TallyCounts<Ces> {

        /**
         * Copies the list.
         *
         * @param type {@code ces}
         * @param version 1
         * @param rule which question was asked
         * @param ratings how often each point was given, from the lowest to the highest
         * @param missing how many answers were missing
         */
        public Counts {
            ratings = Stored.list(ratings, "the count of a rating");
        }

        @Override
        public Ces toTally() {
            Stored.check(type, version, TYPE, VERSION);
            CesDefinition definition =
                    Stored.present(rule, "the definition of CES").restore();
            return from(new Ratings(definition.scale(), Ratings.longs(ratings), missing), definition);
        }

        @Override
        public Map<String, Long> numbers() {
            return Ratings.numbers(rule.scale(), ratings, missing);
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, definition.toForm(), ratings.points(), ratings.missing());
    }

    @Override
    public String line() {
        return count() == 0 ? name() + ": no ratings" : Metric.super.line();
    }

    /** One line, for example {@code CES 2.0 6.00 (95 % CI 3.19 … 6.69), n = 3}. */
    @Override
    public String toString() {
        return line();
    }
}
