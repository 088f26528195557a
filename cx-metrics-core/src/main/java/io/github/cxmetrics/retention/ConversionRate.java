package io.github.cxmetrics.retention;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Share;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.ExportTimes;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Ratios;
import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renewal rate, trial-to-paid rate: of the cases that had their time to convert, the share that did.
 *
 * <p>The value is {@code converted / mature}, 0..1. Cases whose days have not passed by {@code asOf} are {@link #pending()} whatever has happened to
 * them: counting those that converted early, and not those that still may, would raise the rate. A conversion after the days counts as {@link
 * #late()} and not as converted; one after {@code asOf} was not seen yet ({@link #afterAsOf()}). Beside the count stand the amounts.
 *
 * <p>Tallies of disjoint cases merge if they were read by one rule as of one day. No mature case leaves the value undefined.
 *
 * @param rule what counts as a conversion in time, and the last day observed
 * @param mature how many cases have had their time
 * @param converted how many of those converted in time
 * @param late how many of the others converted later
 * @param pending how many cases are not mature
 * @param afterAsOf how many conversions came after {@code asOf}; they were set aside, their cases read without them
 * @param dueMinor the amounts at stake in mature cases, in minor units
 * @param keptMinor of these, what the cases converted in time kept: the smaller of both amounts of each
 * @param convertedMinor the amounts that the cases converted in time came to
 */
public record ConversionRate(
        ConversionRule.AsOf rule,
        long mature,
        long converted,
        long late,
        long pending,
        long afterAsOf,
        long dueMinor,
        long keptMinor,
        long convertedMinor)
        implements Share<ConversionRate>, Serializable {

    private static final String TYPE = "conversion-rate";
    private static final int VERSION = 1;
    private static final String MATURE = "mature cases";

    /**
     * Checks the counts.
     *
     * @param rule what counts as a conversion in time, and the last day observed
     * @param mature how many cases have had their time
     * @param converted how many of those converted in time
     * @param late how many of the others converted later
     * @param pending how many cases are not mature
     * @param afterAsOf how many conversions came after {@code asOf}
     * @param dueMinor the amounts at stake in mature cases
     * @param keptMinor of these, what was kept
     * @param convertedMinor the amounts that the cases converted in time came to
     * @throws IllegalArgumentException if a count is negative, or a part exceeds its whole
     */
    public ConversionRate {
        Stored.present(rule, "the rule of a conversion rate");
        CountMath.checkNotNegative(mature, MATURE);
        CountMath.checkNotNegative(converted, "converted cases");
        CountMath.checkNotNegative(late, "late cases");
        CountMath.checkNotNegative(pending, "pending cases");
        CountMath.checkNotNegative(afterAsOf, "conversions after asOf");
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
                afterAsOf - pending <= mature - converted - late,
                "conversions after asOf must not exceed cases without an earlier one: %s of %s pending and %s others",
                afterAsOf,
                pending,
                mature - converted - late);
        checkArgument(
                (mature > 0 || dueMinor == 0) && (converted > 0 || convertedMinor == 0),
                "amounts need cases: %s due of %s mature cases, %s converted of %s",
                dueMinor,
                mature,
                convertedMinor,
                converted);
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
    public record Case(LocalDate on, @Nullable LocalDate convertedOn, Money due, Money converted)
            implements Serializable {

        /**
         * Checks the amounts.
         *
         * @param on its first day
         * @param convertedOn the day on which it converted
         * @param due the amount at stake
         * @param converted the amount that it converted to
         * @throws IllegalArgumentException if the first day or an amount is null, a day is a placeholder of exports (0001-01-01, 9999-12-31), an
         *     amount negative, the currencies differ, or there is an amount without a conversion
         */
        public Case {
            checkArgument(on != null, "the first day of a case must not be null");
            ExportTimes.check(on, "the first day of a case");
            if (convertedOn != null) {
                ExportTimes.check(convertedOn, "the day of conversion");
            }
            checkArgument(due != null && converted != null, "the amounts of a case must not be null");
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
     * @param rule what counted as a conversion in time, and the last day observed
     * @param converted how many of the mature cases converted in time
     * @param mature how many cases had had their time by then
     * @return the rate
     * @throws IllegalArgumentException if a count is negative, or more converted than were mature
     */
    public static ConversionRate ofCounts(ConversionRule.AsOf rule, long converted, long mature) {
        return new ConversionRate(rule, mature, converted, 0, 0, 0, 0, 0, 0);
    }

    @Override
    public ConversionRule definition() {
        return rule.definition();
    }

    /**
     * The last day observed, that day inside.
     *
     * @return the day
     */
    public LocalDate asOf() {
        return rule.asOf();
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
     * The rate by amount, no case above what it had at stake: {@code Σ min(due, converted) / Σ due} over mature cases. A ratio of sums, without an
     * interval.
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
        return Money.ofMinor(dueMinor, definition().currency());
    }

    /** The cases that converted in time, of the mature ones. */
    @Override
    public Proportion proportion() {
        return Proportion.of(converted, mature).named(name(), MATURE);
    }

    @Override
    public String name() {
        return definition().name();
    }

    @Override
    public String counted() {
        return MATURE;
    }

    @Override
    public ConversionRate plus(ConversionRate other) {
        TallyRule.checkMerge(name(), rule, other.rule);
        return new ConversionRate(
                rule,
                CountMath.sum(mature, other.mature, MATURE),
                converted + other.converted,
                late + other.late,
                CountMath.sum(pending, other.pending, "pending cases"),
                CountMath.sum(afterAsOf, other.afterAsOf, "conversions after asOf"),
                CountMath.sum(dueMinor, other.dueMinor, "amounts due"),
                keptMinor + other.keptMinor,
                CountMath.sum(convertedMinor, other.convertedMinor, "amounts converted"));
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                TYPE,
                VERSION,
                rule.toForm(),
                mature,
                converted,
                late,
                pending,
                afterAsOf,
                dueMinor,
                keptMinor,
                convertedMinor);
    }

    /**
     * The plain data of a conversion rate.
     *
     * @param type {@code conversion-rate}
     * @param version 1
     * @param rule what counts as a conversion in time, and the last day observed
     * @param mature how many cases have had their time
     * @param converted how many of those converted in time
     * @param late how many of the others converted later
     * @param pending how many cases are not mature
     * @param afterAsOf how many conversions came after {@code asOf}
     * @param dueMinor the amounts at stake in mature cases
     * @param keptMinor of these, what was kept
     * @param convertedMinor the amounts that the cases converted in time came to
     */
    public record Counts(
            String type,
            int version,
            ConversionRule.AsOf.Form rule,
            long mature,
            long converted,
            long late,
            long pending,
            long afterAsOf,
            long dueMinor,
            long keptMinor,
            long convertedMinor)
            implements TallyCounts<ConversionRate> {

        @Override
        public ConversionRate toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new ConversionRate(
                    Stored.present(rule, "the rule of a conversion rate").restore(),
                    mature,
                    converted,
                    late,
                    pending,
                    afterAsOf,
                    dueMinor,
                    keptMinor,
                    convertedMinor);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("mature", mature)
                    .and("converted", converted)
                    .and("late", late)
                    .and("pending", pending)
                    .and("after asOf", afterAsOf)
                    .and("amount due", dueMinor)
                    .and("amount kept", keptMinor)
                    .and("amount converted", convertedMinor)
                    .map();
        }
    }

    /** One line, for example {@code renewal rate 85.0 % (95 % CI 76.7 % … 90.7 %), n = 100: 3 late, 12 pending as of 2026-03-31}. */
    @Override
    public String toString() {
        return (mature == 0 ? line() : line() + ": " + late + " late") + ", " + pending + " pending as of " + asOf()
                + (afterAsOf == 0 ? "" : ", " + afterAsOf + " converted after it");
    }
}
