package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * How many tickets of a period were resolved, in the three ways that are all called resolution rate. Merged, spam and
 * deleted tickets are in none of the counts, as in {@link TicketTally#resolved()}. No tickets is empty.
 *
 * @param created tickets created in the period
 * @param solved resolutions in the period, of older tickets too
 * @param solvedFromCreated tickets created in the period and finished by its end
 * @param open tickets in the backlog at its end
 */
public record ResolutionRate(long created, long solved, long solvedFromCreated, long open) implements Serializable {

    /**
     * Checks the counts.
     *
     * @param created tickets created in the period
     * @param solved resolutions in the period
     * @param solvedFromCreated tickets created in the period and finished by its end
     * @param open tickets in the backlog at its end
     * @throws IllegalArgumentException if a count is negative, or more were solved from the created than were created
     */
    public ResolutionRate {
        CountMath.checkNotNegative(created, "created");
        CountMath.checkNotNegative(solved, "solved");
        CountMath.checkNotNegative(solvedFromCreated, "solved from created");
        CountMath.checkNotNegative(open, "open");
        checkArgument(
                solvedFromCreated <= created,
                "solved from created must not exceed created: %s of %s",
                solvedFromCreated,
                created);
    }

    /**
     * The rates of a period, as known when it ends.
     *
     * @param tickets the tickets, older ones too
     * @param startInclusive the start of the period
     * @param endExclusive its end: what happened then is in the next period
     * @return the counts
     * @throws IllegalArgumentException if the end is before the start
     */
    public static ResolutionRate of(Iterable<? extends Ticket> tickets, Instant startInclusive, Instant endExclusive) {
        return of(tickets, startInclusive, endExclusive, endExclusive);
    }

    /**
     * The rates of a period, as known at its end or later.
     *
     * @param tickets the tickets, older ones too
     * @param startInclusive the start of the period
     * @param endExclusive its end: what happened then is in the next period
     * @param asOf the last instant that is known of: tickets that were found to be merged, spam or deleted by then are
     *     left out
     * @return the counts
     * @throws IllegalArgumentException if the end is before the start, or not yet known of
     */
    public static ResolutionRate of(
            Iterable<? extends Ticket> tickets, Instant startInclusive, Instant endExclusive, Instant asOf) {
        BacklogFlow flow = BacklogFlow.of(tickets, startInclusive, endExclusive, asOf);
        long fromCreated = StreamSupport.stream(tickets.spliterator(), false)
                .map(ticket -> TicketReading.ifCounted(ticket, asOf, asOf))
                .flatMap(Optional::stream)
                .filter(reading -> BacklogFlow.isIn(reading.createdAt(), startInclusive, endExclusive))
                .filter(reading -> !reading.wasOpenJustBefore(endExclusive))
                .count();
        return new ResolutionRate(flow.created(), flow.solved(), fromCreated, flow.closing());
    }

    /**
     * Resolutions per created ticket. Above 1 where a backlog shrinks: a ratio, no share.
     *
     * @return {@code solved / created}
     * @throws IllegalStateException if none was created
     */
    public double solvedOverCreated() {
        if (created == 0) {
            throw new IllegalStateException("resolution rate is undefined: no tickets created");
        }
        return (double) solved / created;
    }

    /**
     * The cohort's resolution rate: of the tickets created in the period, those finished by its end.
     *
     * @return {@code solvedFromCreated / created}
     */
    public Proportion cohortResolved() {
        return Proportion.of(solvedFromCreated, created).named("resolved", "tickets created");
    }

    /**
     * Resolutions of all that was there to resolve. A ticket may be resolved more than once: a ratio of events, no
     * share of tickets.
     *
     * @return {@code solved / (solved + open)}
     * @throws IllegalStateException if there was nothing to resolve
     */
    public double solvedOverHandled() {
        if (solved == 0 && open == 0) {
            throw new IllegalStateException("resolutions of handled are undefined: none resolved, none open");
        }
        return solved / ((double) solved + open);
    }

    /**
     * The rates of other tickets in the same period.
     *
     * @param other their counts
     * @return both together
     * @throws ArithmeticException if a count would exceed {@link Long#MAX_VALUE}
     */
    public ResolutionRate plus(ResolutionRate other) {
        return new ResolutionRate(
                CountMath.sum(created, other.created, "created"),
                CountMath.sum(solved, other.solved, "solved"),
                CountMath.sum(solvedFromCreated, other.solvedFromCreated, "solved from created"),
                CountMath.sum(open, other.open, "open"));
    }

    /** For example {@code 150 of 200 created are resolved (75.0 %), 0.90 resolutions per created, 60 open}. */
    @Override
    public String toString() {
        return created == 0
                ? "resolution rate: no tickets created"
                : solvedFromCreated + " of " + created + " created are resolved ("
                        + cohortResolved().unit().text(cohortResolved().value()) + "), "
                        + Text.fixed(solvedOverCreated(), 2) + " resolutions per created, " + open + " open";
    }
}
