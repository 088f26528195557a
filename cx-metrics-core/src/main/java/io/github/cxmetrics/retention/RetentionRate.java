package io.github.cxmetrics.retention;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Share;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.CustomerSet;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Ratios;
import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.LongStream;

/**
 * Customer retention rate: of the customers at the start of a period, the share that is there at its end.
 *
 * <p>{@code RetentionRate.startingWith(200).endingWith(210).ofWhichNew(30).percent()} is 90. The formula is {@code (E − N − R) / S}, 0..1, where S
 * are the customers at the start, E those at the end, and among the latter N are new and R reactivated: customers of old who were not there at the
 * start. Some articles divide by N. That is no rate of retention: for 200, 210 and 30 it gives 600 %, and it falls when more new customers are won. R
 * belongs out of the numerator because nobody who was absent at the start can be retained; left in, the "rate" can pass 1. Where no R is known,
 * {@link #ofCustomers(Collection, Collection)} needs none: it counts |start ∩ end|.
 *
 * <p>Tallies of disjoint customers merge. No customers at the start is an empty tally, whose value is undefined.
 *
 * @param start how many customers there were at the start
 * @param end how many at the end
 * @param newCustomers how many of those at the end are new
 * @param reactivated how many of those at the end had left before the start and came back
 */
public record RetentionRate(long start, long end, long newCustomers, long reactivated)
        implements Share<RetentionRate>, Serializable {

    /** The rule that counts what became of each customer. */
    public static final Rule RULE = new Rule();

    private static final String TYPE = "retention-rate";
    private static final int VERSION = 1;
    static final String NAME = "retention rate";
    static final String AT_START = "customers at the start";
    private static final String CUSTOMER = "customer";
    private static final String AMONG_START = " among those at the start";
    private static final String AMONG_END = " among those at the end";

    /**
     * Checks the counts.
     *
     * @param start how many customers there were at the start
     * @param end how many at the end
     * @param newCustomers how many of those at the end are new
     * @param reactivated how many of those at the end came back
     * @throws IllegalArgumentException if a count is negative, new and reactivated customers exceed those at the end, or more would be kept than
     *     there were: {@code customers kept must not exceed customers at the start: 210 of 200 (240 at the end - 30 new - 0 reactivated)}
     */
    public RetentionRate {
        CountMath.checkNotNegative(start, AT_START);
        CountMath.checkNotNegative(end, "customers at the end");
        CountMath.checkNotNegative(newCustomers, "new customers");
        CountMath.checkNotNegative(reactivated, "reactivated customers");
        checkArgument(
                newCustomers <= end && reactivated <= end - newCustomers,
                "new and reactivated customers must not exceed customers at the end: %s + %s of %s",
                newCustomers,
                reactivated,
                end);
        checkArgument(
                end - newCustomers - reactivated <= start,
                "customers kept must not exceed customers at the start: %s of %s (%s at the end - %s new - %s reactivated)",
                end - newCustomers - reactivated,
                start,
                end,
                newCustomers,
                reactivated);
    }

    /** What became of one customer over the period. */
    public enum Outcome {
        /** There at the start and at the end. */
        KEPT,
        /** There at the start only. */
        LOST,
        /** There at the end, and never before the period. */
        NEW,
        /** There at the end and not at the start, but once before it. */
        REACTIVATED
    }

    /**
     * The first step: the customers at the start.
     *
     * @param customers how many
     * @return the next step
     */
    public static Start startingWith(long customers) {
        return new Start(customers);
    }

    /**
     * A rate whose customers at the start are known.
     *
     * @param customers how many
     */
    public record Start(long customers) {

        /**
         * The customers at the end, all of them.
         *
         * @param customersAtEnd how many
         * @return the next step
         */
        public End endingWith(long customersAtEnd) {
            return new End(customers, customersAtEnd, 0);
        }
    }

    /**
     * A rate that lacks only the new customers.
     *
     * @param start how many customers there were at the start
     * @param end how many at the end
     * @param reactivated how many of these came back
     */
    public record End(long start, long end, long reactivated) {

        /**
         * The customers at the end who had left before the start and came back. They are not retained.
         *
         * @param customers how many
         * @return this step with the number
         */
        public End ofWhichReactivated(long customers) {
            return new End(start, end, customers);
        }

        /**
         * The customers at the end who are new: the last step.
         *
         * @param customers how many
         * @return the rate
         * @throws IllegalArgumentException if a count is negative, new and reactivated customers exceed those at the end, or more would be kept than
         *     there were
         */
        public RetentionRate ofWhichNew(long customers) {
            return new RetentionRate(start, end, customers, reactivated);
        }
    }

    /**
     * The safest form: who was there at the start, and who at the end. {@code |start ∩ end| / |start|} can't exceed 1. Those at the end who were not
     * there at the start are counted as new, whether or not they had been customers before.
     *
     * @param start the customers at the start, each once
     * @param end the customers at the end, each once
     * @param <C> the customer's id; compared by {@code equals}
     * @return the rate
     * @throws IllegalArgumentException if an id is null, or stands twice in one collection: {@code a customer is twice among those at the start (rows 0
     *     and 2)}; ids are not printed
     */
    public static <C> RetentionRate ofCustomers(Collection<? extends C> start, Collection<? extends C> end) {
        requireNonNull(start, "start");
        requireNonNull(end, "end");
        var before = CustomerSet.of(start, CUSTOMER, AMONG_START);
        var after = CustomerSet.of(end, CUSTOMER, AMONG_END);
        return ofSets(
                before.size(),
                after.size(),
                after.stream().filter(before::contains).count());
    }

    /**
     * Who was there at the start, and who at the end, as columns of ids: no object is made per row.
     *
     * @param start the ids of the customers at the start, each once, in any order
     * @param end the ids of the customers at the end, each once, in any order
     * @return the rate
     * @throws IllegalArgumentException if an id stands twice in one column: {@code a customer is twice among those at the start (rows 0 and 2)}
     */
    public static RetentionRate ofCustomers(long[] start, long[] end) {
        requireNonNull(start, "start");
        requireNonNull(end, "end");
        long[] before = CustomerSet.sorted(start, AMONG_START);
        long[] after = CustomerSet.sorted(end, AMONG_END);
        return ofSets(before.length, after.length, CustomerSet.common(before, after));
    }

    /**
     * As {@link #ofCustomers(long[], long[])}.
     *
     * @param start the ids of the customers at the start, each once, in any order
     * @param end the ids of the customers at the end, each once, in any order
     * @return the rate
     * @throws IllegalArgumentException if an id stands twice in one column
     */
    public static RetentionRate ofCustomers(int[] start, int[] end) {
        requireNonNull(start, "start");
        requireNonNull(end, "end");
        return ofCustomers(
                Arrays.stream(start).asLongStream(), Arrays.stream(end).asLongStream());
    }

    /**
     * As {@link #ofCustomers(long[], long[])}.
     *
     * @param start the ids of the customers at the start, each once, in any order
     * @param end the ids of the customers at the end, each once, in any order
     * @return the rate
     * @throws IllegalArgumentException if an id stands twice in one stream; rows count in its order
     */
    public static RetentionRate ofCustomers(LongStream start, LongStream end) {
        requireNonNull(start, "start");
        requireNonNull(end, "end");
        return ofCustomers(start.toArray(), end.toArray());
    }

    private static RetentionRate ofSets(long start, long end, long common) {
        return new RetentionRate(start, end, end - common, 0);
    }

    /**
     * A collector of what became of each customer.
     *
     * @return the collector
     */
    public static Collector<Outcome, ?, RetentionRate> collector() {
        return RULE.collector();
    }

    /**
     * The customers who were there at the start and at the end.
     *
     * @return {@code end − newCustomers − reactivated}
     */
    public long kept() {
        return end - newCustomers - reactivated;
    }

    /**
     * The customers of the start who were not there at the end.
     *
     * @return {@code start − kept()}
     */
    public long lost() {
        return start - kept();
    }

    /**
     * Customer churn over the same period: the other side of retention. As counts, kept and lost are the customers at the start exactly.
     *
     * @return {@code lost / start}
     */
    public Proportion churn() {
        return proportion().complement().named(Churn.NAME);
    }

    /**
     * Churn with the length of its period, for scaling to another one.
     *
     * @param days how many days the period had
     * @return the churn rate
     * @throws IllegalStateException if there were no customers at the start
     */
    public ChurnRate churnOver(double days) {
        return ChurnRate.of(churn().value(), days);
    }

    /**
     * The count formula with reactivated customers left in the numerator, as many reports print it: {@code (E − N) / S}. Not a share: it may exceed
     * 1, and has no interval.
     *
     * @return 0 or more
     * @throws IllegalStateException if there were no customers at the start
     */
    public double valueInclReactivated() {
        if (start == 0) {
            throw new IllegalStateException(NAME + " with reactivated customers is undefined: no " + AT_START);
        }
        return Ratios.of(end - newCustomers, start);
    }

    /** The customers kept, of those at the start. */
    @Override
    public Proportion proportion() {
        return Proportion.of(kept(), start).named(NAME, AT_START);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String counted() {
        return AT_START;
    }

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public RetentionRate plus(RetentionRate other) {
        return new RetentionRate(
                CountMath.sum(start, other.start, AT_START),
                CountMath.sum(end, other.end, "customers at the end"),
                CountMath.sum(newCustomers, other.newCustomers, "new customers"),
                CountMath.sum(reactivated, other.reactivated, "reactivated customers"));
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, start, end, newCustomers, reactivated);
    }

    /**
     * The plain data of a retention rate.
     *
     * @param type {@code retention-rate}
     * @param version 1
     * @param start how many customers there were at the start
     * @param end how many at the end
     * @param newCustomers how many of those at the end are new
     * @param reactivated how many of those at the end came back
     */
    public record Counts(String type, int version, long start, long end, long newCustomers, long reactivated)
            implements TallyCounts<RetentionRate> {

        @Override
        public RetentionRate toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new RetentionRate(start, end, newCustomers, reactivated);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("start", start)
                    .and("end", end)
                    .and("new", newCustomers)
                    .and("reactivated", reactivated)
                    .map();
        }
    }

    /** One line, for example {@code retention rate 90.0 % (95 % CI 85.1 % … 93.4 %), n = 200: 180 kept, 20 lost, 30 new, 0 reactivated}. */
    @Override
    public String toString() {
        return (start == 0 ? line() : line() + ": " + kept() + " kept, " + lost() + " lost") + ", " + newCustomers
                + " new, " + reactivated + " reactivated";
    }

    /** Counts what became of each customer. It has no parameters: {@link #RULE}. */
    public record Rule() implements TallyRule<Outcome, RetentionRate>, Storable {

        private static final String TYPE = "retention-rate-rule";

        @Override
        public Accumulator<Outcome, RetentionRate> accumulator() {
            return Accumulator.adding(new RetentionRate(0, 0, 0, 0), Rule::one);
        }

        private static RetentionRate one(Outcome outcome) {
            checkArgument(outcome != null, "the outcome of a customer must not be null");
            return switch (outcome) {
                case KEPT -> new RetentionRate(1, 1, 0, 0);
                case LOST -> new RetentionRate(1, 0, 0, 0);
                case NEW -> new RetentionRate(0, 1, 1, 0);
                case REACTIVATED -> new RetentionRate(0, 1, 0, 1);
            };
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION);
        }

        /**
         * The plain data of the rule.
         *
         * @param type {@code retention-rate-rule}
         * @param version 1
         */
        public record Form(String type, int version) implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return RULE;
            }
        }

        @Override
        public String toString() {
            return NAME;
        }
    }
}
