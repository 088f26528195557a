package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Stored;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collector;

/**
 * Customer Effort Score: the mean answer to an effort question, in points of its scale.
 *
 * <p>By default CES 2.0, seven points on which high is easy; {@link CesDefinition#CES_1} is the older question on which low is good. The share of easy
 * answers and net ease are read off the same tally. The interval is t (Student 1908), differences are Welch's (1947).
 *
 * <p>No answers is an empty tally, whose value is undefined; with a single answer the value is defined and the interval is not. Immutable and
 * thread-safe.
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

    /**
     * The t interval of the mean.
     *
     * @throws IllegalStateException if there are fewer than two answers
     */
    @Override
    public Interval interval(Confidence confidence) {
        checkDefined();
        return ratings.meanInterval(confidence);
    }

    @Override
    public Optional<Interval> intervalIfDefined(Confidence confidence) {
        return count() < 2 ? Optional.empty() : Optional.of(interval(confidence));
    }

    /**
     * This mean minus a baseline's, by Welch.
     *
     * @throws IllegalArgumentException if the baseline is of another question
     * @throws IllegalStateException if either has fewer than two answers, or neither varies
     */
    @Override
    public Comparison versus(Ces baseline, Confidence confidence) {
        TallyRule.checkComparison(name(), definition, baseline.definition);
        checkDefined();
        baseline.checkDefined();
        return ratings.meanVersus(baseline.ratings, confidence).named(name());
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

    /** One line, for example {@code CES 2.0 6.00 (95 % CI 3.52 … 8.48), n = 3}. */
    @Override
    public String toString() {
        return line();
    }
}
