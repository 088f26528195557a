package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.CountMath;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a backlog moved in a period: {@code closing = opening + created + reopened − solved}. What is known to be merged,
 * spam or deleted is in none of these.
 *
 * @param opening tickets open when the period began
 * @param created tickets created in it
 * @param reopened how often ended tickets came back in it, from SOLVED or CLOSED
 * @param solved how often tickets ended in it, solved or closed; solved and then closed is once
 */
public record BacklogFlow(long opening, long created, long reopened, long solved) implements Serializable {

    /**
     * Checks the counts.
     *
     * @param opening tickets open when the period began
     * @param created tickets created in it
     * @param reopened how often ended tickets came back
     * @param solved tickets that left the backlog in it
     * @throws IllegalArgumentException if a count is negative, or more left than there were: {@code can't take 5 solved
     *     tickets out of 4}
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
     * The flow of a period, as known when it ends.
     *
     * @param tickets the tickets
     * @param startInclusive the start: what happens then is in the period
     * @param endExclusive the end: what happens then is in the next period
     * @return the flow
     * @throws IllegalArgumentException if the end is before the start: {@code the period must not end, …, before it
     *     starts, …}
     */
    public static BacklogFlow of(Iterable<? extends Ticket> tickets, Instant startInclusive, Instant endExclusive) {
        requireNonNull(tickets, "tickets");
        requireNonNull(startInclusive, "startInclusive");
        requireNonNull(endExclusive, "endExclusive");
        return of(tickets, startInclusive, endExclusive, endExclusive);
    }

    /**
     * The flow of a period, as known at its end or later.
     *
     * @param tickets the tickets
     * @param startInclusive the start: what happens then is in the period
     * @param endExclusive the end: what happens then is in the next period
     * @param asOf the last instant that is known of: tickets that were found to be merged, spam or deleted by then are
     *     left out
     * @return the flow
     * @throws IllegalArgumentException if the end is before the start, or not yet known of
     */
    public static BacklogFlow of(
            Iterable<? extends Ticket> tickets, Instant startInclusive, Instant endExclusive, Instant asOf) {
        requireNonNull(startInclusive, "startInclusive");
        requireNonNull(endExclusive, "endExclusive");
        requireNonNull(asOf, "asOf");
        requireNonNull(tickets, "tickets");
        checkArgument(
                !endExclusive.isBefore(startInclusive),
                "the period must not end, %s, before it starts, %s",
                endExclusive,
                startInclusive);
        checkArgument(!endExclusive.isAfter(asOf), "the period ends at %s, after asOf %s", endExclusive, asOf);
        long opening = 0;
        long created = 0;
        long reopened = 0;
        long solved = 0;
        for (Ticket ticket : tickets) {
            Optional<TicketReading> reading = TicketReading.ifCounted(ticket, asOf, asOf);
            if (reading.isPresent()) {
                TicketHistory life = reading.get().history();
                long before = reading.get().createdAt().isBefore(startInclusive) ? 1 : 0;
                opening += before
                        + count(life, life.comebacks, null, startInclusive)
                        - count(life, life.resolutions, null, startInclusive);
                created += isIn(reading.get().createdAt(), startInclusive, endExclusive) ? 1 : 0;
                reopened += count(life, life.comebacks, startInclusive, endExclusive);
                solved += count(life, life.resolutions, startInclusive, endExclusive);
            }
        }
        return new BacklogFlow(opening, created, reopened, solved);
    }

    private static long count(TicketHistory life, List<Integer> events, @Nullable Instant from, Instant to) {
        return events.stream().filter(event -> isIn(life.at(event), from, to)).count();
    }

    static boolean isIn(Instant at, @Nullable Instant startInclusive, Instant endExclusive) {
        return (startInclusive == null || !at.isBefore(startInclusive)) && at.isBefore(endExclusive);
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
