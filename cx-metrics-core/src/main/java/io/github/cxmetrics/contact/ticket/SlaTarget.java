package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * One promise.
 *
 * @param priority the priority of the tickets that it is for
 * @param metric what is promised
 * @param within how soon, end included
 */
public record SlaTarget(String priority, SlaMetric metric, Duration within) implements Serializable {

    /**
     * Checks the time.
     *
     * @param priority the priority of the tickets that it is for
     * @param metric what is promised
     * @param within how soon
     * @throws IllegalArgumentException if the time is not positive
     */
    public SlaTarget {
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(metric, "metric");
        checkArgument(
                within.compareTo(Duration.ZERO) > 0,
                "the target of %s for %s must be positive: %s",
                metric,
                priority,
                within);
    }

    /**
     * A promise.
     *
     * @param priority the priority of the tickets that it is for
     * @param metric what is promised
     * @param within how soon, end included
     * @return the target
     * @throws IllegalArgumentException if the time is not positive
     */
    public static SlaTarget of(String priority, SlaMetric metric, Duration within) {
        return new SlaTarget(priority, metric, within);
    }

    /** For example {@code RESOLUTION of high within PT8H}. */
    @Override
    public String toString() {
        return metric + " of " + priority + " within " + within;
    }
}
