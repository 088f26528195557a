package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Share;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.survival.SurvivalCurve;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The repeat purchase rate: of the customers whose window is over, how many bought a second time within it.
 *
 * <p>The value is {@code repeated within the window / matured}, 0..1, where a customer is mature if first purchase + window is not after {@code asOf},
 * whatever happened in between. The others are {@link #pending()}: to count them as lost makes the rate too low, and to count only those of them who have
 * already bought again makes it too high. Purchases after {@code asOf} are set aside.
 *
 * <p>{@link #secondPurchase()} uses pending customers too, as censored: the time to the second purchase. The share of all customers with two purchases is
 * {@link #repeatersSoFar()}: it grows with the age of the log and is no rate.
 *
 * <p>Nobody mature: the value is undefined.
 */
public final class RepeatPurchase extends ExactTally<RepeatPurchase> implements Share<RepeatPurchase> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "repeat-purchase";
    private static final int VERSION = 1;
    private static final String NAME = "repeat purchase rate";

    private final transient RepeatPurchaseRule.AsOf rule;
    private final transient SurvivalTally times;
    private final transient long purchases;
    private final transient long matured;
    private final transient long repeated;
    private final transient long afterAsOf;

    RepeatPurchase(
            RepeatPurchaseRule.AsOf rule,
            SurvivalTally times,
            long purchases,
            long matured,
            long repeated,
            long afterAsOf) {
        this.rule = rule;
        this.times = times;
        this.purchases = CountMath.checkNotNegative(purchases, "purchases");
        this.matured = CountMath.checkNotNegative(matured, "matured customers");
        this.repeated = CountMath.checkNotNegative(repeated, "repeat purchasers");
        this.afterAsOf = CountMath.checkNotNegative(afterAsOf, "purchases after asOf");
        checkArgument(
                repeated <= Math.min(matured, times.observed()),
                "repeat purchasers must not exceed matured customers and those with a second purchase: %s of %s and %s",
                repeated,
                matured,
                times.observed());
        checkArgument(
                times.unit() == ChronoUnit.DAYS && times.enteredLate() == 0,
                "times to the second purchase are in days from the first, not in %s, %s of them from later on",
                times.unit(),
                times.enteredLate());
        checkArgument(
                matured <= times.count(),
                "matured customers must not exceed customers: %s of %s",
                matured,
                times.count());
        checkArgument(
                (purchases == 0 || times.count() > 0)
                        && purchases >= times.count()
                        && purchases - times.count() >= times.observed(),
                "%s customers, %s of them with a second purchase, can't have %s purchases",
                times.count(),
                times.observed(),
                purchases);
    }

    @Override
    public RepeatPurchaseRule.AsOf rule() {
        return rule;
    }

    @Override
    public RepeatPurchaseRule definition() {
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

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String counted() {
        return "customers whose window is over";
    }

    /** Repeated within the window, of the customers whose window is over. */
    @Override
    public Proportion proportion() {
        return Proportion.of(repeated, matured).named(NAME, counted());
    }

    /**
     * Customers whose window is still open; not in {@link #count()}.
     *
     * @return the count
     */
    public long pending() {
        return times.count() - matured;
    }

    /**
     * All customers, mature or not.
     *
     * @return the count
     */
    public long customers() {
        return times.count();
    }

    /**
     * Purchases after {@code asOf}, set aside; customers who have no others are not counted at all.
     *
     * @return the count of rows
     */
    public long afterAsOf() {
        return afterAsOf;
    }

    /**
     * All purchases, as the rule counts them.
     *
     * @return the count
     */
    public long purchases() {
        return purchases;
    }

    /**
     * Purchases of a customer so far.
     *
     * @return {@code purchases / customers}, at least 1
     * @throws IllegalStateException if there are no customers
     */
    public double purchasesPerCustomer() {
        if (customers() == 0) {
            throw new IllegalStateException("purchases per customer are undefined: no customers");
        }
        return (double) purchases / customers();
    }

    /**
     * The share of all customers with a second purchase by now (by dates: by the last one that is over), however long they have been watched. It mixes
     * young and old customers, so it can't be compared between groups or dates.
     *
     * @return customers with two purchases of all
     */
    public Proportion repeatersSoFar() {
        return Proportion.of(times.observed(), customers()).named("repeaters so far", "customers");
    }

    /**
     * The time from first to second purchase in days, customers without a second censored where their follow-up ends. By dates that is the last date that
     * is over at {@code asOf}: second purchases on a date that is not over yet are not seen.
     *
     * @return the curve; S is the share who have not bought again
     */
    public SurvivalCurve secondPurchase() {
        return times.curve();
    }

    /**
     * The share who buy again within the window by Kaplan–Meier, which uses pending customers for as long as they were watched. It needs somebody who was
     * seen without a second purchase for as long as the window; {@link #proportion()} does not.
     *
     * @return {@code 1 - S(window)}, 0..1
     * @throws IllegalStateException if no time to a second purchase, observed or censored, is as long as the window
     */
    public double kaplanMeierWithinWindow() {
        int window = definition().windowDays();
        if (customers() == 0 || secondPurchase().lastTime() < window) {
            throw new IllegalStateException(NAME
                    + " by Kaplan-Meier is undefined: nobody was seen without a second purchase for " + window
                    + " days");
        }
        return secondPurchase().failureAt(window);
    }

    @Override
    public RepeatPurchase plus(RepeatPurchase other) {
        TallyRule.checkMerge(NAME, rule, other.rule);
        return new RepeatPurchase(
                rule,
                times.plus(other.times),
                CountMath.sum(purchases, other.purchases, "purchases"),
                CountMath.sum(matured, other.matured, "matured customers"),
                CountMath.sum(repeated, other.repeated, "repeat purchasers"),
                CountMath.sum(afterAsOf, other.afterAsOf, "purchases after asOf"));
    }

    /**
     * The plain data of {@link RepeatPurchase}.
     *
     * @param type {@code repeat-purchase}
     * @param version 1
     * @param rule the window, what one purchase is, and the end of the data
     * @param purchases all purchases
     * @param matured customers whose window is over
     * @param repeated of these, those who bought again in it
     * @param afterAsOf purchases after asOf
     * @param times the days from first to second purchase
     */
    public record Counts(
            String type,
            int version,
            RepeatPurchaseRule.AsOf.Form rule,
            long purchases,
            long matured,
            long repeated,
            long afterAsOf,
            SurvivalTally.Counts times)
            implements TallyCounts<RepeatPurchase> {

        @Override
        public RepeatPurchase toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new RepeatPurchase(
                    Stored.present(rule, "the rule of repeat purchases").restore(),
                    Stored.present(times, "the times to the second purchase").toTally(),
                    purchases,
                    matured,
                    repeated,
                    afterAsOf);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("customers", toTally().customers())
                    .and("purchases", purchases)
                    .and("matured customers", matured)
                    .and("repeat purchasers", repeated)
                    .and("purchases after asOf", afterAsOf)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, rule.toForm(), purchases, matured, repeated, afterAsOf, times.toCounts());
    }

    /** One line, for example {@code repeat purchase rate 29.1 % (95 % CI 27.3 % … 31.0 %), n = 2357, within 90 days (…), 0 pending}. */
    @Override
    public String toString() {
        return line() + ", " + definition() + ", " + pending() + " pending"
                + (afterAsOf == 0 ? "" : ", " + afterAsOf + " after asOf");
    }
}
