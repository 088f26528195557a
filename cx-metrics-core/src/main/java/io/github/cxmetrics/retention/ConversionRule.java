package io.github.cxmetrics.retention;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Money;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import io.github.cxmetrics.retention.ConversionRate.Case;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/**
 * What counts as a conversion in time: a contract that was due was renewed, a trial became a paid subscription. Each has a first day and a number of
 * days to decide, the last of them included; a case is mature when those days have passed. {@link #asOf} makes the rule that counts.
 *
 * @param name the rate's name in reports
 * @param days how many days after its first day a case has to convert; 0 means on that day or before
 * @param currency the currency of all amounts
 */
public record ConversionRule(String name, int days, Currency currency) implements Storable, Serializable {

    private static final String TYPE = "conversion-rule";
    private static final int VERSION = 1;

    /**
     * Checks the rule.
     *
     * @param name the rate's name in reports
     * @param days how many days a case has to convert
     * @param currency the currency of all amounts
     * @throws IllegalArgumentException if the name is blank or the days are negative
     */
    public ConversionRule {
        checkArgument(name != null && !name.isBlank(), "the name of a conversion rate must not be blank");
        checkArgument(days >= 0, "the days to convert must not be negative: %s", days);
        Money.ofMinor(0, currency);
    }

    /**
     * A rule under a name of your own.
     *
     * @param name the rate's name in reports
     * @param days how many days after its first day a case has to convert
     * @param currency the currency of all amounts
     * @return the rule
     */
    public static ConversionRule of(String name, int days, Currency currency) {
        return new ConversionRule(name, days, currency);
    }

    /**
     * Renewal rate: of the contracts that were due, those renewed by the due date or within some days of grace.
     *
     * @param graceDays how many days after the due date a renewal still counts; 0 for none
     * @param currency the currency of the contracts
     * @return the rule
     */
    public static ConversionRule renewal(int graceDays, Currency currency) {
        return of("renewal rate", graceDays, currency);
    }

    /**
     * Trial-to-paid rate: of the trials that have run their length, those that were paid for within it.
     *
     * @param trialDays the length of the trial
     * @param currency the currency of the plans
     * @return the rule
     */
    public static ConversionRule trial(int trialDays, Currency currency) {
        return of("trial-to-paid rate", trialDays, currency);
    }

    /**
     * The rule as of a date, ready to count.
     *
     * @param asOf the last day observed, that day inside; cases whose days have not passed by then are pending
     * @return the rule with the date
     */
    public AsOf asOf(LocalDate asOf) {
        return new AsOf(this, asOf);
    }

    /**
     * A rule and the last day observed. Rates of different days compare, but don't merge.
     *
     * @param definition the rule
     * @param asOf the last day observed
     */
    public record AsOf(ConversionRule definition, LocalDate asOf) implements TallyRule<Case, ConversionRate>, Storable {

        private static final String TYPE = "conversion-rule-as-of";

        /**
         * Checks that both are there.
         *
         * @param definition the rule
         * @param asOf the last day observed
         */
        public AsOf {
            checkArgument(
                    definition != null && asOf != null,
                    "conversions are read by a rule as of a day; neither may be null");
        }

        @Override
        public Optional<LocalDate> readAsOf() {
            return Optional.of(asOf);
        }

        @Override
        public Accumulator<Case, ConversionRate> accumulator() {
            return Accumulator.adding(new ConversionRate(this, 0, 0, 0, 0, 0, 0, 0, 0), this::one);
        }

        private ConversionRate one(Case observed) {
            checkArgument(observed != null, "a case must not be null");
            checkArgument(
                    observed.due().currency().equals(definition.currency),
                    "the amount due must be in %s: %s",
                    definition.currency,
                    observed.due());
            LocalDate on = observed.convertedOn();
            LocalDate lastDay = observed.on().plusDays(definition.days);
            int afterAsOf = on != null && on.isAfter(asOf) ? 1 : 0;
            if (lastDay.isAfter(asOf)) {
                return new ConversionRate(this, 0, 0, 0, 1, afterAsOf, 0, 0, 0);
            }
            long due = observed.due().minor();
            if (on == null || on.isAfter(lastDay)) {
                int late = on == null ? 0 : 1 - afterAsOf;
                return new ConversionRate(this, 1, 0, late, 0, afterAsOf, due, 0, 0);
            }
            long got = observed.converted().minor();
            return new ConversionRate(this, 1, 1, 0, 0, 0, due, Math.min(due, got), got);
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, definition.toForm(), asOf.toString());
        }

        /**
         * The plain data of a rule and the last day observed.
         *
         * @param type {@code conversion-rule-as-of}
         * @param version 1
         * @param definition the rule
         * @param asOf the last day observed, in ISO-8601
         */
        public record Form(String type, int version, ConversionRule.Form definition, String asOf)
                implements StoredForm<AsOf> {

            @Override
            public AsOf restore() {
                Stored.check(type, version, TYPE, VERSION);
                return Stored.present(definition, "the definition of a conversion rate")
                        .restore()
                        .asOf(StoredText.date(Stored.text(asOf, "the last day observed")));
            }
        }

        /** For example {@code renewal rate within 30 days, EUR, as of 2026-03-31}. */
        @Override
        public String toString() {
            return definition + ", as of " + asOf;
        }
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, name, days, currency.getCurrencyCode());
    }

    /**
     * The plain data of a rule.
     *
     * @param type {@code conversion-rule}
     * @param version 1
     * @param name the rate's name
     * @param days the days to convert
     * @param currency the currency's code
     */
    public record Form(String type, int version, String name, int days, String currency)
            implements StoredForm<ConversionRule> {

        @Override
        public ConversionRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return of(name, days, StoredText.currency(Stored.text(currency, "the currency of a conversion rate")));
        }
    }

    /** For example {@code renewal rate within 30 days, EUR}. */
    @Override
    public String toString() {
        return name + " within " + days + " days, " + currency;
    }
}
