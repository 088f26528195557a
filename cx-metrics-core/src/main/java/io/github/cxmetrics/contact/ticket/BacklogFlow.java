package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.CountMath;
import java.io.Serializable;
import java.time.Instant;

/**
 * How a backlog moved in a period: {@code closing = opening + created + reopened − solved}.
 *
 * @param opening tickets open when the period began
 * @param created tickets created in it
 * @param reopened finished tickets that came back in it
 * @param solved tickets that left the backlog in it, closed ones and merged ones included; the same ticket as often as it did
 */
public record BacklogFlow(long opening, long created, long reopened, long solved) implements Serializable {

    /**
     * Checks the counts.
     *
     * @param opening tickets open when the period began
     * @param created tickets created in it
     * @param reopened finished tickets that came back in it
     * @param solved tickets that left the backlog in it
     * @throws IllegalArgumentException if a count is negative, or more left than there were: {@code can't take 5 solved tickets out of 4}
     */
    public BacklogFlow {
        CountMath.checkNotNegative(opening, "opening");
        CountMath.checkNotNegative(created, "created");
        CountMath.checkNotNegative(reopened, "reopened");
        CountMath.checkNotNegative(solved, "solved");
        CountMath.difference(arrived(opening, created, reopened), solved, "solved tickets");
    }

    private static long arrived(long opening, long created, long reopened) {
        return CountMath.sum(CountMath.sum(opening, created, "tickets"), reopened, "tickets");
    }

    /**
     * The flow of a period. The next one begins just after its end.
     *
     * @param tickets the tickets
     * @param startInclusive the start: what happens then is in the period
     * @param asOf the end: what happens then is in the period too, what happens later is not looked at
     * @return the flow
     * @throws IllegalArgumentException if the end is before the start: {@code asOf … is before the start of the period, …}
     */
    public static BacklogFlow of(Iterable<? extends Ticket> tickets, Instant startInclusive, Instant asOf) {
        checkArgument(
                !asOf.isBefore(startInclusive), "asOf %s is before the start of the period, %s", asOf, startInclusive);
        long opening = 0;
        long created = 0;
        long reopened = 0;
        long solved = 0;
        for (Ticket ticket : tickets) {
            TicketStatus status = TicketStatus.NEW;
            boolean before = ticket.created().at().isBefore(startInclusive);
            for (TicketEvent event : ticket.events()) {
                TicketStatus next = event.act().status().orElse(status);
                if (event.at().isBefore(startInclusive)) {
                    before = next.isOpen();
                } else if (!event.at().isAfter(asOf)) {
                    reopened += !status.isOpen() && next.isOpen() ? 1 : 0;
                    solved += status.isOpen() && !next.isOpen() ? 1 : 0;
                }
                status = next;
            }
            opening += before ? 1 : 0;
            created += isIn(ticket.created().at(), startInclusive, asOf) ? 1 : 0;
        }
        return new BacklogFlow(opening, created, reopened, solved);
    }

    static boolean isIn(Instant at, Instant startInclusive, Instant endInclusive) {
        return !at.isBefore(startInclusive) && !at.isAfter(endInclusive);
    }

    /**
     * The backlog when the period ended.
     *
     * @return {@code opening + created + reopened − solved}
     */
    public long closing() {
        return arrived(opening, created, reopened) - solved;
    }

    /** For example {@code backlog 40 + 25 created + 4 reopened - 30 solved = 39}. */
    @Override
    public String toString() {
        return "backlog " + opening + " + " + created + " created + " + reopened + " reopened - " + solved
                + " solved = " + closing();
    }
}
