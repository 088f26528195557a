package io.github.cxmetrics.survey;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.FiniteSample;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.Unit;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A net score: {@code 100 · (plus - minus) / n}, the share of answers that count for it minus the share of those that count against it, in −100..100.
 *
 * <p>Each answer scores −100, 0 or 100; the variance is that of such scores. Intervals are the score interval (Tango 1998) by default, differences its
 * square-and-add (MOVER). No ratings is an empty tally, whose value is undefined.
 *
 * @param <T> the net score itself
 */
public sealed interface Net<T extends Net<T>> extends Metric<T> permits Nps, NetScore {

    /**
     * How many ratings were set aside as missing; not in {@link #count()}.
     *
     * @return the count
     */
    default long excluded() {
        return NetCounts.of(this).excluded();
    }

    /**
     * This tally without a part of it: the rest beside a segment.
     *
     * @param part ratings that are among these
     * @return a new tally
     * @throws IllegalArgumentException if the part holds more of a band than there is, or follows other bands
     */
    T minus(T part);

    @Override
    default long count() {
        return NetCounts.of(this).count();
    }

    @Override
    default Unit unit() {
        return Unit.SCORE;
    }

    /**
     * The score, −100..100, never rounded.
     *
     * @throws IllegalStateException if there are no ratings
     */
    @Override
    default double value() {
        return NetCounts.of(this).value(name());
    }

    /**
     * The variance of one response scored −100, 0 or 100, in its population form {@code 10000 · (p + d - (p - d)²)}.
     *
     * @return 0..10000
     * @throws IllegalStateException if there are no ratings
     */
    default double variance() {
        return NetCounts.of(this).variance(name());
    }

    /**
     * The unbiased variance of one response scored −100, 0 or 100: {@link #variance()} times {@code n / (n - 1)}. Survey packages report this form, NPS
     * calculators the population form.
     *
     * @return 0 or more
     * @throws IllegalStateException if there are fewer than two ratings
     */
    default double unbiasedVariance() {
        if (count() < 2) {
            throw new IllegalStateException(
                    "the unbiased variance of " + name() + " needs at least 2 ratings, not " + count());
        }
        return variance() * count() / (count() - 1);
    }

    /**
     * The standard error of the score: {@code √(variance / n)}.
     *
     * @return in points of the score
     * @throws IllegalStateException if there are no ratings
     */
    default double standardError() {
        return Math.sqrt(variance() / count());
    }

    /**
     * The standard error where it is defined.
     *
     * @return in points of the score, or nothing without ratings
     */
    default OptionalDouble standardErrorIfDefined() {
        return count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(standardError());
    }

    @Override
    default Interval interval(Confidence confidence) {
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
    default Interval interval(Confidence confidence, NetScoreMethod method) {
        return NetCounts.of(this).interval(name(), confidence, method);
    }

    /**
     * The same score of a sample from a population that is not large beside it.
     *
     * @param size how many there are to ask, the answered ones included
     * @return the sample, with intervals and comparisons that know its population
     * @throws IllegalArgumentException if more answered than there are
     */
    default FiniteSample finitePopulation(long size) {
        NetCounts counts = NetCounts.of(this);
        return new FiniteSample(
                name(), unit(), rule(), -1, List.of(counts.minus(), counts.zero(), counts.plus()), size);
    }

    @Override
    default Comparison versus(T baseline, Confidence confidence) {
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
     * @throws IllegalStateException if either has no ratings, or neither varies and the method is Wald
     */
    default Comparison versus(T baseline, Confidence confidence, NetScoreMethod method) {
        requireNonNull(baseline, "baseline");
        TallyRule.checkComparison(name(), rule(), baseline.rule());
        return NetCounts.of(this).versus(name(), NetCounts.of(baseline), confidence, method);
    }

    /**
     * The interval of this score minus a baseline's alone. Wald has it, without width, also where neither sample varies and its test is undefined.
     *
     * @param baseline independent respondents, same bands
     * @param confidence the confidence level
     * @param method a method of normal quantiles: any but Goodman and t
     * @return the interval, in points
     * @throws IllegalArgumentException if the baseline follows other bands, or the method is not one of those
     * @throws IllegalStateException if either has no ratings
     */
    default Interval differenceInterval(T baseline, Confidence confidence, NetScoreMethod method) {
        TallyRule.checkComparison(name(), rule(), baseline.rule());
        return NetCounts.of(this).differenceInterval(name(), NetCounts.of(baseline), confidence, method);
    }

    /**
     * This score minus a fixed target, with the score interval and score test at 95 %.
     *
     * @param target a score strictly between −100 and 100, known without error
     * @return the comparison, in points
     */
    default Comparison versusTarget(double target) {
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
    default Comparison versusTarget(double target, Confidence confidence, NetScoreMethod method) {
        return NetCounts.of(this).versusTarget(name(), target, confidence, method);
    }

    /**
     * A classical test of "both scores are equal".
     *
     * @param baseline independent respondents, same bands
     * @param test the test
     * @return statistic and two-sided p-value
     * @throws IllegalArgumentException if the baseline follows other bands
     * @throws IllegalStateException if either has no ratings, or the test is undefined for these counts
     */
    default TestResult test(T baseline, NetScoreTest test) {
        TallyRule.checkComparison(name(), rule(), baseline.rule());
        return NetCounts.of(this).test(name(), NetCounts.of(baseline), test);
    }

    @Override
    default String line() {
        return count() == 0 ? name() + ": no ratings" : Metric.super.line();
    }
}
