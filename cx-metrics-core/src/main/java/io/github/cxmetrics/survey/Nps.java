package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.SerializedTally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.CountMath;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collector;

/**
 * Net Promoter Score: the share of promoters minus the share of detractors, {@code 100 · (promoters - detractors) / n}, in −100..100.
 *
 * <p>By default on 0..10 with promoters from 9 and detractors up to 6 (Reichheld 2003); other cuts are {@link NpsBands}. The interval is the score
 * interval (Tango 1998), differences are its square-and-add (MOVER). {@link #of} takes answers, {@link #ofCounts} takes counts.
 *
 * <p>No ratings is an empty tally, whose value is undefined. Immutable and thread-safe.
 */
public final class Nps implements Metric<Nps>, Serializable {

    private static final long serialVersionUID = 1;
    private static final String NAME = "NPS";

    private final NpsBands bands;
    private final transient NetCounts counts;
    private final long excluded;

    private Nps(NpsBands bands, NetCounts counts, long excluded) {
        this.bands = bands.withoutMissingCodes();
        this.counts = counts;
        this.excluded = CountMath.checkNotNegative(excluded, "excluded ratings");
    }

    /**
     * NPS of answers on 0..10.
     *
     * @param ratings the answers
     * @return the score's tally
     * @throws IllegalArgumentException if an answer is outside: {@code rating 11 is outside 0..10 (row 3)}
     */
    public static Nps of(int... ratings) {
        return from(Ratings.of(RatingScale.ZERO_TO_TEN, ratings));
    }

    /**
     * NPS of answers that are counted already, in standard bands.
     *
     * @param detractors how many answered 0–6
     * @param passives how many answered 7 or 8
     * @param promoters how many answered 9 or 10
     * @return the score's tally
     * @throws IllegalArgumentException if a count is negative
     */
    public static Nps ofCounts(long detractors, long passives, long promoters) {
        return ofCounts(NpsBands.STANDARD, detractors, passives, promoters);
    }

    /**
     * NPS of answers that are counted already.
     *
     * @param bands the bands that they were counted by
     * @param detractors how many are below the lower cut
     * @param passives how many are between the cuts
     * @param promoters how many are from the upper cut on
     * @return the score's tally
     * @throws IllegalArgumentException if a count is negative
     */
    public static Nps ofCounts(NpsBands bands, long detractors, long passives, long promoters) {
        return new Nps(bands, checked(detractors, passives, promoters), 0);
    }

    private static NetCounts checked(long detractors, long passives, long promoters) {
        return new NetCounts(
                CountMath.checkNotNegative(detractors, "detractors"),
                CountMath.checkNotNegative(passives, "passives"),
                CountMath.checkNotNegative(promoters, "promoters"));
    }

    /**
     * NPS read off ratings on 0..10.
     *
     * @param ratings the ratings; their missing answers become {@link #excluded()}
     * @return the score's tally
     * @throws IllegalArgumentException if they are on another scale
     */
    public static Nps from(Ratings ratings) {
        return from(ratings, NpsBands.STANDARD);
    }

    /**
     * NPS read off ratings, with other bands.
     *
     * @param ratings the ratings; their missing answers become {@link #excluded()}
     * @param bands the bands
     * @return the score's tally
     * @throws IllegalArgumentException if the ratings are not on the scale of the bands
     */
    public static Nps from(Ratings ratings, NpsBands bands) {
        RatingScale scale = bands.scale().withoutMissingCodes();
        checkArgument(
                ratings.scale().equals(scale),
                "NPS with bands %s can't be read off ratings on %s",
                bands,
                ratings.scale());
        return new Nps(
                bands,
                new NetCounts(
                        ratings.countOf(scale.min(), bands.passiveFrom() - 1),
                        ratings.countOf(bands.passiveFrom(), bands.promoterFrom() - 1),
                        ratings.countOf(bands.promoterFrom(), scale.max())),
                ratings.missing());
    }

    /**
     * A collector of answers on 0..10; for other bands or missing codes there is {@code bands.collector()}.
     *
     * @return the collector
     */
    public static Collector<Integer, ?, Nps> collector() {
        return NpsBands.STANDARD.collector();
    }

    /**
     * The bands, without missing codes.
     *
     * @return scale and cuts
     */
    public NpsBands bands() {
        return bands;
    }

    /**
     * How many ratings were set aside as missing; not in {@link #count()}.
     *
     * @return the count
     */
    public long excluded() {
        return excluded;
    }

    /**
     * The respondents below the lower cut, of all.
     *
     * @return a share whose {@code successes()} are the detractors
     */
    public Proportion detractors() {
        return Proportion.of(counts.minus(), counts.count());
    }

    /**
     * The respondents between the cuts, of all.
     *
     * @return a share whose {@code successes()} are the passives
     */
    public Proportion passives() {
        return Proportion.of(counts.zero(), counts.count());
    }

    /**
     * The respondents from the upper cut on, of all.
     *
     * @return a share whose {@code successes()} are the promoters
     */
    public Proportion promoters() {
        return Proportion.of(counts.plus(), counts.count());
    }

    @Override
    public long count() {
        return counts.count();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Unit unit() {
        return Unit.SCORE;
    }

    /**
     * The score, −100..100, never rounded.
     *
     * @throws IllegalStateException if there are no ratings
     */
    @Override
    public double value() {
        return counts.value(NAME);
    }

    /**
     * The variance of one response scored −100, 0 or 100, in its population form {@code 10000 · (p + d - (p - d)²)}.
     *
     * @return 0..10000
     * @throws IllegalStateException if there are no ratings
     */
    public double variance() {
        return counts.variance(NAME);
    }

    /**
     * The unbiased variance of one response scored −100, 0 or 100: {@link #variance()} times {@code n / (n - 1)}. Survey packages report this form, NPS
     * calculators the population form.
     *
     * @return 0 or more
     * @throws IllegalStateException if there are fewer than two ratings
     */
    public double unbiasedVariance() {
        if (count() < 2) {
            throw new IllegalStateException("the unbiased variance of NPS needs at least 2 ratings, not " + count());
        }
        return variance() * count() / (count() - 1);
    }

    /**
     * The standard error of the score: {@code √(variance / n)}.
     *
     * @return in points of the score
     * @throws IllegalStateException if there are no ratings
     */
    public double standardError() {
        return Math.sqrt(variance() / count());
    }

    @Override
    public Nps plus(Nps other) {
        checkSameBands(other);
        return new Nps(bands, counts.plus(other.counts), CountMath.sum(excluded, other.excluded, "excluded ratings"));
    }

    /**
     * This tally without a part of it: the rest beside a segment.
     *
     * @param part ratings that are among these
     * @return a new tally
     * @throws IllegalArgumentException if the part holds more of a band than there is, or follows other bands
     */
    public Nps minus(Nps part) {
        checkSameBands(part);
        return new Nps(
                bands,
                new NetCounts(
                        CountMath.difference(counts.minus(), part.counts.minus(), "detractors"),
                        CountMath.difference(counts.zero(), part.counts.zero(), "passives"),
                        CountMath.difference(counts.plus(), part.counts.plus(), "promoters")),
                CountMath.difference(excluded, part.excluded, "excluded ratings"));
    }

    private void checkSameBands(Nps other) {
        checkArgument(
                bands.equals(other.bands), "NPS with bands %s and with bands %s don't go together", bands, other.bands);
    }

    @Override
    public Interval interval(Confidence confidence) {
        return interval(confidence, NetScoreMethod.SCORE);
    }

    /**
     * The interval by a named method.
     *
     * @param confidence the confidence level
     * @param method the method
     * @return the interval, in points; Wald and its kin may leave −100..100, see {@link Interval#clippedTo}
     * @throws IllegalStateException if there are no ratings, or too few for the method
     */
    public Interval interval(Confidence confidence, NetScoreMethod method) {
        return counts.interval(NAME, confidence, method);
    }

    @Override
    public Comparison versus(Nps baseline, Confidence confidence) {
        return versus(baseline, confidence, NetScoreMethod.SCORE);
    }

    /**
     * This score minus a baseline's: the square-and-add (MOVER) of both intervals by a named method, and the p-value at which that interval reaches 0.
     *
     * @param baseline independent respondents
     * @param confidence the confidence level
     * @param method a method of normal quantiles: any but Goodman and t
     * @return the comparison, in points
     * @throws IllegalArgumentException if the baseline follows other bands, or the method is not one of those
     * @throws IllegalStateException if either has no ratings
     */
    public Comparison versus(Nps baseline, Confidence confidence, NetScoreMethod method) {
        checkSameBands(baseline);
        return counts.versus(NAME, baseline.counts, confidence, method);
    }

    /**
     * This score minus a fixed target, with the score interval and score test at 95 %.
     *
     * @param target a score strictly between −100 and 100, known without error
     * @return the comparison, in points
     */
    public Comparison versusTarget(double target) {
        return versusTarget(target, Confidence.DEFAULT, NetScoreMethod.SCORE);
    }

    /**
     * This score minus a fixed target, with the interval and the z of a named method.
     *
     * @param target a score strictly between −100 and 100, known without error
     * @param confidence the confidence level
     * @param method score, adjusted Wald or Wald
     * @return the comparison, in points
     * @throws IllegalArgumentException if the target is out of range, or the method another
     * @throws IllegalStateException if there are no ratings, or none vary and the method needs it
     */
    public Comparison versusTarget(double target, Confidence confidence, NetScoreMethod method) {
        return counts.versusTarget(NAME, target, confidence, method);
    }

    /**
     * A classical test of "both scores are equal".
     *
     * @param baseline independent respondents, same bands
     * @param test the test
     * @return statistic and two-sided p-value
     * @throws IllegalStateException if either has no ratings, or the test is undefined for these counts
     */
    public TestResult test(Nps baseline, NetScoreTest test) {
        checkSameBands(baseline);
        return counts.test(NAME, baseline.counts, test);
    }

    /**
     * This result with the kind of its sample, which its line then says.
     *
     * @param sampling how the respondents were chosen
     * @return the result
     */
    public SurveyResult<Nps> sampledAs(SamplingKind sampling) {
        return new SurveyResult<>(this, sampling);
    }

    /**
     * The plain data of {@link Nps}.
     *
     * @param scaleMin the lowest point of the scale
     * @param scaleMax the highest point
     * @param passiveFrom the lowest passive point
     * @param promoterFrom the lowest promoter point
     * @param detractors how many are below the lower cut
     * @param passives how many are between the cuts
     * @param promoters how many are from the upper cut on
     * @param excluded how many were set aside as missing
     */
    public record Counts(
            int scaleMin,
            int scaleMax,
            int passiveFrom,
            int promoterFrom,
            long detractors,
            long passives,
            long promoters,
            long excluded)
            implements TallyCounts<Nps> {

        @Override
        public Nps toTally() {
            RatingScale scale = new RatingScale(scaleMin, scaleMax, Direction.HIGH_IS_GOOD, List.of());
            NpsBands bands = new NpsBands(scale, passiveFrom, promoterFrom);
            return new Nps(bands, checked(detractors, passives, promoters), excluded);
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                bands.scale().min(),
                bands.scale().max(),
                bands.passiveFrom(),
                bands.promoterFrom(),
                counts.minus(),
                counts.zero(),
                counts.plus(),
                excluded);
    }

    private Object writeReplace() {
        return new SerializedTally<>(toCounts());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("NPS is serialized through its counts");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Nps that
                && bands.equals(that.bands)
                && counts.equals(that.counts)
                && excluded == that.excluded;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * bands.hashCode() + counts.hashCode()) + Long.hashCode(excluded);
    }

    /** One line, for example {@code NPS 33.3 (95 % CI -31.1 … 75.4), n = 6}. */
    @Override
    public String toString() {
        return count() == 0 ? "NPS: no ratings" : line();
    }
}
