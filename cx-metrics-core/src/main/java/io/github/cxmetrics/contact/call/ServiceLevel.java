package io.github.cxmetrics.contact.call;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.SerializedTally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Micros;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Duration;

/**
 * The service level: the share of calls that were served within the threshold, 0..1, by a definition that the number carries.
 *
 * <p>Intervals, queues and days merge by their counts: the mean of their percentages is another number. The interval is Wilson's (1927), differences are
 * Newcombe's (1998); both take calls as independent, which those of one busy hour are not quite. No counted calls is an empty tally, whose value is undefined.
 */
public final class ServiceLevel implements Metric<ServiceLevel>, Serializable {

    private static final long serialVersionUID = 1;
    private static final String NAME = "service level";

    private final Definition definition;
    private final long served;
    private final long counted;

    private ServiceLevel(Definition definition, long served, long counted) {
        CallCounts.checkPart(served, "served", CountMath.checkNotNegative(counted, "counted calls"), "counted calls");
        this.definition = definition;
        this.served = served;
        this.counted = counted;
    }

    /**
     * What counts as served, and of which calls.
     *
     * @param rule the threshold and the short-abandon time
     * @param policy what abandoned calls count as
     */
    public record Definition(CallRule rule, AbandonPolicy policy) implements TallyRule<CallRecord, ServiceLevel> {

        @Override
        public Accumulator<CallRecord, ServiceLevel> accumulator() {
            return new Counting(this);
        }

        /** For example {@code ABANDONED_WITHIN_IGNORED within PT20S, short abandons before PT5S}. */
        @Override
        public String toString() {
            return policy + " " + rule;
        }
    }

    /**
     * A service level from the counts of its definition, say from SQL.
     *
     * @param definition what the counts mean
     * @param served calls served within the threshold
     * @param counted calls in the denominator
     * @return the service level
     * @throws IllegalArgumentException if a count is negative or more were served than counted
     */
    public static ServiceLevel ofCounts(Definition definition, long served, long counted) {
        return new ServiceLevel(definition, served, counted);
    }

    /**
     * A service level read off calls by what became of them.
     *
     * @param calls the counts
     * @param definition the threshold and short-abandon time by which they were counted, and the policy
     * @return the service level
     */
    public static ServiceLevel from(CallCounts calls, Definition definition) {
        return new ServiceLevel(definition, definition.policy.served(calls), definition.policy.counted(calls));
    }

    /**
     * The definition.
     *
     * @return threshold, short-abandon time and policy
     */
    public Definition definition() {
        return definition;
    }

    /**
     * Calls served within the threshold.
     *
     * @return the numerator
     */
    public long served() {
        return served;
    }

    /** Calls in the denominator. */
    @Override
    public long count() {
        return counted;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Unit unit() {
        return Unit.SHARE;
    }

    /**
     * The share served within the threshold, 0..1, never rounded.
     *
     * @throws IllegalStateException if the definition leaves no calls to count
     */
    @Override
    public double value() {
        return defined().value();
    }

    /**
     * The service level in percent.
     *
     * @return {@code 100 · value()}, 0..100
     * @throws IllegalStateException if the definition leaves no calls to count
     */
    public double percent() {
        return defined().percent();
    }

    private Proportion defined() {
        if (counted == 0) {
            throw new IllegalStateException(NAME + " is undefined: no calls to count");
        }
        return Proportion.of(served, counted);
    }

    @Override
    public Interval interval(Confidence confidence) {
        return defined().interval(confidence);
    }

    @Override
    public Comparison versus(ServiceLevel baseline, Confidence confidence) {
        checkSame(baseline);
        return defined().versus(baseline.defined(), confidence).named(NAME);
    }

    @Override
    public ServiceLevel plus(ServiceLevel other) {
        checkSame(other);
        return new ServiceLevel(
                definition,
                CountMath.sum(served, other.served, "served"),
                CountMath.sum(counted, other.counted, "counted calls"));
    }

    private void checkSame(ServiceLevel other) {
        checkArgument(
                definition.equals(other.definition), "service levels differ: %s and %s", definition, other.definition);
    }

    /**
     * The plain data of {@link ServiceLevel}.
     *
     * @param thresholdMicros the threshold in microseconds
     * @param shortAbandonMicros the short-abandon time in microseconds
     * @param policy what abandoned calls count as
     * @param served calls served within the threshold
     * @param counted calls in the denominator
     */
    public record Counts(long thresholdMicros, long shortAbandonMicros, AbandonPolicy policy, long served, long counted)
            implements TallyCounts<ServiceLevel> {

        @Override
        public ServiceLevel toTally() {
            checkArgument(policy != null, "a service level needs its policy");
            CallRule rule = CallRule.of(Micros.duration(thresholdMicros), Micros.duration(shortAbandonMicros));
            return new ServiceLevel(new Definition(rule, policy), served, counted);
        }
    }

    @Override
    public Counts toCounts() {
        CallRule rule = definition.rule;
        return new Counts(
                Micros.of(rule.threshold()), Micros.of(rule.shortAbandon()), definition.policy, served, counted);
    }

    private Object writeReplace() {
        return new SerializedTally<>(toCounts());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a service level is serialized through its counts");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServiceLevel that
                && served == that.served
                && counted == that.counted
                && definition.equals(that.definition);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * definition.hashCode() + Long.hashCode(served)) + Long.hashCode(counted);
    }

    /** One line, for example {@code service level 82.7 % (95 % CI 80.3 % … 84.9 %), n = 1040: ABANDONED_WITHIN_IGNORED within PT20S}. */
    @Override
    public String toString() {
        Duration threshold = definition.rule.threshold();
        return (counted == 0 ? NAME + ": no calls" : line()) + ": " + definition.policy + " within " + threshold;
    }

    private static final class Counting implements Accumulator<CallRecord, ServiceLevel> {

        private final Definition definition;
        private final Accumulator<CallRecord, CallTally> calls;
        private ServiceLevel joined;

        Counting(Definition definition) {
            this.definition = definition;
            this.calls = definition.rule.accumulator();
            this.joined = new ServiceLevel(definition, 0, 0);
        }

        @Override
        public void add(CallRecord call) {
            calls.add(call);
        }

        @Override
        public void addAll(ServiceLevel tally) {
            joined = joined.plus(tally);
        }

        @Override
        public ServiceLevel snapshot() {
            return joined.plus(from(calls.snapshot().calls(), definition));
        }
    }
}
