package io.github.cxmetrics.journey.map;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.SerializedTally;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.survival.SurvivalRule;
import io.github.cxmetrics.survival.SurvivalTally;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether unhappy customers are followed up: in time, how soon, and whether they recover.
 *
 * <p>The share in time is of the cases whose target lies before the end of observation, followed up or not; younger cases are {@link #pending()}. (To count
 * those followed up already would favour them.) Times to follow up keep open cases as censored. Immutable and thread-safe.
 */
public final class ClosedLoop implements Tally<ClosedLoop>, Serializable {

    static final SurvivalRule TIMES = SurvivalRule.of(ChronoUnit.SECONDS);

    private static final long serialVersionUID = 1;

    private final ClosedLoopRule rule;
    private final long customers;
    private final long unhappyCustomers;
    private final Cases cases;
    private final Recoveries recoveries;
    private final transient SurvivalTally times;

    ClosedLoop(
            ClosedLoopRule rule,
            long customers,
            long unhappyCustomers,
            Cases cases,
            Recoveries recoveries,
            SurvivalTally times) {
        this.rule = rule;
        this.customers = CountMath.checkNotNegative(customers, "customers");
        this.unhappyCustomers = CountMath.checkNotNegative(unhappyCustomers, "unhappy customers");
        this.cases = cases;
        this.recoveries = recoveries;
        this.times = times;
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
                recoveries.answered() <= cases.opened,
                "cases answered again must not exceed all: %s of %s",
                recoveries.answered(),
                cases.opened);
    }

    /**
     * Cases by their target.
     *
     * @param opened all cases
     * @param matured those whose target lies before the end of observation
     * @param inTime of these, those followed up by then
     */
    public record Cases(long opened, long matured, long inTime) implements Serializable {

        /**
         * Checks the counts.
         *
         * @param opened all cases
         * @param matured those whose target lies before the end of observation
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
     * @param afterFollowUp of those followed up before it, the happy ones
     * @param without of the others, the happy ones
     */
    public record Recoveries(Proportion afterFollowUp, Proportion without) implements Serializable {

        long answered() {
            return CountMath.sum(afterFollowUp.trials(), without.trials(), "cases answered again");
        }

        Recoveries plus(Recoveries other) {
            return new Recoveries(afterFollowUp.plus(other.afterFollowUp), without.plus(other.without));
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
                return new Recoveries(
                        Proportion.of(recovered[0], answered[0]), Proportion.of(recovered[1], answered[1]));
            }
        }
    }

    /**
     * When a case opens and closes.
     *
     * @return the rule; of merged tallies with the latest {@code observedUntil}
     */
    public ClosedLoopRule rule() {
        return rule;
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
        return Proportion.of(unhappyCustomers, customers);
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
        return Proportion.of(cases.inTime, cases.matured);
    }

    /**
     * How long it takes to follow up, in seconds; open cases are censored at the end of observation.
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
        return recoveries.afterFollowUp.plus(recoveries.without);
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
        return new ClosedLoop(
                rule.mergedWith(other.rule),
                CountMath.sum(customers, other.customers, "customers"),
                CountMath.sum(unhappyCustomers, other.unhappyCustomers, "unhappy customers"),
                cases.plus(other.cases),
                recoveries.plus(other.recoveries),
                times.plus(other.times));
    }

    /**
     * The plain data of {@link ClosedLoop}.
     *
     * @param unhappy answers that call for a follow-up
     * @param answer all answers
     * @param followUp what closes a case
     * @param target the longest time to follow up, in ISO-8601
     * @param observedUntil until when events would have been seen
     * @param customers customers looked at
     * @param unhappyCustomers those with a case
     * @param cases cases by their target
     * @param recoveries cases with a further answer
     * @param times times to follow up
     */
    public record Counts(
            Step.Definition unhappy,
            Step.Definition answer,
            Step.Definition followUp,
            String target,
            String observedUntil,
            long customers,
            long unhappyCustomers,
            Cases cases,
            Recoveries recoveries,
            SurvivalTally.Counts times)
            implements TallyCounts<ClosedLoop> {

        @Override
        public ClosedLoop toTally() {
            return new ClosedLoop(
                    new ClosedLoopRule(
                            Step.from(unhappy),
                            Step.from(answer),
                            Step.from(followUp),
                            Duration.parse(target),
                            Instant.parse(observedUntil)),
                    customers,
                    unhappyCustomers,
                    cases,
                    recoveries,
                    times.toTally());
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                rule.unhappy().definition(),
                rule.answer().definition(),
                rule.followUp().definition(),
                rule.target().toString(),
                rule.observedUntil().toString(),
                customers,
                unhappyCustomers,
                cases,
                recoveries,
                times.toCounts());
    }

    private Object writeReplace() {
        return new SerializedTally<>(toCounts());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a closed loop is serialized through its counts");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClosedLoop that
                && rule.equals(that.rule)
                && customers == that.customers
                && unhappyCustomers == that.unhappyCustomers
                && cases.equals(that.cases)
                && recoveries.equals(that.recoveries)
                && times.equals(that.times);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rule.hashCode() + Long.hashCode(customers)) + cases.hashCode();
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
