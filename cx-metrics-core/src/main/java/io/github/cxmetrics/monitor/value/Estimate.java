package io.github.cxmetrics.monitor.value;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;

/**
 * A number that is known up to its standard error.
 *
 * @param value the number
 * @param standardError its standard error, 0 where it is known exactly
 */
public record Estimate(double value, double standardError) implements Serializable {

    /**
     * Checks the parts.
     *
     * @param value the number
     * @param standardError its standard error
     * @throws IllegalArgumentException if a part is not finite or the standard error is negative
     */
    public Estimate {
        Checks.finite(value, "an estimate");
        Checks.notNegative(standardError, "a standard error");
    }

    /**
     * An estimate.
     *
     * @param value the number
     * @param standardError its standard error
     * @return the estimate
     */
    public static Estimate of(double value, double standardError) {
        return new Estimate(value, standardError);
    }

    /**
     * A number that is known exactly, as an invoice is.
     *
     * @param value the number
     * @return the estimate, standard error 0
     */
    public static Estimate exactly(double value) {
        return new Estimate(value, 0);
    }

    /** For example {@code 1200 ± 300}, or {@code 30000}. */
    @Override
    public String toString() {
        return Text.shortest(value) + (standardError > 0 ? " ± " + Text.shortest(standardError) : "");
    }
}
