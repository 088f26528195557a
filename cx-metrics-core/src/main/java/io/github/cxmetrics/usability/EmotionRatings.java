package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.survey.MeanMethod;
import io.github.cxmetrics.survey.RatingScale;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Net emotional value of means: for each respondent the mean rating of the positive emotions minus that of the negative ones, on one scale; then the
 * mean over respondents. It lies between minus and plus the width of the scale, −4..4 on 1..5.
 *
 * <p>A respondent who left out an emotion is set aside and {@linkplain #incomplete counted}. From four emotions on the interval is t, else the score
 * interval. No respondents is an empty tally, whose value is undefined. Immutable and thread-safe. Source: Shaw (2007).
 */
public final class EmotionRatings extends ExactTally<EmotionRatings>
        implements MeanScore<EmotionRatings>, EmotionMeasure<EmotionRatings> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "emotion-ratings";
    private static final int VERSION = 1;
    private static final String NAME = "net emotional value of means";
    private static final String RESPONDENTS = "respondents";
    private static final String INCOMPLETE = "incomplete answers";

    private final Rule rule;
    private final transient Scores scores;
    private final long incomplete;

    private EmotionRatings(Rule rule, Scores scores, long incomplete) {
        this.rule = rule.withoutMissingCodes();
        this.scores = scores;
        this.incomplete = CountMath.checkNotNegative(incomplete, INCOMPLETE);
    }

    Scores scores() {
        return scores;
    }

    @Override
    public Meaning meaning() {
        return Meaning.OF_MEANS;
    }

    @Override
    public double range() {
        return rule.width();
    }

    @Override
    public Rule rule() {
        return rule;
    }

    /** How many respondents rated every emotion. */
    @Override
    public long count() {
        return scores.n();
    }

    /**
     * How many respondents left out an emotion; not in {@link #count()}.
     *
     * @return the count
     */
    public long incomplete() {
        return incomplete;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Unit unit() {
        return Unit.SCALE_POINT;
    }

    @Override
    public EmotionRatings plus(EmotionRatings other) {
        TallyRule.checkMerge(NAME, rule, other.rule);
        return new EmotionRatings(
                rule, scores.plus(other.scores), CountMath.sum(incomplete, other.incomplete, INCOMPLETE));
    }

    /**
     * The plain data of {@link EmotionRatings}.
     *
     * @param type {@code emotion-ratings}
     * @param version 1
     * @param rule the emotions and their scale
     * @param points the scores that occurred, ascending, in steps of 1 over the product of the numbers of emotions, from the lowest
     * @param respondents how many respondents have each of them
     * @param incomplete how many left out an emotion
     */
    public record Counts(
            String type, int version, Rule.Form rule, List<Integer> points, List<Long> respondents, long incomplete)
            implements TallyCounts<EmotionRatings> {

        /**
         * Copies the lists.
         *
         * @param type {@code emotion-ratings}
         * @param version 1
         * @param rule the emotions and their scale
         * @param points the scores that occurred
         * @param respondents how many respondents have each of them
         * @param incomplete how many left out an emotion
         */
        public Counts {
            points = Stored.list(points, "points");
            respondents = Stored.list(respondents, "counts of points");
        }

        @Override
        public EmotionRatings toTally() {
            Stored.check(type, version, TYPE, VERSION);
            Rule counting = Stored.present(rule, "the rule of emotions").restore();
            return counting.tally(new Scores.Form(points, respondents).restore(counting.mostPoints()), incomplete);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of(RESPONDENTS, respondents.stream().reduce(0L, Math::addExact))
                    .and("incomplete", incomplete)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        Scores.Form data = scores.toForm();
        return new Counts(TYPE, VERSION, rule.toForm(), data.points(), data.counts(), incomplete);
    }

    @Override
    public String line() {
        return count() == 0 ? NAME + ": no answers" : MeanScore.super.line();
    }

    /**
     * How many respondents have each value that occurred.
     *
     * @return aligned text
     */
    public String table() {
        TextTable table = TextTable.of("value", "n");
        Scores.Form data = scores.toForm();
        for (int i = 0; i < data.points().size(); i++) {
            double value = -range() + 2 * range() * data.points().get(i) / rule.mostPoints();
            table.row(unit().text(value), data.counts().get(i).toString());
        }
        return table.toString();
    }

    /** One line, for example {@code net emotional value of means 1.25 (95 % CI 0.61 … 1.89), n = 40}. */
    @Override
    public String toString() {
        return incomplete == 0 ? line() : line() + ", " + incomplete + " incomplete";
    }

    /**
     * Which emotions are rated, and on which scale. One observation is a respondent's ratings, those of the positive emotions first.
     *
     * @param scale the scale, with the codes for "no answer"; high is strong
     * @param positive how many positive emotions there are
     * @param negative how many negative ones
     */
    public record Rule(RatingScale scale, int positive, int negative)
            implements TallyRule<int[], EmotionRatings>, Storable {

        private static final String TYPE = "emotion-ratings-rule";
        private static final int MOST_POINTS = 100_000;
        private static final int MOST_EMOTIONS = 100;
        private static final int MANY_ITEMS = 4;

        /**
         * Checks the numbers.
         *
         * @param scale the scale
         * @param positive how many positive emotions there are
         * @param negative how many negative ones
         * @throws IllegalArgumentException if the scale is missing, a number is below 1, or there are too many
         */
        public Rule {
            checkArgument(scale != null, "emotions need a scale");
            checkArgument(
                    positive >= 1 && negative >= 1 && positive <= MOST_EMOTIONS && negative <= MOST_EMOTIONS,
                    "emotions are 1..100 positive and as many negative ones, not %s and %s",
                    positive,
                    negative);
            long points = 2L * positive * negative * (scale.max() - scale.min());
            checkArgument(points <= MOST_POINTS, "%s and %s emotions on %s are too many", positive, negative, scale);
        }

        /**
         * The rule of a scale and its emotions.
         *
         * @param scale the scale, with the codes for "no answer"; high is strong
         * @param positive how many positive emotions are rated, first in each row
         * @param negative how many negative ones, after them
         * @return the rule
         * @throws IllegalArgumentException if a number is below 1, or there are too many
         */
        public static Rule of(RatingScale scale, int positive, int negative) {
            return new Rule(scale, positive, negative);
        }

        int width() {
            return scale.max() - scale.min();
        }

        int mostPoints() {
            return 2 * positive * negative * width();
        }

        private Rule withoutMissingCodes() {
            return new Rule(scale.withoutMissingCodes(), positive, negative);
        }

        private EmotionRatings tally(long[] counts, long incomplete) {
            MeanMethod method = positive + negative >= MANY_ITEMS ? MeanMethod.STUDENT_T : MeanMethod.SCORE;
            return new EmotionRatings(this, Scores.of(-width(), width(), counts, method), incomplete);
        }

        /** The mean difference in steps from the lowest, or -1 where an emotion is missing. */
        private int points(int[] ratings) {
            checkArgument(ratings != null, "ratings of emotions must not be null");
            checkArgument(
                    ratings.length == positive + negative,
                    "there are %s emotions, not %s",
                    positive + negative,
                    ratings.length);
            boolean complete = true;
            int points = positive * negative * width();
            for (int i = 0; i < ratings.length; i++) {
                boolean missing = scale.declaresMissing(ratings[i]);
                checkArgument(
                        missing || scale.contains(ratings[i]),
                        "rating %s of emotion %s is outside %s",
                        ratings[i],
                        i + 1,
                        scale.withoutMissingCodes());
                complete &= !missing;
                int above = ratings[i] - scale.min();
                points += i < positive ? negative * above : -positive * above;
            }
            return complete ? points : -1;
        }

        @Override
        public Accumulator<int[], EmotionRatings> accumulator() {
            return new Counting(this);
        }

        /**
         * Counts rows of ratings.
         *
         * @param ratings for each respondent the ratings, those of the positive emotions first
         * @return the tally
         * @throws IllegalArgumentException if a row has another number of ratings or one is outside; rows count from 0
         */
        public EmotionRatings count(int[][] ratings) {
            checkArgument(ratings != null, "ratings of emotions must not be null");
            return count(Arrays.asList(ratings));
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, scale.toForm(), positive, negative);
        }

        /**
         * The plain data of the rule.
         *
         * @param type {@code emotion-ratings-rule}
         * @param version 1
         * @param scale the scale
         * @param positive how many positive emotions there are
         * @param negative how many negative ones
         */
        public record Form(String type, int version, RatingScale.Form scale, int positive, int negative)
                implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return new Rule(Stored.present(scale, "the scale of emotions").restore(), positive, negative);
            }
        }

        /** For example {@code 8 positive and 12 negative emotions on 1..5}. */
        @Override
        public String toString() {
            return positive + " positive and " + negative + " negative emotions on " + scale;
        }
    }

    private static final class Counting implements Accumulator<int[], EmotionRatings> {

        private final Rule rule;
        private final long[] counts;
        private long respondents;
        private long incomplete;

        Counting(Rule rule) {
            this.rule = rule;
            this.counts = new long[rule.mostPoints() + 1];
        }

        @Override
        public void add(int[] ratings) {
            int points = rule.points(ratings);
            if (points < 0) {
                incomplete = CountMath.sum(incomplete, 1, INCOMPLETE);
            } else {
                respondents = CountMath.sum(respondents, 1, RESPONDENTS);
                counts[points]++;
            }
        }

        @Override
        public void addAll(EmotionRatings tally) {
            requireNonNull(tally, "tally");
            TallyRule.checkMerge(NAME, rule.withoutMissingCodes(), tally.rule);
            long more = CountMath.sum(incomplete, tally.incomplete, INCOMPLETE);
            respondents = CountMath.sum(respondents, tally.count(), RESPONDENTS);
            incomplete = more;
            for (int i = 0; i < counts.length; i++) {
                counts[i] += tally.scores.countOf(i);
            }
        }

        @Override
        public EmotionRatings snapshot() {
            return rule.tally(counts.clone(), incomplete);
        }
    }
}
