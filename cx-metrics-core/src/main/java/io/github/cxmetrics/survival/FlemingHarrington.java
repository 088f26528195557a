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

    /**
     * The test of Peto and Peto (1972) with the Kaplan–Meier estimate just before each event time as its weight: early differences count more. It is
     * {@code survdiff(rho = 1)} of R. The other test of that name, Peto–Peto–Prentice (Prentice 1978; {@code sts test, peto} of Stata), weighs with {@code
     * ∏ (1 − d/(r + 1))} up to and including the event time; the two come close in large samples. Neither is Peto's one-step estimate of the hazard ratio.
     */
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

    /** The name of the test, for example {@code log-rank}, {@code Peto-Peto with S(t-)}. */
    @Override
    public String toString() {
        return rho == 0 ? "log-rank" : rho == 1 ? "Peto-Peto with S(t-)" : "Fleming-Harrington rho = " + rho;
    }
}
