package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.CountMath;
import java.time.Instant;
import java.util.Collection;

/**
 * How a backlog moved in a period: {@code closing = opening + created + reopened − solved}.
 *
 * @param opening tickets open when the period began
 * @param created tickets created in it
 * @param reopened finished tickets that came back in it
 * @param solved tickets that left the backlog in it, closed ones and merged ones included; the same ticket as often as it did
 */
public record BacklogFlow(long opening, long created, long reopened, long solved) {

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
     * The flow of a period.
     *
     * @param tickets the tickets
     * @param startInclusive the start: what happens then is in the period
     * @param endExclusive the end: what happens then is not
     * @return the flow
     * @throws IllegalArgumentException if the end is not after the start
     */
    public static BacklogFlow of(Collection<Ticket> tickets, Instant startInclusive, Instant endExclusive) {
        checkArgument(
                startInclusive.isBefore(endExclusive),
                "period ends %s, not after its start %s",
                endExclusive,
                startInclusive);
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
                } else if (event.at().isBefore(endExclusive)) {
                    reopened += !status.isOpen() && next.isOpen() ? 1 : 0;
                    solved += status.isOpen() && !next.isOpen() ? 1 : 0;
                }
                status = next;
            }
            opening += before ? 1 : 0;
            created += isIn(ticket.created().at(), startInclusive, endExclusive) ? 1 : 0;
        }
        return new BacklogFlow(opening, created, reopened, solved);
    }

    static boolean isIn(Instant at, Instant startInclusive, Instant endExclusive) {
        return !at.isBefore(startInclusive) && at.isBefore(endExclusive);
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
