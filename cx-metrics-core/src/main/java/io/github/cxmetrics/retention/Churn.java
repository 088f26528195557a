package io.github.cxmetrics.retention;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.math.LongMath;
import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Share;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Ratios;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/**
 * Customer churn of one period: who was there at its start, who joined, and who of both was lost by its end.
 *
 * <p>The value is {@code lostFromStart / start}, 0..1: one minus the retention rate. The other denominators in use are {@link ChurnDenominator}s of
 * the same counts; {@link #table()} prints all of them. A customer who joined and left within the period is in none of the counts taken at its ends,
 * so it must come from the log of events.
 *
 * <p>Tallies of disjoint customers merge if their periods have the same length; rates of different periods compare after scaling ({@link ChurnRate}).
 * No customers at the start leaves the value undefined.
 *
 * @param days the length of the period
 * @param start how many customers there were at the start
 * @param lostFromStart how many of those were gone at the end
 * @param joined how many joined during the period, those who came back among them
 * @param lostFromJoined how many of those were gone at the end
 * @param customerDays for how many days all of them together were customers; 0 where that is not known
 */
public record Churn(int days, long start, long lostFromStart, long joined, long lostFromJoined, long customerDays)
        implements Share<Churn>, Serializable {

    private static final String TYPE = "churn";
    private static final int VERSION = 1;
    static final String NAME = "churn rate";

    /**
     * Checks the counts.
     *
     * @param days the length of the period
     * @param start how many customers there were at the start
     * @param lostFromStart how many of those were gone at the end
     * @param joined how many joined during the period
     * @param lostFromJoined how many of those were gone at the end
     * @param customerDays for how many days all of them together were customers
     * @throws IllegalArgumentException if the period is not positive, a count is negative, more were lost than there were, or there are more
     *     customer-days than the customers could have been there
     */
    public Churn {
        checkDays(days);
        CountMath.checkNotNegative(start, RetentionRate.AT_START);
        CountMath.checkNotNegative(lostFromStart, "customers lost from the start");
        CountMath.checkNotNegative(joined, "customers who joined");
        CountMath.checkNotNegative(lostFromJoined, "customers lost of those who joined");
        CountMath.checkNotNegative(customerDays, "customer-days");
        checkArgument(
                lostFromStart <= start,
                "customers lost from the start must not exceed those at the start: %s of %s",
                lostFromStart,
                start);
        checkArgument(
                lostFromJoined <= joined,
                "customers lost of those who joined must not exceed those who joined: %s of %s",
                lostFromJoined,
                joined);
        long present = CountMath.sum(start, joined, "customers");
        checkArgument(
                LongMath.divide(customerDays, days, RoundingMode.CEILING) <= present,
                "customer-days must not exceed %s days of %s customers: %s",
                days,
                present,
                customerDays);
    }

    private static void checkDays(int days) {
        checkArgument(days > 0, "a period needs at least one day: %s", days);
    }

    /**
     * One customer in a period: there from {@code fromDay} on, and no longer from {@code toDay} on. A customer who left and came back within the
     * period is one from first to last.
     *
     * @param fromDay the first day, counted from 0; 0 means a customer at the start
     * @param toDay the day after the last; the length of the period means a customer at the end
     */
    public record Presence(int fromDay, int toDay) implements Serializable {

        /**
         * Checks the days.
         *
         * @param fromDay the first day
         * @param toDay the day after the last
         * @throws IllegalArgumentException if the first day is negative or not before the other
         */
        public Presence {
            checkArgument(
                    fromDay >= 0 && fromDay < toDay,
                    "a customer must be there from a day 0 or later to a later one, not from %s to %s",
                    fromDay,
                    toDay);
        }

        /**
         * The presence of a customer.
         *
         * @param fromDay the first day, counted from 0
         * @param toDay the day after the last
         * @return the presence
         */
        public static Presence of(int fromDay, int toDay) {
            return new Presence(fromDay, toDay);
        }
    }

    /**
     * Counts customers over a period.
     *
     * @param days the length of the period
     */
    public record Rule(int days) implements TallyRule<Presence, Churn>, Storable {

        private static final String TYPE = "churn-rule";

        /**
         * Checks the length.
         *
         * @param days the length of the period
         * @throws IllegalArgumentException if it is not positive
         */
        public Rule {
            checkDays(days);
        }

        /**
         * The rule of periods of one length.
         *
         * @param days the length of the period
         * @return the rule
         */
        public static Rule of(int days) {
            return new Rule(days);
        }

        @Override
        public Accumulator<Presence, Churn> accumulator() {
            return Accumulator.adding(new Churn(days, 0, 0, 0, 0, 0), this::one);
        }

        private Churn one(Presence presence) {
            checkArgument(presence != null, "the presence of a customer must not be null");
            checkArgument(
                    presence.toDay <= days,
                    "a customer's last day must be within %s days: until %s",
                    days,
                    presence.toDay);
            int lost = presence.toDay < days ? 1 : 0;
            int there = presence.toDay - presence.fromDay;
            return presence.fromDay == 0
                    ? new Churn(days, 1, lost, 0, 0, there)
                    : new Churn(days, 0, 0, 1, lost, there);
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, days);
        }

        /**
         * The plain data of a rule.
         *
         * @param type {@code churn-rule}
         * @param version 1
         * @param days the length of the period
         */
        public record Form(String type, int version, int days) implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return new Rule(days);
            }
        }

        /** For example {@code a period of 30 days}. */
        @Override
        public String toString() {
            return "a period of " + days + " days";
        }
    }

    /**
     * The first step to a churn from counts: the customers at the start.
     *
     * @param customers how many
     * @return the next step
     */
    public static Draft startingWith(long customers) {
        return new Draft(customers, 0, 0, 0);
    }

    /**
     * Counts without a period yet. What is not said is 0.
     *
     * @param start how many customers there were at the start
     * @param lostFromStart how many of those were gone at the end
     * @param joined how many joined
     * @param lostFromJoined how many of those were gone at the end
     */
    public record Draft(long start, long lostFromStart, long joined, long lostFromJoined) {

        /**
         * The customers at the start who were gone at the end.
         *
         * @param customers how many
         * @return this step with the number
         */
        public Draft losing(long customers) {
            return new Draft(start, customers, joined, lostFromJoined);
        }

        /**
         * The customers who joined during the period, those who came back among them.
         *
         * @param customers how many
         * @return this step with the number
         */
        public Draft gaining(long customers) {
            return new Draft(start, lostFromStart, customers, lostFromJoined);
        }

        /**
         * The customers who joined and were gone at the end.
         *
         * @param customers how many
         * @return this step with the number
         */
        public Draft ofWhichLost(long customers) {
            return new Draft(start, lostFromStart, joined, customers);
        }

        /**
         * The last step, where customer-days are not known.
         *
         * @param days the length of the period
         * @return the churn
         * @throws IllegalArgumentException as {@link Churn}
         */
        public Churn over(int days) {
            return over(days, 0);
        }

        /**
         * The last step.
         *
         * @param days the length of the period
         * @param customerDays for how many days all customers together were there
         * @return the churn
         * @throws IllegalArgumentException as {@link Churn}
         */
        public Churn over(int days, long customerDays) {
            return new Churn(days, start, lostFromStart, joined, lostFromJoined, customerDays);
        }
    }

    /**
     * The customers at the end.
     *
     * @return start and joined without the lost
     */
    public long end() {
        return start - lostFromStart + joined - lostFromJoined;
    }

    /**
     * All lost, of the customers at the start and of those who joined.
     *
     * @return {@code lostFromStart + lostFromJoined}
     */
    public long lost() {
        return lostFromStart + lostFromJoined;
    }

    /**
     * Churn by a named denominator.
     *
     * @param denominator what the lost are divided by
     * @return the rate over this period
     * @throws IllegalStateException if the denominator is 0: {@code churn rate (all lost / start) is undefined: no customers at the start}
     */
    public ChurnRate rate(ChurnDenominator denominator) {
        return rateIfDefined(denominator)
                .orElseThrow(() -> new IllegalStateException(
                        NAME + " (" + denominator + ") is undefined: " + denominator.undefined()));
    }

    /**
     * Churn by a named denominator, where it is defined.
     *
     * @param denominator what the lost are divided by
     * @return the rate over this period, or nothing if the denominator is 0
     */
    public Optional<ChurnRate> rateIfDefined(ChurnDenominator denominator) {
        requireNonNull(denominator, "denominator");
        var below = denominator.denominator(this);
        return below.signum() == 0
                ? Optional.empty()
                : Optional.of(new ChurnRate(Ratios.of(denominator.numerator(this), below), days));
    }

    /**
     * The interval of {@link #rate(ChurnDenominator)}, where there is an honest one.
     *
     * @param denominator what the lost are divided by
     * @param confidence the confidence level
     * @return Wilson's for shares, Garwood's for the rate per customer-day, and nothing for the other denominators, or if the denominator is 0
     */
    public Optional<Interval> intervalIfDefined(ChurnDenominator denominator, Confidence confidence) {
        return rateIfDefined(denominator).flatMap(rate -> denominator.interval(this, confidence));
    }

    /**
     * One minus churn: the customers at the start who were kept.
     *
     * @return {@code (start − lostFromStart) / start}
     */
    public Proportion retention() {
        return proportion().complement().named(RetentionRate.NAME);
    }

    /** All who were there at any time. */
    long present() {
        return start + joined;
    }

    /** The customers at the start that were lost, of all at the start. */
    @Override
    public Proportion proportion() {
        return Proportion.of(lostFromStart, start).named(NAME, RetentionRate.AT_START);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String counted() {
        return RetentionRate.AT_START;
    }

    @Override
    public Rule rule() {
        return new Rule(days);
    }

    @Override
    public Churn plus(Churn other) {
        TallyRule.checkMerge(NAME, rule(), other.rule());
        checkArgument(
                present() == 0 || other.present() == 0 || (customerDays == 0) == (other.customerDays == 0),
                "%s: counts with customer-days and counts without them don't go together",
                NAME);
        return new Churn(
                days,
                CountMath.sum(start, other.start, RetentionRate.AT_START),
                lostFromStart + other.lostFromStart,
                CountMath.sum(joined, other.joined, "customers who joined"),
                lostFromJoined + other.lostFromJoined,
                CountMath.sum(customerDays, other.customerDays, "customer-days"));
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, rule().toForm(), start, lostFromStart, joined, lostFromJoined, customerDays);
    }

    /**
     * The plain data of churn.
     *
     * @param type {@code churn}
     * @param version 1
     * @param rule the length of the period
     * @param start how many customers there were at the start
     * @param lostFromStart how many of those were gone at the end
     * @param joined how many joined
     * @param lostFromJoined how many of those were gone at the end
     * @param customerDays for how many days all of them together were customers
     */
    public record Counts(
            String type,
            int version,
            Rule.Form rule,
            long start,
            long lostFromStart,
            long joined,
            long lostFromJoined,
            long customerDays)
            implements TallyCounts<Churn> {

        @Override
        public Churn toTally() {
            Stored.check(type, version, TYPE, VERSION);
            int days = Stored.present(rule, "the rule of churn").restore().days();
            return new Churn(days, start, lostFromStart, joined, lostFromJoined, customerDays);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("start", start)
                    .and("lost from start", lostFromStart)
                    .and("joined", joined)
                    .and("lost from joined", lostFromJoined)
                    .and("customer-days", customerDays)
                    .map();
        }
    }

    /**
     * Churn by every denominator, with intervals where there are any.
     *
     * @return an aligned table; what is undefined prints "–"
     */
    public String table() {
        TextTable table = TextTable.of("denominator", "churn rate", Confidence.DEFAULT + " CI");
        for (ChurnDenominator denominator : ChurnDenominator.values()) {
            table.row(
                    denominator.toString(),
                    rateIfDefined(denominator)
                            .map(rate -> Unit.SHARE.text(rate.value()))
                            .orElse(TextTable.UNDEFINED),
                    intervalIfDefined(denominator, Confidence.DEFAULT)
                            .map(interval -> interval.text(Unit.SHARE))
                            .orElse(TextTable.UNDEFINED));
        }
        return table.toString();
    }

    /** One line, for example {@code churn rate 5.0 % (95 % CI 3.8 % … 6.5 %), n = 1000: 50 lost in 30 days; 100 joined, 10 of them lost}. */
    @Override
    public String toString() {
        return (start == 0 ? line() : line() + ": " + lostFromStart + " lost in " + days + " days") + "; " + joined
                + " joined, " + lostFromJoined + " of them lost";
    }
}
