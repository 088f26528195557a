package io.github.cxmetrics.survival;

import io.github.cxmetrics.internal.Checks;
import java.io.Serializable;

/**
 * What happened at one time, and the estimates from there to the next.
 *
 * @param time when subjects ended, in the unit of the tally
 * @param atRisk how many were under observation just before
 * @param observed how many had their event
 * @param censored how many were censored, after the events
 * @param survival the Kaplan–Meier estimate S
 * @param cumulativeHazard the Nelson–Aalen estimate
 */
public record SurvivalStep(
        double time, long atRisk, long observed, long censored, double survival, double cumulativeHazard)
        implements Serializable {

    /**
     * Checks the numbers.
     *
     * @param time when subjects ended, in the unit of the tally
     * @param atRisk how many were under observation just before
     * @param observed how many had their event
     * @param censored how many were censored, after the events
     * @param survival the Kaplan–Meier estimate S
     * @param cumulativeHazard the Nelson–Aalen estimate
     * @throws IllegalArgumentException if a number is negative or none, or the survival above 1
     */
    public SurvivalStep {
        Checks.notNegative(time, "a time");
        Checks.count(atRisk, "subjects at risk");
        Checks.count(observed, "observed subjects");
        Checks.count(censored, "censored subjects");
        Checks.share(survival, "a survival");
        Checks.notNegative(cumulativeHazard, "a cumulative hazard");
    }
}
