package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;

/**
 * One attempt at a task: completed in a time, or failed (given up, or stopped) after one.
 *
 * @param time how long it took, above 0, in the unit of the rule that counts it
 * @param completed whether the task was completed then
 */
public record Attempt(double time, boolean completed) implements Serializable {

    /**
     * Checks the time.
     *
     * @param time how long it took
     * @param completed whether the task was completed
     * @throws IllegalArgumentException if the time is not above 0 and finite: its logarithm is needed
     */
    public Attempt {
        checkArgument(
                time > 0 && time < Double.POSITIVE_INFINITY, "a task time must be above 0 and finite, not %s", time);
    }

    /**
     * A completed attempt.
     *
     * @param time how long it took, above 0
     * @return the attempt
     * @throws IllegalArgumentException if the time is not above 0 and finite
     */
    public static Attempt completedIn(double time) {
        return new Attempt(time, true);
    }

    /**
     * A failed attempt.
     *
     * @param time after which time it ended, above 0
     * @return the attempt
     * @throws IllegalArgumentException if the time is not above 0 and finite
     */
    public static Attempt failedAfter(double time) {
        return new Attempt(time, false);
    }
}
