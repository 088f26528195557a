package io.github.cxmetrics.lifetime.value;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.lifetime.Horizon;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What winning a customer costs and brings.
 *
 * @param cost cost of acquisition (CAC), above 0
 * @param value CLTV of a new customer, in the same money
 * @param payback when the discounted margins to expect reach the cost; empty if never within the horizon
 * @param fits the status of the fits that the value is made of, as {@link Cltv#fits} has it; blank where the models were given
 */
public record Acquisition(double cost, double value, Optional<Horizon> payback, String fits) implements Serializable {

    /**
     * Checks the numbers.
     *
     * @param cost cost of acquisition, above 0
     * @param value CLTV of a new customer
     * @param payback when the cost is reached
     * @param fits the status of the fits
     * @throws IllegalArgumentException if the cost is not above 0, or a number not finite
     */
    public Acquisition {
        Checks.positive(cost, "acquisition cost");
        Checks.finite(value, "CLTV");
        requireNonNull(payback, "payback");
        requireNonNull(fits, "fits");
    }

    /**
     * An acquisition of which the value is known.
     *
     * @param cost cost of acquisition, above 0
     * @param value CLTV of a new customer, in the same money
     * @param payback when the cost is reached; empty if never within the horizon
     * @return the acquisition
     * @throws IllegalArgumentException if the cost is not above 0, or a number not finite
     */
    public static Acquisition of(double cost, double value, Optional<Horizon> payback) {
        return new Acquisition(cost, value, payback, "");
    }

    /**
     * Value over cost.
     *
     * @return CLTV / CAC; above 1 a customer is worth winning
     */
    public double ratio() {
        return value / cost;
    }

    /**
     * Value less cost.
     *
     * @return money
     */
    public double net() {
        return value - cost;
    }

    /** What is serialized: the JDK's optional values can't be. */
    private record Serial(
            double cost, double value, @Nullable Horizon payback, String fits) implements Serializable {

        private Object readResolve() throws InvalidObjectException {
            try {
                return new Acquisition(cost, value, Optional.ofNullable(payback), fits);
            } catch (RuntimeException e) {
                throw new InvalidObjectException(e.getMessage());
            }
        }
    }

    private Object writeReplace() {
        return new Serial(cost, value, payback.orElse(null), fits);
    }

    /** For example {@code CLTV 120.00, CAC 40.00, ratio 3.00, payback after 26 weeks}. */
    @Override
    public String toString() {
        return "CLTV " + Text.fixed(value, 2) + ", CAC " + Text.fixed(cost, 2) + ", ratio " + Text.fixed(ratio(), 2)
                + payback.map(p -> ", payback after " + p).orElse(", no payback")
                + (fits.isEmpty() ? "" : " (" + fits + ")");
    }
}
