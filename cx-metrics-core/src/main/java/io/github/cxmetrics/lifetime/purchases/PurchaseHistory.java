package io.github.cxmetrics.lifetime.purchases;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What one customer has bought: how often, how recently, for how long observed, and for how much.
 *
 * @param unit the unit of recency and age
 * @param frequency repeat purchases x: distinct periods with a purchase, less the first one
 * @param recency time t<sub>x</sub> from the first to the last purchase, 0 if there was no repeat
 * @param age time T from the first purchase to the end of the observation
 * @param meanSpend mean spend z̄ of the repeat purchases; empty if unknown or if there was none
 */
public record PurchaseHistory(LifetimeUnit unit, long frequency, double recency, double age, OptionalDouble meanSpend)
        implements Serializable {

    /**
     * Checks the parts.
     *
     * @param unit the unit of recency and age
     * @param frequency repeat purchases
     * @param recency first to last purchase
     * @param age first purchase to the end of the observation
     * @param meanSpend mean spend of the repeat purchases
     * @throws IllegalArgumentException if age is not above 0, recency is outside 0..age, frequency is negative, frequency and recency are not 0
     *     together, or a mean spend is negative or belongs to a customer without repeat purchase
     */
    public PurchaseHistory {
        requireNonNull(unit, "unit");
        requireNonNull(meanSpend, "meanSpend");
        String fault = fault(frequency, recency, age);
        checkArgument(fault == null, "%s", fault);
        if (meanSpend.isPresent()) {
            String spendFault = spendFault(frequency, meanSpend.getAsDouble());
            checkArgument(spendFault == null, "%s", spendFault);
        }
    }

    /**
     * A history without spend.
     *
     * @param unit the unit of recency and age
     * @param frequency repeat purchases
     * @param recency first to last purchase
     * @param age first purchase to the end of the observation
     * @return the history
     * @throws IllegalArgumentException if the parts don't fit together
     */
    public static PurchaseHistory of(LifetimeUnit unit, long frequency, double recency, double age) {
        return new PurchaseHistory(unit, frequency, recency, age, OptionalDouble.empty());
    }

    /**
     * The same history with the mean spend of the repeat purchases.
     *
     * @param spend at least 0
     * @return the changed copy
     */
    public PurchaseHistory withMeanSpend(double spend) {
        return new PurchaseHistory(unit, frequency, recency, age, OptionalDouble.of(spend));
    }

    /**
     * The same history in another unit.
     *
     * @param other the unit
     * @return the history with its times converted
     */
    public PurchaseHistory inUnit(LifetimeUnit other) {
        return other == unit
                ? this
                : new PurchaseHistory(
                        other, frequency, other.convert(recency, unit), other.convert(age, unit), meanSpend);
    }

    /** What is serialized: the JDK's optional numbers can't be. */
    private record Serial(
            LifetimeUnit unit,
            long frequency,
            double recency,
            double age,
            @Nullable Double meanSpend) implements Serializable {

        private Object readResolve() throws InvalidObjectException {
            try {
                PurchaseHistory history = of(unit, frequency, recency, age);
                return meanSpend == null ? history : history.withMeanSpend(meanSpend);
            } catch (RuntimeException e) {
                throw new InvalidObjectException(e.getMessage());
            }
        }
    }

    private Object writeReplace() {
        return new Serial(unit, frequency, recency, age, meanSpend.isPresent() ? meanSpend.getAsDouble() : null);
    }

    /** One line, for example {@code 2 repeat purchases, the last after 30.43 of 38.86 weeks, mean spend 22.35}. */
    @Override
    public String toString() {
        String when = frequency == 0
                ? "no repeat purchase in "
                : frequency + " repeat purchases, the last after " + Text.shortest(recency) + " of ";
        return when
                + unit.text(age)
                + (meanSpend.isPresent() ? ", mean spend " + Text.fixed(meanSpend.getAsDouble(), 2) : "");
    }

    /** What is wrong with a row, or null; written so that NaN fails. */
    static @Nullable String fault(long frequency, double recency, double age) {
        if (frequency < 0) {
            return "frequency must be at least 0, not " + frequency;
        }
        if (!(age > 0 && age < Double.POSITIVE_INFINITY)) {
            return "age must be above 0, not " + age;
        }
        if (!(recency >= 0)) {
            return "recency must be at least 0, not " + recency;
        }
        if (recency > age) {
            return "recency " + recency + " exceeds age " + age;
        }
        if (frequency == 0 && recency > 0) {
            return "recency must be 0 without repeat purchase, not " + recency;
        }
        if (frequency > 0 && recency == 0) {
            return "recency must be above 0 with frequency " + frequency + ", not " + recency;
        }
        return null;
    }

    static @Nullable String spendFault(long frequency, double spend) {
        if (!(spend >= 0 && spend < Double.POSITIVE_INFINITY)) {
            return "mean spend must be at least 0, not " + spend;
        }
        if (frequency == 0 && spend > 0) {
            return "mean spend must be 0 or absent without repeat purchase, not " + spend;
        }
        return null;
    }
}
