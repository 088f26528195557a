package io.github.cxmetrics.survival;

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
        implements Serializable {}
