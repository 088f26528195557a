package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.Ordering;
import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.internal.Inversion;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.SampleMean;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.internal.TimeText;
import io.github.cxmetrics.survival.Spell;
import io.github.cxmetrics.survival.SurvivalCurve;
import io.github.cxmetrics.survival.SurvivalRule;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * How long a task takes, failed attempts included: those who gave up or were stopped after three minutes would have needed longer, so they are censored
 * there, not dropped. Times of the winners alone flatter a product the more, the more people fail.
 *
 * <pre>{@code
 * TaskTimes times = TaskTimes.completed(55, 65, 75, 62, 45, 135).failedAfter(180, 180);
 * times.geometricMean();
 * times.interval();
 * }</pre>
 *
 * <p>Times are skewed, so the headline is the geometric mean, {@code e^μ} of a log-normal distribution, which is its median as well. Where all attempts
 * were completed, it is {@code exp(mean ln t)} with the log-t interval; with failures it is the maximum likelihood, which needs two completions of
 * different times, with the profile interval. {@link #median()} presumes no distribution.
 *
 * <p>Counts of attempts by time are exact and merge. No attempts is an empty tally. Immutable and thread-safe. Source: Sauro and Lewis (2010), Olsen
 * (1978).
 */
public final class TaskTimes extends ExactTally<TaskTimes> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "task-times";
    private static final int VERSION = 1;
    private static final String NAME = "task time";

    private final transient SurvivalTally attempts;

    private TaskTimes(SurvivalTally attempts) {
        this.attempts = attempts;
    }

    /**
     * Attempts that were all completed.
     *
     * @param seconds how long each took, above 0
     * @return the tally, in seconds; {@link #failedAfter} adds the failed ones
     * @throws IllegalArgumentException if a time is not above 0 and finite; rows count from 0
     */
    public static TaskTimes completed(double... seconds) {
        return seconds().plus(counted(ChronoUnit.SECONDS, true, seconds));
    }

    private static TaskTimes seconds() {
        return Rule.of(ChronoUnit.SECONDS).empty();
    }

    private static TaskTimes counted(ChronoUnit unit, boolean completed, double... times) {
        checkArgument(times != null, "task times must not be null");
        return Rule.of(unit)
                .count(IntStream.range(0, times.length).boxed().toList(), i -> new Attempt(times[i], completed));
    }

    /**
     * These attempts and failed ones.
     *
     * @param times after which time each ended, above 0, in the unit of the tally
     * @return a new tally
     * @throws IllegalArgumentException if a time is not above 0 and finite; rows count from 0
     */
    public TaskTimes failedAfter(double... times) {
        return plus(counted(unit(), false, times));
    }

    /**
     * The tally of two columns.
     *
     * @param unit the unit of the times
     * @param times how long each attempt took, above 0
     * @param completed whether it was completed then
     * @return the tally
     * @throws IllegalArgumentException if the lengths differ, or a time is not above 0 and finite; rows count from 0
     */
    public static TaskTimes of(ChronoUnit unit, double[] times, boolean[] completed) {
        checkArgument(times != null && completed != null, "task times need two columns, not null");
        checkArgument(
                times.length == completed.length, "there are %s times and %s outcomes", times.length, completed.length);
        return Rule.of(unit)
                .count(IntStream.range(0, times.length).boxed().toList(), i -> new Attempt(times[i], completed[i]));
    }

    @Override
    public Rule rule() {
        return new Rule(unit());
    }

    /** How many attempts, completed and failed. */
    @Override
    public long count() {
        return attempts.count();
    }

    /**
     * How many attempts were completed.
     *
     * @return the count
     */
    public long completions() {
        return attempts.observed();
    }

    /**
     * How many attempts failed.
     *
     * @return the count
     */
    public long failures() {
        return attempts.censored();
    }

    /**
     * The unit of the times.
     *
     * @return the unit
     */
    public ChronoUnit unit() {
        return attempts.unit();
    }

    /**
     * The completed attempts alone: what older reports took for task time.
     *
     * @return a tally without failures
     */
    public TaskTimes completedOnly() {
        SurvivalTally.Counts data = attempts.toCounts();
        List<Long> none = data.times().stream().map(time -> 0L).toList();
        return new TaskTimes(new SurvivalTally.Counts(
                        data.type(),
                        data.version(),
                        data.rule(),
                        data.times(),
                        data.observed(),
                        none,
                        List.of(),
                        List.of())
                .toTally());
    }

    /**
     * Completed of all attempts.
     *
     * @return the task success of the same attempts
     */
    public TaskSuccess success() {
        return TaskSuccess.of(completions(), count());
    }

    /**
     * The geometric mean.
     *
     * @return in the unit of the tally, above 0
     * @throws IllegalStateException if there are no attempts, or some failed and fewer than two were completed in different times
     */
    public double geometricMean() {
        return Math.exp(failures() == 0 ? sample().mean() : fit().mu());
    }

    /**
     * The geometric mean where it is defined.
     *
     * @return in the unit of the tally, or nothing where {@link #geometricMean()} would throw
     */
    public OptionalDouble geometricMeanIfDefined() {
        return isDefined() ? OptionalDouble.of(geometricMean()) : OptionalDouble.empty();
    }

    private boolean isDefined() {
        return count() > 0 && (failures() == 0 || distinctCompletions() > 1);
    }

    private long distinctCompletions() {
        return attempts.toCounts().observed().stream()
                .filter(count -> count > 0)
                .count();
    }

    /**
     * The standard deviation of the logarithms of the times: with {@code n - 1} where all attempts were completed, else the maximum likelihood, which
     * divides by n.
     *
     * @return 0 or more, without a unit
     * @throws IllegalStateException if there are fewer than two attempts, or some failed and fewer than two were completed in different times
     */
    public double logStandardDeviation() {
        if (failures() > 0) {
            return fit().sigma();
        }
        SampleMean sample = sample();
        if (!sample.hasVariance()) {
            throw new IllegalStateException("the spread of " + NAME + " needs at least 2 attempts, not 1");
        }
        return Math.sqrt(sample.variance());
    }

    /** Of the logarithms; all attempts were completed. */
    private SampleMean sample() {
        checkNotEmpty();
        SurvivalTally.Counts data = attempts.toCounts();
        double n = count();
        double sum = 0;
        for (int i = 0; i < data.times().size(); i++) {
            sum += data.observed().get(i) * Math.log(data.times().get(i));
        }
        double mean = sum / n;
        double squares = 0;
        for (int i = 0; i < data.times().size(); i++) {
            double deviation = Math.log(data.times().get(i)) - mean;
            squares += data.observed().get(i) * deviation * deviation;
        }
        boolean alike = data.times().size() == 1;
        return new SampleMean(n, alike ? Math.log(data.times().get(0)) : mean, alike && n > 1 ? 0 : squares / (n - 1));
    }

    private void checkNotEmpty() {
        if (count() == 0) {
            throw new IllegalStateException(NAME + " is undefined: no attempts");
        }
    }

    private LogNormalFit fit() {
        checkNotEmpty();
        if (distinctCompletions() < 2) {
            throw new IllegalStateException(NAME + " with failed attempts is undefined: it needs two completions of"
                    + " different times, not " + completions() + " of " + count() + " attempts");
        }
        SurvivalTally.Counts data = attempts.toCounts();
        return new LogNormalFit(
                data.times().stream().mapToDouble(Math::log).toArray(),
                data.observed().stream().mapToLong(Long::longValue).toArray(),
                data.censored().stream().mapToLong(Long::longValue).toArray());
    }

    /**
     * The 95 % interval of the geometric mean by {@link #defaultMethod()}.
     *
     * @return in the unit of the tally
     */
    public Interval interval() {
        return interval(Confidence.DEFAULT);
    }

    /**
     * The interval of the geometric mean by {@link #defaultMethod()}.
     *
     * @param confidence the confidence level
     * @return in the unit of the tally
     * @throws IllegalStateException if it is undefined for these attempts
     */
    public Interval interval(Confidence confidence) {
        return interval(confidence, defaultMethod());
    }

    /**
     * The method of intervals that these attempts need.
     *
     * @return log-t where all attempts were completed, else profile likelihood
     */
    public TaskTimeMethod defaultMethod() {
        return failures() == 0 ? TaskTimeMethod.LOG_T : TaskTimeMethod.PROFILE;
    }

    /**
     * The interval of the geometric mean by a named method.
     *
     * @param confidence the confidence level
     * @param method the method
     * @return in the unit of the tally
     * @throws IllegalStateException if there are fewer than two completions of different times, or log-t is asked for and an attempt failed
     */
    public Interval interval(Confidence confidence, TaskTimeMethod method) {
        requireNonNull(confidence, "confidence");
        requireNonNull(method, "method");
        Limits logs = logLimits(confidence, method);
        return new Interval(Math.exp(logs.lower()), Math.exp(logs.upper()), confidence, method.toString());
    }

    private Limits logLimits(Confidence confidence, TaskTimeMethod method) {
        return switch (method) {
            case LOG_T -> varying().limits(confidence.level());
            case PROFILE -> fit().profile(confidence.z());
            case WALD -> fit().wald(confidence.z());
        };
    }

    private SampleMean varying() {
        checkNotEmpty();
        if (failures() > 0) {
            throw new IllegalStateException("the log-t interval of " + NAME + " is undefined: " + failures() + " of "
                    + count() + " attempts failed");
        }
        if (distinctCompletions() < 2) {
            throw new IllegalStateException("the log-t interval of " + NAME + " is undefined: "
                    + (count() == 1 ? "one attempt" : "all times are alike"));
        }
        return sample();
    }

    /**
     * The interval where it is defined.
     *
     * @param confidence the confidence level
     * @return the interval by {@link #defaultMethod()}, or nothing for fewer than two completions of different times
     */
    public Optional<Interval> intervalIfDefined(Confidence confidence) {
        return distinctCompletions() < 2 ? Optional.empty() : Optional.of(interval(confidence));
    }

    /**
     * The mean of the completed attempts. Long times pull it up and failures are left out, so it is neither typical nor honest: for old reports only.
     *
     * @return in the unit of the tally
     * @throws IllegalStateException if nobody completed the task
     */
    public double meanOfCompleted() {
        if (completions() == 0) {
            throw new IllegalStateException("the mean " + NAME + " is undefined: no completed attempts");
        }
        SurvivalTally.Counts data = attempts.toCounts();
        double sum = 0;
        for (int i = 0; i < data.times().size(); i++) {
            sum += data.observed().get(i) * data.times().get(i);
        }
        return sum / completions();
    }

    /**
     * The Kaplan–Meier median: the first time by which at least half would have completed the task.
     *
     * @return in the unit of the tally
     * @throws IllegalStateException if there are no attempts, or too many failed for half to be reached
     */
    public double median() {
        checkNotEmpty();
        return curve().median();
    }

    /**
     * The median where it is reached.
     *
     * @return in the unit of the tally, or nothing
     */
    public OptionalDouble medianIfReached() {
        return count() == 0 ? OptionalDouble.empty() : curve().medianIfReached();
    }

    /**
     * The share that has not completed the task yet, by time: for quantiles, bands and plots.
     *
     * @return the Kaplan–Meier curve
     * @throws IllegalStateException if there are no attempts
     */
    public SurvivalCurve curve() {
        return attempts.curve();
    }

    /**
     * How many times as long this takes as a baseline, with a 95 % interval.
     *
     * @param baseline attempts of other people at the same task
     * @return the ratio of the geometric means
     */
    public TimeRatio versus(TaskTimes baseline) {
        return versus(baseline, Confidence.DEFAULT);
    }

    /**
     * How many times as long this takes as a baseline: Welch's t on the logarithms where all attempts of both were completed, else square-and-add
     * (MOVER) of both profile intervals, with its inversion as the test.
     *
     * @param baseline attempts of other people at the same task
     * @param confidence the confidence level
     * @return the ratio of the geometric means
     * @throws IllegalArgumentException if the baseline has another unit
     * @throws IllegalStateException if either has fewer than two completions of different times
     */
    public TimeRatio versus(TaskTimes baseline, Confidence confidence) {
        TallyRule.checkComparison(NAME, rule(), baseline.rule());
        if (failures() > 0 || baseline.failures() > 0) {
            return profileVersus(baseline, confidence);
        }
        SampleMean.Difference difference = varying().minus(baseline.varying());
        Limits limits = difference.limits(confidence.level());
        return ratio(
                difference.value(),
                limits,
                confidence,
                TaskTimeMethod.LOG_T.toString(),
                TestResult.ofT("Welch t on logarithms", difference.t(), difference.df()));
    }

    private TimeRatio profileVersus(TaskTimes baseline, Confidence confidence) {
        LogNormalFit one = fit();
        LogNormalFit two = baseline.fit();
        double difference = one.mu() - two.mu();
        DoubleFunction<Limits> limitsAt = z -> one.profile(z).minus(one.mu(), two.mu(), two.profile(z), difference);
        return ratio(
                difference,
                limitsAt.apply(confidence.z()),
                confidence,
                "MOVER of profile intervals",
                TestResult.ofZ("inversion of the interval", Inversion.z(difference, limitsAt)));
    }

    private static TimeRatio ratio(
            double difference, Limits limits, Confidence confidence, String method, TestResult test) {
        return new TimeRatio(
                Math.exp(difference),
                new Interval(Math.exp(limits.lower()), Math.exp(limits.upper()), confidence, method),
                test);
    }

    @Override
    public TaskTimes plus(TaskTimes other) {
        TallyRule.checkMerge(NAME, rule(), other.rule());
        return new TaskTimes(attempts.plus(other.attempts));
    }

    /**
     * The plain data of {@link TaskTimes}.
     *
     * @param type {@code task-times}
     * @param version 1
     * @param rule the unit
     * @param times the times that occurred, ascending
     * @param completed how many attempts were completed at each of them
     * @param failed how many failed at each of them
     */
    public record Counts(
            String type, int version, Rule.Form rule, List<Double> times, List<Long> completed, List<Long> failed)
            implements TallyCounts<TaskTimes> {

        /**
         * Copies the lists.
         *
         * @param type {@code task-times}
         * @param version 1
         * @param rule the unit
         * @param times the times that occurred
         * @param completed how many attempts were completed at each of them
         * @param failed how many failed at each of them
         */
        public Counts {
            times = Stored.list(times, "task times");
            completed = Stored.list(completed, "completed attempts");
            failed = Stored.list(failed, "failed attempts");
        }

        @Override
        public TaskTimes toTally() {
            Stored.check(type, version, TYPE, VERSION);
            Rule counting = Stored.present(rule, "the rule of task times").restore();
            times.forEach(time -> new Attempt(time, true));
            checkArgument(Ordering.natural().isStrictlyOrdered(times), "task times must come in ascending order");
            return new TaskTimes(SurvivalTally.ofCounts(
                    counting.unit,
                    times.stream().mapToDouble(Double::doubleValue).toArray(),
                    Stored.counts(completed, times.size(), "completed attempts"),
                    Stored.counts(failed, times.size(), "failed attempts")));
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("completed", completed.stream().reduce(0L, Math::addExact))
                    .and("failed", failed.stream().reduce(0L, Math::addExact))
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        SurvivalTally.Counts data = attempts.toCounts();
        return new Counts(TYPE, VERSION, rule().toForm(), data.times(), data.observed(), data.censored());
    }

    /**
     * The numbers of a report: success, geometric mean, median, and what the completed attempts alone would say.
     *
     * @return aligned text; "–" where nothing is defined
     */
    public String table() {
        TimeText text = TimeText.of(geometricMeanIfDefined().orElse(0), unit());
        TextTable table = TextTable.of("", text.unit(), "95 % CI");
        table.row(
                "geometric mean",
                number(text, geometricMeanIfDefined()),
                intervalIfDefined(Confidence.DEFAULT)
                        .map(i -> text.number(i.lower()) + " … " + text.number(i.upper()))
                        .orElse(TextTable.UNDEFINED));
        table.row("median (Kaplan–Meier)", number(text, medianIfReached()), "");
        TaskTimes winners = completedOnly();
        table.row("completed alone", number(text, winners.geometricMeanIfDefined()), "");
        return table.toString();
    }

    private static String number(TimeText text, OptionalDouble time) {
        return time.isPresent() ? text.number(time.getAsDouble()) : TextTable.UNDEFINED;
    }

    /** One line, for example {@code task time: geometric mean 95.0 seconds (95 % CI 56.3 … 181), n = 8, 2 failed}. */
    @Override
    public String toString() {
        if (count() == 0) {
            return NAME + ": no attempts";
        }
        String n = ", n = " + count() + (failures() == 0 ? "" : ", " + failures() + " failed");
        if (!isDefined()) {
            return NAME + ": geometric mean " + TextTable.UNDEFINED + n;
        }
        TimeText text = TimeText.of(geometricMean(), unit());
        String doubt = intervalIfDefined(Confidence.DEFAULT)
                .map(i ->
                        " (" + i.confidence() + " CI " + text.number(i.lower()) + " … " + text.number(i.upper()) + ")")
                .orElse("");
        return NAME + ": geometric mean " + text.text(geometricMean()) + doubt + n;
    }

    /**
     * Attempts counted by their time.
     *
     * @param unit the unit of the times
     */
    public record Rule(ChronoUnit unit) implements TallyRule<Attempt, TaskTimes>, Storable {

        private static final String TYPE = "task-times-rule";

        /**
         * Checks the unit.
         *
         * @param unit the unit of the times
         * @throws IllegalArgumentException if it is missing
         */
        public Rule {
            checkArgument(unit != null, "task times need a unit");
        }

        /**
         * The rule of a unit.
         *
         * @param unit the unit of the times
         * @return the rule
         */
        public static Rule of(ChronoUnit unit) {
            return new Rule(unit);
        }

        @Override
        public Accumulator<Attempt, TaskTimes> accumulator() {
            Accumulator<Spell, SurvivalTally> spells = SurvivalRule.of(unit).accumulator();
            return new Accumulator<>() {
                @Override
                public void add(Attempt attempt) {
                    checkArgument(attempt != null, "an attempt must not be null");
                    spells.add(attempt.completed() ? Spell.observed(attempt.time()) : Spell.censored(attempt.time()));
                }

                @Override
                public void addAll(TaskTimes tally) {
                    requireNonNull(tally, "tally");
                    TallyRule.checkMerge(NAME, Rule.this, tally.rule());
                    spells.addAll(tally.attempts);
                }

                @Override
                public TaskTimes snapshot() {
                    return new TaskTimes(spells.snapshot());
                }
            };
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, unit);
        }

        /**
         * The plain data of the rule.
         *
         * @param type {@code task-times-rule}
         * @param version 1
         * @param unit the unit of the times
         */
        public record Form(String type, int version, ChronoUnit unit) implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return new Rule(unit);
            }
        }

        /** For example {@code task times in seconds}. */
        @Override
        public String toString() {
            return "task times in " + unit.toString().toLowerCase(Locale.ROOT);
        }
    }
}
