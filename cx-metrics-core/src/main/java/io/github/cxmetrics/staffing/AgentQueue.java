package io.github.cxmetrics.staffing;

import java.time.Duration;

/**
 * A queue in its steady state: contacts that come in at random, handle times that vary at random (exponentially), first come, first served. Times are in
 * seconds, shares 0..1; all are expectations of the model, without a doubt about the load.
 */
public sealed interface AgentQueue permits ErlangC.Stable, ErlangA {

    /**
     * The load.
     *
     * @return contacts, interval and handle time
     */
    ContactLoad load();

    /**
     * How many contacts can be handled at once.
     *
     * @return agents, or for chats agents times conversations
     */
    int agents();

    /**
     * The probability that a contact has to wait.
     *
     * @return 0..1
     */
    double probabilityOfWaiting();

    /**
     * The share of all contacts that are answered within a time.
     *
     * @param threshold the time, not negative; inclusive
     * @return 0..1
     * @throws IllegalArgumentException if the threshold is negative
     */
    double answeredWithin(Duration threshold);

    /**
     * The share of contacts that give up.
     *
     * @return 0..1; 0 where everybody waits
     */
    double probabilityOfAbandoning();

    /**
     * The average speed of answer: the mean time in the queue of the contacts that are answered, those at once included.
     *
     * @return seconds; where everybody waits, the same as {@link #meanWaitSeconds()}
     */
    double meanWaitOfAnsweredSeconds();

    /**
     * The mean time in the queue over all contacts, those that don't wait or that give up included.
     *
     * @return seconds
     */
    double meanWaitSeconds();

    /**
     * The mean number of contacts that wait.
     *
     * @return contacts, not negative
     */
    double meanQueueLength();

    /**
     * The share of their time that agents are busy.
     *
     * @return 0..1
     */
    double occupancy();
}
