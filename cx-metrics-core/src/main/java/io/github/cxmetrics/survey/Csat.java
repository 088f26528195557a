package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Share;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Stored;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;

/**
 * Customer Satisfaction score: the share of satisfied answers, 0..1 ({@link #percent()} is 0..100).
 *
 * <p>By default the top two of five points; other definitions are {@link CsatDefinition}s. Means, the net of satisfied and dissatisfied answers and the
 * rescaled mean are read off the same tally; {@link #satisfied} begins with counts. The interval is Wilson's (1927), differences are Newcombe's (1998).
 *
 * <p>No answers is an empty tally, whose value is undefined. Immutable and thread-safe.
 */
public final class Csat extends ExactTally<Csat> implements Share<Csat> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "csat";
    private static final int VERSION = 1;
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
     * CSAT of answers that are counted already as good or bad, {@link CsatDefinition#GOOD_OR_BAD}: {@code Csat.satisfied(90).dissatisfied(10)}, or
     * {@code Csat.satisfied(90).of(100)}. Answers counted per point are {@code Csat.from(Ratings.ofCounts(…))}.
     *
     * @param satisfied how many are satisfied
     * @return what asks for the others
     */
    public static Satisfied satisfied(long satisfied) {
        return new Satisfied(satisfied);
    }

    /** The satisfied answers of a CSAT of counts. */
    public static final class Satisfied {

        private final long satisfied;

        private Satisfied(long satisfied) {
            this.satisfied = CountMath.checkNotNegative(satisfied, "satisfied");
        }

        /**
         * Adds the answers that are not satisfied.
         *
         * @param dissatisfied how many there are
         * @return the score's tally
         * @throws IllegalArgumentException if a count is negative
         */
        public Csat dissatisfied(long dissatisfied) {
            CountMath.checkNotNegative(dissatisfied, "dissatisfied");
            return from(
                    Ratings.ofCounts(CsatDefinition.GOOD_OR_BAD.scale(), dissatisfied, satisfied),
                    CsatDefinition.GOOD_OR_BAD);
        }

        /**
         * Adds the number of all answers.
         *
         * @param answers how many answered, satisfied or not
         * @return the score's tally
         * @throws IllegalArgumentException if there are fewer than satisfied ones
         */
        public Csat of(long answers) {
            checkArgument(satisfied <= answers, "satisfied must not exceed answers: %s of %s", satisfied, answers);
            return dissatisfied(answers - satisfied);
        }
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
    @Override
    public CsatDefinition rule() {
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

    @Override
    public Proportion proportion() {
        return new Proportion(name(), counted(), satisfiedCount(), count());
    }

    @Override
    public String counted() {
        return "ratings";
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
        TallyRule.checkMerge(NAME, definition, other.definition);
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
        TallyRule.checkMerge(NAME, definition, part.definition);
        return new Csat(definition, ratings.minus(part.ratings));
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
     * @param type {@code csat}
     * @param version 1
     * @param rule who counts as satisfied
     * @param ratings how often each point was given, from the lowest to the highest
     * @param missing how many answers were missing
     */
    public record Counts(String type, int version, CsatDefinition.Form rule, List<Long> ratings, long missing)
            implements TallyCounts<Csat> {

        /**
         * Copies the list.
         *
         * @param type {@code csat}
         * @param version 1
         * @param rule who counts as satisfied
         * @param ratings how often each point was given, from the lowest to the highest
         * @param missing how many answers were missing
         */
        public Counts {
            ratings = Stored.list(ratings, "the count of a rating");
        }

        @Override
        public Csat toTally() {
            Stored.check(type, version, TYPE, VERSION);
            CsatDefinition definition =
                    Stored.present(rule, "the definition of CSAT").restore();
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

    /** One line, for example {@code CSAT 66.7 % (95 % CI 20.8 % … 93.9 %), n = 3}. */
    @Override
    public String toString() {
        return line();
    }
}
