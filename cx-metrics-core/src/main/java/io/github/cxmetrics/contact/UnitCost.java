package io.github.cxmetrics.contact;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;

/**
 * What something costs: cost per contact, per resolution, per durable resolution. Amounts are whole minor units (cents), so sums are exact; another currency is
 * refused, not converted.
 *
 * @param currency the currency
 * @param minorUnits the costs in all, in minor units of the currency, not negative
 * @param units how many contacts, or resolutions, they are shared by
 * @param per what they are: {@code contact}, {@code durable resolution}
 */
public record UnitCost(Currency currency, long minorUnits, long units, String per)
        implements Tally<UnitCost>, TallyCounts<UnitCost> {

    /**
     * Checks the amounts.
     *
     * @param currency the currency
     * @param minorUnits the costs in all
     * @param units how many they are shared by
     * @param per what they are
     * @throws IllegalArgumentException if a number is negative, or currency or name are missing
     */
    public UnitCost {
        checkArgument(currency != null, "a cost needs its currency");
        checkArgument(per != null && !per.isBlank(), "a cost needs the name of what it is shared by");
        CountMath.checkNotNegative(minorUnits, "costs");
        CountMath.checkNotNegative(units, "units");
    }

    /**
     * Costs shared by contacts.
     *
     * @param costs the costs in all, with no more decimals than the currency has
     * @param currency the currency
     * @param contacts how many
     * @return the cost per contact
     * @throws IllegalArgumentException if a number is negative, or the amount finer than the currency: {@code 1.005 is finer than USD has}
     */
    public static UnitCost perContact(BigDecimal costs, Currency currency, long contacts) {
        return new UnitCost(currency, minorUnits(costs, currency), contacts, "contact");
    }

    /**
     * An amount in minor units.
     *
     * @param amount an amount with no more decimals than the currency has
     * @param currency the currency
     * @return the amount in cents, or whatever is smallest
     * @throws IllegalArgumentException if the amount is finer than the currency
     */
    public static long minorUnits(BigDecimal amount, Currency currency) {
        BigDecimal minor = amount.movePointRight(digits(currency)).stripTrailingZeros();
        checkArgument(minor.scale() <= 0, "%s is finer than %s has", amount.toPlainString(), currency);
        return minor.longValueExact();
    }

    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    /**
     * How costs are counted: an observation is what one unit cost, in minor units.
     *
     * @param currency the currency
     * @param per what a unit is
     */
    public record Rule(Currency currency, String per) implements TallyRule<Long, UnitCost> {

        @Override
        public Accumulator<Long, UnitCost> accumulator() {
            return new Counting(new UnitCost(currency, 0, 0, per));
        }
    }

    /** How many units the costs are shared by. */
    @Override
    public long count() {
        return units;
    }

    /**
     * The costs in all.
     *
     * @return the exact amount
     */
    public BigDecimal total() {
        return BigDecimal.valueOf(minorUnits, digits(currency));
    }

    /**
     * The cost of one unit.
     *
     * @param decimals how many decimals
     * @return {@code total / units} with so many decimals, rounded half even
     * @throws IllegalStateException if there are no units
     */
    public BigDecimal each(int decimals) {
        return eachIfDefined(decimals)
                .orElseThrow(() -> new IllegalStateException("cost per " + per + " is undefined: no units"));
    }

    /**
     * The cost of one unit, where there are units.
     *
     * @param decimals how many decimals
     * @return {@code total / units}, or nothing
     */
    public Optional<BigDecimal> eachIfDefined(int decimals) {
        return units == 0
                ? Optional.empty()
                : Optional.of(total().divide(BigDecimal.valueOf(units), decimals, RoundingMode.HALF_EVEN));
    }

    @Override
    public UnitCost plus(UnitCost other) {
        checkArgument(
                currency.equals(other.currency) && per.equals(other.per),
                "costs differ: %s per %s and %s per %s",
                currency,
                per,
                other.currency,
                other.per);
        return new UnitCost(
                currency,
                CountMath.sum(minorUnits, other.minorUnits, "costs"),
                CountMath.sum(units, other.units, "units"),
                per);
    }

    @Override
    public TallyCounts<UnitCost> toCounts() {
        return this;
    }

    @Override
    public UnitCost toTally() {
        return this;
    }

    /** One line, for example {@code EUR 4.27 per contact, n = 1200}. */
    @Override
    public String toString() {
        return units == 0
                ? "cost per " + per + ": no units"
                : currency + " " + each(digits(currency)).toPlainString() + " per " + per + ", n = " + units;
    }

    private static final class Counting implements Accumulator<Long, UnitCost> {

        private UnitCost sum;

        Counting(UnitCost none) {
            sum = none;
        }

        @Override
        public void add(Long minorUnits) {
            checkArgument(minorUnits != null, "a cost must not be null");
            sum = sum.plus(new UnitCost(sum.currency, minorUnits, 1, sum.per));
        }

        @Override
        public void addAll(UnitCost tally) {
            sum = sum.plus(tally);
        }

        @Override
        public UnitCost snapshot() {
            return sum;
        }
    }
}
