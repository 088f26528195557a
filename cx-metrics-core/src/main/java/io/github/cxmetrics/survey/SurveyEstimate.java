package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.BetaTail;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.ScoredSample;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;

/**
 * A mean, a share or a net score of a sample in which answers don't all weigh the same or are not all independent, with its doubt.
 *
 * <p>The interval is the score interval of a mean of bounded answers on {@link #intervalN()}, the same as that of unweighted answers where all weigh the
 * same. Coverage at nominal 95 % over lognormal weights (σ .3, .7, 1) and customers of 1–5 answers (n 20–200), mean and minimum: NPS .958/.945, shares
 * .954/.930, means .963/.950; the largest size of {@link #versus} at 5 % (n 10–50) is .062, .070 and .047.
 *
 * <p>Comes from {@link WeightedRatings} (answers with weights) and {@link CustomerRatings} (customers who may have answered more than once). The variance
 * is linearised (Taylor): with the total weight W, the estimate m and clusters that are single answers or customers, {@code V = G/(G-1) · Σ (Σ w(y - m))² /
 * W²} over the G clusters, the inner sum over the answers of one. It takes weights as given: that raking made them fit is not in it, which is mostly on
 * the safe side.
 *
 * <p>A result, not a tally: sums of doubles can't be merged exactly. Immutable and thread-safe. Source: Binder (1983), Kish (1965); the
 * blend of both in {@link #intervalN()} is ours.
 */
public final class SurveyEstimate implements Serializable {

    private static final long serialVersionUID = 1;

    private final Reading reading;
    private final Moments moments;
    private final Sample sample;

    SurveyEstimate(Reading reading, Moments moments, Sample sample) {
        this.reading = reading;
        this.moments = moments;
        this.sample = sample;
    }

    /**
     * What the answers of an estimate came from. Only answers of positive weight and clusters with such an answer count. Shares are of the total weight.
     *
     * @param answers how many answers
     * @param clusters how many independent units they came from
     * @param clusterName what those are, where they are not the answers; else empty
     * @param squaredShares the sum over answers of squared shares
     * @param squaredClusterShares the sum over clusters of squared shares
     * @param fourthClusterShares the sum over clusters of the fourth power of shares
     * @param squares the sum over clusters of (share times deviation)²
     * @param population how many there were to ask; 0 for very many
     */
    record Sample(
            long answers,
            long clusters,
            String clusterName,
            double squaredShares,
            double squaredClusterShares,
            double fourthClusterShares,
            double squares,
            long population)
            implements Serializable {

        double kish() {
            return 1 / squaredClusterShares;
        }

        /** Degrees of freedom that unequal weights leave (Satterthwaite 1946): the clusters less one where all weigh the same. */
        double weightDegreesOfFreedom() {
            double square = squaredClusterShares * squaredClusterShares;
            return Math.max(0, square / fourthClusterShares - 1);
        }

        Sample from(long size) {
            return new Sample(
                    answers,
                    clusters,
                    clusterName,
                    squaredShares,
                    squaredClusterShares,
                    fourthClusterShares,
                    squares,
                    size);
        }
    }

    /**
     * The metric's name as reports print it.
     *
     * @return for example {@code NPS}
     */
    public String name() {
        return reading.name();
    }

    /**
     * The unit of {@link #value()}.
     *
     * @return {@code SCORE} for net scores, {@code SHARE} for shares, {@code SCALE_POINT} for means
     */
    public Unit unit() {
        return reading.unit();
    }

    /**
     * The estimate, never rounded.
     *
     * @return −100..100 for net scores, 0..1 for shares, min..max of the scale for means
     */
    public double value() {
        return factor() * moments.mean();
    }

    /**
     * How many answers of positive weight went in.
     *
     * @return n, at least 1
     */
    public long count() {
        return sample.answers();
    }

    /**
     * How many independent units the answers came from.
     *
     * @return the number of customers where each may have answered more than once; else {@link #count()}
     */
    public long clusters() {
        return sample.clusters();
    }

    /**
     * The degrees of freedom of the variance.
     *
     * @return {@code clusters - 1}
     */
    public long degreesOfFreedom() {
        return sample.clusters() - 1;
    }

    /**
     * The degrees of freedom that unequal weights of the clusters leave: d in {@link #intervalN()}.
     *
     * @return 0 or more: {@link #degreesOfFreedom()} where all weigh the same, near 0 where one dominates
     */
    public double weightDegreesOfFreedom() {
        return sample.weightDegreesOfFreedom();
    }

    /**
     * The linearised variance of the estimate: the formula of the class.
     *
     * @return in the square of the unit: of net scores in points²
     * @throws IllegalStateException if there are fewer than two clusters
     */
    public double variance() {
        if (sample.clusters() < 2) {
            String clusters = sample.clusterName().isEmpty() ? "answers" : sample.clusterName();
            throw new IllegalStateException(
                    "the variance of " + name() + " is undefined: it needs at least 2 " + clusters + ", not 1");
        }
        double groups = sample.clusters();
        return factor() * factor() * (groups / (groups - 1) * sample.squares());
    }

    /**
     * The standard error of the estimate: {@code √variance}.
     *
     * @return in the unit of {@link #value()}
     * @throws IllegalStateException if there are fewer than two clusters
     */
    public double standardError() {
        return Math.sqrt(variance());
    }

    /**
     * Kish's effective n: {@code (Σw)² / Σw²}, with a customer's answers taken together. So many equally weighted, independent answers would be as
     * precise if weights had nothing to do with answers, and a customer always answered alike.
     *
     * @return 1..n
     */
    public double effectiveN() {
        return sample.kish();
    }

    /**
     * Kish's design effect: what unequal weights and repeated customers cost, whatever was asked.
     *
     * @return {@code n / effectiveN}, at least 1
     */
    public double designEffect() {
        return sample.answers() / sample.kish();
    }

    /**
     * The design-based effective n of this very estimate: the variance of one answer over the variance of the estimate ({@code p(1-p)/V} for a share;
     * Korn and Graubard 1998). Unlike {@link #effectiveN()} it knows how weights and answers go together, and may exceed n.
     *
     * @return positive
     * @throws IllegalStateException if there are fewer than two clusters, or the answers don't vary
     */
    public double designEffectiveN() {
        double variance = variance();
        if (variance == 0) {
            throw new IllegalStateException(
                    "the design-based effective n of " + name() + " is undefined: the answers don't vary");
        }
        return factor() * factor() * moments.variance() / variance;
    }

    /**
     * The variance of the estimate as if the sample were a simple random one of Kish's n_eff: the population variance of one answer over it.
     *
     * @return in the square of the unit
     */
    public double kishVariance() {
        return factor() * factor() * moments.variance() / sample.kish();
    }

    /**
     * The effective n of the interval: so many independent answers of equal weight would have an interval of this width. With the shares h of the answers
     * and H of the clusters, {@code S₁ = Σh²}, {@code S = ΣH²}, {@code d = S²/ΣH⁴ - 1}, the variance v of one answer and the linearised variance V,
     * {@code r = V(1 - S₁)/v} and {@code 1/N₀ = max(1/n, (d·r + S + S₁)/(d + 2))}: the design-based variance, drawn to Kish's as if by two more degrees of
     * freedom, never better than n. Then {@code N = N₀ · min(1, A(d)/A(n - 1))} with {@code A(x) = 1 - 2x/(x + 2)²}, for what estimating the variance
     * costs. Where the answers don't vary or come from one cluster, {@code 1/N₀ = S}. A finite population of M makes it {@code N(M - 1)/(M - n)}.
     *
     * @return at least about 1; n exactly for independent answers of equal weight
     * @throws IllegalStateException if the whole population answered, for then it is infinite
     */
    public double intervalN() {
        double n = effective();
        if (Double.isInfinite(n)) {
            throw new IllegalStateException(
                    "the effective n of " + name() + " is undefined: the whole population answered");
        }
        return n;
    }

    private double effective() {
        double n = unlimitedN();
        long population = sample.population();
        if (population == sample.answers()) {
            return Double.POSITIVE_INFINITY;
        }
        return population == 0 ? n : n * ((double) (population - 1) / (population - sample.answers()));
    }

    private double unlimitedN() {
        double n = sample.answers();
        double kish = sample.squaredClusterShares();
        double d = sample.weightDegreesOfFreedom();
        double inverse = kish;
        if (sample.clusters() > 1 && moments.variance() > 0) {
            double groups = sample.clusters();
            double variance = groups / (groups - 1) * sample.squares();
            double ratio = variance * (1 - sample.squaredShares()) / moments.variance();
            inverse = Math.max(1 / n, (d * ratio + kish + sample.squaredShares()) / (d + 2));
        }
        return Math.min(1, certainty(d) / certainty(n - 1)) / inverse;
    }

    private static double certainty(double degreesOfFreedom) {
        return 1 - 2 * degreesOfFreedom / ((degreesOfFreedom + 2) * (degreesOfFreedom + 2));
    }

    ScoredSample scored() {
        return new ScoredSample(moments.scores(), effective());
    }

    /**
     * The same estimate of a sample from a population that is not large beside it.
     *
     * @param size how many there are to ask, the answered ones included
     * @return the changed copy, whose intervals and comparisons are the narrower for it; its linearised variance stays
     * @throws IllegalArgumentException if more answered than there are, or the answers come from clusters
     */
    public SurveyEstimate finitePopulation(long size) {
        checkArgument(
                sample.clusterName().isEmpty(),
                "a finite population is for single answers, not for those of %s",
                sample.clusterName());
        checkArgument(size >= count(), "a population of %s can't have given %s answers", size, count());
        return new SurveyEstimate(reading, moments, sample.from(size));
    }

    /**
     * The 95 % interval by the default method.
     *
     * @return {@code interval(Confidence.DEFAULT)}
     */
    public Interval interval() {
        return interval(Confidence.DEFAULT);
    }

    /**
     * The interval by the default method, {@link EstimateMethod#SCORE}: always defined, and never outside the range.
     *
     * @param confidence the confidence level
     * @return the interval, in the unit of {@link #value()}, with the name of its method
     */
    public Interval interval(Confidence confidence) {
        return interval(confidence, EstimateMethod.SCORE);
    }

    /**
     * The interval by a named method.
     *
     * @param confidence the confidence level
     * @param method the method
     * @return the interval, in the unit of {@link #value()}; linearised ones may leave its range, see {@link Interval#clippedTo}
     * @throws IllegalArgumentException if the method does not fit this kind of estimate
     * @throws IllegalStateException if the method needs a variance that is undefined or 0
     */
    public Interval interval(Confidence confidence, EstimateMethod method) {
        requireNonNull(method, "method");
        requireNonNull(confidence, "confidence");
        Limits limits = method.limits(this, confidence);
        return new Interval(
                factor() * limits.lower(), factor() * limits.upper(), confidence, method.toString(), unit());
    }

    /**
     * This estimate minus a baseline's: the square-and-add (MOVER) of both default intervals, and the p-value at which that interval reaches 0.
     *
     * @param baseline an independent sample
     * @param confidence the confidence level
     * @return the comparison, with the names of its methods
     * @throws IllegalArgumentException if the baseline is another metric, or follows another rule; the message names both
     */
    public Comparison versus(SurveyEstimate baseline, Confidence confidence) {
        return versus(baseline, confidence, EstimateDifferenceMethod.MOVER_SCORE);
    }

    /**
     * This estimate minus a baseline's by a named method.
     *
     * @param baseline an independent sample
     * @param confidence the confidence level
     * @param method the method
     * @return the comparison, with the names of its methods
     * @throws IllegalArgumentException if the baseline is another metric, or follows another rule; the message names both
     * @throws IllegalStateException if the method needs a variance that is undefined, or neither sample varies
     */
    public Comparison versus(SurveyEstimate baseline, Confidence confidence, EstimateDifferenceMethod method) {
        reading.checkSame(baseline.reading);
        double difference = moments.mean() - baseline.moments.mean();
        if (method == EstimateDifferenceMethod.MOVER_SCORE) {
            return MeanComparison.mover(
                    reading.name(), reading.unit(), difference, scored(), baseline.scored(), confidence);
        }
        double variance = variance() + baseline.variance();
        if (variance == 0) {
            throw new IllegalStateException("the test of " + name() + " is undefined: neither sample varies");
        }
        double error = Math.sqrt(variance);
        Limits limits = Limits.around(factor() * difference, confidence.z() * error);
        return new Comparison(
                name(),
                unit(),
                factor() * difference,
                new Interval(limits.lower(), limits.upper(), confidence, method.toString()),
                TestResult.ofZ("z of linearised variances", factor() * difference / error));
    }

    /**
     * This estimate minus a fixed target, with the score interval and the score test.
     *
     * @param target a value strictly inside the range, known without error, in the unit of {@link #value()}
     * @param confidence the confidence level
     * @return the comparison
     * @throws IllegalArgumentException if the target is out of range
     * @throws IllegalStateException if the target is an end of the range, against which the test is undefined
     */
    public Comparison versusTarget(double target, Confidence confidence) {
        return MeanComparison.target(reading, scored(), target, confidence);
    }

    /**
     * This estimate minus a baseline's, with a 95 % interval.
     *
     * @param baseline an independent sample
     * @return {@code versus(baseline, Confidence.DEFAULT)}
     */
    public Comparison versus(SurveyEstimate baseline) {
        return versus(baseline, Confidence.DEFAULT);
    }

    Moments moments() {
        return moments;
    }

    double factor() {
        return reading.factor();
    }

    double studentQuantile(Confidence confidence) {
        variance();
        return BetaTail.twoSidedStudentQuantile(confidence.level(), degreesOfFreedom());
    }

    /** One line, for example {@code NPS 35.1 (95 % CI 32.0 … 38.2), n = 2650, n_eff = 2134.2}. */
    @Override
    public String toString() {
        String clusters = sample.clusterName().isEmpty() ? "" : " of " + sample.clusters() + " " + sample.clusterName();
        String population = sample.population() == 0 ? "" : " of a population of " + sample.population();
        return name() + " " + unit().text(value()) + " (" + Confidence.DEFAULT + " CI "
                + interval().text(unit()) + "), n = " + sample.answers() + clusters + population + ", n_eff = "
                + Text.fixed(sample.kish(), 1);
    }
}
