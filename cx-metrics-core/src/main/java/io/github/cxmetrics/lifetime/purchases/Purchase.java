package io.github.cxmetrics.lifetime.purchases;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.internal.Calendar;
import io.github.cxmetrics.internal.ExportTimes;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One row of a transaction log: who paid how much on which day.
 *
 * @param customer the customer's id
 * @param date the day of the purchase
 * @param amount what was paid, exact; negative for a refund
 */
public record Purchase(String customer, LocalDate date, Money amount) implements Serializable {

    /**
     * Checks that nothing is missing.
     *
     * @param customer the customer's id
     * @param date the day
     * @param amount what was paid
     * @throws IllegalArgumentException if a part is null
     */
    public Purchase {
        checkArgument(customer != null, "customer must not be null");
        checkArgument(date != null, "date must not be null");
        checkArgument(amount != null, "amount must not be null");
    }

    /**
     * A purchase.
     *
     * @param customer the customer's id
     * @param date the day
     * @param amount what was paid
     * @return the row
     * @throws IllegalArgumentException if a part is null
     */
    public static Purchase of(String customer, LocalDate date, Money amount) {
        return new Purchase(customer, date, amount);
    }

    /**
     * A purchase at a moment.
     *
     * @param customer the customer's id
     * @param at when
     * @param zone whose calendar tells the day
     * @param amount what was paid
     * @return the row
     * @throws IllegalArgumentException if the customer or the amount is null
     */
    public static Purchase at(String customer, Instant at, ZoneId zone, Money amount) {
        return new Purchase(customer, Calendar.date(at, zone), amount);
    }

    static int epochDay(@Nullable LocalDate date) {
        checkArgument(date != null, "date must not be null");
        return Math.toIntExact(ExportTimes.check(date, "date").toEpochDay());
    }

    /** For example {@code 2026-03-01: EUR 19.99}, without the customer. */
    @Override
    public String toString() {
        return date + ": " + amount;
    }
}
