package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.internal.Calendar;
import io.github.cxmetrics.survival.SurvivalTally;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of an export that has no events: when a ticket was created, first answered and solved, or how long that took.
 *
 * <p>Such rows say how long the first response and the resolution took, and how many tickets are resolved, by the same
 * notions as {@link TicketTally}. They don't say how often tickets came back, how many replies they had, or in which
 * states they waited, so those figures are not offered.
 *
 * @param id the ticket's id
 * @param created when it was created, by the customer
 * @param firstReply when an agent first replied; absent if nobody did
 * @param solved when it was last solved or closed; absent while it is active
 */
public record TicketSummary(
        String id,
        Instant created,
        @Nullable Instant firstReply,
        @Nullable Instant solved) implements Serializable {

    /**
     * Checks the order of the instants.
     *
     * @param id the ticket's id
     * @param created when it was created
     * @param firstReply when an agent first replied
     * @param solved when it was last solved or closed
     * @throws IllegalArgumentException if one is before the creation
     */
    public TicketSummary {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(created, "created");
        checkNotBefore("the first reply", firstReply, created);
        checkNotBefore("the end", solved, created);
    }

    private static void checkNotBefore(String what, @Nullable Instant at, Instant created) {
        checkArgument(
                at == null || !at.isBefore(created),
                "%s of a ticket, %s, is before its creation, %s",
                what,
                at,
                created);
    }

    /**
     * A row that has times instead of instants, such as minutes.
     *
     * @param id the ticket's id
     * @param created when it was created
     * @param firstReplyAfter how long after that an agent first replied; absent if nobody did
     * @param solvedAfter how long after it was last solved or closed; absent while it is active
     * @return the row
     * @throws IllegalArgumentException if a time is negative
     */
    public static TicketSummary after(
            String id, Instant created, @Nullable Duration firstReplyAfter, @Nullable Duration solvedAfter) {
        return new TicketSummary(
                id,
                created,
                firstReplyAfter == null ? null : Calendar.plus(created, firstReplyAfter),
                solvedAfter == null ? null : Calendar.plus(created, solvedAfter));
    }

    private Ticket ticket() {
        List<TicketEvent> events = new ArrayList<>();
        events.add(TicketEvent.of("created", created, TicketAct.CREATED, TicketActor.CUSTOMER));
        if (firstReply != null) {
            events.add(TicketEvent.of("reply", firstReply, TicketAct.PUBLIC_REPLY, TicketActor.AGENT));
        }
        if (solved != null) {
            events.add(TicketEvent.of("solved", solved, TicketAct.TO_SOLVED, TicketActor.AGENT));
        }
        return Ticket.of(id, events);
    }

    private static TicketTally count(Iterable<TicketSummary> rows, ChronoUnit unit, Instant asOf) {
        return TicketRule.STANDARD.withUnit(unit).asOf(asOf).count(rows, row -> {
            checkArgument(row != null, "a ticket must not be null");
            return row.ticket();
        });
    }

    /**
     * The times to the first response. Tickets that wait for it are censored; those that ended before it are not among
     * them, since it is not owed any more.
     *
     * @param rows the rows
     * @param unit the unit of the times, up to weeks
     * @param asOf the last instant that is known of; tickets created later are left out, and what happened later has
     *     not happened
     * @return the tally
     */
    public static SurvivalTally firstResponses(Iterable<TicketSummary> rows, ChronoUnit unit, Instant asOf) {
        return count(rows, unit, asOf).firstResponse();
    }

    /**
     * The times to the resolution. Active tickets are censored.
     *
     * @param rows the rows
     * @param unit the unit of the times, up to weeks
     * @param asOf the last instant that is known of
     * @return the tally, one spell for each ticket created by then
     */
    public static SurvivalTally resolutions(Iterable<TicketSummary> rows, ChronoUnit unit, Instant asOf) {
        return count(rows, unit, asOf).fullResolution();
    }

    /**
     * The resolution rate: ended tickets of those created.
     *
     * @param rows the rows
     * @param asOf the last instant that is known of
     * @return the share
     */
    public static Proportion resolved(Iterable<TicketSummary> rows, Instant asOf) {
        return count(rows, ChronoUnit.HOURS, asOf).resolved();
    }

    /** The times, without the id: {@code ticket created 2026-03-01T12:00:00Z, first reply 2026-03-01T12:10:00Z, active}. */
    @Override
    public String toString() {
        return "ticket created " + created
                + (firstReply == null ? ", no reply" : ", first reply " + firstReply)
                + (solved == null ? ", active" : ", solved " + solved);
    }
}
