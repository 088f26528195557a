package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.FiniteSample;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Fractions;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.SampleMean;
import io.github.cxmetrics.internal.ScoredSample;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The ratings that respondents gave, counted per point of their scale; missing answers are counted apart. Every survey metric can be read off it.
 *
 * <p>Fastest are columns of primitives, {@code int[]} and {@code byte[]}, alone or with segment codes beside them. An answer outside the scale
 * that is not a declared missing code is an error that names the row, counted from 0.
 *
 * <p>Means and their intervals treat the points as equally spaced numbers. Immutable and thread-safe.
 */
public final class Ratings extends ExactTally<Ratings> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "ratings";
    private static final int VERSION = 1;
    private static final String NAME = "ratings";

    private final RatingScale scale;
    private final long[] counts;
    private final long missing;
    private final long count;

    /** Takes the array over; callers hand in one that nobody else writes to. */
    Ratings(RatingScale scale, long[] counts, long missing) {
        requireNonNull(scale, "scale");
        checkArgument(
                counts.length == scale.points(),
                "scale %s has %s points, not %s counts",
                scale,
                scale.points(),
                counts.length);
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            checkArgument(
                    counts[i] >= 0,
                    "the count of rating %s must not be negative: %s",
                    RatingScale.text(scale.pointAt(i)),
                    counts[i]);
            sum = CountMath.sum(sum, counts[i], NAME);
        }
        this.scale = scale.withoutMissingCodes();
        this.counts = counts;
        this.missing = CountMath.checkNotNegative(missing, "missing ratings");
        this.count = sum;
    }

    /**
     * Counts a column of ratings. Fast; makes no object per row.
     *
     * @param scale the scale, with the missing codes that the column may hold
     * @param ratings one rating a row
     * @return the ratings
     * @throws IllegalArgumentException if a rating is neither on the scale nor missing: {@code rating 11 is outside 0..10 (row 3)}
     */
    public static Ratings of(RatingScale scale, int... ratings) {
        return ofColumn(scale, ScoreCounter.count(scale, ratings));
    }

    /**
     * Counts a column of ratings in bytes, the fastest way.
     *
     * @param scale the scale, with the missing codes that the column may hold
     * @param ratings one rating a row
     * @return the ratings
     * @throws IllegalArgumentException if a rating is neither on the scale nor missing
     */
    public static Ratings of(RatingScale scale, byte[] ratings) {
        return ofColumn(scale, ScoreCounter.count(scale, ratings));
    }

    /**
     * Counts a stream of ratings, sequential or parallel. For streams of objects there is {@code scale.collector()}.
     *
     * @param scale the scale, with the missing codes that the stream may hold
     * @param ratings the ratings
     * @return the ratings
     * @throws IllegalArgumentException if a rating is neither on the scale nor missing
     */
    public static Ratings of(RatingScale scale, IntStream ratings) {
        return ratings.collect(
                        () -> new RatingsAccumulator(scale),
                        RatingsAccumulator::add,
                        (left, right) -> left.addAll(right.snapshot()))
                .snapshot();
    }

    /**
     * Counts a column of decimal ratings, as scales of half points have them. Makes no object per row.
     *
     * @param scale the scale, with the missing codes that the column may hold
     * @param ratings one rating a row, in points of the scale: 4.5
     * @return the ratings
     * @throws IllegalArgumentException if a rating is neither a point of the scale nor missing: {@code rating 3.7 is no point of 0..5 by 0.5 (row 3)};
     *     not-a-number is refused as well
     */
    public static Ratings of(RatingScale scale, double... ratings) {
        return ofColumn(scale, DecimalAccumulator.count(scale, ratings));
    }

    /**
     * Counts a stream of decimal ratings, sequential or parallel. For streams of objects there is {@code scale.decimals().collector()}.
     *
     * @param scale the scale, with the missing codes that the stream may hold
     * @param ratings the ratings, in points of the scale
     * @return the ratings
     * @throws IllegalArgumentException if a rating is neither a point of the scale nor missing
     */
    public static Ratings of(RatingScale scale, DoubleStream ratings) {
        return ratings.collect(
                        () -> new DecimalAccumulator(scale),
                        DecimalAccumulator::add,
                        (left, right) -> left.addAll(right.snapshot()))
                .snapshot();
    }

    /**
     * Counts a column of ratings that are whole numbers of steps: 9 is 4.5 on a scale of half points.
     *
     * @param scale the scale, with the missing codes that the column may hold
     * @param steps one rating a row, in steps of the scale, or a missing code as it is
     * @return the ratings
     * @throws IllegalArgumentException if a rating is neither on the scale nor missing, or a missing code is also a number of steps on it
     */
    public static Ratings ofSteps(RatingScale scale, int... steps) {
        int perPoint = scale.stepsPerPoint();
        RatingScale inSteps = new RatingScale(
                scale.min() * perPoint, scale.max() * perPoint, scale.direction(), scale.missingCodes());
        return ofColumn(scale, ScoreCounter.count(inSteps, steps));
    }

    /**
     * Counts the text answers in your own rows.
     *
     * @param labels the scale with its labels
     * @param rows the rows, in any order
     * @param answer the text of a row's answer
     * @param <R> a row
     * @return the ratings
     * @throws IllegalArgumentException if a text is none of the labels, with the row, counted from 0; the text itself is not said
     */
    public static <R> Ratings from(
            ScaleLabels labels, Iterable<? extends R> rows, Function<? super R, @Nullable String> answer) {
        return labels.count(rows, answer);
    }

    /**
     * Ratings that are counted already.
     *
     * @param scale the scale
     * @param counts how often each point was given, from the lowest to the highest
     * @return the ratings
     * @throws IllegalArgumentException if there is not one count for each point, or one is negative
     */
    public static Ratings ofCounts(RatingScale scale, long... counts) {
        return new Ratings(scale, counts.clone(), 0);
    }

    /**
     * Ratings that are counted already, say by SQL's {@code GROUP BY}.
     *
     * @param scale the scale, with the missing codes that the keys may hold
     * @param counts rating or missing code to count; points that are not there have 0
     * @return the ratings
     * @throws IllegalArgumentException if a key is neither on the scale nor missing, or a count is negative
     */
    public static Ratings ofCounts(RatingScale scale, Map<Integer, Long> counts) {
        long[] points = new long[scale.points()];
        long missing = 0;
        for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
            int rating = entry.getKey();
            long count = CountMath.checkNotNegative(entry.getValue(), NAME);
            if (scale.contains(rating)) {
                points[scale.indexOf(rating)] = count;
            } else if (scale.declaresMissing(rating)) {
                missing = CountMath.sum(missing, count, "missing ratings");
            } else {
                throw scale.outside(rating);
            }
        }
        return new Ratings(scale, points, missing);
    }

    /**
     * Counts ratings by segment in one pass. Fast; makes no object per row.
     *
     * @param scale the scale, with the missing codes that the column may hold
     * @param segments how many segments there are
     * @param segmentCodes the segment of each row, 0..segments-1
     * @param ratings the rating of each row
     * @return one {@code Ratings} for each segment, in the order of the codes
     * @throws IllegalArgumentException if the columns differ in length, a code is no segment, or a rating is neither on the scale nor missing
     */
    public static List<Ratings> bySegment(RatingScale scale, int segments, int[] segmentCodes, int[] ratings) {
        return ofColumns(scale, SegmentCounter.count(scale, segments, segmentCodes, ratings));
    }

    /**
     * Counts ratings in bytes by segment in one pass, as {@link #bySegment(RatingScale, int, int[], int[])}.
     *
     * @param scale the scale, with the missing codes that the column may hold
     * @param segments how many segments there are
     * @param segmentCodes the segment of each row, 0..segments-1
     * @param ratings the rating of each row
     * @return one {@code Ratings} for each segment, in the order of the codes
     */
    public static List<Ratings> bySegment(RatingScale scale, int segments, int[] segmentCodes, byte[] ratings) {
        return ofColumns(scale, SegmentCounter.count(scale, segments, segmentCodes, ratings));
    }

    /**
     * Counts ratings by segment in one pass, as {@link #bySegment(RatingScale, int, int[], int[])}.
     *
     * @param scale the scale, with the missing codes that the column may hold
     * @param segments how many segments there are
     * @param segmentCodes the segment of each row, 0..segments-1
     * @param ratings the rating of each row
     * @return one {@code Ratings} for each segment, in the order of the codes
     */
    public static List<Ratings> bySegment(RatingScale scale, int segments, short[] segmentCodes, int[] ratings) {
        return ofColumns(scale, SegmentCounter.count(scale, segments, segmentCodes, ratings));
    }

    /**
     * Counts ratings in bytes by segment in one pass, as {@link #bySegment(RatingScale, int, int[], int[])}. Reads the least memory.
     *
     * @param scale the scale, with the missing codes that the column may hold
     * @param segments how many segments there are
     * @param segmentCodes the segment of each row, 0..segments-1
     * @param ratings the rating of each row
     * @return one {@code Ratings} for each segment, in the order of the codes
     */
    public static List<Ratings> bySegment(RatingScale scale, int segments, short[] segmentCodes, byte[] ratings) {
        return ofColumns(scale, SegmentCounter.count(scale, segments, segmentCodes, ratings));
    }

    /**
     * Counts decimal ratings by segment in one pass, as {@link #bySegment(RatingScale, int, int[], int[])}.
     *
     * @param scale the scale, with the missing codes that the column may hold
     * @param segments how many segments there are
     * @param segmentCodes the segment of each row, 0..segments-1
     * @param ratings the rating of each row, in points of the scale
     * @return one {@code Ratings} for each segment, in the order of the codes
     */
    public static List<Ratings> bySegment(RatingScale scale, int segments, int[] segmentCodes, double[] ratings) {
        // Places among the points are whole numbers, and those are what the fast counters take.
        RatingScale places = RatingScale.of(0, scale.points() - 1).missing(-1);
        int[] found = Columns.places(scale, ratings);
        return ofColumns(scale, SegmentCounter.count(places, segments, segmentCodes, found));
    }

    /** A counter's row holds the points and behind them the missing ones. */
    private static Ratings ofColumn(RatingScale scale, long[] counted) {
        return new Ratings(scale, Arrays.copyOf(counted, scale.points()), counted[scale.points()]);
    }

    private static List<Ratings> ofColumns(RatingScale scale, long[][] counted) {
        return Arrays.stream(counted).map(row -> ofColumn(scale, row)).toList();
    }

    /**
     * The scale, without the missing codes that it was read with.
     *
     * @return bounds and direction
     */
    @Override
    public RatingScale rule() {
        return scale;
    }

    /**
     * The scale by its own name: {@link #rule()}.
     *
     * @return bounds and direction
     */
    public RatingScale scale() {
        return scale;
    }

    @Override
    public long count() {
        return count;
    }

    /**
     * How many answers were missing: declared codes, not counted in {@link #count()}.
     *
     * @return the count
     */
    public long missing() {
        return missing;
    }

    /**
     * How often a point was given.
     *
     * @param point a point of the scale
     * @return the count
     * @throws IllegalArgumentException if it is no point of the scale
     */
    public long countOf(double point) {
        return counts[scale.indexOf(point)];
    }

    /**
     * How often the points of a range were given.
     *
     * @param fromPoint the lowest point
     * @param toPoint the highest point, included; one below {@code fromPoint} is an empty range
     * @return the sum of their counts
     * @throws IllegalArgumentException if an end is no point of the scale
     */
    public long countOf(double fromPoint, double toPoint) {
        return fromPoint > toPoint ? 0 : countBetween(scale.indexOf(fromPoint), scale.indexOf(toPoint) + 1);
    }

    /** The count of the points from one place up to another, which is not included. */
    long countBetween(int from, int to) {
        // Once for each group of a large table: a stream would cost more than the group's ratings.
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += counts[i];
        }
        return sum;
    }

    /**
     * How often each point was given.
     *
     * @return a new array, from the lowest to the highest point
     */
    public long[] counts() {
        return counts.clone();
    }

    @Override
    public Ratings plus(Ratings other) {
        TallyRule.checkMerge(NAME, scale, other.scale);
        long[] sums = new long[counts.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = CountMath.sum(counts[i], other.counts[i], NAME);
        }
        return new Ratings(scale, sums, CountMath.sum(missing, other.missing, "missing ratings"));
    }

    /**
     * These ratings without a part of them: the rest beside a segment.
     *
     * @param part ratings that are among these
     * @return new ratings
     * @throws IllegalArgumentException if the part holds more of a point than there is, or is of another scale
     */
    public Ratings minus(Ratings part) {
        TallyRule.checkMerge(NAME, scale, part.scale);
        long[] rest = new long[counts.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] =
                    CountMath.difference(counts[i], part.counts[i], "ratings of " + RatingScale.text(scale.pointAt(i)));
        }
        return new Ratings(scale, rest, CountMath.difference(missing, part.missing, "missing ratings"));
    }

    /**
     * These ratings without one response.
     *
     * @param rating the response to take out again
     * @return new ratings
     * @throws IllegalArgumentException if no such response was counted
     */
    public Ratings minus(double rating) {
        return minus(of(scale, rating));
    }

    /**
     * The share of one point.
     *
     * @param point a point of the scale
     * @return its count of all ratings
     */
    public Proportion share(double point) {
        return share(point, point);
    }

    /**
     * The share of a range of points.
     *
     * @param fromPoint the lowest point
     * @param toPoint the highest point, included
     * @return their count of all ratings
     */
    public Proportion share(double fromPoint, double toPoint) {
        return scale.share(fromPoint, toPoint, countOf(fromPoint, toPoint), count);
    }

    /**
     * The share of the highest points, whichever end is good.
     *
     * @param boxes how many points
     * @return the share
     * @throws IllegalArgumentException unless 1 to all points
     */
    public Proportion topBoxes(int boxes) {
        return share(scale.pointAt(scale.points() - scale.checkBoxes(boxes)), scale.max());
    }

    /**
     * The share of the lowest points, whichever end is good.
     *
     * @param boxes how many points
     * @return the share
     * @throws IllegalArgumentException unless 1 to all points
     */
    public Proportion bottomBoxes(int boxes) {
        return share(scale.min(), scale.pointAt(scale.checkBoxes(boxes) - 1));
    }

    /**
     * The mean rating, in points of the scale.
     *
     * @return min..max
     * @throws IllegalStateException if there are no ratings
     */
    public double mean() {
        if (count == 0) {
            throw new IllegalStateException("mean rating is undefined: no ratings");
        }
        double sum = 0;
        for (int i = 1; i < counts.length; i++) {
            sum += (double) i * counts[i];
        }
        return scale.min() + sum / count / scale.stepsPerPoint();
    }

    /**
     * The mean on a scale from 0 (lowest point) to 1 (highest point): {@code (mean - min) / (max - min)}.
     *
     * @return 0..1, whichever end is good
     * @throws IllegalStateException if there are no ratings
     */
    public double rescaledMean() {
        return (mean() - scale.min()) / (scale.max() - scale.min());
    }

    /**
     * The median rating: the middle one, or halfway between the two middle ones.
     *
     * @return a point, or halfway between two
     * @throws IllegalStateException if there are no ratings
     */
    public double median() {
        if (count == 0) {
            throw new IllegalStateException("median rating is undefined: no ratings");
        }
        return (ranked((count - 1) / 2) + ranked(count / 2)) / 2.0;
    }

    /** The rating at a 0-based rank. */
    private double ranked(long rank) {
        int i = 0;
        for (long passed = counts[0]; passed <= rank; passed += counts[i]) {
            i++;
        }
        return scale.pointAt(i);
    }

    /**
     * The standard deviation of the ratings, with {@code n - 1}, in points of the scale.
     *
     * @return 0 or more
     * @throws IllegalStateException if there are fewer than two ratings
     */
    public double standardDeviation() {
        return Math.sqrt(sampleWithVariance().variance());
    }

    /**
     * The standard error of the mean: {@code standardDeviation / √n}.
     *
     * @return 0 or more
     * @throws IllegalStateException if there are fewer than two ratings
     */
    public double standardError() {
        return sampleWithVariance().standardError();
    }

    /**
     * The interval of the mean, in points of the scale, by the score method.
     *
     * @param confidence the confidence level
     * @return the interval, which never leaves the scale
     * @throws IllegalStateException if there are no ratings
     */
    public Interval meanInterval(Confidence confidence) {
        return meanInterval(confidence, MeanMethod.SCORE);
    }

    /**
     * The interval of the mean by a named method, in points of the scale.
     *
     * @param confidence the confidence level
     * @param method the method
     * @return the interval; that of t may leave the scale where ratings are few
     * @throws IllegalStateException if there are no ratings, or too few or too like ones for the method
     */
    public Interval meanInterval(Confidence confidence, MeanMethod method) {
        requireNonNull(confidence, "confidence");
        requireNonNull(method, "method");
        var limits = method.limits(scored(), this::sampleWithVariance, confidence);
        return new Interval(limits.lower(), limits.upper(), confidence, method.toString(), Unit.SCALE_POINT);
    }

    /**
     * The mean of a sample from a population that is not large beside it.
     *
     * @param size how many there are to ask, the answered ones included
     * @return the sample, with intervals and comparisons that know its population
     * @throws IllegalArgumentException if more answered than there are
     */
    public FiniteSample finitePopulation(long size) {
        Reading reading = Reading.mean(scale);
        return new FiniteSample(
                reading.name(), reading.unit(), scale, scale.min(), points(), size, scale.stepsPerPoint());
    }

    /**
     * This mean minus that of other respondents: square-and-add (MOVER) of the two score intervals, and the p-value at which that interval reaches 0.
     *
     * @param baseline ratings on the same scale
     * @param confidence the confidence level
     * @return the comparison, in points of the scale
     * @throws IllegalArgumentException if the scales differ
     * @throws IllegalStateException if either has no ratings
     */
    public Comparison meanVersus(Ratings baseline, Confidence confidence) {
        return meanVersus(baseline, confidence, MeanDifferenceMethod.MOVER_SCORE);
    }

    /**
     * This mean minus that of other respondents, by a named method.
     *
     * @param baseline ratings on the same scale
     * @param confidence the confidence level
     * @param method the method
     * @return the comparison, in points of the scale
     * @throws IllegalArgumentException if the scales differ
     * @throws IllegalStateException if either has no ratings, or too few or too like ones for the method
     */
    public Comparison meanVersus(Ratings baseline, Confidence confidence, MeanDifferenceMethod method) {
        TallyRule.checkComparison(NAME, scale, baseline.scale);
        Reading reading = Reading.mean(scale);
        if (method == MeanDifferenceMethod.WELCH) {
            return MeanComparison.welch(
                    reading.name(), reading.unit(), sampleWithVariance(), baseline.sampleWithVariance(), confidence);
        }
        ScoredSample scored = scored();
        ScoredSample other = baseline.scored();
        double difference = Fractions.difference(sum(), count, baseline.sum(), baseline.count) / scale.stepsPerPoint();
        return MeanComparison.mover(reading.name(), reading.unit(), difference, scored, other, confidence);
    }

    /**
     * This mean minus a fixed target, with the score interval and the score test.
     *
     * @param target a point or between two points, strictly inside the scale, known without error
     * @param confidence the confidence level
     * @return the comparison, in points of the scale
     * @throws IllegalArgumentException if the target is off the scale
     * @throws IllegalStateException if there are no ratings, or the target is an end of the scale, against which the test is undefined
     */
    public Comparison meanVersusTarget(double target, Confidence confidence) {
        return MeanComparison.target(Reading.mean(scale), scored(), target, confidence);
    }

    /** The score limits of the mean, in points of the scale. */
    Limits meanLimits(double z) {
        return scored().limits(z);
    }

    /** The distribution of the points, each rating worth one answer. */
    private ScoredSample scored() {
        mean();
        double[] weights = Arrays.stream(counts).asDoubleStream().toArray();
        return new ScoredSample(Reading.mean(scale).distribution(weights), count);
    }

    /** The sum of the steps above the lowest point: means of equal scales differ as these do. */
    private BigInteger sum() {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 1; i < counts.length; i++) {
            sum = sum.add(BigInteger.valueOf(counts[i]).multiply(BigInteger.valueOf(i)));
        }
        return sum;
    }

    private SampleMean sampleWithVariance() {
        if (count < 2) {
            throw new IllegalStateException(
                    "the spread of ratings is undefined: it needs at least 2 ratings, not " + count);
        }
        double mean = mean();
        double squares = 0;
        for (int i = 0; i < counts.length; i++) {
            double deviation = scale.pointAt(i) - mean;
            squares += counts[i] * deviation * deviation;
        }
        return new SampleMean(count, mean, squares / (count - 1));
    }

    /** The counts for a stored form. */
    List<Long> points() {
        return LongStream.of(counts).boxed().toList();
    }

    static long[] longs(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).toArray();
    }

    /** Each count under its point. */
    static Map<String, Long> numbers(RatingScale.Form scale, List<Long> counts, long missing) {
        Numbers numbers = Numbers.of("missing", missing);
        RatingScale points = scale.restore();
        for (int i = 0; i < counts.size(); i++) {
            numbers.and("rating " + RatingScale.text(points.pointAt(i)), counts.get(i));
        }
        return numbers.map();
    }

    /**
     * The plain data of {@link Ratings}.
     *
     * @param type {@code ratings}
     * @param version 1
     * @param rule the scale
     * @param ratings how often each point was given, from the lowest to the highest
     * @param missing how many answers were missing
     */
    public record Counts(String type, int version, RatingScale.Form rule, List<Long> ratings, long missing)
            implements TallyCounts<Ratings> {

        /**
         * Copies the list.
         *
         * @param type {@code ratings}
         * @param version 1
         * @param rule the scale
         * @param ratings how often each point was given, from the lowest to the highest
         * @param missing how many answers were missing
         */
        public Counts {
            ratings = Stored.list(ratings, "the count of a rating");
        }

        @Override
        public Ratings toTally() {
            Stored.check(type, version, TYPE, VERSION);
            RatingScale scale = Stored.present(rule, "the scale of ratings").restore();
            return new Ratings(scale, longs(ratings), missing);
        }

        @Override
        public Map<String, Long> numbers() {
            return Ratings.numbers(rule, ratings, missing);
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, scale.toForm(), points(), missing);
    }

    /** One line, for example {@code 1..5: n = 3, mean 3.67, counts [0, 1, 0, 1, 1], 0 missing}. */
    @Override
    public String toString() {
        String mean = count == 0 ? "" : ", mean " + Text.fixed(mean(), 2);
        return scale + ": n = " + count + mean + ", counts " + Arrays.toString(counts) + ", " + missing + " missing";
    }
}
