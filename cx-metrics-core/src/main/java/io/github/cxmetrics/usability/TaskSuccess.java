package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.ProportionMethod;
import io.github.cxmetrics.ProportionTest;
import io.github.cxmetrics.Share;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.Map;
import java.util.stream.Collector;

/**
 * Task success: the share of attempts in which people completed the task, 0..1.
 *
 * <p>The interval is the adjusted Wald interval within 0..1 (Agresti and Coull 1998; recommended for usability tests by Sauro and Lewis 2005). {@link
 * #estimate()} is the point to report from few attempts. Differences are Newcombe's; {@link #test} is the N−1 chi-square of two designs.
 *
 * <p>No attempts is an empty tally, whose value is undefined.
 *
 * @param successes how many attempts were completed, 0..attempts
 * @param attempts how many there were
 */
public record TaskSuccess(long successes, long attempts) implements Share<TaskSuccess>, Serializable {

    private static final String TYPE = "task-success";
    private static final int VERSION = 1;
    private static final String ATTEMPTS = "attempts";

    /** The rule that counts true as a completed attempt. */
    public static final Rule RULE = new Rule();

    /**
     * Checks the counts.
     *
     * @param successes how many attempts were completed
     * @param attempts how many there were
     * @throws IllegalArgumentException if a count is negative, or successes exceed attempts
     */
    public TaskSuccess {
        CountMath.checkNotNegative(successes, "successes");
        CountMath.checkNotNegative(attempts, ATTEMPTS);
        checkArgument(successes <= attempts, "successes must not exceed attempts: %s of %s", successes, attempts);
    }

    /**
     * The success of counted attempts.
     *
     * @param successes how many were completed
     * @param attempts how many there were
     * @return the tally
     * @throws IllegalArgumentException if a count is negative, or successes exceed attempts
     */
    public static TaskSuccess of(long successes, long attempts) {
        return new TaskSuccess(successes, attempts);
    }

    /**
     * A collector that counts true as a completed attempt.
     *
     * @return the collector
     */
    public static Collector<Boolean, ?, TaskSuccess> collector() {
        return RULE.collector();
    }

    @Override
    public Proportion proportion() {
        return new Proportion(name(), counted(), successes, attempts);
    }

    @Override
    public String name() {
        return "task success";
    }

    @Override
    public String counted() {
        return ATTEMPTS;
    }

    @Override
    public Rule rule() {
        return RULE;
    }

    /** The adjusted Wald interval, cut to 0..1. */
    @Override
    public Interval interval(Confidence confidence) {
        return interval(confidence, ProportionMethod.AGRESTI_COULL).clippedTo(0, 1);
    }

    /**
     * The point to report: up to 0.5 the centre of Wilson's interval, below 0.9 the rate itself, else Laplace's (Lewis and Sauro 2006).
     *
     * @return 0..1
     * @throws IllegalStateException if there are no attempts
     */
    public double estimate() {
        return estimate(recommendedEstimate());
    }

    /**
     * Which estimate {@link #estimate()} is.
     *
     * @return the recommended one for the observed rate
     * @throws IllegalStateException if there are no attempts
     */
    public SuccessEstimate recommendedEstimate() {
        value();
        return SuccessEstimate.recommended(successes, attempts);
    }

    /**
     * The success rate by a named estimate.
     *
     * @param by the estimate
     * @return 0..1
     * @throws IllegalStateException if there are no attempts
     */
    public double estimate(SuccessEstimate by) {
        value();
        return by.of(successes, attempts);
    }

    /**
     * The N−1 chi-square test of two designs as a signed z: Pearson's statistic times {@code (N - 1) / N} (Campbell 2007, after E. Pearson 1947), which
     * small samples need.
     *
     * @param baseline attempts of other people at the same task
     * @return z, whose square is the chi-square, and the two-sided p-value
     * @throws IllegalStateException if either has no attempts, or all succeeded or all failed
     */
    public TestResult test(TaskSuccess baseline) {
        TestResult pooled = proportion().test(baseline.proportion(), ProportionTest.POOLED_Z);
        double n = (double) attempts + baseline.attempts;
        return TestResult.ofZ("N-1 chi-square", pooled.statistic().orElseThrow() * Math.sqrt((n - 1) / n));
    }

    @Override
    public TaskSuccess plus(TaskSuccess other) {
        return new TaskSuccess(
                CountMath.sum(successes, other.successes, "successes"),
                CountMath.sum(attempts, other.attempts, ATTEMPTS));
    }

    /**
     * The plain data of {@link TaskSuccess}.
     *
     * @param type {@code task-success}
     * @param version 1
     * @param successes how many attempts were completed
     * @param attempts how many there were
     */
    public record Counts(String type, int version, long successes, long attempts) implements TallyCounts<TaskSuccess> {

        @Override
        public TaskSuccess toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new TaskSuccess(successes, attempts);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("successes", successes).and(ATTEMPTS, attempts).map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, successes, attempts);
    }

    /**
     * Every estimate, the recommended one marked.
     *
     * @return aligned text; "–" where nothing is defined
     */
    public String table() {
        TextTable table = TextTable.of("estimate", "rate", "");
        for (SuccessEstimate by : SuccessEstimate.values()) {
            boolean best = attempts > 0 && by == recommendedEstimate();
            table.row(
                    by.toString(),
                    attempts == 0 ? TextTable.UNDEFINED : unit().text(estimate(by)),
                    best ? "recommended" : "");
        }
        return table.toString();
    }

    /** One line, for example {@code task success 80.0 % (95 % CI 36.0 % … 98.0 %), n = 5}. */
    @Override
    public String toString() {
        return line();
    }

    /** Counts attempts. */
    public record Rule() implements TallyRule<Boolean, TaskSuccess>, Storable {

        private static final String TYPE = "task-success-rule";

        @Override
        public Accumulator<Boolean, TaskSuccess> accumulator() {
            return Accumulator.adding(new TaskSuccess(0, 0), Rule::one);
        }

        private static TaskSuccess one(Boolean success) {
            checkArgument(success != null, "an attempt must not be null");
            return new TaskSuccess(success ? 1 : 0, 1);
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION);
        }

        /**
         * The plain data of the rule.
         *
         * @param type {@code task-success-rule}
         * @param version 1
         */
        public record Form(String type, int version) implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return RULE;
            }
        }

        /** The rule in words. */
        @Override
        public String toString() {
            return "completed attempts";
        }
    }
}
