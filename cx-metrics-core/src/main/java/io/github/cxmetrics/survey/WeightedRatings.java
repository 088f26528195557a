package io.github.cxmetrics.survey;

import io.github.cxmetrics.internal.Text;
import java.io.Serializable;
import java.util.stream.LongStream;

/**
 * Ratings with a weight each, as samples have them that don't mirror the population: per point of the scale the count, the sum of the weights and the sum
 * of their squares. Every weighted metric is read off these sums.
 *
 * <p>The result of a pure function, not a tally: sums of doubles depend on their order, so two of these can't be merged exactly. Count all rows in one
 * call. Weights of any size are fine; only their ratios matter, except for the sums themselves.
 *
 * <p>Immutable and thread-safe. Source: Kish (1965).
 */
public final class WeightedRatings implements Serializable {

    private static final long serialVersionUID = 1;

    private final RatingScale scale;
    private final long[] counts;
    private final double[] weights;
    private final double[] squares;
    private final double[] fourths;
    private final int exponent;
    private final long weightless;
    private final long missing;

    private WeightedRatings(
            RatingScale scale, long[] counts, double[][] sums, int exponent, long weightless, long missing) {
        this.scale = scale.withoutMissingCodes();
        this.counts = counts;
        this.weights = sums[0];
        this.squares = sums[1];
        this.fourths = sums[2];
        this.exponent = exponent;
        this.weightless = weightless;
        this.missing = missing;
    }

    /**
     * Counts a column of ratings and the column of their weights.
     *
     * @param scale the scale, with the missing codes that the column may hold
     * @param ratings one rating a row; a missing one is set aside with its weight
     * @param weights one weight a row, finite and not negative; a row of weight 0 is set aside and counted apart
     * @return the weighted ratings
     * @throws IllegalArgumentException if the columns differ in length, a rating is neither on the scale nor missing, or a weight, be it of a missing
     *     rating, is no weight: {@code weight -1.0 must be finite and not negative (row 3)}
     */
    public static WeightedRatings of(RatingScale scale, int[] ratings, double[] weights) {
        Columns.checkSameLength("ratings", ratings.length, "weights", weights.length);
        return ofPlaces(scale, Columns.places(scale, ratings), weights);
    }

    /**
     * Counts a column of decimal ratings and the column of their weights, as {@link #of(RatingScale, int[], double[])}.
     *
     * @param scale the scale, with the missing codes that the column may hold
     * @param ratings one rating a row, in points of the scale: 4.5
     * @param weights one weight a row, finite and not negative
     * @return the weighted ratings
     * @throws IllegalArgumentException if the columns differ in length, a rating is neither a point of the scale nor missing, or a weight is no weight
     */
    public static WeightedRatings of(RatingScale scale, double[] ratings, double[] weights) {
        Columns.checkSameLength("ratings", ratings.length, "weights", weights.length);
        return ofPlaces(scale, Columns.places(scale, ratings), weights);
    }

    private static WeightedRatings ofPlaces(RatingScale scale, int[] places, double[] weights) {
        int exponent = exponentOfLargest(places, weights);
        long[] counts = new long[scale.points()];
        GroupSums sums = new GroupSums(scale.points());
        GroupSums squares = new GroupSums(scale.points());
        GroupSums fourths = new GroupSums(scale.points());
        long weightless = 0;
        long missing = 0;
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) {
                missing++;
            } else if (weights[i] == 0) {
                weightless++;
            } else {
                int point = places[i];
                double weight = Math.scalb(weights[i], -exponent);
                counts[point]++;
                sums.add(point, weight);
                squares.add(point, weight * weight);
                fourths.add(point, weight * weight * weight * weight);
            }
        }
        double[][] powers = {sums.toArray(), squares.toArray(), fourths.toArray()};
        return new WeightedRatings(scale, counts, powers, exponent, weightless, missing);
    }

    /** Weights are summed over this power of two, which costs no digit, so that squares of tiny or huge ones stay in the range of a double. */
    private static int exponentOfLargest(int[] places, double[] weights) {
        double largest = 0;
        for (int i = 0; i < weights.length; i++) {
            double weight = Columns.checkWeight("weight", weights[i], i);
            largest = Math.max(largest, places[i] >= 0 ? weight : 0);
        }
        return largest == 0 ? 0 : Math.getExponent(largest);
    }

    /**
     * The scale, without the missing codes that it was read with.
     *
     * @return bounds and direction
     */
    public RatingScale scale() {
        return scale;
    }

    /**
     * How many ratings of positive weight there are.
     *
     * @return n
     */
    public long count() {
        return LongStream.of(counts).sum();
    }

    /**
     * How many ratings had weight 0 and count nowhere.
     *
     * @return the count; not in {@link #count()}
     */
    public long weightless() {
        return weightless;
    }

    /**
     * How many answers were missing: declared codes, set aside with their weights.
     *
     * @return the count
     */
    public long missing() {
        return missing;
    }

    /**
     * The ratings of positive weight, each counted once.
     *
     * @return the tally of the counts, missing ones included
     */
    public Ratings unweighted() {
        return new Ratings(scale, counts.clone(), missing);
    }

    /**
     * The weight of one point.
     *
     * @param point a point of the scale
     * @return the sum of the weights of its ratings
     * @throws IllegalArgumentException if it is no point of the scale
     */
    public double sumWeights(double point) {
        return Math.scalb(weights[scale.indexOf(point)], exponent);
    }

    /**
     * The weight of all ratings.
     *
     * @return {@code Σw}; 0 without ratings
     */
    public double sumWeights() {
        return Math.scalb(GroupSums.sum(weights), exponent);
    }

    /**
     * The squared weights of one point.
     *
     * @param point a point of the scale
     * @return the sum of the squared weights of its ratings
     * @throws IllegalArgumentException if it is no point of the scale
     */
    public double sumSquaredWeights(double point) {
        return Math.scalb(squares[scale.indexOf(point)], 2 * exponent);
    }

    /**
     * The squared weights of all ratings.
     *
     * @return {@code Σw²}; 0 without ratings
     */
    public double sumSquaredWeights() {
        return Math.scalb(GroupSums.sum(squares), 2 * exponent);
    }

    /**
     * Kish's effective n: so many equally weighted ratings would be as precise, if weights had nothing to do with answers.
     *
     * @return {@code (Σw)² / Σw²}, 1..n
     * @throws IllegalStateException if there are no ratings, or all weights are 0
     */
    public double effectiveN() {
        return mean().effectiveN();
    }

    /**
     * Kish's design effect: what unequal weights cost, whatever was asked.
     *
     * @return {@code n / effectiveN}, at least 1
     * @throws IllegalStateException if there are no ratings, or all weights are 0
     */
    public double designEffect() {
        return mean().designEffect();
    }

    /**
     * The weighted mean rating, {@code Σwy / Σw}.
     *
     * @return the estimate, in points of the scale
     * @throws IllegalStateException if there are no ratings, or all weights are 0
     */
    public SurveyEstimate mean() {
        return estimate(Reading.mean(scale));
    }

    /**
     * The weighted NPS in standard bands.
     *
     * @return the estimate, −100..100
     * @throws IllegalArgumentException if the ratings are not on 0..10
     * @throws IllegalStateException if there are no ratings, or all weights are 0
     */
    public SurveyEstimate nps() {
        return nps(NpsBands.STANDARD);
    }

    /**
     * The weighted NPS in other bands: the weight of promoters minus that of detractors, over all weight.
     *
     * @param bands the bands
     * @return the estimate, −100..100
     * @throws IllegalArgumentException if the ratings are not on the scale of the bands
     * @throws IllegalStateException if there are no ratings, or all weights are 0
     */
    public SurveyEstimate nps(NpsBands bands) {
        return estimate(Reading.nps(bands));
    }

    /**
     * The weighted share of satisfied answers. Where the definition leaves neutral answers out, n and n_eff are those of the others.
     *
     * @param definition who counts as satisfied
     * @return the estimate, 0..1
     * @throws IllegalArgumentException if the ratings are not on the scale of the definition
     * @throws IllegalStateException if no rating counts, or all weights are 0
     */
    public SurveyEstimate csat(CsatDefinition definition) {
        return estimate(Reading.csat(definition));
    }

    /**
     * The weighted share of a range of points.
     *
     * @param fromPoint the lowest point
     * @param toPoint the highest point, included
     * @return the estimate, 0..1
     * @throws IllegalArgumentException if that is no range of the scale
     * @throws IllegalStateException if there are no ratings, or all weights are 0
     */
    public SurveyEstimate share(double fromPoint, double toPoint) {
        return estimate(Reading.share(scale, fromPoint, toPoint));
    }

    /**
     * The weighted net score of other bands.
     *
     * @param bands which points count for and against
     * @return the estimate, −100..100
     * @throws IllegalArgumentException if the ratings are not on the scale of the bands
     * @throws IllegalStateException if there are no ratings, or all weights are 0
     */
    public SurveyEstimate net(NetBands bands) {
        return estimate(Reading.net(bands));
    }

    private SurveyEstimate estimate(Reading reading) {
        reading.checkScale(scale);
        Moments moments = Moments.of(reading, weights);
        long n = 0;
        double squaredWeights = 0;
        double fourthWeights = 0;
        double squaredDeviations = 0;
        for (int i = 0; i < counts.length; i++) {
            double score = reading.scoreAt(i);
            if (!Double.isNaN(score)) {
                n += counts[i];
                squaredWeights += squares[i];
                fourthWeights += fourths[i];
                squaredDeviations += Moments.weighted(squares[i], score - moments.mean());
            }
        }
        if (!(moments.weight() > 0)) {
            throw new IllegalStateException(
                    reading.name() + " is undefined: " + (weightless == 0 ? "no ratings" : "all weights are 0"));
        }
        double square = moments.weight() * moments.weight();
        return new SurveyEstimate(
                reading,
                moments,
                new SurveyEstimate.Sample(
                        n,
                        n,
                        "",
                        squaredWeights / square,
                        squaredWeights / square,
                        fourthWeights / square / square,
                        squaredDeviations / square,
                        0));
    }

    /** One line, for example {@code 0..10 weighted: n = 2650, sum of weights 2648.98, n_eff = 2134.2, 159 missing}. */
    @Override
    public String toString() {
        String effective = sumWeights() > 0 ? ", n_eff = " + Text.fixed(effectiveN(), 1) : "";
        return scale + " weighted: n = " + count() + ", sum of weights " + Text.fixed(sumWeights(), 2) + effective
                + (weightless == 0 ? "" : ", " + weightless + " of weight 0") + ", " + missing + " missing";
    }
}
