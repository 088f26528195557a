package io.github.cxmetrics.contact.ticket;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened to a ticket. */
public enum TicketAct {
    /** It was created, with its first message. */
    CREATED(null),
    /** A message that the customer can read, by the customer, an agent or a bot. */
    PUBLIC_REPLY(null),
    /** A note that the customer can't read. */
    INTERNAL_NOTE(null),
    /** An agent, or a team, was given the ticket; the labels of the event say which. */
    ASSIGNED(null),
    /** It went up a level. */
    ESCALATED(null),
    /** It moved to NEW. */
    TO_NEW(TicketStatus.NEW),
    /** It moved to OPEN; from SOLVED or CLOSED it came back. */
    TO_OPEN(TicketStatus.OPEN),
    /** It moved to PENDING. */
    TO_PENDING(TicketStatus.PENDING),
    /** It moved to HOLD. */
    TO_HOLD(TicketStatus.HOLD),
    /** It moved to SOLVED. */
    TO_SOLVED(TicketStatus.SOLVED),
    /** It moved to CLOSED. */
    TO_CLOSED(TicketStatus.CLOSED),
    /** It was merged into another ticket, and is left out of every figure. */
    MERGED(null),
    /** It was found to be spam, and is left out of every figure. */
    MARKED_SPAM(null),
    /** It was deleted, and is left out of every figure. */
    DELETED(null),
    /** Its priority, or a target of its {@link SlaPolicy}, became another one. */
    PROMISE_CHANGED(null);

    private final @Nullable TicketStatus status;

    TicketAct(@Nullable TicketStatus status) {
        this.status = status;
    }

    /**
     * The status after this act.
     *
     * @return the status; nothing where the act leaves it
     */
    public Optional<TicketStatus> status() {
        return Optional.ofNullable(status);
    }

    /**
     * The move to a status.
     *
     * @param status the status
     * @return the act
     */
    public static TicketAct to(TicketStatus status) {
        return valueOf("TO_" + requireNonNull(status, "status"));
    }
}
