package io.github.cxmetrics;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A metric that is a share: so many of so many, 0..1. Value, interval and comparison are those of its {@link #proportion()}, which says what it counts.
 *
 * <p>Intervals are Wilson's, differences Newcombe's, others by argument. Nothing to count is an empty tally, whose value is undefined.
 *
 * @param <T> the metric itself
 */
public interface Share<T extends Share<T>> extends Metric<T> {

    /**
     * Numerator and denominator.
     *
     * @return the share as a proportion, empty where there is nothing to count
     */
    Proportion proportion();

    /**
     * What the denominator counts, in the plural.
     *
     * @return for example {@code customers at the start}
     */
    String counted();

    /**
     * The definition that this was counted by, without the end of the data. Shares of unequal definitions don't compare.
     *
     * @return a value that prints itself
     */
    default Object definition() {
        return rule().definition();
    }

    /** How many there are of what is counted: the denominator. */
    @Override
    default long count() {
        return proportion().trials();
    }

    @Override
    default Unit unit() {
        return Unit.SHARE;
    }

    /**
     * The share, 0..1, never rounded.
     *
     * @throws IllegalStateException if there is nothing to count
     */
    @Override
    default double value() {
        return defined(this).ratio();
    }

    /**
     * The share in percent.
     *
     * @return {@code 100 · value()}, 0..100
     * @throws IllegalStateException if there is nothing to count
     */
    default double percent() {
        return defined(this).ratioOf(100);
    }

    @Override
    default Interval interval(Confidence confidence) {
        return interval(confidence, ProportionMethod.WILSON);
    }

    /**
     * The interval by a named method.
     *
     * @param confidence the confidence level
     * @param method the method
     * @return the interval; Wald and Agresti–Coull may leave 0..1, see {@link Interval#clippedTo}
     * @throws IllegalStateException if there is nothing to count
     */
    default Interval interval(Confidence confidence, ProportionMethod method) {
        return defined(this).limits(confidence, method);
    }

    /**
     * The same share of a sample from a population that is not large beside it.
     *
     * @param size how many there are to be counted, the counted ones included
     * @return the sample, with intervals and comparisons that know its population
     * @throws IllegalArgumentException if more are counted than there are
     */
    default FiniteSample finitePopulation(long size) {
        Proportion share = proportion();
        return new FiniteSample(name(), unit(), rule(), 0, List.of(share.failures(), share.successes()), size);
    }

    @Override
    default Comparison versus(T baseline, Confidence confidence) {
        return versus(baseline, confidence, DifferenceMethod.NEWCOMBE);
    }

    /**
     * This share minus a baseline's by a named method, with the p-value of the same method.
     *
     * @param baseline an independent share of the same definition
     * @param confidence the confidence level of the interval
     * @param method the method
     * @return the comparison
     * @throws IllegalArgumentException if the baseline follows another definition; the message names both
     * @throws IllegalStateException if there is nothing to count in either, or neither varies and the method is Wald
     */
    default Comparison versus(T baseline, Confidence confidence, DifferenceMethod method) {
        requireNonNull(baseline, "baseline");
        TallyRule.checkComparison(name(), rule(), baseline.rule());
        return defined(this).minus(defined(baseline), name(), confidence, method);
    }

    @Override
    default String line() {
        return count() == 0 ? name() + ": no " + counted() : Metric.super.line();
    }

    private static Proportion defined(Share<?> share) {
        if (share.count() == 0) {
            throw new IllegalStateException(share.name() + " is undefined: no " + share.counted());
        }
        return share.proportion();
    }
}
