package io.github.cxmetrics.contact;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Money;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * What something costs: cost per contact, per resolution, per durable resolution. Sums are exact; another currency is refused, not converted.
 *
 * @param total the costs in all, not negative
 * @param units how many contacts, or resolutions, they are shared by
 * @param per what they are: {@code contact}, {@code durable resolution}
 */
public record UnitCost(Money total, long units, String per) implements Tally<UnitCost>, Serializable {

    private static final String TYPE = "unit-cost";
    private static final int MOST_DECIMALS = 100;
    private static final int VERSION = 1;

    /**
     * Checks the amounts.
     *
     * @param total the costs in all
     * @param units how many they are shared by
     * @param per what they are
     * @throws IllegalArgumentException if a number is negative, or costs or name are missing
     */
    public UnitCost {
        checkArgument(total != null, "a cost per unit needs the costs in all");
        total.minorIn(total.currency(), "costs");
        CountMath.checkNotNegative(units, "units");
        checkName(per);
    }

    private static void checkName(String per) {
        checkArgument(per != null && !per.isBlank(), "a cost needs the name of what it is shared by");
    }

    /**
     * Costs shared by units.
     *
     * @param total the costs in all, not negative
     * @param units how many contacts, orders or resolutions
     * @param per what they are: {@code order}
     * @return the cost per unit
     * @throws IllegalArgumentException if a number is negative, or the name is missing
     */
    public static UnitCost of(Money total, long units, String per) {
        return new UnitCost(total, units, per);
    }

    /**
     * Costs shared by contacts.
     *
     * @param total the costs in all, not negative
     * @param contacts how many
     * @return the cost per contact
     * @throws IllegalArgumentException if a number is negative
     */
    public static UnitCost perContact(Money total, long contacts) {
        return new UnitCost(total, contacts, "contact");
    }

    /**
     * How costs are counted: an observation is what one unit cost.
     *
     * @param currency the currency
     * @param per what a unit is
     */
    public record Rule(Currency currency, String per) implements TallyRule<Money, UnitCost>, Storable {

        private static final String TYPE = "unit-cost-rule";
        private static final int VERSION = 1;

        /**
         * Checks the parts.
         *
         * @param currency the currency
         * @param per what a unit is
         * @throws IllegalArgumentException if the name is missing, or the currency is or has no minor unit
         */
        public Rule {
            checkArgument(currency != null, "a cost needs its currency");
            Money.ofMinor(0, currency);
            checkName(per);
        }

        /**
         * The rule of a currency and a unit.
         *
         * @param currency the currency
         * @param per what a unit is: {@code contact}, {@code order}
         * @return the rule
         */
        public static Rule of(Currency currency, String per) {
            return new Rule(currency, per);
        }

        @Override
        public Accumulator<Money, UnitCost> accumulator() {
            return Accumulator.adding(new UnitCost(Money.ofMinor(0, currency), 0, per), cost -> {
                checkArgument(cost != null, "a cost must not be null");
                return new UnitCost(Money.ofMinor(cost.minorIn(currency, "a cost"), currency), 1, per);
            });
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, currency.getCurrencyCode(), per);
        }

        /**
         * The plain data of a rule.
         *
         * @param type {@code unit-cost-rule}
         * @param version 1
         * @param currency the currency's code
         * @param per what a unit is
         */
        public record Form(String type, int version, String currency, String per) implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return new Rule(StoredText.currency(Stored.text(currency, "the currency of a cost")), per);
            }
        }

        /** For example {@code EUR per contact}. */
        @Override
        public String toString() {
            return currency + " per " + per;
        }
    }

    @Override
    public Rule rule() {
        return new Rule(total.currency(), per);
    }

    /** How many units the costs are shared by. */
    @Override
    public long count() {
        return units;
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
        checkArgument(
                decimals >= 0 && decimals <= MOST_DECIMALS,
                "decimals must be in 0..%s, not %s",
                MOST_DECIMALS,
                decimals);
        return units == 0
                ? Optional.empty()
                : Optional.of(total.amount().divide(BigDecimal.valueOf(units), decimals, RoundingMode.HALF_EVEN));
    }

    @Override
    public UnitCost plus(UnitCost other) {
        TallyRule.checkMerge("cost", rule(), other.rule());
        return new UnitCost(
                Money.ofMinor(CountMath.sum(total.minor(), other.total.minor(), "costs"), total.currency()),
                CountMath.sum(units, other.units, "units"),
                per);
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, rule().toForm(), total.minor(), units);
    }

    /**
     * The plain data of a cost.
     *
     * @param type {@code unit-cost}
     * @param version 1
     * @param rule the currency, and what a unit is
     * @param minor the costs in all, in minor units of the currency
     * @param units how many units they are shared by
     */
    public record Counts(String type, int version, Rule.Form rule, long minor, long units)
            implements TallyCounts<UnitCost> {

        @Override
        public UnitCost toTally() {
            Stored.check(type, version, TYPE, VERSION);
            Rule counting = Stored.present(rule, "the rule of a cost").restore();
            return new UnitCost(Money.ofMinor(minor, counting.currency()), units, counting.per());
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("costs in minor units", minor).and("units", units).map();
        }
    }

    /** One line, for example {@code EUR 4.27 per contact, n = 1200}. */
    @Override
    public String toString() {
        return units == 0
                ? "cost per " + per + ": no units"
                : total.currency() + " " + each(total.amount().scale()).toPlainString() + " per " + per + ", n = "
                        + units;
    }
}
