package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.TimeText;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ticket, made of its events.
 *
 * <p>Events may come late, twice, and in any order: they are sorted by time. Those of one instant are read with the
 * creation first, then in the first order, by place in the file, that is a possible life. Of events with one id the
 * first in the file counts; events without ids all count. What can't have happened is set aside and can be listed.
 * {@link #asOf} reads the ticket as it stood at an instant. Immutable and thread-safe.
 */
public final class Ticket implements Serializable {

    private static final long serialVersionUID = 1;

    private final String id;
    private final transient Optional<String> customer;
    private final transient Optional<String> priority;
    private final transient Duration sameAction;
    private final transient List<TicketEvent> file;
    private final transient TicketRows all;
    private final transient TicketEvent created;

    /** Takes the list over. */
    private Ticket(
            String id,
            Optional<String> customer,
            Optional<String> priority,
            Duration sameAction,
            List<TicketEvent> file) {
        this.id = id;
        this.customer = customer;
        this.priority = priority;
        this.sameAction = sameAction;
        this.file = file;
        all = TicketRows.of(file, null, sameAction);
        created = all.events.isEmpty() ? firstCreation(file) : all.events.get(0);
    }

    private static List<TicketEvent> inFileOrder(Collection<TicketEvent> events) {
        return Checks.list(events, "events").stream()
                .sorted(Comparator.comparingLong(TicketEvent::sequence))
                .toList();
    }

    /** Where the ids of all creations were there before, so that no row that counts creates the ticket. */
    private static TicketEvent firstCreation(List<TicketEvent> file) {
        return file.stream()
                .filter(Ticket::isCreation)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a ticket needs an event CREATED"));
    }

    private static boolean isCreation(TicketEvent event) {
        return event.act() == TicketAct.CREATED;
    }

    static boolean isCreatedBy(Collection<TicketEvent> events) {
        return events.stream().anyMatch(Ticket::isCreation);
    }

    /** All events, those set aside too, up to and at an instant. */
    List<TicketEvent> eventsUpTo(Instant asOf) {
        return file.stream().filter(event -> !event.at().isAfter(asOf)).toList();
    }

    Ticket withEvents(Collection<TicketEvent> events) {
        return new Ticket(id, customer, priority, sameAction, inFileOrder(events));
    }

    /** What is known of it at an instant. */
    TicketRows rowsAt(Instant known) {
        for (TicketEvent event : file) {
            if (event.at().isAfter(known)) {
                return TicketRows.of(file, known, sameAction);
            }
        }
        return all;
    }

    /**
     * A ticket of its events.
     *
     * @param id the ticket's id
     * @param events its events in file order, whatever their times, among them its creation
     * @return the ticket
     * @throws IllegalArgumentException if none creates it; a {@link TicketLog} sets such tickets aside
     */
    public static Ticket of(String id, TicketEvent... events) {
        requireNonNull(events, "events");
        return of(id, Arrays.asList(events));
    }

    /**
     * A ticket of its events.
     *
     * @param id the ticket's id
     * @param events its events in file order, whatever their times, among them its creation
     * @return the ticket
     * @throws IllegalArgumentException if none creates it
     */
    public static Ticket of(String id, Collection<TicketEvent> events) {
        requireNonNull(id, "id");
        checkArgument(!id.isEmpty(), "the id of a ticket must not be empty");
        return new Ticket(id, Optional.empty(), Optional.empty(), Duration.ZERO, inFileOrder(events));
    }

    /**
     * The same ticket with more events, later in the file; those whose id it has already are set aside.
     *
     * @param more events
     * @return a new ticket
     */
    public Ticket plus(Collection<TicketEvent> more) {
        List<TicketEvent> joined = new ArrayList<>(file);
        joined.addAll(Checks.list(more, "more"));
        return withEvents(joined);
    }

    /**
     * The same ticket with its customer.
     *
     * @param customer the customer's id; an empty one is none
     * @return the changed copy
     */
    public Ticket withCustomer(String customer) {
        requireNonNull(customer, "customer");
        return new Ticket(id, Optional.of(customer).filter(name -> !name.isEmpty()), priority, sameAction, file);
    }

    /**
     * The same ticket with its priority at the creation; {@link PromiseChange} says what it became.
     *
     * @param priority the name of the priority
     * @return the changed copy
     */
    public Ticket withPriority(String priority) {
        requireNonNull(priority, "priority");
        return new Ticket(id, customer, Optional.of(priority), sameAction, file);
    }

    /**
     * The same ticket of a desk that logs a status a moment before its reply: a public reply by whoever moved the
     * ticket to SOLVED or CLOSED so short a time before, with neither a customer's message nor another move to active
     * between, counts at the instant of that move, and is read before it. Zero by default.
     *
     * @param within how soon after the move, end included
     * @return the changed copy
     * @throws IllegalArgumentException if the time is negative
     */
    public Ticket sameActionWithin(Duration within) {
        checkArgument(!within.isNegative(), "the time of one action must not be negative: %s", TimeText.exact(within));
        return new Ticket(id, customer, priority, within, file);
    }

    /**
     * The ticket's id.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * Whose ticket it is.
     *
     * @return the customer's id, if known
     */
    public Optional<String> customer() {
        return customer;
    }

    /**
     * How urgent it was at the creation.
     *
     * @return the name of the priority, if it had one
     */
    public Optional<String> priority() {
        return priority;
    }

    /**
     * The event that created it.
     *
     * @return the earliest creation
     */
    public TicketEvent created() {
        return created;
    }

    /**
     * The events that count.
     *
     * @return the events in the order in which they are read, the creation first
     */
    public List<TicketEvent> events() {
        return List.copyOf(all.events);
    }

    /**
     * The events that are not counted: what can't have happened as the log says, and ids that are there before.
     *
     * @return the events with the cause, by time
     */
    public List<SetAsideEvent> setAside() {
        return List.copyOf(all.setAside);
    }

    /**
     * The ticket as it stood at an instant, in calendar time. Later events are set aside.
     *
     * @param asOf the instant
     * @return the reading
     * @throws IllegalArgumentException if that is before the creation
     */
    public TicketReading asOf(Instant asOf) {
        requireNonNull(asOf, "asOf");
        return asOf(asOf, TicketClock.CALENDAR);
    }

    /**
     * The ticket as it stood at an instant.
     *
     * @param asOf the instant
     * @param clock calendar or business time
     * @return the reading
     * @throws IllegalArgumentException if that is before the creation: {@code asOf … is before the creation of the
     *     ticket, …}
     */
    public TicketReading asOf(Instant asOf, TicketClock clock) {
        requireNonNull(asOf, "asOf");
        requireNonNull(clock, "clock");
        return readAt(asOf, asOf, clock);
    }

    /** The ticket as it stood at an instant, by what was known at that or a later one. */
    TicketReading readAt(Instant at, Instant known, TicketClock clock) {
        return readAt(at, known, clock, rowsAt(known));
    }

    TicketReading readAt(Instant at, Instant known, TicketClock clock, TicketRows rows) {
        checkArgument(
                !rows.events.isEmpty() && !rows.events.get(0).at().isAfter(at),
                "asOf %s is before the creation of the ticket, %s",
                at,
                created.at());
        return new TicketReading(this, at, known, clock, rows);
    }

    private Object writeReplace() {
        return new Written(id, customer.orElse(null), priority.orElse(null), sameAction, file);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a ticket is serialized through its events");
    }

    private record Written(
            String id,
            @Nullable String customer,
            @Nullable String priority,
            Duration sameAction,
            List<TicketEvent> events)
            implements Serializable {

        private Object readResolve() {
            return new Ticket(
                    id, Optional.ofNullable(customer), Optional.ofNullable(priority), sameAction, inFileOrder(events));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ticket that
                && id.equals(that.id)
                && customer.equals(that.customer)
                && priority.equals(that.priority)
                && sameAction.equals(that.sameAction)
                && all.events.equals(that.all.events)
                && all.setAside.equals(that.all.setAside);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, customer, priority, all.events);
    }

    /** For example {@code ticket 17: created 2026-03-01T09:00:00Z by CUSTOMER, 5 events, 1 set aside}. */
    @Override
    public String toString() {
        return "ticket created " + created.at() + " by "
                + created.actor() + ", " + all.events.size() + " events"
                + (all.setAside.isEmpty() ? "" : ", " + all.setAside.size() + " set aside");
    }
}
