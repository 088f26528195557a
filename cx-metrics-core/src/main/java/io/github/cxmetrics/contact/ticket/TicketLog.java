package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Tickets, grouped from the rows of a log: what {@link TicketRule}, {@link SlaPolicy}, {@link Backlog} and the others
 * count.
 *
 * <p>A ticket that no row creates, as where a log begins in the middle, can't be counted: it is set aside and listed.
 * Immutable.
 */
public final class TicketLog implements Iterable<Ticket> {

    private final List<Ticket> tickets;
    private final SortedMap<String, List<TicketEvent>> withoutCreation;

    private TicketLog(List<Ticket> tickets, SortedMap<String, List<TicketEvent>> withoutCreation) {
        this.tickets = List.copyOf(tickets);
        this.withoutCreation = withoutCreation;
    }

    /**
     * A log of tickets.
     *
     * @param tickets the tickets, each once
     * @return the log, in the same order
     * @throws IllegalArgumentException if one is null, or its id there before, with the row, counted from 0
     */
    public static TicketLog of(Iterable<? extends Ticket> tickets) {
        List<Ticket> copy = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Ticket ticket : tickets) {
            checkArgument(ticket != null, "a ticket must not be null (row %s)", copy.size());
            checkArgument(ids.add(ticket.id()), "the id of a ticket is there twice (row %s)", copy.size());
            copy.add(ticket);
        }
        return new TicketLog(copy, new TreeMap<>());
    }

    /**
     * A log of your own rows, one for each event, whatever their times; rows without a {@linkplain TicketEvent#sequence
     * number} stand in file order.
     *
     * @param rows the rows
     * @param ticket the id of a row's ticket
     * @param event the event of a row
     * @param <R> a row
     * @return the tickets, ordered by id
     * @throws IllegalArgumentException if the event of a row is refused, or its ticket or event is null, or its
     *     ticket's id empty, with the row, counted from 0
     */
    public static <R> TicketLog from(
            Iterable<? extends R> rows,
            Function<? super R, String> ticket,
            Function<? super R, ? extends TicketEvent> event) {
        Map<String, List<TicketEvent>> events = new HashMap<>();
        long at = 0;
        for (R row : rows) {
            try {
                String id = ticket.apply(row);
                TicketEvent made = event.apply(row);
                checkArgument(id != null, "the id of a ticket must not be null");
                checkArgument(!id.isEmpty(), "the id of a ticket must not be empty");
                checkArgument(made != null, "the event of a ticket must not be null");
                events.computeIfAbsent(id, any -> new ArrayList<>()).add(made);
            } catch (IllegalArgumentException refused) {
                throw new IllegalArgumentException(refused.getMessage() + " (row " + at + ")", refused);
            }
            at++;
        }
        // Ordered once they are all there: rows are many more than tickets.
        return grouped(List.of(), new TreeMap<>(events));
    }

    static TicketLog grouped(Collection<Ticket> known, Map<String, List<TicketEvent>> events) {
        List<Ticket> tickets = new ArrayList<>(known);
        SortedMap<String, List<TicketEvent>> withoutCreation = new TreeMap<>();
        events.forEach((id, all) -> {
            if (Ticket.isCreatedBy(all)) {
                tickets.add(Ticket.of(id, all));
            } else if (!all.isEmpty()) {
                withoutCreation.put(id, all);
            }
        });
        return new TicketLog(tickets, withoutCreation);
    }

    /**
     * The tickets.
     *
     * @return an unmodifiable list
     */
    public List<Ticket> tickets() {
        return tickets;
    }

    /**
     * What was set aside: tickets without an event CREATED.
     *
     * @return their ids, ordered
     */
    public List<String> withoutCreation() {
        return List.copyOf(withoutCreation.keySet());
    }

    /**
     * The same log of a desk that logs a status a moment before its reply.
     *
     * @param within how soon after a ticket ends the reply of whoever ended it belongs to the same action; see {@link
     *     Ticket#sameActionWithin}
     * @return the changed copy
     * @throws IllegalArgumentException if the time is negative
     */
    public TicketLog sameActionWithin(Duration within) {
        return new TicketLog(
                tickets.stream().map(ticket -> ticket.sameActionWithin(within)).toList(), withoutCreation);
    }

    /**
     * The log as it was at an instant: events up to and at it, tickets that have any.
     *
     * @param asOf the last instant
     * @return the shorter log
     */
    public TicketLog upTo(Instant asOf) {
        List<Ticket> then = new ArrayList<>();
        Map<String, List<TicketEvent>> uncreated = new TreeMap<>();
        for (Ticket ticket : tickets) {
            List<TicketEvent> events = ticket.eventsUpTo(asOf);
            if (Ticket.isCreatedBy(events)) {
                then.add(ticket.withEvents(events));
            } else {
                uncreated.put(ticket.id(), events);
            }
        }
        withoutCreation.forEach((id, events) -> uncreated.put(
                id, events.stream().filter(event -> !event.at().isAfter(asOf)).toList()));
        return grouped(then, uncreated);
    }

    @Override
    public Iterator<Ticket> iterator() {
        return tickets.iterator();
    }

    /** For example {@code 890 tickets, 3 without creation}. */
    @Override
    public String toString() {
        return tickets.size() + " tickets"
                + (withoutCreation.isEmpty() ? "" : ", " + withoutCreation.size() + " without creation");
    }
}
