package io.github.cxmetrics.lifetime.purchases;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Money;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import java.util.Currency;

/**
 * How rows become a log of purchases: in one currency, with a policy for amounts of zero and below.
 *
 * @param currency the currency of all amounts; its digits say what a major unit is
 * @param amounts what amounts of zero and below mean
 */
public record PurchaseRule(Currency currency, AmountPolicy amounts)
        implements TallyRule<Purchase, PurchaseLog>, Storable {

    private static final String TYPE = "purchase-rule";
    private static final int VERSION = 1;

    /**
     * Checks the parts.
     *
     * @param currency the currency of all amounts
     * @param amounts what amounts of zero and below mean
     * @throws IllegalArgumentException if a part is missing or the currency has no minor unit, as gold has none
     */
    public PurchaseRule {
        checkArgument(currency != null, "a rule of purchases needs a currency");
        checkArgument(amounts != null, "a rule of purchases needs a policy for amounts of 0 and below");
        checkArgument(currency.getDefaultFractionDigits() >= 0, "currency %s has no minor unit", currency);
    }

    /**
     * The rule that refuses amounts of zero and below.
     *
     * @param currency the currency of all amounts
     * @return the rule
     * @throws IllegalArgumentException if the currency has no minor unit
     */
    public static PurchaseRule of(Currency currency) {
        return new PurchaseRule(currency, AmountPolicy.REFUSE);
    }

    /**
     * The same rule with another policy for amounts of zero and below.
     *
     * @param policy what they mean
     * @return the changed copy
     */
    public PurchaseRule withAmounts(AmountPolicy policy) {
        return new PurchaseRule(currency, policy);
    }

    @Override
    public Accumulator<Purchase, PurchaseLog> accumulator() {
        return new PurchaseAccumulator(this);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, currency.getCurrencyCode(), amounts);
    }

    /**
     * The plain data of a rule.
     *
     * @param type {@code purchase-rule}
     * @param version 1
     * @param currency the currency's code in ISO 4217
     * @param amounts what amounts of zero and below mean
     */
    public record Form(String type, int version, String currency, AmountPolicy amounts)
            implements StoredForm<PurchaseRule> {

        @Override
        public PurchaseRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new PurchaseRule(StoredText.currency(Stored.text(currency, "the currency of purchases")), amounts);
        }
    }

    void check(long minor) {
        if (amounts.refuses(minor)) {
            throw new IllegalArgumentException(
                    "amount must be " + (amounts == AmountPolicy.REFUSE ? "above" : "at least") + " 0, not "
                            + Money.ofMinor(minor, currency) + "; an AmountPolicy says what such a row means");
        }
    }

    /** Money in major units, correctly rounded: {@code minor / (10^digits · parts)}. */
    double major(long minor, int parts) {
        return minor / (Math.pow(10, currency.getDefaultFractionDigits()) * parts);
    }

    /** For example {@code EUR (net)}. */
    @Override
    public String toString() {
        return currency + " (" + amounts + ")";
    }
}
