package io.github.cxmetrics.contact.ticket;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is promised. In which states its clock stands still is a choice of the {@link SlaPolicy}; here is what it is by
 * default.
 */
public enum SlaMetric {
    /**
     * From the beginning of the first run of messages (the creation, or the first message of the customer to a ticket
     * of an agent; not moved by bots) to the first reply by an agent. Never stops by default.
     */
    FIRST_RESPONSE,
    /**
     * From the beginning of each later run (moved by the customer's next message after a bot's reply) to the next reply
     * by an agent; one outcome a run. Never stops by default.
     */
    NEXT_RESPONSE,
    /**
     * From the creation to the last resolution, without the time in which the ticket had ended; runs on when it comes
     * back. Stops in PENDING by default.
     */
    RESOLUTION(TicketStatus.PENDING),
    /**
     * How long the customer waits, to the last resolution: the time in NEW, OPEN and HOLD. Stops in PENDING by default.
     */
    REQUESTER_WAIT(TicketStatus.PENDING),
    /**
     * How long the ticket is with the agents, to the last resolution: the time in NEW and OPEN. Stops in PENDING and
     * HOLD by default.
     */
    AGENT_WORK(TicketStatus.PENDING, TicketStatus.HOLD),
    /**
     * From each reply by an agent on an active ticket to the next one; one outcome a gap; not owed once the ticket
     * ends. Never stops by default.
     */
    PERIODIC_UPDATE,
    /** The same, but it stops in PENDING by default. */
    PAUSABLE_UPDATE(TicketStatus.PENDING);

    private final Set<TicketStatus> pausedIn;

    SlaMetric(TicketStatus... pausedIn) {
        EnumSet<TicketStatus> states = EnumSet.noneOf(TicketStatus.class);
        Collections.addAll(states, pausedIn);
        this.pausedIn = Collections.unmodifiableSet(states);
    }

    /**
     * In which states its clock stands still by default.
     *
     * @return the states
     */
    public Set<TicketStatus> pausedIn() {
        return pausedIn;
    }

    /** Whether it is promised once for the whole ticket, and runs only while that is active. */
    boolean isOfTicket() {
        return this == RESOLUTION || this == REQUESTER_WAIT || this == AGENT_WORK;
    }
}
