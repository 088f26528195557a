package io.github.cxmetrics.staffing;

import io.github.cxmetrics.Unit;
import java.io.Serializable;
import java.time.Duration;

/** What a queue has to keep. */
public sealed interface StaffingGoal extends Serializable
        permits StaffingGoal.ServiceLevel, StaffingGoal.SpeedOfAnswer {

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
            Checks.notNegative(Checks.seconds(threshold), "threshold");
        }

        @Override
        public boolean isMetBy(AgentQueue queue) {
            return queue.answeredWithin(threshold) >= share;
        }

        /** For example {@code 80.0 % within PT20S}. */
        @Override
        public String toString() {
            return Unit.SHARE.text(share) + " within " + threshold;
        }
    }

    /**
     * The mean wait of all contacts, the average speed of answer where nobody gives up, is at most a time.
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
            return queue.meanWaitSeconds() <= Checks.seconds(meanWait);
        }

        /** For example {@code mean wait up to PT30S}. */
        @Override
        public String toString() {
            return "mean wait up to " + meanWait;
        }
    }
}
