package io.github.cxmetrics.contact.call;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Share;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TimeText;
import java.util.Map;

/**
 * The service level: the share of calls that were served within the threshold, 0..1, by a rule that the number carries.
 *
 * <p>Intervals, queues and days merge by their counts: the mean of their percentages is another number. The interval is Wilson's (1927), differences are
 * Newcombe's (1998); both take calls as independent, which those of one busy hour are not quite. No counted calls is an empty tally, whose value is undefined.
 */
public final class ServiceLevel extends ExactTally<ServiceLevel> implements Share<ServiceLevel> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "service-level";
    private static final int VERSION = 1;

    private final Rule rule;
    private final long served;
    private final long counted;

    private ServiceLevel(Rule rule, long served, long counted) {
        CallTally.checkPart(served, "served", CountMath.checkNotNegative(counted, "counted calls"), "counted calls");
        this.rule = rule;
        this.served = served;
        this.counted = counted;
    }

    /**
     * What counts as served, and of which calls.
     *
     * @param calls the threshold and the short-abandon time
     * @param policy what calls that nobody answered count as
     */
    public record Rule(CallRule calls, ServiceLevelPolicy policy)
            implements TallyRule<CallRecord, ServiceLevel>, Storable {

        private static final String TYPE = "service-level-rule";
        private static final int VERSION = 1;

        /**
         * Checks that nothing is missing.
         *
         * @param calls the threshold and the short-abandon time
         * @param policy what calls that nobody answered count as
         * @throws IllegalArgumentException if one is null
         */
        public Rule {
            checkArgument(
                    calls != null && policy != null, "a service level needs the rule of its calls and its policy");
        }

        /**
         * A rule of service levels.
         *
         * @param calls the threshold and the short-abandon time
         * @param policy what calls that nobody answered count as; there is no default
         * @return the rule
         */
        public static Rule of(CallRule calls, ServiceLevelPolicy policy) {
            return new Rule(calls, policy);
        }

        @Override
        public Accumulator<CallRecord, ServiceLevel> accumulator() {
            return Accumulator.adding(new ServiceLevel(this, 0, 0), call -> {
                Accumulator<CallRecord, CallTally> one = calls.accumulator();
                one.add(call);
                return one.snapshot().serviceLevel(policy);
            });
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, calls.toForm(), policy.abandons(), policy.flowOuts());
        }

        /**
         * The plain data of a rule.
         *
         * @param type {@code service-level-rule}
         * @param version 1
         * @param calls how calls are counted
         * @param abandons what abandoned calls count as
         * @param flowOuts what calls that flowed out count as
         */
        public record Form(
                String type, int version, CallRule.Form calls, AbandonPolicy abandons, FlowOutPolicy flowOuts)
                implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return new Rule(
                        Stored.present(calls, "the rule of calls").restore(),
                        ServiceLevelPolicy.of(abandons, flowOuts));
            }
        }

        /** For example {@code abandons WITHIN_OUT, flow-outs IN, within 20 seconds, short abandons before 5 seconds}. */
        @Override
        public String toString() {
            return policy + ", " + calls;
        }
    }

    /**
     * A service level from the counts of its rule, say from SQL.
     *
     * @param rule what the counts mean
     * @param served calls served within the threshold
     * @param counted calls in the denominator
     * @return the service level
     * @throws IllegalArgumentException if a count is negative or more were served than counted
     */
    public static ServiceLevel ofCounts(Rule rule, long served, long counted) {
        return new ServiceLevel(requireNonNull(rule, "rule"), served, counted);
    }

    static ServiceLevel from(Rule rule, CallTally.Calls calls) {
        return new ServiceLevel(rule, rule.policy.served(calls), rule.policy.counted(calls));
    }

    @Override
    public Rule rule() {
        return rule;
    }

    @Override
    public String name() {
        return "service level";
    }

    @Override
    public String counted() {
        return "calls to count";
    }

    @Override
    public Proportion proportion() {
        return Proportion.of(served, counted).named(name(), counted());
    }

    @Override
    public ServiceLevel plus(ServiceLevel other) {
        TallyRule.checkMerge(name(), rule, other.rule);
        return new ServiceLevel(
                rule,
                CountMath.sum(served, other.served, "served"),
                CountMath.sum(counted, other.counted, "counted calls"));
    }

    /**
     * The plain data of {@link ServiceLevel}.
     *
     * @param type {@code service-level}
     * @param version 1
     * @param rule what counts as served, and of which calls
     * @param served calls served within the threshold
     * @param counted calls in the denominator
     */
    public record Counts(String type, int version, Rule.Form rule, long served, long counted)
            implements TallyCounts<ServiceLevel> {

        @Override
        public ServiceLevel toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new ServiceLevel(
                    Stored.present(rule, "the rule of a service level").restore(), served, counted);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("served", served).and("counted calls", counted).map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, rule.toForm(), served, counted);
    }

    /** One line, for example {@code service level 82.7 % (95 % CI 80.3 % … 84.9 %), n = 1040: abandons WITHIN_OUT, flow-outs IN, within 20 seconds}. */
    @Override
    public String toString() {
        return line() + ": " + rule.policy + ", within " + TimeText.exact(rule.calls.threshold());
    }
}
