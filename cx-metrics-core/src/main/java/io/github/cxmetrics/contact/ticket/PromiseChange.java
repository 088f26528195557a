package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.TimeText;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * What is promised to a ticket from an instant on: another priority, or another target. The time used so far is kept.
 */
public sealed interface PromiseChange extends Serializable {

    /**
     * Another priority: targets are those of the new one, also where a single target had been changed before.
     *
     * @param name its name
     */
    record Priority(String name) implements PromiseChange {

        /**
         * Checks that there is a name.
         *
         * @param name its name
         */
        public Priority {
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * Another target of one metric, for this ticket.
     *
     * @param metric what is promised
     * @param within how soon, end included
     */
    record Target(SlaMetric metric, Duration within) implements PromiseChange {

        /**
         * Checks the time.
         *
         * @param metric what is promised
         * @param within how soon
         * @throws IllegalArgumentException if the time is not positive
         */
        public Target {
            Objects.requireNonNull(metric, "metric");
            Objects.requireNonNull(within, "within");
            checkArgument(
                    within.compareTo(Duration.ZERO) > 0,
                    "the target of %s must be positive: %s",
                    metric,
                    TimeText.exact(within));
        }

        /** For example {@code RESOLUTION within 8 hours}. */
        @Override
        public String toString() {
            return metric + " within " + TimeText.exact(within);
        }
    }
}
