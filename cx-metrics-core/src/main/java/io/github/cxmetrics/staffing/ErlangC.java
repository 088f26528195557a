package io.github.cxmetrics.staffing;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TimeText;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;

/**
 * Erlang's delay formula (1917): a queue in which everybody waits until served. With the load a, n agents and the blocking probability B of {@link
 * ErlangB}, the probability of waiting is {@code C = n·B / (n - a·(1 - B))}.
 *
 * <p>It has a steady state only while {@code a < n}. Otherwise the queue grows as long as the load lasts: that is an outcome of its own, {@link Overloaded},
 * without numbers. Customers who give up, which real ones do, make the model too pessimistic: see {@link ErlangA}.
 */
public sealed interface ErlangC extends Serializable permits ErlangC.Stable, ErlangC.Overloaded {

    /**
     * The queue of a load before so many agents.
     *
     * @param load the load
     * @param agents how many, positive
     * @return {@link Stable} if the load is below the agents, else {@link Overloaded}
     * @throws IllegalArgumentException if agents are not positive
     */
    static ErlangC of(ContactLoad load, int agents) {
        Checks.positive(agents, "agents");
        if (!load.isBelow(agents)) {
            return new Overloaded(load, agents);
        }
        double blocking = ErlangB.blocking(agents, load.erlangs());
        double idle = agents - load.erlangs();
        return new Stable(load, agents, agents * blocking / (idle + load.erlangs() * blocking));
    }

    /**
     * The load.
     *
     * @return contacts, interval and handle time
     */
    ContactLoad load();

    /**
     * The agents.
     *
     * @return how many, positive
     */
    int agents();

    /**
     * The queue with its numbers.
     *
     * @return the queue
     * @throws IllegalStateException if it is overloaded
     */
    Stable stable();

    /**
     * The queue with its numbers, where it has any.
     *
     * @return the queue, or nothing if it is overloaded
     */
    default Optional<Stable> stableIfDefined() {
        return this instanceof Stable stable ? Optional.of(stable) : Optional.empty();
    }

    /**
     * A queue that its agents can carry.
     *
     * @param load the load, below the agents
     * @param agents how many
     * @param probabilityOfWaiting the probability that a contact has to wait, 0..1
     */
    record Stable(ContactLoad load, int agents, double probabilityOfWaiting) implements ErlangC, AgentQueue {

        /**
         * Checks the numbers.
         *
         * @param load the load
         * @param agents how many
         * @param probabilityOfWaiting the probability of waiting
         * @throws IllegalArgumentException if the load is not below the agents, or the probability is none
         */
        public Stable {
            requireNonNull(load, "load");
            checkArgument(
                    load.isBelow(agents), "a stable queue needs a load below its agents, not %s and %s", load, agents);
            checkArgument(
                    probabilityOfWaiting >= 0 && probabilityOfWaiting <= 1,
                    "probability of waiting %s is outside 0..1",
                    probabilityOfWaiting);
        }

        @Override
        public Stable stable() {
            return this;
        }

        /**
         * The probability of an answer without waiting.
         *
         * @return 0..1
         */
        public double probabilityOfNoWait() {
            return 1 - probabilityOfWaiting;
        }

        /**
         * The service level: {@code 1 - C·exp(-(n - a)·T/h)} for the threshold T and the handle time h.
         *
         * @param threshold the threshold, not negative; inclusive
         * @return 0..1
         * @throws IllegalArgumentException if the threshold is negative
         */
        @Override
        public double answeredWithin(Duration threshold) {
            requireNonNull(threshold, "threshold");
            checkArgument(!threshold.isNegative(), "threshold must not be negative: %s", TimeText.exact(threshold));
            return 1 - probabilityOfWaiting * Math.exp(-Checks.seconds(threshold) / meanWaitOfDelayedSeconds());
        }

        /** 0: everybody waits. */
        @Override
        public double probabilityOfAbandoning() {
            return 0;
        }

        /** Everybody is answered: {@link #meanWaitSeconds()}. */
        @Override
        public double meanWaitOfAnsweredSeconds() {
            return meanWaitSeconds();
        }

        /** The average speed of answer: {@code C·h/(n - a)}. */
        @Override
        public double meanWaitSeconds() {
            return probabilityOfWaiting * meanWaitOfDelayedSeconds();
        }

        /**
         * The mean wait of those who have to wait.
         *
         * @return {@code h/(n - a)} seconds
         */
        public double meanWaitOfDelayedSeconds() {
            return Checks.seconds(load.handleTime()) / (agents - load.erlangs());
        }

        /** {@code C·a/(n - a)}. */
        @Override
        public double meanQueueLength() {
            return probabilityOfWaiting * load.erlangs() / (agents - load.erlangs());
        }

        /** {@code a/n}. */
        @Override
        public double occupancy() {
            return load.erlangs() / agents;
        }

        /**
         * The wait that a share of all contacts stays within.
         *
         * @param share between 0 and 1, for example 0.9
         * @return {@code max(0, ln(C/(1 - share))·h/(n - a))} seconds
         * @throws IllegalArgumentException if the share is not between 0 and 1
         */
        public double waitQuantileSeconds(double share) {
            Checks.properShare(share, "share");
            return Math.max(0, Math.log(probabilityOfWaiting / (1 - share)) * meanWaitOfDelayedSeconds());
        }

        /** One line, for example {@code Erlang C, 14 agents, 10 erlangs: 17.4 % wait, mean wait 7.8 s, occupancy 71.4 %}. */
        @Override
        public String toString() {
            return "Erlang C, " + agents + " agents, " + Text.shortest(load.erlangs()) + " erlangs: "
                    + Unit.SHARE.text(probabilityOfWaiting) + " wait, mean wait " + TimeText.service(meanWaitSeconds())
                    + ", occupancy " + Unit.SHARE.text(occupancy());
        }
    }

    /**
     * A load that is not below the agents: the queue has no steady state, and its waits no mean.
     *
     * @param load the load
     * @param agents how many, not above the load in erlangs
     */
    record Overloaded(ContactLoad load, int agents) implements ErlangC {

        /**
         * Checks the agents.
         *
         * @param load the load
         * @param agents how many
         * @throws IllegalArgumentException if they could carry the load
         */
        public Overloaded {
            requireNonNull(load, "load");
            Checks.positive(agents, "agents");
            checkArgument(!load.isBelow(agents), "%s agents are enough for %s", agents, load);
        }

        @Override
        public Stable stable() {
            throw new IllegalStateException("Erlang C is undefined: " + agents + " agents can't carry "
                    + Text.shortest(load.erlangs()) + " erlangs");
        }

        /** One line, for example {@code Erlang C, 10 agents, 10 erlangs: overloaded}. */
        @Override
        public String toString() {
            return "Erlang C, " + agents + " agents, " + Text.shortest(load.erlangs()) + " erlangs: overloaded";
        }
    }
}
