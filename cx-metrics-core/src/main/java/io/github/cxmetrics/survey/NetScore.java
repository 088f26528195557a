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

/**
 * A net score: the share of one end of a scale minus the share of the other, {@code 100 · (plus - minus) / n}, in −100..100. Net satisfaction and net
 * ease are such scores, and {@link Nps} is the one with a name of its own; intervals and differences are the same.
 *
 * <p>No ratings is an empty tally, whose value is undefined. Immutable and thread-safe.
 */
public final class NetScore implements Metric<NetScore>, Serializable {

    private static final long serialVersionUID = 1;
    private static final String NAME = "net score";

    private final NetBands bands;
    private final transient NetCounts counts;
    private final long excluded;

    private NetScore(NetBands bands, NetCounts counts, long excluded) {
        this.bands = bands.withoutMissingCodes();
        this.counts = counts;
        this.excluded = CountMath.checkNotNegative(excluded, "excluded ratings");
    }

    /**
     * A net score of answers that are counted already.
     *
     * @param bands the bands that they were counted by
     * @param minus how many count against
     * @param zero how many count neither way
     * @param plus how many count for
     * @return the score's tally
     * @throws IllegalArgumentException if a count is negative
     */
    public static NetScore ofCounts(NetBands bands, long minus, long zero, long plus) {
        return new NetScore(bands, checked(minus, zero, plus), 0);
    }

    private static NetCounts checked(long minus, long zero, long plus) {
        return new NetCounts(
                CountMath.checkNotNegative(minus, "ratings that count against"),
                CountMath.checkNotNegative(zero, "ratings that count neither way"),
                CountMath.checkNotNegative(plus, "ratings that count for"));
    }

    /**
     * A net score read off ratings.
     *
     * @param ratings the ratings; their missing answers become {@link #excluded()}
     * @param bands the bands
     * @return the score's tally
     * @throws IllegalArgumentException if the ratings are not on the scale of the bands
     */
    public static NetScore from(Ratings ratings, NetBands bands) {
        checkArgument(
                ratings.scale().equals(bands.scale().withoutMissingCodes()),
                "net score %s can't be read off ratings on %s",
                bands,
                ratings.scale());
        long minus = ratings.countOf(bands.minusFrom(), bands.minusTo());
        long plus = ratings.countOf(bands.plusFrom(), bands.plusTo());
        return new NetScore(bands, new NetCounts(minus, ratings.count() - minus - plus, plus), ratings.missing());
    }

    /**
     * The bands, on the scale without its missing codes.
     *
     * @return which points count for and against
     */
    public NetBands bands() {
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
     * The ratings that count for the score, of all.
     *
     * @return the share
     */
    public Proportion plusShare() {
        return Proportion.of(counts.plus(), counts.count());
    }

    /**
     * The ratings that count against the score, of all.
     *
     * @return the share
     */
    public Proportion minusShare() {
        return Proportion.of(counts.minus(), counts.count());
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

    @Override
    public NetScore plus(NetScore other) {
        checkSameBands(other);
        return new NetScore(
                bands, counts.plus(other.counts), CountMath.sum(excluded, other.excluded, "excluded ratings"));
    }

    private void checkSameBands(NetScore other) {
        checkArgument(bands.equals(other.bands), "net scores %s and %s don't go together", bands, other.bands);
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
    public Comparison versus(NetScore baseline, Confidence confidence) {
        return versus(baseline, confidence, NetScoreMethod.SCORE);
    }

    /**
     * This score minus a baseline's, as {@link Nps#versus(Nps, Confidence, NetScoreMethod)}.
     *
     * @param baseline independent respondents
     * @param confidence the confidence level
     * @param method a method of normal quantiles: any but Goodman and t
     * @return the comparison, in points
     * @throws IllegalArgumentException if the baseline follows other bands, or the method is not one of those
     * @throws IllegalStateException if either has no ratings
     */
    public Comparison versus(NetScore baseline, Confidence confidence, NetScoreMethod method) {
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
     * This score minus a fixed target, as {@link Nps#versusTarget(double, Confidence, NetScoreMethod)}.
     *
     * @param target a score strictly between −100 and 100, known without error
     * @param confidence the confidence level
     * @param method score, adjusted Wald or Wald
     * @return the comparison, in points
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
    public TestResult test(NetScore baseline, NetScoreTest test) {
        checkSameBands(baseline);
        return counts.test(NAME, baseline.counts, test);
    }

    /**
     * This result with the kind of its sample, which its line then says.
     *
     * @param sampling how the respondents were chosen
     * @return the result
     */
    public SurveyResult<NetScore> sampledAs(SamplingKind sampling) {
        return new SurveyResult<>(this, sampling);
    }

    /**
     * The plain data of {@link NetScore}.
     *
     * @param scaleMin the lowest point of the scale
     * @param scaleMax the highest point
     * @param direction which end is good
     * @param minusFrom the lowest point that counts against
     * @param minusTo the highest point that counts against
     * @param plusFrom the lowest point that counts for
     * @param plusTo the highest point that counts for
     * @param minus how many count against
     * @param zero how many count neither way
     * @param plus how many count for
     * @param excluded how many were set aside as missing
     */
    public record Counts(
            int scaleMin,
            int scaleMax,
            Direction direction,
            int minusFrom,
            int minusTo,
            int plusFrom,
            int plusTo,
            long minus,
            long zero,
            long plus,
            long excluded)
            implements TallyCounts<NetScore> {

        @Override
        public NetScore toTally() {
            RatingScale scale = new RatingScale(scaleMin, scaleMax, direction, List.of());
            NetBands bands = new NetBands(scale, minusFrom, minusTo, plusFrom, plusTo);
            return new NetScore(bands, checked(minus, zero, plus), excluded);
        }
    }

    @Override
    public Counts toCounts() {
        RatingScale scale = bands.scale();
        return new Counts(
                scale.min(),
                scale.max(),
                scale.direction(),
                bands.minusFrom(),
                bands.minusTo(),
                bands.plusFrom(),
                bands.plusTo(),
                counts.minus(),
                counts.zero(),
                counts.plus(),
                excluded);
    }

    private Object writeReplace() {
        return new SerializedTally<>(toCounts());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a net score is serialized through its counts");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NetScore that
                && bands.equals(that.bands)
                && counts.equals(that.counts)
                && excluded == that.excluded;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * bands.hashCode() + counts.hashCode()) + Long.hashCode(excluded);
    }

    /** One line, for example {@code net score 60.0 (95 % CI -3.4 … 88.5), n = 10}. */
    @Override
    public String toString() {
        return count() == 0 ? "net score: no ratings" : line();
    }
}
