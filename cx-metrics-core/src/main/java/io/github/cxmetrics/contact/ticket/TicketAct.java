package io.github.cxmetrics.contact.ticket;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened to a ticket. At the same instant, and without a sequence, acts count in this order. */
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
    /** It moved to OPEN; from SOLVED that is a reopening. */
    TO_OPEN(TicketStatus.OPEN),
    /** It moved to PENDING. */
    TO_PENDING(TicketStatus.PENDING),
    /** It moved to HOLD. */
    TO_HOLD(TicketStatus.HOLD),
    /** It moved to SOLVED. */
    TO_SOLVED(TicketStatus.SOLVED),
    /** It moved to CLOSED. */
    TO_CLOSED(TicketStatus.CLOSED),
    /** It was merged into another ticket, which closes it. */
    MERGED(TicketStatus.CLOSED),
    /** It was found to be spam, which closes it. */
    MARKED_SPAM(TicketStatus.CLOSED);

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
        return valueOf("TO_" + status);
    }
}
