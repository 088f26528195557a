package io.github.cxmetrics.survival;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;

/**
 * How much each event time weighs in a comparison of groups: {@code S(t-)^rho}, with the survival of all groups together just before (Fleming and Harrington
 * 1991).
 *
 * @param rho 0 weighs all event times alike; the larger it is, the more early differences count
 */
public record FlemingHarrington(double rho) implements Serializable {

    /** The log-rank test (Mantel 1966): best where the ratio of hazards is constant. */
    public static final FlemingHarrington LOG_RANK = new FlemingHarrington(0);

    /** The test of Peto and Peto (1972): early differences count more. */
    public static final FlemingHarrington PETO_PETO = new FlemingHarrington(1);

    /**
     * Checks the exponent.
     *
     * @param rho the exponent
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public FlemingHarrington {
        checkArgument(rho >= 0 && rho < Double.POSITIVE_INFINITY, "rho must be a finite number from 0 on, not %s", rho);
    }

    double weight(double survivalBefore) {
        return rho == 0 ? 1 : Math.pow(survivalBefore, rho);
    }

    /** The name of the test, for example {@code log-rank}. */
    @Override
    public String toString() {
        return rho == 0 ? "log-rank" : rho == 1 ? "Peto-Peto" : "Fleming-Harrington rho = " + rho;
    }
}
