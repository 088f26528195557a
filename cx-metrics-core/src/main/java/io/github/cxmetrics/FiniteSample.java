package io.github.cxmetrics;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.BoundedMean;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Fractions;
import io.github.cxmetrics.internal.Inversion;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.ScoredSample;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.LongStream;

/**
 * A metric of answers from a population that is not large beside them, drawn without replacement: 80 answers of 100 customers say more than 80 of a
 * million, and 80 of 80 leave no doubt. Comes from {@link Share#finitePopulation}, and from the net scores and means of the survey room.
 *
 * <p>The interval is the score interval on {@code n(M - 1)/(M - n)} answers, n of the M that there are; its limits are then carried outward to values that
 * the whole population can have. Coverage at nominal 95 % of shares, M from 50 on, mean and minimum: .979/.924, without the last step .953/.794. p-values
 * use the limits before it.
 *
 * <p>Immutable and thread-safe. Source: Wilson (1927), Cochran (1977).
 *
 * @param name the metric's name
 * @param unit the unit of the metric's value
 * @param rule what the metric was counted by; unlike ones don't compare
 * @param min the score of the first count: 0 for a share, −1 for a net score, the lowest point for a mean
 * @param counts how many answers had each score, from {@code min} upwards by one step
 * @param population how many there were to ask, the answered ones included
 * @param stepsPerPoint how many scores there are in a unit: 1, or 2 for half points
 */
public record FiniteSample(
        String name, Unit unit, Object rule, int min, List<Long> counts, long population, int stepsPerPoint)
        implements Serializable {

    private static final double SLACK = 1e-9;
    private static final double POINTS = 100;

    /**
     * Checks the counts.
     *
     * @param name the metric's name
     * @param unit the unit
     * @param rule what the metric was counted by
     * @param min the score of the first count
     * @param counts how many answers had each score
     * @param population how many there were to ask
     * @param stepsPerPoint how many scores there are in a unit
     * @throws IllegalArgumentException if there are more answers than there were to ask, or fewer than two scores
     */
    public FiniteSample {
        requireNonNull(unit, "unit");
        checkArgument(stepsPerPoint >= 1, "%s needs at least one score in a unit, not %s", name, stepsPerPoint);
        counts = Checks.list(counts, "counts");
        checkArgument(counts.size() > 1, "%s needs two scores or more, not %s", name, counts.size());
        long n = 0;
        for (long count : counts) {
            n = CountMath.sum(n, CountMath.checkNotNegative(count, "answers"), "answers");
        }
        checkArgument(population >= 1, "a population must be at least 1, not %s", population);
        checkArgument(n <= population, "a population of %s can't have given %s answers", population, n);
    }

    /**
     * A sample of whole-number scores.
     *
     * @param name the metric's name
     * @param unit the unit
     * @param rule what the metric was counted by
     * @param min the score of the first count
     * @param counts how many answers had each score
     * @param population how many there were to ask
     * @throws IllegalArgumentException if there are more answers than there were to ask, or fewer than two scores
     */
    public FiniteSample(String name, Unit unit, Object rule, int min, List<Long> counts, long population) {
        this(name, unit, rule, min, counts, population, 1);
    }

    /**
     * How many answers there are.
     *
     * @return n, at most {@link #population()}
     */
    public long count() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The metric of the answers, never rounded.
     *
     * @return in the unit
     * @throws IllegalStateException if there are no answers
     */
    public double value() {
        return factor() * scored().scores().mean();
    }

    /** From steps to the unit. */
    private double factor() {
        return (unit == Unit.SCORE ? POINTS : 1) / stepsPerPoint;
    }

    /** The lowest score in steps, in which all scores are whole numbers. */
    private long lowest() {
        return (long) min * stepsPerPoint;
    }

    private long highest() {
        return lowest() + counts.size() - 1;
    }

    private ScoredSample scored() {
        long n = count();
        if (n == 0) {
            throw new IllegalStateException(name + " is undefined: no answers");
        }
        double[] scores =
                LongStream.rangeClosed(lowest(), highest()).asDoubleStream().toArray();
        double[] weights = counts.stream().mapToDouble(Long::doubleValue).toArray();
        double effective =
                n == population ? Double.POSITIVE_INFINITY : n * ((double) (population - 1) / (population - n));
        return new ScoredSample(BoundedMean.of(lowest(), highest(), scores, weights), effective);
    }

    /**
     * So many answers of a very large population would have an interval of this width, but for the last step.
     *
     * @return {@code n(M - 1)/(M - n)}
     * @throws IllegalStateException if there are no answers, or all have answered, for then it is infinite
     */
    public double intervalN() {
        double n = scored().n();
        if (Double.isInfinite(n)) {
            throw new IllegalStateException(
                    "the effective n of " + name + " is undefined: the whole population answered");
        }
        return n;
    }

    /**
     * The 95 % interval.
     *
     * @return {@code interval(Confidence.DEFAULT)}
     */
    public Interval interval() {
        return interval(Confidence.DEFAULT);
    }

    /**
     * The interval of the whole population's value, from one value to another that it can have.
     *
     * @param confidence the confidence level
     * @return the interval; without width where all have answered
     * @throws IllegalStateException if there are no answers
     */
    public Interval interval(Confidence confidence) {
        Limits limits = scored().limits(confidence.z());
        double open = population - count();
        double total = total().doubleValue() + (double) lowest() * count();
        double lower = Math.max(Math.floor(population * limits.lower() + SLACK), total + open * lowest()) / population;
        double upper = Math.min(Math.ceil(population * limits.upper() - SLACK), total + open * highest()) / population;
        return interval(new Limits(lower, upper), confidence);
    }

    /**
     * The interval before its limits are carried outward to values that the population can have.
     *
     * @param confidence the confidence level
     * @return the interval
     * @throws IllegalStateException if there are no answers
     */
    public Interval continuousInterval(Confidence confidence) {
        return interval(scored().limits(confidence.z()), confidence);
    }

    private Interval interval(Limits limits, Confidence confidence) {
        return new Interval(
                factor() * limits.lower(), factor() * limits.upper(), confidence, "score, finite population", unit);
    }

    /** The sum of the answers above the lowest score. */
    private BigInteger total() {
        BigInteger total = BigInteger.ZERO;
        for (int i = 0; i < counts.size(); i++) {
            total = total.add(BigInteger.valueOf(counts.get(i)).multiply(BigInteger.valueOf(i)));
        }
        return total;
    }

    /**
     * This value minus another population's: square-and-add (MOVER) of both intervals before they are carried outward, and the p-value at which it reaches
     * 0. The p-value of a difference between two populations that are both known whole is 0.
     *
     * @param baseline answers from another population to the same question
     * @param confidence the confidence level
     * @return the comparison
     * @throws IllegalArgumentException if the baseline is another metric or follows another rule; the message names both
     * @throws IllegalStateException if either has no answers
     */
    public Comparison versus(FiniteSample baseline, Confidence confidence) {
        checkArgument(name.equals(baseline.name), "%s and %s don't go together", name, baseline.name);
        checkArgument(
                rule.equals(baseline.rule)
                        && min == baseline.min
                        && stepsPerPoint == baseline.stepsPerPoint
                        && counts.size() == baseline.counts.size(),
                "%s: %s and %s don't go together",
                name,
                rule,
                baseline.rule);
        ScoredSample one = scored();
        ScoredSample two = baseline.scored();
        double difference = Fractions.difference(total(), count(), baseline.total(), baseline.count());
        DoubleFunction<Limits> limitsAt = one.difference(two, difference);
        Limits limits = limitsAt.apply(confidence.z());
        return new Comparison(
                name,
                unit,
                factor() * difference,
                new Interval(
                        factor() * limits.lower(),
                        factor() * limits.upper(),
                        confidence,
                        "MOVER of score intervals, finite populations"),
                TestResult.ofZ("inversion of the interval", Inversion.z(difference, limitsAt)));
    }

    /**
     * This value minus another population's, with a 95 % interval.
     *
     * @param baseline answers from another population to the same question
     * @return {@code versus(baseline, Confidence.DEFAULT)}
     */
    public Comparison versus(FiniteSample baseline) {
        return versus(baseline, Confidence.DEFAULT);
    }

    /** One line, for example {@code NPS 25.0 (95 % CI 25.0 … 25.0), n = 80 of a population of 80}. */
    @Override
    public String toString() {
        return count() == 0
                ? name + ": no answers of a population of " + population
                : name + " " + unit.text(value()) + " (" + Confidence.DEFAULT + " CI "
                        + interval().text(unit) + "), n = " + count() + " of a population of " + population;
    }
}
