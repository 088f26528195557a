package io.github.cxmetrics.retention;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Money;
import io.github.cxmetrics.TallyRule;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Currency;

/**
 * What counts as a conversion in time: a contract that was due was renewed, a trial became a paid subscription. Each has a first day and a number of days to
 * decide, the last of them included; a case is mature when those days have passed.
 *
 * @param name the rate's name in reports
 * @param days how many days after its first day a case has to convert; 0 means on that day or before
 * @param currency the currency of all amounts
 */
public record ConversionRule(String name, int days, Currency currency) implements Serializable {

    /**
     * Checks the rule.
     *
     * @param name the rate's name in reports
     * @param days how many days a case has to convert
     * @param currency the currency of all amounts
     * @throws IllegalArgumentException if the name is blank or the days are negative
     */
    public ConversionRule {
        checkArgument(!name.isBlank(), "the name of a conversion rate must not be blank");
        checkArgument(days >= 0, "the days to convert must not be negative: %s", days);
        Money.ofMinor(0, currency);
    }

    /**
     * Renewal rate: of the contracts that were due, those renewed by the due date or within some days of grace.
     *
     * @param graceDays how many days after the due date a renewal still counts; 0 for none
     * @param currency the currency of the contracts
     * @return the rule
     */
    public static ConversionRule renewal(int graceDays, Currency currency) {
        return new ConversionRule("renewal rate", graceDays, currency);
    }

    /**
     * Trial-to-paid rate: of the trials that have run their length, those that were paid for within it.
     *
     * @param trialDays the length of the trial
     * @param currency the currency of the plans
     * @return the rule
     */
    public static ConversionRule trial(int trialDays, Currency currency) {
        return new ConversionRule("trial-to-paid rate", trialDays, currency);
    }

    /**
     * The rule as of a date, ready to count.
     *
     * @param asOf the last day that is known in full; cases whose days have not passed by then are pending
     * @return the rule with the date
     */
    public AsOf asOf(LocalDate asOf) {
        return new AsOf(this, asOf);
    }

    /**
     * A rule and the last day that is known in full. The date says how cases were read and is no part of the rule: tallies of different dates merge.
     *
     * @param rule the rule
     * @param asOf the last day
     */
    public record AsOf(ConversionRule rule, LocalDate asOf) implements TallyRule<ConversionRate.Case, ConversionRate> {

        @Override
        public Accumulator<ConversionRate.Case, ConversionRate> accumulator() {
            return new ConversionAccumulator(this);
        }
    }

    /** For example {@code renewal rate within 30 days, EUR}. */
    @Override
    public String toString() {
        return name + " within " + days + " days, " + currency;
    }
}
