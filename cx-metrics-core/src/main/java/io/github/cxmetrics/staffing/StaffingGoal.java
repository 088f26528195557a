package io.github.cxmetrics.staffing;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.TimeText;
import java.io.Serializable;
import java.time.Duration;

/** What a queue has to keep. */
public sealed interface StaffingGoal extends Serializable
        permits StaffingGoal.ServiceLevel, StaffingGoal.SpeedOfAnswer, StaffingGoal.Abandonment {

    /**
     * Whether a queue keeps the goal.
     *
     * @param queue a queue in its steady state
     * @return true if it does
     */
    boolean isMetBy(AgentQueue queue);

    /**
     * At least a share of all contacts is answered within a threshold, as in 80/20.
     *
     * @param share between 0 and 1: 0.8
     * @param threshold not negative: 20 seconds
     */
    record ServiceLevel(double share, Duration threshold) implements StaffingGoal {

        /**
         * Checks the goal.
         *
         * @param share between 0 and 1
         * @param threshold not negative
         * @throws IllegalArgumentException if the share is not between 0 and 1, which no number of agents would reach, or the threshold is negative
         */
        public ServiceLevel {
            Checks.properShare(share, "service level");
            requireNonNull(threshold, "threshold");
            checkArgument(!threshold.isNegative(), "threshold must not be negative: %s", TimeText.exact(threshold));
        }

        @Override
        public boolean isMetBy(AgentQueue queue) {
            return queue.answeredWithin(threshold) >= share;
        }

        /** For example {@code 80.0 % within 20 seconds}. */
        @Override
        public String toString() {
            return Unit.SHARE.text(share) + " within " + TimeText.exact(threshold);
        }
    }

    /**
     * The average speed of answer, the mean wait of the contacts that are answered, is at most a time. Where customers give up it must be below their mean
     * patience.
     *
     * @param meanWait positive
     */
    record SpeedOfAnswer(Duration meanWait) implements StaffingGoal {

        /**
         * Checks the goal.
         *
         * @param meanWait positive
         * @throws IllegalArgumentException if it is not positive
         */
        public SpeedOfAnswer {
            Checks.positive(meanWait, "mean wait");
        }

        @Override
        public boolean isMetBy(AgentQueue queue) {
            return queue.meanWaitOfAnsweredSeconds() <= Checks.seconds(meanWait);
        }

        /** For example {@code mean wait up to 30 seconds}. */
        @Override
        public String toString() {
            return "mean wait up to " + TimeText.exact(meanWait);
        }
    }

    /**
     * At most a share of all contacts gives up. Only customers of whom it is known how long they wait do: see {@link StaffingPlan#abandonment}.
     *
     * @param share between 0 and 1: 0.05
     */
    record Abandonment(double share) implements StaffingGoal {

        /**
         * Checks the goal.
         *
         * @param share between 0 and 1
         * @throws IllegalArgumentException if it is not
         */
        public Abandonment {
            Checks.properShare(share, "share of abandoned contacts");
        }

        @Override
        public boolean isMetBy(AgentQueue queue) {
            return queue.probabilityOfAbandoning() <= share;
        }

        /** For example {@code up to 5.0 % abandoned}. */
        @Override
        public String toString() {
            return "up to " + Unit.SHARE.text(share) + " abandoned";
        }
    }
}
