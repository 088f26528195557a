package io.github.cxmetrics.retention;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;

/**
 * A churn rate and the length of its period, to be told for a period of another length.
 *
 * <p>Customers who left can't leave again, so rates compound: {@code 1 − (1 − c)^(d₂/d₁)}. Multiplying is wrong: 5 % a month is 46 % a year, not 60
 * %. The scaled rate holds if the rate stays what it was, which new customers' first months seldom do.
 *
 * @param value the rate, 0 or more; a fraction of 1
 * @param days the length of its period in days
 */
public record ChurnRate(double value, double days) implements Serializable {

    /**
     * Checks both.
     *
     * @param value the rate
     * @param days the length of its period
     * @throws IllegalArgumentException if the rate is negative or not finite, or the length not positive and finite
     */
    public ChurnRate {
        checkArgument(value >= 0 && Double.isFinite(value), "a churn rate must be finite and not negative: %s", value);
        checkDays(days);
    }

    /**
     * A rate and its period.
     *
     * @param value the rate, a fraction of 1
     * @param days the length of its period in days
     * @return the churn rate
     */
    public static ChurnRate of(double value, double days) {
        return new ChurnRate(value, days);
    }

    private static void checkDays(double days) {
        checkArgument(days > 0 && Double.isFinite(days), "a period needs a positive, finite number of days: %s", days);
    }

    /**
     * The rate in percent.
     *
     * @return {@code 100 · value}
     */
    public double percent() {
        return 100 * value;
    }

    /**
     * The same churn over a period of another length, by compounding.
     *
     * @param otherDays the length of that period in days: 365 for a year, 30.4375 for the mean month
     * @return the rate, 0..1
     * @throws IllegalArgumentException if the length is not positive and finite
     * @throws IllegalStateException if this rate exceeds 1: some denominators allow that, and then there is nothing left to compound
     */
    public ChurnRate scaledTo(double otherDays) {
        checkDays(otherDays);
        if (value > 1) {
            throw new IllegalStateException("churn rate " + text() + " can't be compounded: it exceeds 100 %");
        }
        return new ChurnRate(-Math.expm1(otherDays / days * Math.log1p(-value)), otherDays);
    }

    private String text() {
        return Unit.SHARE.text(value) + " in " + Text.shortest(days) + " days";
    }

    /** For example {@code churn rate 46.4 % in 365 days}. */
    @Override
    public String toString() {
        return "churn rate " + text();
    }
}
