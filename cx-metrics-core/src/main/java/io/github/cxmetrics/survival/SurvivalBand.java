package io.github.cxmetrics.survival;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.internal.Checks;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The survival from one time to the next, with its pointwise interval: what a plot draws.
 *
 * @param time when it begins, in the unit of the tally
 * @param survival the Kaplan–Meier estimate S, 0..1
 * @param interval its limits: 1 and 1 before the first event; null where S is 0, for there they are undefined
 */
public record SurvivalBand(
        double time, double survival, @Nullable Interval interval) implements Serializable {

    /**
     * Checks the numbers.
     *
     * @param time when it begins, in the unit of the tally
     * @param survival the Kaplan–Meier estimate S, 0..1
     * @param interval its limits: 1 and 1 before the first event; null where S is 0, for there they are undefined
     * @throws IllegalArgumentException if the time is negative or the survival outside 0..1
     */
    public SurvivalBand {
        Checks.notNegative(time, "a time");
        Checks.share(survival, "a survival");
    }
}
