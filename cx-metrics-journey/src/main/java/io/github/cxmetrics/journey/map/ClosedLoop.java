package io.github.cxmetrics.journey.map;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.survival.SurvivalRule;
import io.github.cxmetrics.survival.SurvivalTally;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Whether unhappy customers are followed up: in time, how soon, and whether they recover.
 *
 * <p>The share in time is of the cases whose target was over when the data end, followed up or not; younger cases are {@link #pending()}. (To count
 * those followed up already would favour them.) Times to follow up keep open cases as censored. Immutable and thread-safe.
 */
public final class ClosedLoop extends ExactTally<ClosedLoop> {

    static final SurvivalRule TIMES = SurvivalRule.of(ChronoUnit.SECONDS);

    private static final long serialVersionUID = 1;
    private static final String TYPE = "closed-loop";
    private static final int VERSION = 1;

    private final ClosedLoopRule.AsOf rule;
    private final long afterAsOf;
    private final long customers;
    private final long unhappyCustomers;
    private final Cases cases;
    private final Recoveries recoveries;
    private final transient SurvivalTally times;

    ClosedLoop(
            ClosedLoopRule.AsOf rule,
            long afterAsOf,
            long customers,
            long unhappyCustomers,
            Cases cases,
            Recoveries recoveries,
            SurvivalTally times) {
        this.rule = rule;
        this.afterAsOf = CountMath.checkNotNegative(afterAsOf, "rows after asOf");
        this.customers = CountMath.checkNotNegative(customers, "customers");
        this.unhappyCustomers = CountMath.checkNotNegative(unhappyCustomers, "unhappy customers");
        this.cases = cases;
        this.recoveries = recoveries;
        this.times = TIMES.empty().plus(times);
        checkArgument(
                unhappyCustomers <= customers && unhappyCustomers <= cases.opened,
                "unhappy customers must not exceed all customers and cases: %s of %s and %s",
                unhappyCustomers,
                customers,
                cases.opened);
        checkArgument(
                times.count() == cases.opened,
                "each case has a time, but %s cases have %s",
                cases.opened,
                times.count());
        checkArgument(
                (cases.opened == 0) == (unhappyCustomers == 0),
                "unhappy customers have cases, not %s for %s",
                cases.opened,
                unhappyCustomers);
        checkArgument(
                cases.inTime <= times.observed(),
                "cases in time must not exceed those followed up: %s of %s",
                cases.inTime,
                times.observed());
        checkArgument(
                recoveries.answered() <= cases.opened,
                "cases answered again must not exceed all: %s of %s",
                recoveries.answered(),
                cases.opened);
    }

    /**
     * Cases by their target.
     *
     * @param opened all cases
     * @param matured those whose target was over when the data end
     * @param inTime of these, those followed up by then
     */
    public record Cases(long opened, long matured, long inTime) implements Serializable {

        /**
         * Checks the counts.
         *
         * @param opened all cases
         * @param matured those whose target was over when the data end
         * @param inTime of these, those followed up by then
         * @throws IllegalArgumentException if a count is negative or exceeds the one before
         */
        public Cases {
            CountMath.checkNotNegative(opened, "cases");
            CountMath.checkNotNegative(matured, "matured cases");
            CountMath.checkNotNegative(inTime, "cases in time");
            checkArgument(
                    inTime <= matured && matured <= opened,
                    "cases in time, matured and all must rise, not %s, %s, %s",
                    inTime,
                    matured,
                    opened);
        }

        Cases plus(Cases other) {
            return new Cases(
                    CountMath.sum(opened, other.opened, "cases"),
                    CountMath.sum(matured, other.matured, "matured cases"),
                    CountMath.sum(inTime, other.inTime, "cases in time"));
        }
    }

    /**
     * Cases with a further answer, by what came before it.
     *
     * @param answeredAfterFollowUp those followed up before it
     * @param recoveredAfterFollowUp of these, the happy ones
     * @param answeredWithout the others
     * @param recoveredWithout of these, the happy ones
     */
    public record Recoveries(
            long answeredAfterFollowUp, long recoveredAfterFollowUp, long answeredWithout, long recoveredWithout)
            implements Serializable {

        /**
         * Checks the counts.
         *
         * @param answeredAfterFollowUp those followed up before it
         * @param recoveredAfterFollowUp of these, the happy ones
         * @param answeredWithout the others
         * @param recoveredWithout of these, the happy ones
         * @throws IllegalArgumentException if a count is negative, or more recovered than answered
         */
        public Recoveries {
            share(recoveredAfterFollowUp, answeredAfterFollowUp);
            share(recoveredWithout, answeredWithout);
        }

        /**
         * Recovery after a follow-up.
         *
         * @return the happy ones, of those followed up before they answered again
         */
        public Proportion afterFollowUp() {
            return share(recoveredAfterFollowUp, answeredAfterFollowUp);
        }

        /**
         * Recovery without a follow-up.
         *
         * @return the happy ones, of those who answered again before a follow-up
         */
        public Proportion without() {
            return share(recoveredWithout, answeredWithout);
        }

        private static Proportion share(long recovered, long answered) {
            CountMath.checkNotNegative(recovered, "recovered cases");
            CountMath.checkNotNegative(answered, "cases answered again");
            checkArgument(
                    recovered <= answered,
                    "recovered cases must not exceed cases answered again: %s of %s",
                    recovered,
                    answered);
            return Proportion.of(recovered, answered).named("recovered", "cases answered again");
        }

        long answered() {
            return CountMath.sum(answeredAfterFollowUp, answeredWithout, "cases answered again");
        }

        Recoveries plus(Recoveries other) {
            Proportion after = afterFollowUp().plus(other.afterFollowUp());
            Proportion before = without().plus(other.without());
            return new Recoveries(after.trials(), after.successes(), before.trials(), before.successes());
        }

        static final class Counter {
            private final long[] recovered = new long[2];
            private final long[] answered = new long[2];

            void add(boolean followedUp, boolean happy) {
                int side = followedUp ? 0 : 1;
                answered[side]++;
                recovered[side] += happy ? 1 : 0;
            }

            Recoveries snapshot() {
                return new Recoveries(answered[0], recovered[0], answered[1], recovered[1]);
            }
        }
    }

    @Override
    public ClosedLoopRule.AsOf rule() {
        return rule;
    }

    /**
     * When a case opens and closes.
     *
     * @return the rule without the end of the data
     */
    public ClosedLoopRule definition() {
        return rule.definition();
    }

    /**
     * The end of the data.
     *
     * @return the last instant observed
     */
    public Instant asOf() {
        return rule.asOf();
    }

    /**
     * How many rows were later than {@code asOf} and are not counted.
     *
     * @return the count
     */
    public long afterAsOf() {
        return afterAsOf;
    }

    /** How many customers were looked at, happy ones included. */
    @Override
    public long count() {
        return customers;
    }

    /**
     * Of all customers, those who had a case.
     *
     * @return the proportion
     */
    public Proportion unhappy() {
        return Proportion.of(unhappyCustomers, customers).named("unhappy", "customers");
    }

    /**
     * How many cases there were.
     *
     * @return the count, pending ones included
     */
    public long cases() {
        return cases.opened;
    }

    /**
     * How many cases are younger than the target, whether they were followed up or not.
     *
     * @return the count
     */
    public long pending() {
        return cases.opened - cases.matured;
    }

    /**
     * Of the cases that are older than the target, those that were followed up within it.
     *
     * @return the proportion, undefined where there are none
     */
    public Proportion inTime() {
        return Proportion.of(cases.inTime, cases.matured).named("followed up in time", "matured cases");
    }

    /**
     * How long it takes to follow up, in seconds; open cases are censored at {@code asOf}.
     *
     * @return the times of all cases
     */
    public SurvivalTally timeToFollowUp() {
        return times;
    }

    /**
     * Of the cases with a further answer, those whose next answer was not unhappy.
     *
     * @return the proportion
     */
    public Proportion recovered() {
        return recoveries.afterFollowUp().plus(recoveries.without());
    }

    /**
     * Recovery by whether the case was followed up before the next answer. Who is followed up is no accident: the difference is no effect by itself.
     *
     * @return both proportions
     */
    public Recoveries recoveries() {
        return recoveries;
    }

    @Override
    public ClosedLoop plus(ClosedLoop other) {
        TallyRule.checkMerge("closed loop", rule, other.rule);
        return new ClosedLoop(
                rule,
                CountMath.sum(afterAsOf, other.afterAsOf, "rows after asOf"),
                CountMath.sum(customers, other.customers, "customers"),
                CountMath.sum(unhappyCustomers, other.unhappyCustomers, "unhappy customers"),
                cases.plus(other.cases),
                recoveries.plus(other.recoveries),
                times.plus(other.times));
    }

    /**
     * The plain data of {@link ClosedLoop}.
     *
     * @param type {@code closed-loop}
     * @param version 1
     * @param rule when a case opens and closes, and the end of the data
     * @param afterAsOf rows after the last instant observed
     * @param customers customers looked at
     * @param unhappyCustomers those with a case
     * @param cases cases by their target
     * @param recoveries cases with a further answer
     * @param times times to follow up
     */
    public record Counts(
            String type,
            int version,
            ClosedLoopRule.AsOf.Form rule,
            long afterAsOf,
            long customers,
            long unhappyCustomers,
            Cases cases,
            Recoveries recoveries,
            SurvivalTally.Counts times)
            implements TallyCounts<ClosedLoop> {

        @Override
        public ClosedLoop toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new ClosedLoop(
                    Stored.present(rule, "the rule of a closed loop").restore(),
                    afterAsOf,
                    customers,
                    unhappyCustomers,
                    Stored.present(cases, "cases"),
                    Stored.present(recoveries, "recoveries"),
                    Stored.present(times, "times to follow up").toTally());
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("customers", customers)
                    .and("unhappy customers", unhappyCustomers)
                    .and("cases", cases.opened)
                    .and("matured cases", cases.matured)
                    .and("cases in time", cases.inTime)
                    .and("cases answered again", recoveries.answered())
                    .and("recovered cases", recoveries.recoveredAfterFollowUp + recoveries.recoveredWithout)
                    .and("rows after asOf", afterAsOf)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                TYPE,
                VERSION,
                rule.toForm(),
                afterAsOf,
                customers,
                unhappyCustomers,
                cases,
                recoveries,
                times.toCounts());
    }

    /** One line, for example {@code closed loop: 40 cases of 36 customers, 75.0 % of 32 in time, 8 pending; 50.0 % of 10 recovered}. */
    @Override
    public String toString() {
        if (cases.opened == 0) {
            return "closed loop: no cases";
        }
        return "closed loop: " + cases.opened + " cases of " + unhappyCustomers + " customers, " + share(inTime())
                + " in time, " + pending() + " pending; " + share(recovered()) + " recovered";
    }

    private static String share(Proportion share) {
        return share.trials() == 0 ? "none of 0" : share.unit().text(share.value()) + " of " + share.trials();
    }
}
