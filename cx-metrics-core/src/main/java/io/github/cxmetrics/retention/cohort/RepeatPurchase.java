package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.SerializedTally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.StoredText;
import io.github.cxmetrics.survival.SurvivalCurve;
import io.github.cxmetrics.survival.SurvivalTally;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;

/**
 * The repeat purchase rate: of the customers whose window is over, how many bought a second time within it.
 *
 * <p>The value is {@code repeated within the window / matured}, 0..1, where a customer is mature if first purchase + window is not after {@code asOf},
 * whatever happened in between. The others are {@link #pending()}: to count them as lost makes the rate too low, and to count only those of them who have
 * already bought again makes it too high. Intervals are Wilson's, differences Newcombe's.
 *
 * <p>{@link #secondPurchase()} uses pending customers too, as censored: the time to the second purchase. The share of all customers with two purchases is
 * {@link #repeatersSoFar()}: it grows with the age of the log and is no rate.
 *
 * <p>Nobody mature: the value is undefined.
 */
public final class RepeatPurchase implements Metric<RepeatPurchase>, Serializable {

    private static final long serialVersionUID = 1;
    private static final String NAME = "repeat purchase rate";

    private final RepeatPurchaseRule rule;
    private final SurvivalTally times;
    private final long purchases;
    private final long matured;
    private final long repeated;

    RepeatPurchase(RepeatPurchaseRule rule, SurvivalTally times, long purchases, long matured, long repeated) {
        this.rule = rule;
        this.times = times;
        this.purchases = CountMath.checkNotNegative(purchases, "purchases");
        this.matured = CountMath.checkNotNegative(matured, "matured customers");
        this.repeated = CountMath.checkNotNegative(repeated, "repeat purchasers");
        checkArgument(
                repeated <= matured,
                "repeat purchasers must not exceed matured customers: %s of %s",
                repeated,
                matured);
        checkArgument(
                matured <= times.count(),
                "matured customers must not exceed customers: %s of %s",
                matured,
                times.count());
        checkArgument(
                purchases >= times.count() && purchases - times.count() >= times.observed(),
                "%s customers, %s of them with a second purchase, can't have %s purchases",
                times.count(),
                times.observed(),
                purchases);
    }

    /**
     * Counts a log; makes an object per customer.
     *
     * @param rule the window, and what one purchase is
     * @param log the purchases
     * @return the tally
     * @throws IllegalArgumentException if a purchase is after the rule's {@code asOf}
     */
    public static RepeatPurchase of(RepeatPurchaseRule rule, ActivityLog log) {
        log.checkNotAfter(rule.asOf(), rule.zone());
        RepeatPurchaseAccumulator accumulator = new RepeatPurchaseAccumulator(rule);
        LogGroups.forEach(log, rule.zone(), accumulator::add);
        return accumulator.snapshot();
    }

    /**
     * The window, and what one purchase is.
     *
     * @return the rule; of merged tallies with the latest {@code asOf}
     */
    public RepeatPurchaseRule rule() {
        return rule;
    }

    /** Customers whose window is over. */
    @Override
    public long count() {
        return matured;
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
     * The share of all customers with a second purchase by now (by dates: by the last one that is over), however long they have been watched. It mixes young and old customers, so it can't be
     * compared between groups or dates.
     *
     * @return customers with two purchases of all
     */
    public Proportion repeatersSoFar() {
        return Proportion.of(times.observed(), customers());
    }

    /**
     * The headline as a proportion.
     *
     * @return repeated within the window of matured
     */
    public Proportion withinWindow() {
        return Proportion.of(repeated, matured);
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
     * The share of matured customers who bought again within the window, 0..1, never rounded.
     *
     * @throws IllegalStateException if nobody is mature
     */
    @Override
    public double value() {
        return defined().value();
    }

    private Proportion defined() {
        if (matured == 0) {
            throw new IllegalStateException(NAME + " is undefined: no customers whose window is over");
        }
        return withinWindow();
    }

    @Override
    public Interval interval(Confidence confidence) {
        return defined().interval(confidence);
    }

    @Override
    public Comparison versus(RepeatPurchase baseline, Confidence confidence) {
        rule.mergedWith(baseline.rule);
        return defined().versus(baseline.defined(), confidence).named(NAME);
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
     * seen without a second purchase for as long as the window; {@link #withinWindow()} does not.
     *
     * @return {@code 1 - S(window)}, 0..1
     * @throws IllegalStateException if no time to a second purchase, observed or censored, is as long as the window
     */
    public double kaplanMeierWithinWindow() {
        defined();
        SurvivalCurve curve = secondPurchase();
        if (curve.lastTime() < rule.windowDays()) {
            throw new IllegalStateException(
                    NAME + " by Kaplan-Meier is undefined: nobody was seen without a second purchase for "
                            + rule.windowDays() + " days");
        }
        return curve.failureAt(rule.windowDays());
    }

    @Override
    public RepeatPurchase plus(RepeatPurchase other) {
        return new RepeatPurchase(
                rule.mergedWith(other.rule),
                times.plus(other.times),
                CountMath.sum(purchases, other.purchases, "purchases"),
                CountMath.sum(matured, other.matured, "matured customers"),
                CountMath.sum(repeated, other.repeated, "repeat purchasers"));
    }

    /**
     * The plain data of {@link RepeatPurchase}.
     *
     * @param occasions what one purchase is
     * @param zone the region
     * @param windowDays the window
     * @param asOf the latest time up to which customers were watched
     * @param purchases all purchases
     * @param matured customers whose window is over
     * @param repeated of these, those who bought again in it
     * @param times the days from first to second purchase
     */
    public record Counts(
            RepeatPurchaseRule.Occasions occasions,
            String zone,
            int windowDays,
            String asOf,
            long purchases,
            long matured,
            long repeated,
            SurvivalTally.Counts times)
            implements TallyCounts<RepeatPurchase> {

        @Override
        public RepeatPurchase toTally() {
            return new RepeatPurchase(
                    new RepeatPurchaseRule(occasions, StoredText.zone(zone), windowDays, StoredText.instant(asOf)),
                    times.toTally(),
                    purchases,
                    matured,
                    repeated);
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                rule.occasions(),
                rule.zone().getId(),
                rule.windowDays(),
                rule.asOf().toString(),
                purchases,
                matured,
                repeated,
                times.toCounts());
    }

    private Object writeReplace() {
        return new SerializedTally<>(toCounts());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a repeat purchase rate is serialized through its counts");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RepeatPurchase that
                && rule.equals(that.rule)
                && times.equals(that.times)
                && purchases == that.purchases
                && matured == that.matured
                && repeated == that.repeated;
    }

    @Override
    public int hashCode() {
        int counts = 31 * (31 * Long.hashCode(purchases) + Long.hashCode(matured)) + Long.hashCode(repeated);
        return 31 * (31 * rule.hashCode() + times.hashCode()) + counts;
    }

    /** One line, for example {@code repeat purchase rate 29.1 % (95 % CI 27.3 % … 31.0 %), n = 2357, within 90 days (…), 0 pending}. */
    @Override
    public String toString() {
        return (matured == 0 ? NAME + ": nobody mature" : line()) + ", " + rule.text() + ", " + pending()
                + " pending";
    }
}
