package io.github.cxmetrics;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Inversion;
import java.util.stream.Collector;

/**
 * A share of successes: {@code successes / trials}.
 *
 * <p>The value lies in 0..1 ({@link #percent()} is 100 times that). No trials is an empty proportion, whose value is undefined. Intervals are
 * {@link ProportionMethod#WILSON} by default, differences {@link DifferenceMethod#NEWCOMBE}. The p-value of {@code versus} comes from the same
 * method as its interval: it is below 0.05 exactly where the 95 % interval leaves out 0. The classical tests are at {@link #test}.
 *
 * @param successes how many trials succeeded, 0..trials
 * @param trials how many there were
 */
public record Proportion(long successes, long trials) implements Metric<Proportion>, TallyCounts<Proportion> {

    /**
     * Checks the counts.
     *
     * @param successes how many trials succeeded
     * @param trials how many there were
     * @throws IllegalArgumentException if a count is negative or successes exceed trials
     */
    public Proportion {
        CountMath.checkNotNegative(successes, "successes");
        CountMath.checkNotNegative(trials, "trials");
        checkArgument(successes <= trials, "successes must not exceed trials: %s of %s", successes, trials);
    }

    /**
     * A proportion from its counts.
     *
     * @param successes how many trials succeeded
     * @param trials how many there were
     * @return the proportion
     */
    public static Proportion of(long successes, long trials) {
        return new Proportion(successes, trials);
    }

    /**
     * The rule that counts true as a success.
     *
     * @return the rule
     */
    public static TallyRule<Boolean, Proportion> rule() {
        return TrueIsSuccess.RULE;
    }

    /**
     * A collector that counts true as a success.
     *
     * @return the collector
     */
    public static Collector<Boolean, ?, Proportion> collector() {
        return rule().collector();
    }

    /**
     * The trials that did not succeed.
     *
     * @return {@code trials - successes}
     */
    public long failures() {
        return trials - successes;
    }

    /**
     * The share of failures.
     *
     * @return {@code failures / trials} as a proportion of its own
     */
    public Proportion complement() {
        return new Proportion(failures(), trials);
    }

    @Override
    public long count() {
        return trials;
    }

    @Override
    public String name() {
        return "share";
    }

    @Override
    public Unit unit() {
        return Unit.SHARE;
    }

    /**
     * The share, 0..1.
     *
     * @throws IllegalStateException if there are no trials
     */
    @Override
    public double value() {
        checkDefined();
        return (double) successes / trials;
    }

    /**
     * The share in percent.
     *
     * @return {@code 100 · value()}, 0..100
     * @throws IllegalStateException if there are no trials
     */
    public double percent() {
        checkDefined();
        return 100.0 * successes / trials;
    }

    @Override
    public Proportion plus(Proportion other) {
        return new Proportion(
                CountMath.sum(successes, other.successes, "successes"), CountMath.sum(trials, other.trials, "trials"));
    }

    /**
     * This proportion without a part of it: the complement of a segment in a total.
     *
     * @param part successes and trials that are in this proportion
     * @return a new proportion
     * @throws IllegalArgumentException if the part holds more than there is
     */
    public Proportion minus(Proportion part) {
        checkArgument(
                part.successes <= successes && part.failures() <= failures(),
                "can't take %s out of %s",
                part.counts(),
                counts());
        return new Proportion(successes - part.successes, trials - part.trials);
    }

    @Override
    public Interval interval(Confidence confidence) {
        return interval(confidence, ProportionMethod.WILSON);
    }

    /**
     * The interval by a named method.
     *
     * @param confidence the confidence level
     * @param method the method
     * @return the interval; Wald and Agresti–Coull may leave 0..1, see {@link Interval#clippedTo}
     * @throws IllegalStateException if there are no trials
     */
    public Interval interval(Confidence confidence, ProportionMethod method) {
        checkDefined();
        var limits = method.limits(successes, trials, confidence);
        return new Interval(limits.lower(), limits.upper(), confidence, method.toString());
    }

    @Override
    public Comparison versus(Proportion baseline, Confidence confidence) {
        return versus(baseline, confidence, DifferenceMethod.NEWCOMBE);
    }

    /**
     * This share minus a baseline's, by a named method, with the p-value of the same method.
     *
     * @param baseline an independent proportion
     * @param confidence the confidence level of the interval
     * @param method the method
     * @return the comparison
     * @throws IllegalStateException if either has no trials
     */
    public Comparison versus(Proportion baseline, Confidence confidence, DifferenceMethod method) {
        checkDefined();
        baseline.checkDefined();
        var limits = method.limits(this, baseline, confidence.z());
        double z = Inversion.z(method.centre(this, baseline), at -> method.limits(this, baseline, at));
        return new Comparison(
                name(),
                unit(),
                DifferenceMethod.WALD.centre(this, baseline),
                new Interval(limits.lower(), limits.upper(), confidence, method.toString()),
                TestResult.ofZ("inversion of the interval", z));
    }

    /**
     * A classical test of "both shares are equal".
     *
     * @param baseline an independent proportion
     * @param test the test
     * @return statistic and two-sided p-value
     * @throws IllegalStateException if either has no trials, or the test is undefined for these counts
     */
    public TestResult test(Proportion baseline, ProportionTest test) {
        checkDefined();
        baseline.checkDefined();
        return test.test(this, baseline);
    }

    /**
     * Cohen's h (1988), the effect size of two shares: {@code 2 asin √p₁ − 2 asin √p₂}.
     *
     * @param baseline another proportion
     * @return the signed effect size, −π..π
     * @throws IllegalStateException if either has no trials
     */
    public double cohensH(Proportion baseline) {
        checkDefined();
        baseline.checkDefined();
        double sum = Math.sqrt(value() * baseline.complement().value())
                + Math.sqrt(baseline.value() * complement().value());
        double sine = sum == 0 ? 0 : DifferenceMethod.WALD.centre(this, baseline) / sum;
        // The sine of the difference of the angles keeps the digits of close shares; the difference itself those of
        // distant ones.
        return Math.abs(sine) < 0.5 ? 2 * Math.asin(sine) : 2 * (angle() - baseline.angle());
    }

    /** {@code asin √p}, accurate at both ends. */
    private double angle() {
        return Math.atan2(Math.sqrt(successes), Math.sqrt(failures()));
    }

    /** Of the share: {@code p(1 - p)/n}. */
    double variance() {
        return value() * ((double) failures() / trials) / trials;
    }

    String counts() {
        return successes + " of " + trials;
    }

    private void checkDefined() {
        if (trials == 0) {
            throw new IllegalStateException("share is undefined: no trials");
        }
    }

    @Override
    public TallyCounts<Proportion> toCounts() {
        return this;
    }

    @Override
    public Proportion toTally() {
        return this;
    }

    /** One line, for example {@code 66.7 % (95 % CI 20.8 % … 93.9 %), 2 of 3}. */
    @Override
    public String toString() {
        return trials == 0
                ? "share: no trials"
                : unit().text(value()) + " (95 % CI " + interval().text(unit()) + "), " + counts();
    }

    private enum TrueIsSuccess implements TallyRule<Boolean, Proportion> {
        RULE;

        @Override
        public Accumulator<Boolean, Proportion> accumulator() {
            return new Counting();
        }
    }

    private static final class Counting implements Accumulator<Boolean, Proportion> {

        private long successes;
        private long trials;

        @Override
        public void add(Boolean success) {
            checkArgument(success != null, "an observation of a share must not be null");
            trials = CountMath.sum(trials, 1, "trials");
            successes += success ? 1 : 0;
        }

        @Override
        public void addAll(Proportion tally) {
            trials = CountMath.sum(trials, tally.trials, "trials");
            successes += tally.successes;
        }

        @Override
        public Proportion snapshot() {
            return new Proportion(successes, trials);
        }
    }
}
