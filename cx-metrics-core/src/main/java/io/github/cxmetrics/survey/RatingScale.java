package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Stored;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The scale on which respondents answer: points from {@code min} to {@code max}, the good end, and the codes that stand for "no answer".
 *
 * <p>Points are whole, or parts of one where the scale says so: {@code RatingScale.halfPoints(0, 5)}, which is {@code RatingScale.of(0, 5).by(0.5)}, has
 * eleven. A number means the same at every door: 4 is four points on either scale, and 4.5 is taken by the doors of decimals ({@link #decimals()},
 * {@link Ratings#of(RatingScale, double...)}). Boxes count the points that there are, so that the top three of 0..5 by 0.5 are 4, 4.5 and 5.
 *
 * <p>As a rule it counts one answer into a {@link Ratings} tally: a point of the scale is counted at its point, a declared missing code is
 * counted apart, and anything else is refused ({@code rating 11 is outside 0..10}). Survey exports often hold such codes inside the numeric
 * column (11 or 99 for "blank"); a code that nobody declared must never pass for a very happy customer.
 *
 * <p>Missing codes say how rows were read. Two tallies merge when bounds and direction agree, whatever their missing codes were.
 *
 * @param min the lowest point
 * @param max the highest point, above {@code min} and at most 1000 points away
 * @param direction which end is good
 * @param missingCodes codes for "no answer", all outside {@code min..max}, ascending and distinct
 * @param stepsPerPoint into how many steps a point is cut: 1 for whole points, 2 for half points
 */
public record RatingScale(int min, int max, Direction direction, List<Integer> missingCodes, int stepsPerPoint)
        implements TallyRule<Integer, Ratings>, Storable {

    private static final String TYPE = "rating-scale";
    private static final int VERSION = 1;
    private static final int MAX_SPAN = 1000;

    /** 0 to 10, high is good: the scale of the Net Promoter question. */
    public static final RatingScale ZERO_TO_TEN = of(0, 10);
    /** 1 to 5, high is good: the usual satisfaction scale. */
    public static final RatingScale ONE_TO_FIVE = of(1, 5);
    /** 1 to 7, high is good: the scale of CES 2.0. */
    public static final RatingScale ONE_TO_SEVEN = of(1, 7);
    /** 1 to 10, high is good. Not the scale of NPS: it has no zero, and respondents use it differently. */
    public static final RatingScale ONE_TO_TEN = of(1, 10);

    /**
     * Checks and canonicalizes the parts.
     *
     * @param min the lowest point
     * @param max the highest point
     * @param direction which end is good
     * @param missingCodes codes for "no answer"
     * @param stepsPerPoint into how many steps a point is cut
     * @throws IllegalArgumentException if the bounds are not ascending or too far apart, or if a missing code lies inside them
     */
    public RatingScale {
        if (direction == null || missingCodes == null) {
            throw new IllegalArgumentException(
                    "a rating scale needs a direction and a list of missing codes, not null");
        }
        checkArgument(min < max, "a rating scale needs min < max, not %s..%s", min, max);
        checkArgument(
                (long) max - min <= MAX_SPAN, "a rating scale spans at most %s points, not %s..%s", MAX_SPAN, min, max);
        checkArgument(
                stepsPerPoint >= 1 && (long) (max - min) * stepsPerPoint <= MAX_SPAN,
                "a rating scale takes 1..%s steps, not %s in each point of %s..%s",
                MAX_SPAN,
                stepsPerPoint,
                min,
                max);
        checkArgument(
                (long) min * stepsPerPoint >= Integer.MIN_VALUE && (long) max * stepsPerPoint <= Integer.MAX_VALUE,
                "the points of %s..%s are too large for %s steps in each",
                min,
                max,
                stepsPerPoint);
        for (Integer code : missingCodes) {
            checkArgument(code != null, "a missing code must not be null");
            checkArgument(code < min || code > max, "missing code %s is a point of the scale %s..%s", code, min, max);
        }
        missingCodes = List.copyOf(new TreeSet<>(missingCodes));
    }

    /**
     * A scale of whole points.
     *
     * @param min the lowest point
     * @param max the highest point
     * @param direction which end is good
     * @param missingCodes codes for "no answer"
     * @throws IllegalArgumentException if the bounds are not ascending or too far apart, or if a missing code lies inside them
     */
    public RatingScale(int min, int max, Direction direction, List<Integer> missingCodes) {
        this(min, max, direction, missingCodes, 1);
    }

    /**
     * A scale on which high is good and every code other than a point is an error.
     *
     * @param min the lowest point
     * @param max the highest point
     * @return the scale
     */
    public static RatingScale of(int min, int max) {
        return new RatingScale(min, max, Direction.HIGH_IS_GOOD, List.of());
    }

    /**
     * A scale of half points, on which high is good: {@code of(min, max).by(0.5)}.
     *
     * @param min the lowest point
     * @param max the highest point
     * @return the scale, with {@code 2·(max - min) + 1} points
     */
    public static RatingScale halfPoints(int min, int max) {
        return of(min, max).by(0.5);
    }

    /**
     * A scale with a label for each point, on which high is good: {@code labelled("Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very
     * satisfied")} reads text answers on 1..5.
     *
     * @param labels the labels from the worst to the best, at least two
     * @return what reads such answers
     * @throws IllegalArgumentException if a label is blank or there twice
     */
    public static ScaleLabels labelled(String... labels) {
        return ScaleLabels.of(labels);
    }

    /**
     * The same scale with points a step apart.
     *
     * @param step a part of a point that makes a whole one: 0.5, 0.25, 0.1; 1 for whole points
     * @return the changed copy
     * @throws IllegalArgumentException for another step: {@code a step is a whole part of a point such as 0.5, not 0.3}
     */
    public RatingScale by(double step) {
        double steps = Math.rint(1 / step);
        checkArgument(
                steps >= 1 && steps <= MAX_SPAN && 1 / steps == step,
                "a step is a whole part of a point such as 0.5, not %s",
                step);
        return new RatingScale(min, max, direction, missingCodes, (int) steps);
    }

    /**
     * The same points with the lowest as the best.
     *
     * @return the changed copy
     */
    public RatingScale lowIsGood() {
        return new RatingScale(min, max, Direction.LOW_IS_GOOD, missingCodes, stepsPerPoint);
    }

    /**
     * The same scale with further codes declared as "no answer".
     *
     * @param codes the codes, outside {@code min..max}
     * @return the changed copy
     */
    public RatingScale missing(int... codes) {
        requireNonNull(codes, "codes");
        return new RatingScale(
                min,
                max,
                direction,
                IntStream.concat(missingCodes.stream().mapToInt(Integer::intValue), IntStream.of(codes))
                        .boxed()
                        .toList(),
                stepsPerPoint);
    }

    /**
     * The scale without its missing codes: what a tally remembers of it.
     *
     * @return bounds and direction
     */
    public RatingScale withoutMissingCodes() {
        return missingCodes.isEmpty() ? this : new RatingScale(min, max, direction, List.of(), stepsPerPoint);
    }

    /**
     * The number of points, halves and other parts included.
     *
     * @return {@code (max - min) / step + 1}
     */
    public int points() {
        return (max - min) * stepsPerPoint + 1;
    }

    /**
     * How far neighbouring points lie apart.
     *
     * @return 1 for whole points, 0.5 for half points
     */
    public double step() {
        return 1.0 / stepsPerPoint;
    }

    /**
     * Whether a code is a point of the scale.
     *
     * @param code any code
     * @return true from {@code min} to {@code max}
     */
    public boolean contains(int code) {
        return code >= min && code <= max;
    }

    /**
     * Whether a number is a point of the scale.
     *
     * @param rating any number
     * @return true from {@code min} to {@code max}, but not between two points
     */
    public boolean contains(double rating) {
        return find(rating) >= 0;
    }

    /**
     * Whether a code was declared as "no answer".
     *
     * @param code any code
     * @return true if it is one of {@link #missingCodes()}
     */
    public boolean declaresMissing(int code) {
        return missingCodes.contains(code);
    }

    /**
     * Whether a number is a code that was declared as "no answer".
     *
     * @param rating any number
     * @return true if it is whole, and one of {@link #missingCodes()}
     */
    public boolean declaresMissing(double rating) {
        return rating == (int) rating && declaresMissing((int) rating);
    }

    int indexOf(int point) {
        checkArgument(contains(point), "%s is no point of %s", point, this);
        return (point - min) * stepsPerPoint;
    }

    int indexOf(double point) {
        int index = find(point);
        checkArgument(index >= 0, "%s is no point of %s", text(point), this);
        return index;
    }

    /** The place of a number among the points, from 0; -1 where it is none. */
    int find(double rating) {
        if (!(rating >= min && rating <= max)) {
            return -1;
        }
        double steps = Math.rint(rating * stepsPerPoint);
        // The double that is nearest to a decimal is also what the nearest fraction of a point rounds to.
        return steps / stepsPerPoint == rating ? (int) steps - min * stepsPerPoint : -1;
    }

    /** The point at a place, from 0. */
    double pointAt(int index) {
        return (double) (min * stepsPerPoint + index) / stepsPerPoint;
    }

    int checkBoxes(int boxes) {
        checkArgument(boxes >= 1 && boxes <= points(), "%s has 1..%s boxes, not %s", this, points(), boxes);
        return boxes;
    }

    static String range(double fromPoint, double toPoint) {
        return fromPoint == toPoint ? text(fromPoint) : text(fromPoint) + ".." + text(toPoint);
    }

    /** A point without decimals that it does not need. */
    static String text(double point) {
        return point == (int) point ? Integer.toString((int) point) : Double.toString(point);
    }

    /** The share of a range of points under the name that it has wherever it is read. */
    Proportion share(double fromPoint, double toPoint, long ratings, long all) {
        return new Proportion("share of " + range(fromPoint, toPoint), "answers on " + this, ratings, all);
    }

    IllegalArgumentException outside(int rating) {
        return new IllegalArgumentException("rating " + rating + " is outside " + min + ".." + max);
    }

    /** The refusal of a number beyond the scale, or between two of its points. */
    IllegalArgumentException outside(double rating) {
        return rating >= min && rating <= max
                ? new IllegalArgumentException("rating " + text(rating) + " is no point of " + pointsText())
                : new IllegalArgumentException("rating " + text(rating) + " is outside " + min + ".." + max);
    }

    /**
     * The same scale as the rule of decimal answers: for streams, recorders and rows of {@code Double}s, say {@code 4.5}.
     *
     * @return the rule; it refuses what is no point ({@code rating 3.7 is no point of 0..5 by 0.5})
     */
    public TallyRule<Double, Ratings> decimals() {
        return new Decimals(this);
    }

    private record Decimals(RatingScale scale) implements TallyRule<Double, Ratings> {

        @Override
        public Accumulator<Double, Ratings> accumulator() {
            return new DecimalAccumulator(scale);
        }

        @Override
        public String toString() {
            return scale.toString();
        }
    }

    @Override
    public Accumulator<Integer, Ratings> accumulator() {
        return new RatingsAccumulator(this);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, min, max, direction, missingCodes, stepsPerPoint);
    }

    /**
     * The plain data of a scale.
     *
     * @param type {@code rating-scale}
     * @param version 1
     * @param min the lowest point
     * @param max the highest point
     * @param direction which end is good
     * @param missingCodes codes for "no answer"
     * @param stepsPerPoint into how many steps a point is cut; absent or 0 is 1, for data from before there were steps
     */
    public record Form(
            String type,
            int version,
            int min,
            int max,
            Direction direction,
            List<Integer> missingCodes,
            int stepsPerPoint)
            implements StoredForm<RatingScale> {

        /**
         * Copies the list.
         *
         * @param type {@code rating-scale}
         * @param version 1
         * @param min the lowest point
         * @param max the highest point
         * @param direction which end is good
         * @param missingCodes codes for "no answer"; absent is none
         * @param stepsPerPoint into how many steps a point is cut; absent is 1
         */
        public Form {
            missingCodes = Stored.list(missingCodes, "a missing code");
            stepsPerPoint = stepsPerPoint == 0 ? 1 : stepsPerPoint;
        }

        @Override
        public RatingScale restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new RatingScale(min, max, direction, missingCodes, stepsPerPoint);
        }
    }

    private String pointsText() {
        return min + ".." + max + (stepsPerPoint == 1 ? "" : " by " + text(step()));
    }

    /** {@code 0..10} or {@code 0..5 by 0.5}, with the direction where low is good and the missing codes where there are any. */
    @Override
    public String toString() {
        String points = pointsText();
        String low = direction == Direction.LOW_IS_GOOD ? " (low is good)" : "";
        return missingCodes.isEmpty() ? points + low : points + low + " missing " + missingCodes;
    }
}
