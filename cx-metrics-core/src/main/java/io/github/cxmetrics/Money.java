package io.github.cxmetrics;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.StoredText;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Objects;

/**
 * An exact amount of one currency: a count of its minor units, cents for the euro, whole yen for the yen.
 *
 * <p>There is no way in for {@code double}, because sums of binary fractions are not exact. A price for a year has to be brought to the month, and rounded,
 * by the caller, who knows the rule.
 *
 * @param minor the amount in minor units; may be negative, as the net of a month's movements is
 * @param currency the currency
 */
public record Money(long minor, Currency currency) implements Serializable {

    /** More say nothing to a reader, and fill the memory as text. */
    private static final int MOST_DECIMALS = 100;

    private static final int MOST_DIGITS = 20;

    /**
     * Checks the currency.
     *
     * @param minor the amount in minor units
     * @param currency the currency
     * @throws IllegalArgumentException if the currency has no minor unit, as gold and {@code XXX} have none
     */
    public Money {
        digits(currency);
    }

    /**
     * An amount in minor units.
     *
     * @param minor the amount in minor units
     * @param currency the currency
     * @return the amount
     */
    public static Money ofMinor(long minor, Currency currency) {
        return new Money(minor, currency);
    }

    /**
     * A decimal amount.
     *
     * @param amount the amount in major units, say {@code 19.99}
     * @param currency the currency
     * @return the amount
     * @throws IllegalArgumentException if it has more decimals than the currency: {@code 0.125 has more decimals than EUR, which has 2}. A binary fraction in
     *     disguise, such as {@code new BigDecimal(0.1)}, is refused so
     * @throws ArithmeticException if it exceeds the range of a long
     */
    public static Money of(BigDecimal amount, Currency currency) {
        int digits = digits(currency);
        BigDecimal plain = amount.stripTrailingZeros();
        if (plain.scale() > digits) {
            String text = plain.scale() > MOST_DECIMALS ? amount.toString() : amount.toPlainString();
            throw new IllegalArgumentException(text + " has more decimals than " + currency + ", which has " + digits);
        }
        if ((long) plain.precision() - plain.scale() > MOST_DIGITS) {
            throw new ArithmeticException(
                    "an amount of more than " + MOST_DIGITS + " digits exceeds " + Long.MAX_VALUE);
        }
        BigInteger minor = plain.movePointRight(digits).toBigIntegerExact();
        if (minor.bitLength() >= Long.SIZE) {
            throw new ArithmeticException("an amount of " + minor + " minor units exceeds " + Long.MAX_VALUE);
        }
        return new Money(minor.longValue(), currency);
    }

    /**
     * A decimal amount as text.
     *
     * @param amount the amount in major units, say {@code "19.99"}
     * @param currencyCode the currency's code in ISO 4217, say {@code "EUR"}
     * @return the amount
     * @throws IllegalArgumentException if the text is no decimal number, the code is unknown, or the amount has more decimals than the currency
     */
    public static Money of(String amount, String currencyCode) {
        return of(decimal(amount), StoredText.currency(currencyCode));
    }

    private static BigDecimal decimal(String amount) {
        requireNonNull(amount, "amount");
        try {
            return new BigDecimal(amount);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "an amount must be a decimal number, not a text of " + amount.length() + " characters", e);
        }
    }

    /**
     * The amount in major units.
     *
     * @return with as many decimals as the currency has
     */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, digits(currency));
    }

    /**
     * The sum of two amounts.
     *
     * @param other an amount of the same currency
     * @return the sum
     * @throws IllegalArgumentException if the currencies differ: {@code EUR and USD don't add up}
     * @throws ArithmeticException if it exceeds the range of a long
     */
    public Money plus(Money other) {
        checkArgument(currency.equals(other.currency), "%s and %s don't add up", currency, other.currency);
        long sum = minor + other.minor;
        if (((minor ^ sum) & (other.minor ^ sum)) < 0) {
            throw new ArithmeticException(
                    "amounts overflow: " + minor + " + " + other.minor + " exceeds " + Long.MAX_VALUE);
        }
        return new Money(sum, currency);
    }

    /** For example {@code EUR 19.99}. */
    @Override
    public String toString() {
        return currency + " " + amount().toPlainString();
    }

    private static int digits(Currency currency) {
        int digits = Objects.requireNonNull(currency, "currency").getDefaultFractionDigits();
        checkArgument(digits >= 0, "currency %s has no minor unit", currency);
        return digits;
    }

    /**
     * The minor units of an amount that must be in a currency and must not be negative.
     *
     * @param expected the currency
     * @param what what the amount is, named in the refusal
     * @return the minor units, at least 0
     * @throws IllegalArgumentException if it is in another currency or negative: {@code MRR must be in EUR: USD 9.00}
     */
    public long minorIn(Currency expected, String what) {
        checkArgument(currency.equals(expected), "%s must be in %s: %s", what, expected, this);
        checkArgument(minor >= 0, "%s must not be negative: %s", what, this);
        return minor;
    }
}
