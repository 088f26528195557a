package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.internal.Text;

/**
 * How many events journeys needed for a step.
 *
 * @param journeys how many got to the step
 * @param total their events since the step before, together
 * @param largest the most that one needed, 0 if none got there
 */
public record EventsNeeded(long journeys, long total, long largest) {

    static EventsNeeded of(Outcomes outcomes, int step) {
        long journeys = 0;
        long total = 0;
        long largest = 0;
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.level(i) > step) {
                long needed = Math.abs((long) outcomes.position(i, step) - outcomes.position(i, step - 1));
                journeys++;
                total += needed;
                largest = Math.max(largest, needed);
            }
        }
        return new EventsNeeded(journeys, total, largest);
    }

    /**
     * The mean.
     *
     * @return events a journey
     * @throws IllegalStateException if nobody got there
     */
    public double mean() {
        if (journeys == 0) {
            throw new IllegalStateException("events needed are undefined: no journeys");
        }
        return (double) total / journeys;
    }

    /** For example {@code 4.2 events on average, at most 31, n = 138}. */
    @Override
    public String toString() {
        return journeys == 0
                ? "events needed: no journeys"
                : Text.fixed(mean(), 1) + " events on average, at most " + largest + ", n = " + journeys;
    }
}
