package io.github.cxmetrics.contact.ticket;

import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Text;

/**
 * How many messages tickets took. Means per ticket; no tickets is empty, and every mean undefined.
 *
 * @param tickets how many tickets
 * @param messages all public messages of theirs
 * @param customerMessages those of customers
 * @param agentReplies those of agents
 */
public record Interactions(long tickets, long messages, long customerMessages, long agentReplies) {

    /**
     * Checks the counts.
     *
     * @param tickets how many tickets
     * @param messages all public messages of theirs
     * @param customerMessages those of customers
     * @param agentReplies those of agents
     * @throws IllegalArgumentException if a count is negative
     */
    public Interactions {
        CountMath.checkNotNegative(tickets, "tickets");
        CountMath.checkNotNegative(messages, "messages");
        CountMath.checkNotNegative(customerMessages, "customer messages");
        CountMath.checkNotNegative(agentReplies, "agent replies");
    }

    /**
     * All public messages per ticket.
     *
     * @return the mean
     * @throws IllegalStateException if there are no tickets
     */
    public double messagesPerTicket() {
        return perTicket(messages, "messages");
    }

    /**
     * Customer contacts per ticket: what is usually meant by interactions per ticket.
     *
     * @return the mean
     * @throws IllegalStateException if there are no tickets
     */
    public double customerContactsPerTicket() {
        return perTicket(customerMessages, "customer contacts");
    }

    /**
     * Agent replies per ticket.
     *
     * @return the mean
     * @throws IllegalStateException if there are no tickets
     */
    public double agentRepliesPerTicket() {
        return perTicket(agentReplies, "agent replies");
    }

    private double perTicket(long count, String what) {
        if (tickets == 0) {
            throw new IllegalStateException(what + " per ticket is undefined: no tickets");
        }
        return (double) count / tickets;
    }

    /**
     * The messages of other tickets too.
     *
     * @param other their counts
     * @return both together
     * @throws ArithmeticException if a count would exceed {@link Long#MAX_VALUE}
     */
    public Interactions plus(Interactions other) {
        return new Interactions(
                CountMath.sum(tickets, other.tickets, "tickets"),
                CountMath.sum(messages, other.messages, "messages"),
                CountMath.sum(customerMessages, other.customerMessages, "customer messages"),
                CountMath.sum(agentReplies, other.agentReplies, "agent replies"));
    }

    /** For example {@code per ticket 2.05 customer contacts, 1.60 agent replies, 3.65 messages, n = 200}. */
    @Override
    public String toString() {
        return tickets == 0
                ? "interactions: no tickets"
                : "per ticket " + Text.fixed(customerContactsPerTicket(), 2) + " customer contacts, "
                        + Text.fixed(agentRepliesPerTicket(), 2) + " agent replies, "
                        + Text.fixed(messagesPerTicket(), 2) + " messages, n = " + tickets;
    }
}
