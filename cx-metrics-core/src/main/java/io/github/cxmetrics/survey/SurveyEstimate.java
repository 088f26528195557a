package io.github.cxmetrics.survey;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.BetaTail;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;

/**
 * A mean, a share or a net score of a sample in which answers don't all weigh the same or are not all independent, with its design-based doubt.
 *
 * <p>Comes from {@link WeightedRatings} (answers with weights) and {@link CustomerRatings} (customers who may have answered more than once). The variance
 * is linearised (Taylor): with the total weight W, the estimate m and clusters that are single answers or customers, {@code V = G/(G-1) · Σ (Σ w(y - m))² /
 * W²} over the G clusters, the inner sum over the answers of one. It takes weights as given: that raking made them fit is not in it, which is mostly on
 * the safe side.
 *
 * <p>A result, not a tally: sums of doubles can't be merged exactly. Immutable and thread-safe. Source: Binder (1983), Kish (1965).
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
     * What the answers of an estimate came from.
     *
     * @param answers how many answers
     * @param clusters how many independent units they came from
     * @param clusterName what those are, where they are not the answers; else empty
     * @param effectiveN Kish's n_eff
     * @param squares the sum over clusters of (weighted deviation)², over the squared total weight
     */
    record Sample(long answers, long clusters, String clusterName, double effectiveN, double squares)
            implements Serializable {}

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
     * How many answers went in, those of weight 0 included.
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
        return sample.effectiveN();
    }

    /**
     * Kish's design effect: what unequal weights and repeated customers cost, whatever was asked.
     *
     * @return {@code n / effectiveN}, at least 1
     */
    public double designEffect() {
        return sample.answers() / sample.effectiveN();
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
        return factor() * factor() * moments.variance() / sample.effectiveN();
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
     * The interval by the default method: linearised t for means and net scores, logit for shares. Shares and net scores whose linearised variance is 0
     * or undefined, because all answered alike or only one did, have the score interval on Kish's n_eff.
     *
     * @param confidence the confidence level
     * @return the interval, in the unit of {@link #value()}, with the name of its method
     * @throws IllegalStateException for the mean of a single cluster
     */
    public Interval interval(Confidence confidence) {
        return interval(confidence, defaultMethod());
    }

    private EstimateMethod defaultMethod() {
        if (unit() == Unit.SCALE_POINT) {
            return EstimateMethod.LINEARISED_T;
        }
        if (sample.clusters() < 2 || variance() == 0) {
            return EstimateMethod.KISH_SCORE;
        }
        return unit() == Unit.SHARE ? EstimateMethod.LOGIT : EstimateMethod.LINEARISED_T;
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
        Limits limits = method.limits(this, confidence);
        return new Interval(factor() * limits.lower(), factor() * limits.upper(), confidence, method.toString());
    }

    /**
     * This estimate minus a baseline's: the normal interval and z test of the sum of both linearised variances.
     *
     * @param baseline an independent sample
     * @param confidence the confidence level
     * @return the comparison, with the names of its methods
     * @throws IllegalArgumentException if the baseline is another metric, or follows another rule; the message names both
     * @throws IllegalStateException if a variance is undefined, or neither sample varies
     */
    public Comparison versus(SurveyEstimate baseline, Confidence confidence) {
        reading.checkSame(baseline.reading);
        double variance = variance() + baseline.variance();
        if (variance == 0) {
            throw new IllegalStateException("the test of " + name() + " is undefined: neither sample varies");
        }
        double difference = factor() * (moments.mean() - baseline.moments.mean());
        double error = Math.sqrt(variance);
        Limits limits = Limits.around(difference, confidence.z() * error);
        return new Comparison(
                name(),
                unit(),
                difference,
                new Interval(limits.lower(), limits.upper(), confidence, "normal of linearised variances"),
                TestResult.ofZ("z of linearised variances", difference / error));
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
        boolean undefined = unit() == Unit.SCALE_POINT && sample.clusters() < 2;
        String interval =
                undefined ? "" : " (" + Confidence.DEFAULT + " CI " + interval().text(unit()) + ")";
        String clusters = sample.clusterName().isEmpty() ? "" : " of " + sample.clusters() + " " + sample.clusterName();
        return name() + " " + unit().text(value()) + interval + ", n = " + sample.answers() + clusters + ", n_eff = "
                + Text.fixed(sample.effectiveN(), 1);
    }
}
