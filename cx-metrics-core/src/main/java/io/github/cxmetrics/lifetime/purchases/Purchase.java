package io.github.cxmetrics.lifetime.purchases;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * One row of a transaction log: who paid how much on which day.
 *
 * @param customer the customer's id
 * @param date the day of the purchase
 * @param cents the amount in hundredths of the currency, exact; negative for a refund
 */
public record Purchase(String customer, LocalDate date, long cents) {

    /**
     * Checks that nothing is missing.
     *
     * @param customer the customer's id
     * @param date the day
     * @param cents the amount in hundredths
     */
    public Purchase {
        requireNonNull(customer, "customer");
        requireNonNull(date, "date");
    }

    /**
     * A purchase.
     *
     * @param customer the customer's id
     * @param date the day
     * @param amount the amount, with no more than two decimals
     * @return the row
     * @throws IllegalArgumentException if the amount has more decimals or is beyond 64 bits in hundredths
     */
    public static Purchase of(String customer, LocalDate date, BigDecimal amount) {
        try {
            return new Purchase(customer, date, amount.movePointRight(2).longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("amount " + amount + " is no whole number of hundredths", e);
        }
    }

    /**
     * A purchase at a moment.
     *
     * @param customer the customer's id
     * @param at when
     * @param zone whose calendar tells the day
     * @param cents the amount in hundredths of the currency
     * @return the row
     */
    public static Purchase at(String customer, Instant at, ZoneId zone, long cents) {
        return new Purchase(customer, LocalDate.ofInstant(at, zone), cents);
    }

    int epochDay() {
        long day = date.toEpochDay();
        checkArgument((int) day == day, "date %s is beyond the calendar of purchases", date);
        return (int) day;
    }

    static String money(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
