package io.github.cxmetrics.staffing;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TimeText;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * Contacts that come in during an interval, and how long one takes: the offered load.
 *
 * <p>{@code erlangs = contacts · handle time / interval}: the number of agents that would be busy if nobody waited.
 *
 * @param contacts how many are expected in the interval, whole or not, not negative
 * @param interval the interval that they come in, positive
 * @param handleTime the average handle time of one (talk, hold and wrap-up), positive
 */
public record ContactLoad(double contacts, Duration interval, Duration handleTime) implements Serializable {

    /**
     * Checks the numbers.
     *
     * @param contacts how many are expected
     * @param interval the interval
     * @param handleTime the average handle time
     * @throws IllegalArgumentException if contacts are negative or no number, a time is not positive, or the load is no finite number:
     *     {@code handle time must be positive: 0 seconds}
     */
    public ContactLoad {
        Checks.notNegative(contacts, "contacts");
        Checks.positive(interval, "interval");
        Checks.positive(handleTime, "handle time");
        checkArgument(
                contacts * Math.max(1, Checks.seconds(handleTime)) / Checks.seconds(interval)
                        < Double.POSITIVE_INFINITY,
                "%s contacts of %s each in %s are too many to measure their load",
                contacts,
                TimeText.exact(handleTime),
                TimeText.exact(interval));
    }

    /**
     * A load.
     *
     * @param contacts how many are expected in the interval
     * @param interval the interval
     * @param handleTime the average handle time of one
     * @return the load
     * @throws IllegalArgumentException if contacts are negative or no number, or a time is not positive
     */
    public static ContactLoad of(double contacts, Duration interval, Duration handleTime) {
        return new ContactLoad(contacts, interval, handleTime);
    }

    /**
     * The offered load in erlangs.
     *
     * @return {@code contacts · handle time / interval}, not negative
     */
    public double erlangs() {
        return contacts * Checks.seconds(handleTime) / Checks.seconds(interval);
    }

    /** Contacts that come in each second. */
    double arrivalRate() {
        return contacts / Checks.seconds(interval);
    }

    /** Whether so many servers, each busy no more than the given share, can carry the load: decided in exact decimals. */
    boolean fits(long servers, double maxOccupancy) {
        return work().compareTo(capacity(servers).multiply(Checks.exact(maxOccupancy))) <= 0;
    }

    /** Whether the load is less than so many servers: with exactly as many a queue never ends. */
    boolean isBelow(long servers) {
        return work().compareTo(capacity(servers)) < 0;
    }

    private BigDecimal work() {
        return Checks.exact(contacts).multiply(Checks.exactSeconds(handleTime));
    }

    private BigDecimal capacity(long servers) {
        return BigDecimal.valueOf(servers).multiply(Checks.exactSeconds(interval));
    }

    /** For example {@code 100 contacts in 30 minutes of 3 minutes each (10 erlangs)}. */
    @Override
    public String toString() {
        return Text.shortest(contacts) + " contacts in " + TimeText.exact(interval) + " of "
                + TimeText.exact(handleTime)
                + " each ("
                + Text.shortest(erlangs()) + " erlangs)";
    }
}
