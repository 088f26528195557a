package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.journey.Step;
import java.io.Serializable;

/**
 * Events that must not come between two steps: strictly later than the one, strictly earlier than the other. (With ties in input order, an event at
 * the same time counts by its row.)
 *
 * @param events which events; built as a step
 * @param fromStep the step after which the event is excluded, counted from 1
 * @param toStep the step before which it is excluded, later than {@code fromStep}
 */
public record Exclusion(Step events, int fromStep, int toStep) implements Serializable {

    /**
     * Checks the steps.
     *
     * @param events which events
     * @param fromStep the step after which the event is excluded
     * @param toStep the step before which it is excluded
     * @throws IllegalArgumentException if the events are missing, or the steps are not in order
     */
    public Exclusion {
        Stored.present(events, "the events of an exclusion");
        checkArgument(
                fromStep >= 1 && toStep > fromStep,
                "an exclusion runs from a step to a later one, not from step %s to %s",
                fromStep,
                toStep);
    }

    /** For example {@code refund between steps 1 and 2}. */
    @Override
    public String toString() {
        return events + " between steps " + fromStep + " and " + toStep;
    }
}
