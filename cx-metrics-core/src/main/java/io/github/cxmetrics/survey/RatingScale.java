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
 * The scale on which respondents answer: whole points from {@code min} to {@code max}, the good end, and the codes that stand for "no answer".
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
 */
public record RatingScale(int min, int max, Direction direction, List<Integer> missingCodes)
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
        for (Integer code : missingCodes) {
            checkArgument(code != null, "a missing code must not be null");
            checkArgument(code < min || code > max, "missing code %s is a point of the scale %s..%s", code, min, max);
        }
        missingCodes = List.copyOf(new TreeSet<>(missingCodes));
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
     * The same points with the lowest as the best.
     *
     * @return the changed copy
     */
    public RatingScale lowIsGood() {
        return new RatingScale(min, max, Direction.LOW_IS_GOOD, missingCodes);
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
                        .toList());
    }

    /**
     * The scale without its missing codes: what a tally remembers of it.
     *
     * @return bounds and direction
     */
    public RatingScale withoutMissingCodes() {
        return missingCodes.isEmpty() ? this : new RatingScale(min, max, direction, List.of());
    }

    /**
     * The number of points.
     *
     * @return {@code max - min + 1}
     */
    public int points() {
        return max - min + 1;
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
     * Whether a code was declared as "no answer".
     *
     * @param code any code
     * @return true if it is one of {@link #missingCodes()}
     */
    public boolean declaresMissing(int code) {
        return missingCodes.contains(code);
    }

    int indexOf(int point) {
        checkArgument(contains(point), "%s is no point of %s", point, this);
        return point - min;
    }

    int checkBoxes(int boxes) {
        checkArgument(boxes >= 1 && boxes <= points(), "%s has 1..%s boxes, not %s", this, points(), boxes);
        return boxes;
    }

    static String range(int fromPoint, int toPoint) {
        return fromPoint == toPoint ? "" + fromPoint : fromPoint + ".." + toPoint;
    }

    /** The share of a range of points under the name that it has wherever it is read. */
    Proportion share(int fromPoint, int toPoint, long ratings, long all) {
        return new Proportion("share of " + range(fromPoint, toPoint), "answers on " + this, ratings, all);
    }

    IllegalArgumentException outside(int rating) {
        return new IllegalArgumentException("rating " + rating + " is outside " + min + ".." + max);
    }

    @Override
    public Accumulator<Integer, Ratings> accumulator() {
        return new RatingsAccumulator(this);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, min, max, direction, missingCodes);
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
     */
    public record Form(String type, int version, int min, int max, Direction direction, List<Integer> missingCodes)
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
         */
        public Form {
            missingCodes = Stored.list(missingCodes, "a missing code");
        }

        @Override
        public RatingScale restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new RatingScale(min, max, direction, missingCodes);
        }
    }

    /** {@code 0..10}, with the direction where low is good and the missing codes where there are any. */
    @Override
    public String toString() {
        String points = min + ".." + max;
        String low = direction == Direction.LOW_IS_GOOD ? " (low is good)" : "";
        return missingCodes.isEmpty() ? points + low : points + low + " missing " + missingCodes;
    }
}
