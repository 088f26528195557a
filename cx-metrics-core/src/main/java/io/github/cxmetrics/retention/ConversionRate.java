package io.github.cxmetrics.retention;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Money;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Ratios;
import io.github.cxmetrics.internal.StoredText;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Renewal rate, trial-to-paid rate: of the cases that had their time to convert, the share that did.
 *
 * <p>The value is {@code converted / mature}, 0..1. Cases whose days have not passed by {@code asOf} are {@link #pending()} whatever has happened to them: counting
 * those that converted early, and not those that still may, would raise the rate. A conversion after the days counts as {@link #late()} and not as converted.
 * Beside the count stand the amounts.
 *
 * <p>Intervals are Wilson's, differences Newcombe's. Tallies of disjoint cases merge under one rule. No mature case leaves the value undefined.
 *
 * @param definition what counts as a conversion in time
 * @param asOf the last day known in full, the latest of the parts
 * @param mature how many cases have had their time
 * @param converted how many of those converted in time
 * @param late how many of the others converted later
 * @param pending how many cases are not mature
 * @param dueMinor the amounts at stake in mature cases, in minor units
 * @param keptMinor of these, what the cases converted in time kept: the smaller of both amounts of each
 * @param convertedMinor the amounts that the cases converted in time came to
 */
public record ConversionRate(
        ConversionRule definition,
        LocalDate asOf,
        long mature,
        long converted,
        long late,
        long pending,
        long dueMinor,
        long keptMinor,
        long convertedMinor)
        implements Metric<ConversionRate>, Serializable {

    /**
     * Checks the counts.
     *
     * @param definition what counts as a conversion in time
     * @param asOf the last day known in full
     * @param mature how many cases have had their time
     * @param converted how many of those converted in time
     * @param late how many of the others converted later
     * @param pending how many cases are not mature
     * @param dueMinor the amounts at stake in mature cases
     * @param keptMinor of these, what was kept
     * @param convertedMinor the amounts that the cases converted in time came to
     * @throws IllegalArgumentException if a count is negative, or a part exceeds its whole
     */
    public ConversionRate {
        CountMath.checkNotNegative(mature, "mature cases");
        CountMath.checkNotNegative(converted, "converted cases");
        CountMath.checkNotNegative(late, "late cases");
        CountMath.checkNotNegative(pending, "pending cases");
        CountMath.checkNotNegative(dueMinor, "amounts due");
        CountMath.checkNotNegative(keptMinor, "amounts kept");
        CountMath.checkNotNegative(convertedMinor, "amounts converted");
        checkArgument(
                converted <= mature && late <= mature - converted,
                "converted and late cases must not exceed mature cases: %s + %s of %s",
                converted,
                late,
                mature);
        checkArgument(
                keptMinor <= dueMinor && keptMinor <= convertedMinor,
                "amounts kept must not exceed amounts due and converted: %s of %s and %s",
                keptMinor,
                dueMinor,
                convertedMinor);
    }

    /**
     * One contract or trial.
     *
     * @param on its first day: the due date of a contract, the start of a trial
     * @param convertedOn the day on which it converted; null if it has not
     * @param due the amount at stake: the contract's, or the price of the plan that is tried
     * @param converted the amount that it converted to; 0 if it has not
     */
    public record Case(LocalDate on, @Nullable LocalDate convertedOn, Money due, Money converted) {

        /**
         * Checks the amounts.
         *
         * @param on its first day
         * @param convertedOn the day on which it converted
         * @param due the amount at stake
         * @param converted the amount that it converted to
         * @throws IllegalArgumentException if an amount is negative, the currencies differ, or there is an amount without a conversion
         */
        public Case {
            due.minorIn(due.currency(), "amount due");
            converted.minorIn(due.currency(), "amount converted");
            checkArgument(
                    convertedOn != null || converted.minor() == 0,
                    "a case that has not converted can't come to %s",
                    converted);
        }

        /**
         * A case that has converted.
         *
         * @param on its first day
         * @param convertedOn the day on which it converted; before the first day for a contract renewed early
         * @param due the amount at stake
         * @param converted the amount that it converted to
         * @return the case
         */
        public static Case converted(LocalDate on, LocalDate convertedOn, Money due, Money converted) {
            return new Case(on, convertedOn, due, converted);
        }

        /**
         * A case that has not converted so far.
         *
         * @param on its first day
         * @param due the amount at stake
         * @return the case
         */
        public static Case open(LocalDate on, Money due) {
            return new Case(on, null, due, Money.ofMinor(0, due.currency()));
        }
    }

    /**
     * A rate from counts, without amounts.
     *
     * @param rule what counted as a conversion in time
     * @param asOf the last day known in full
     * @param mature how many cases had had their time by then
     * @param converted how many of those converted in time
     * @return the rate
     * @throws IllegalArgumentException if a count is negative, or more converted than were mature
     */
    public static ConversionRate ofCounts(ConversionRule rule, LocalDate asOf, long mature, long converted) {
        return new ConversionRate(rule, asOf, mature, converted, 0, 0, 0, 0, 0);
    }

    /**
     * The mature cases that did not convert in time.
     *
     * @return {@code mature − converted}, the late ones among them
     */
    public long lost() {
        return mature - converted;
    }

    /**
     * The rate by amount, no case above what it had at stake: {@code Σ min(due, converted) / Σ due} over mature cases. A ratio of sums, without an interval.
     *
     * @return 0..1
     * @throws IllegalStateException if no mature case had an amount at stake
     */
    public double amountRate() {
        checkAmountDefined();
        return Ratios.of(keptMinor, dueMinor);
    }

    /**
     * The rate by amount with price rises and larger plans: {@code Σ converted / Σ due} over mature cases. May exceed 1.
     *
     * @return 0 or more
     * @throws IllegalStateException if no mature case had an amount at stake
     */
    public double amountRateInclExpansion() {
        checkAmountDefined();
        return Ratios.of(convertedMinor, dueMinor);
    }

    private void checkAmountDefined() {
        if (dueMinor == 0) {
            throw new IllegalStateException(name() + " by amount is undefined: no amount was due");
        }
    }

    /**
     * The amounts at stake in mature cases.
     *
     * @return the sum
     */
    public Money due() {
        return Money.ofMinor(dueMinor, definition.currency());
    }

    /** How many cases are mature. */
    @Override
    public long count() {
        return mature;
    }

    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public Unit unit() {
        return Unit.SHARE;
    }

    /**
     * The share of mature cases that converted in time, 0..1, never rounded.
     *
     * @throws IllegalStateException if no case is mature
     */
    @Override
    public double value() {
        return defined().value();
    }

    /**
     * The rate in percent.
     *
     * @return {@code 100 · value()}, 0..100
     * @throws IllegalStateException if no case is mature
     */
    public double percent() {
        return defined().percent();
    }

    private Proportion defined() {
        if (mature == 0) {
            throw new IllegalStateException(name() + " is undefined: no mature cases");
        }
        return Proportion.of(converted, mature);
    }

    @Override
    public ConversionRate plus(ConversionRate other) {
        checkSameRule(other);
        return new ConversionRate(
                definition,
                asOf.isAfter(other.asOf) ? asOf : other.asOf,
                CountMath.sum(mature, other.mature, "mature cases"),
                converted + other.converted,
                late + other.late,
                CountMath.sum(pending, other.pending, "pending cases"),
                CountMath.sum(dueMinor, other.dueMinor, "amounts due"),
                keptMinor + other.keptMinor,
                CountMath.sum(convertedMinor, other.convertedMinor, "amounts converted"));
    }

    private void checkSameRule(ConversionRate other) {
        checkArgument(definition.equals(other.definition), "%s and %s are different rules", definition, other.definition);
    }

    @Override
    public Interval interval(Confidence confidence) {
        return defined().interval(confidence);
    }

    @Override
    public Comparison versus(ConversionRate baseline, Confidence confidence) {
        checkSameRule(baseline);
        return defined().versus(baseline.defined(), confidence).named(name());
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                definition.name(),
                definition.days(),
                definition.currency().getCurrencyCode(),
                asOf.toString(),
                mature,
                converted,
                late,
                pending,
                dueMinor,
                keptMinor,
                convertedMinor);
    }

    /**
     * The plain data of a conversion rate.
     *
     * @param name the rule's name
     * @param days its days to convert
     * @param currency its currency's code
     * @param asOf the last day known in full, in ISO-8601
     * @param mature how many cases have had their time
     * @param converted how many of those converted in time
     * @param late how many of the others converted later
     * @param pending how many cases are not mature
     * @param dueMinor the amounts at stake in mature cases
     * @param keptMinor of these, what was kept
     * @param convertedMinor the amounts that the cases converted in time came to
     */
    public record Counts(
            String name,
            int days,
            String currency,
            String asOf,
            long mature,
            long converted,
            long late,
            long pending,
            long dueMinor,
            long keptMinor,
            long convertedMinor)
            implements TallyCounts<ConversionRate> {

        @Override
        public ConversionRate toTally() {
            return new ConversionRate(
                    new ConversionRule(name, days, StoredText.currency(currency)),
                    LocalDate.parse(asOf),
                    mature,
                    converted,
                    late,
                    pending,
                    dueMinor,
                    keptMinor,
                    convertedMinor);
        }
    }

    /** One line, for example {@code renewal rate 85.0 % (95 % CI 76.7 % … 90.7 %), n = 100: 3 late, 12 pending as of 2026-03-31}. */
    @Override
    public String toString() {
        return (mature == 0 ? name() + ": no mature cases" : line() + ": " + late + " late") + ", " + pending
                + " pending as of " + asOf;
    }
}
