package io.github.cxmetrics;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Inversion;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;
import java.util.Map;
import java.util.stream.Collector;

/**
 * A share of successes, with what it means: {@code successes / trials}.
 *
 * <p>The value lies in 0..1 ({@link #percent()} is 100 times that). No trials is an empty proportion, whose value is undefined. Intervals are
 * {@link ProportionMethod#WILSON} by default, differences {@link DifferenceMethod#NEWCOMBE}. The p-value of {@code versus} comes from the same
 * method as its interval: it is below 0.05 exactly where the 95 % interval leaves out 0. The classical tests are at {@link #test}.
 *
 * <p>A proportion carries its name and what it counts, so that promoters are compared with promoters: others are refused, and a nameless one goes with
 * nameless ones only. {@link #named(String, String)} gives a meaning.
 *
 * @param name what the share is of, for example {@code promoters}; {@code share} where it has no name
 * @param counted what the trials are, in the plural, for example {@code answers}; {@code trials} where they have no name
 * @param successes how many trials succeeded, 0..trials
 * @param trials how many there were
 */
public record Proportion(String name, String counted, long successes, long trials)
        implements Share<Proportion>, Serializable {

    private static final String TYPE = "proportion";
    private static final int VERSION = 1;
    private static final String NAMELESS = "share";
    private static final String TRIALS = "trials";

    /** The rule that counts true as a success of a nameless share. */
    public static final Rule RULE = new Rule(NAMELESS, TRIALS);

    /**
     * Checks the counts.
     *
     * @param name what the share is of
     * @param counted what the trials are
     * @param successes how many trials succeeded
     * @param trials how many there were
     * @throws IllegalArgumentException if a count is negative, successes exceed trials, or a text is missing
     */
    public Proportion {
        checkTexts(name, counted);
        CountMath.checkNotNegative(successes, "successes");
        CountMath.checkNotNegative(trials, TRIALS);
        checkArgument(successes <= trials, "successes must not exceed trials: %s of %s", successes, trials);
    }

    private static void checkTexts(String name, String counted) {
        checkArgument(
                name != null && !name.isBlank(), "a proportion needs a name; a nameless one is called %s", NAMELESS);
        checkArgument(
                counted != null && !counted.isBlank(), "a proportion needs what it counts; else it counts %s", TRIALS);
    }

    /**
     * A nameless proportion from its counts.
     *
     * @param successes how many trials succeeded
     * @param trials how many there were
     * @return the proportion
     */
    public static Proportion of(long successes, long trials) {
        return new Proportion(NAMELESS, TRIALS, successes, trials);
    }

    /**
     * The same counts under a name.
     *
     * @param name what the share is of, for example {@code promoters}
     * @return the changed copy
     */
    public Proportion named(String name) {
        return named(name, counted);
    }

    /**
     * The same counts with a meaning.
     *
     * @param name what the share is of, for example {@code promoters}
     * @param counted what the trials are, in the plural, for example {@code answers}
     * @return the changed copy
     */
    public Proportion named(String name, String counted) {
        return new Proportion(name, counted, successes, trials);
    }

    /**
     * The rule that counts true as a success.
     *
     * @param name what the share is of
     * @param counted what the trials are, in the plural
     */
    public record Rule(String name, String counted) implements TallyRule<Boolean, Proportion>, Storable {

        private static final String TYPE = "proportion-rule";
        private static final int VERSION = 1;

        /**
         * Checks the texts.
         *
         * @param name what the share is of
         * @param counted what the trials are
         * @throws IllegalArgumentException if one is missing
         */
        public Rule {
            checkTexts(name, counted);
        }

        /**
         * The rule of shares with a meaning.
         *
         * @param name what the share is of
         * @param counted what the trials are, in the plural
         * @return the rule
         */
        public static Rule of(String name, String counted) {
            return new Rule(name, counted);
        }

        @Override
        public Accumulator<Boolean, Proportion> accumulator() {
            return new Counting(this);
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, name, counted);
        }

        /**
         * The plain data of a rule.
         *
         * @param type {@code proportion-rule}
         * @param version 1
         * @param name what the share is of
         * @param counted what the trials are
         */
        public record Form(String type, int version, String name, String counted) implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return new Rule(name, counted);
            }
        }

        /** For example {@code promoters of answers}. */
        @Override
        public String toString() {
            return name.equals(NAMELESS) && counted.equals(TRIALS)
                    ? "a share without a name (see named)"
                    : name + " of " + counted;
        }
    }

    @Override
    public Rule rule() {
        return new Rule(name, counted);
    }

    /**
     * A collector that counts true as a success.
     *
     * @return the collector
     */
    public static Collector<Boolean, ?, Proportion> collector() {
        return RULE.collector();
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
     * @return {@code failures / trials} as a proportion of its own; that of a named share is called {@code not} so
     */
    public Proportion complement() {
        return new Proportion(
                name.equals(NAMELESS) ? name : name.startsWith("not ") ? name.substring(4) : "not " + name,
                counted,
                failures(),
                trials);
    }

    @Override
    public Proportion proportion() {
        return this;
    }

    @Override
    public Proportion plus(Proportion other) {
        requireNonNull(other, "other");
        TallyRule.checkMerge(name, rule(), other.rule());
        return new Proportion(
                name,
                counted,
                CountMath.sum(successes, other.successes, "successes"),
                CountMath.sum(trials, other.trials, TRIALS));
    }

    /**
     * This proportion without a part of it: the complement of a segment in a total.
     *
     * @param part successes and trials that are in this proportion
     * @return a new proportion
     * @throws IllegalArgumentException if the part has another meaning, or holds more than there is
     */
    public Proportion minus(Proportion part) {
        TallyRule.checkMerge(name, rule(), part.rule());
        checkArgument(
                part.successes <= successes && part.failures() <= failures(),
                "can't take %s out of %s",
                part.counts(),
                counts());
        return new Proportion(name, counted, successes - part.successes, trials - part.trials);
    }

    double ratio() {
        return (double) successes / trials;
    }

    double ratioOf(double whole) {
        return whole * successes / trials;
    }

    Interval limits(Confidence confidence, ProportionMethod method) {
        requireNonNull(method, "method");
        requireNonNull(confidence, "confidence");
        var limits = method.limits(successes, trials, confidence);
        return new Interval(limits.lower(), limits.upper(), confidence, method.toString(), unit());
    }

    Comparison minus(Proportion baseline, String metric, Confidence confidence, DifferenceMethod method) {
        requireNonNull(confidence, "confidence");
        requireNonNull(method, "method");
        method.checkTestable(this, baseline);
        var limits = method.limits(this, baseline, confidence.z());
        double z = Inversion.z(method.centre(this, baseline), at -> method.limits(this, baseline, at));
        return new Comparison(
                metric,
                unit(),
                DifferenceMethod.WALD.centre(this, baseline),
                new Interval(limits.lower(), limits.upper(), confidence, method.toString()),
                TestResult.ofZ("inversion of the interval", z));
    }

    /**
     * The interval of this share minus a baseline's alone. Wald has it, without width, also where neither share varies and its test is undefined.
     *
     * @param baseline an independent proportion of the same meaning
     * @param confidence the confidence level
     * @param method the method
     * @return the interval, −1..1; Agresti–Caffo and Wald may leave that
     * @throws IllegalArgumentException if the baseline has another meaning
     * @throws IllegalStateException if either has no trials
     */
    public Interval differenceInterval(Proportion baseline, Confidence confidence, DifferenceMethod method) {
        checkComparable(baseline);
        var limits = method.limits(this, baseline, confidence.z());
        return new Interval(limits.lower(), limits.upper(), confidence, method.toString());
    }

    /**
     * A classical test of "both shares are equal".
     *
     * @param baseline an independent proportion of the same meaning
     * @param test the test
     * @return statistic and two-sided p-value
     * @throws IllegalArgumentException if the baseline has another meaning
     * @throws IllegalStateException if either has no trials, or the test is undefined for these counts
     */
    public TestResult test(Proportion baseline, ProportionTest test) {
        checkComparable(baseline);
        return test.test(this, baseline);
    }

    /**
     * Cohen's h (1988), the effect size of two shares: {@code 2 asin √p₁ − 2 asin √p₂}.
     *
     * @param baseline another proportion of the same meaning
     * @return the signed effect size, −π..π
     * @throws IllegalArgumentException if the baseline has another meaning
     * @throws IllegalStateException if either has no trials
     */
    public double cohensH(Proportion baseline) {
        checkComparable(baseline);
        double sum = Math.sqrt(value() * baseline.complement().value())
                + Math.sqrt(baseline.value() * complement().value());
        double sine = sum == 0 ? 0 : DifferenceMethod.WALD.centre(this, baseline) / sum;
        // The sine of the difference of the angles keeps the digits of close shares; the difference itself those of
        // distant ones.
        return Math.abs(sine) < 0.5 ? 2 * Math.asin(sine) : 2 * (angle() - baseline.angle());
    }

    private void checkComparable(Proportion baseline) {
        requireNonNull(baseline, "baseline");
        TallyRule.checkComparison(name, rule(), baseline.rule());
        checkDefined();
        baseline.checkDefined();
    }

    private void checkDefined() {
        if (trials == 0) {
            throw new IllegalStateException(name + " is undefined: no " + counted);
        }
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

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, rule().toForm(), successes, trials);
    }

    /**
     * The plain data of a proportion.
     *
     * @param type {@code proportion}
     * @param version 1
     * @param rule what it means
     * @param successes how many trials succeeded
     * @param trials how many there were
     */
    public record Counts(String type, int version, Rule.Form rule, long successes, long trials)
            implements TallyCounts<Proportion> {

        @Override
        public Proportion toTally() {
            Stored.check(type, version, TYPE, VERSION);
            Rule meaning = Stored.present(rule, "the rule of a proportion").restore();
            return new Proportion(meaning.name, meaning.counted, successes, trials);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("successes", successes).and("trials", trials).map();
        }
    }

    /** One line, for example {@code 66.7 % (95 % CI 20.8 % … 93.9 %), 2 of 3}; a named share begins with its name. */
    @Override
    public String toString() {
        if (trials == 0) {
            return name + ": no " + counted;
        }
        return (name.equals(NAMELESS) ? "" : name + " ") + unit().text(value()) + " (95 % CI "
                + interval().text(unit()) + "), " + counts();
    }

    private static final class Counting implements Accumulator<Boolean, Proportion> {

        private final Rule rule;
        private long successes;
        private long trials;

        Counting(Rule rule) {
            this.rule = rule;
        }

        @Override
        public void add(Boolean success) {
            checkArgument(success != null, "an observation of a share must not be null");
            trials = CountMath.sum(trials, 1, TRIALS);
            successes += success ? 1 : 0;
        }

        @Override
        public void addAll(Proportion tally) {
            requireNonNull(tally, "tally");
            TallyRule.checkMerge(rule.name, rule, tally.rule());
            trials = CountMath.sum(trials, tally.trials, TRIALS);
            successes += tally.successes;
        }

        @Override
        public Proportion snapshot() {
            return new Proportion(rule.name, rule.counted, successes, trials);
        }
    }
}
