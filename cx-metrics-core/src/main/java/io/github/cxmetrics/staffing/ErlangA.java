package io.github.cxmetrics.staffing;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TimeText;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * Erlang A (Palm 1957; M/M/n+M): a queue whose customers lose patience, each after a random time (exponential) of a given mean, and hang up. It is stable
 * for every load. With more and more patience it becomes {@link ErlangC}, where that is stable.
 *
 * <p>Let λ be the arrival rate, μ that of one agent, θ = 1 / mean patience. The numbers are exact for the birth–death process with birth rate λ and death
 * rate {@code min(j, n)·μ + max(j - n, 0)·θ}; formulas as in Mandelbaum and Zeltyn (2007).
 */
public final class ErlangA implements AgentQueue, Serializable {

    private static final long serialVersionUID = 1;
    /** Its sums have about a square root of that many terms. */
    private static final double MAX_WITHIN_PATIENCE = 1e12;

    private final ContactLoad load;
    private final int agents;
    private final Duration meanPatience;
    private final transient ImpatientQueue queue;

    private ErlangA(ContactLoad load, int agents, Duration meanPatience) {
        this.load = load;
        this.agents = agents;
        this.meanPatience = meanPatience;
        this.queue = new ImpatientQueue(
                agents, load.arrivalRate(), 1 / Checks.seconds(load.handleTime()), 1 / Checks.seconds(meanPatience));
    }

    /**
     * The queue of a load before so many agents.
     *
     * @param load the load, more than no contacts
     * @param agents how many, positive
     * @param meanPatience how long a customer would wait on average: not the mean wait of those who gave up, which is far shorter, but for example all time
     *     waited over the number of abandoned contacts
     * @return the queue
     * @throws IllegalArgumentException if there are no contacts, agents or patience are not positive, or more than 1e12 contacts come within the patience
     */
    public static ErlangA of(ContactLoad load, int agents, Duration meanPatience) {
        checkArgument(load.contacts() > 0, "Erlang A needs contacts, not %s", load);
        Checks.positive(agents, "agents");
        Checks.positive(meanPatience, "mean patience");
        checkArgument(
                load.arrivalRate() * Checks.seconds(meanPatience) <= MAX_WITHIN_PATIENCE,
                "Erlang A needs at most 1e12 contacts within the mean patience, not %s with patience %s",
                load,
                TimeText.exact(meanPatience));
        return new ErlangA(load, agents, meanPatience);
    }

    private Object writeReplace() {
        return new Serialized(load, agents, meanPatience);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a queue is serialized through its load");
    }

    private record Serialized(ContactLoad load, int agents, Duration meanPatience) implements Serializable {

        private Object readResolve() {
            return of(load, agents, meanPatience);
        }
    }

    @Override
    public ContactLoad load() {
        return load;
    }

    @Override
    public int agents() {
        return agents;
    }

    /**
     * The mean patience.
     *
     * @return how long a customer would wait on average
     */
    public Duration meanPatience() {
        return meanPatience;
    }

    /** The probability that a contact finds all agents busy. */
    @Override
    public double probabilityOfWaiting() {
        return queue.probabilityOfWaiting();
    }

    /** {@code θ·queue length / λ}. */
    @Override
    public double probabilityOfAbandoning() {
        return abandoning(queue.meanQueueLength());
    }

    /**
     * The share of those who have to wait that give up.
     *
     * @return 0..1
     */
    public double probabilityOfAbandoningIfWaiting() {
        return abandoning(queue.meanQueueLengthIfWaiting());
    }

    private double abandoning(double queueLength) {
        return share(queueLength / (Checks.seconds(meanPatience) * load.arrivalRate()));
    }

    /** Rounding must not lift a share above 1: a full queue would then be too busy for any plan. */
    private static double share(double share) {
        return Math.max(0, Math.min(1, share));
    }

    @Override
    public double meanQueueLength() {
        return queue.meanQueueLength();
    }

    /** The mean time in the queue of all contacts, served or not: {@code queue length / λ}. */
    @Override
    public double meanWaitSeconds() {
        return queue.meanQueueLength() / load.arrivalRate();
    }

    /**
     * {@code E[W | answered]}: below {@link #meanWaitSeconds()} where agents are enough, above it where they are far too few and few are answered, after a long wait.
     */
    @Override
    public double meanWaitOfAnsweredSeconds() {
        return queue.meanWaitOfAnswered();
    }

    /**
     * The mean time in the queue of those who give up: far shorter than their patience, because the patient are answered.
     *
     * @return {@code E[W | abandoned]} in seconds
     */
    public double meanWaitOfAbandonedSeconds() {
        return queue.meanWaitOfAbandoned();
    }

    /** {@code λ·(1 - share abandoned)/(n·μ)}. */
    @Override
    public double occupancy() {
        return share(load.erlangs() * (1 - probabilityOfAbandoning()) / agents);
    }

    /** The service level over all offered contacts: answered within the threshold, of all. */
    @Override
    public double answeredWithin(Duration threshold) {
        return share(queue.answeredWithin(seconds(threshold)));
    }

    /**
     * The share of all contacts that give up within a time.
     *
     * @param threshold the time, not negative
     * @return 0..1
     * @throws IllegalArgumentException if the threshold is negative
     */
    public double abandonedWithin(Duration threshold) {
        return share(queue.abandonedWithin(seconds(threshold)));
    }

    /**
     * The service level that leaves out contacts which gave up within the threshold.
     *
     * @param threshold the threshold, not negative
     * @return {@code answered within / (1 - abandoned within)}, 0..1
     * @throws IllegalArgumentException if the threshold is negative
     * @throws IllegalStateException if all give up within it
     */
    public double serviceLevelAbandonedIgnored(Duration threshold) {
        double answered = answeredWithin(threshold);
        // Those answered are among those that did not give up, whatever the rounding.
        double counted = Math.max(answered, 1 - abandonedWithin(threshold));
        if (counted == 0) {
            throw new IllegalStateException(
                    "service level is undefined: all contacts give up within " + TimeText.exact(threshold));
        }
        return answered / counted;
    }

    /**
     * The service level that counts contacts which gave up within the threshold as served.
     *
     * @param threshold the threshold, not negative
     * @return {@code answered within + abandoned within}, 0..1
     * @throws IllegalArgumentException if the threshold is negative
     */
    public double serviceLevelAbandonedAsSuccess(Duration threshold) {
        return share(answeredWithin(threshold) + abandonedWithin(threshold));
    }

    private static double seconds(Duration threshold) {
        requireNonNull(threshold, "threshold");
        checkArgument(!threshold.isNegative(), "threshold must not be negative: %s", TimeText.exact(threshold));
        return Checks.seconds(threshold);
    }

    /** Whether both have the same load, agents and patience. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ErlangA that
                && agents == that.agents
                && load.equals(that.load)
                && meanPatience.equals(that.meanPatience);
    }

    @Override
    public int hashCode() {
        return Objects.hash(load, agents, meanPatience);
    }

    /** One line, for example {@code Erlang A, 10 agents, 10 erlangs, patience 2 minutes: 49.7 % wait, 13.7 % abandon, mean wait 16.5 s (answered 14.6 s), occupancy 86.3 %}. */
    @Override
    public String toString() {
        return "Erlang A, " + agents + " agents, " + Text.shortest(load.erlangs()) + " erlangs, patience "
                + TimeText.exact(meanPatience)
                + ": " + Unit.SHARE.text(probabilityOfWaiting()) + " wait, "
                + Unit.SHARE.text(probabilityOfAbandoning()) + " abandon, mean wait "
                + TimeText.service(meanWaitSeconds()) + " (answered "
                + TimeText.service(meanWaitOfAnsweredSeconds()) + "), occupancy " + Unit.SHARE.text(occupancy());
    }
}
