package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A ticket, made of its events.
 *
 * <p>Events may come late, twice, and in any order: they are sorted by time and count once, so that the events up to any instant and then the rest make the
 * same ticket as all at once. What can't have happened is set aside and can be listed. {@link #asOf} reads the ticket as it stood at an instant.
 * Immutable and thread-safe.
 */
public final class Ticket implements Serializable {

    private static final long serialVersionUID = 1;

    private final String id;
    private final transient Optional<String> customer;
    private final transient Optional<String> priority;
    private final transient TreeSet<TicketEvent> all;
    private final transient List<TicketEvent> events = new ArrayList<>();
    private final transient List<SetAsideEvent> setAside = new ArrayList<>();

    private Ticket(String id, Optional<String> customer, Optional<String> priority, TreeSet<TicketEvent> all) {
        this.id = id;
        this.customer = customer;
        this.priority = priority;
        this.all = all;
        replay();
    }

    private static boolean isCreation(TicketEvent event) {
        return event.act() == TicketAct.CREATED;
    }

    static boolean isCreatedBy(Collection<TicketEvent> events) {
        return events.stream().anyMatch(Ticket::isCreation);
    }

    /** All events, those set aside too, up to and at an instant. */
    List<TicketEvent> eventsUpTo(Instant asOf) {
        return all.stream().takeWhile(event -> !event.at().isAfter(asOf)).toList();
    }

    Ticket withEvents(Collection<TicketEvent> events) {
        return new Ticket(id, customer, priority, new TreeSet<>(events));
    }

    private void replay() {
        TicketEvent created = all.stream()
                .filter(Ticket::isCreation)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("ticket " + id + " has no event CREATED"));
        Set<String> ids = new HashSet<>();
        ids.add(created.id());
        events.add(created);
        for (TicketEvent event : all) {
            if (event == created) {
                continue;
            }
            if (event.at().isBefore(created.at())) {
                setAside.add(new SetAsideEvent(event, SetAsideEvent.Cause.BEFORE_CREATION));
            } else if (!ids.add(event.id())) {
                setAside.add(new SetAsideEvent(event, SetAsideEvent.Cause.ID_IN_USE));
            } else if (isCreation(event)) {
                setAside.add(new SetAsideEvent(event, SetAsideEvent.Cause.SECOND_CREATION));
            } else {
                events.add(event);
            }
        }
    }

    /**
     * A ticket of its events.
     *
     * @param id the ticket's id
     * @param events its events, in any order, among them its creation
     * @return the ticket
     * @throws IllegalArgumentException if none creates it: {@code ticket 17 has no event CREATED}
     */
    public static Ticket of(String id, TicketEvent... events) {
        return of(id, Arrays.asList(events));
    }

    /**
     * A ticket of its events.
     *
     * @param id the ticket's id
     * @param events its events, in any order, among them its creation
     * @return the ticket
     * @throws IllegalArgumentException if none creates it
     */
    public static Ticket of(String id, Collection<TicketEvent> events) {
        Objects.requireNonNull(id, "id");
        return new Ticket(id, Optional.empty(), Optional.empty(), new TreeSet<>(events));
    }

    /**
     * The same ticket with more events; those that it has already change nothing.
     *
     * @param more events
     * @return a new ticket
     */
    public Ticket plus(Collection<TicketEvent> more) {
        TreeSet<TicketEvent> joined = new TreeSet<>(all);
        joined.addAll(more);
        return withEvents(joined);
    }

    /**
     * The same ticket with its customer.
     *
     * @param customer the customer's id
     * @return the changed copy
     */
    public Ticket withCustomer(String customer) {
        return new Ticket(id, Optional.of(customer), priority, all);
    }

    /**
     * The same ticket with its priority.
     *
     * @param priority the name of the priority
     * @return the changed copy
     */
    public Ticket withPriority(String priority) {
        return new Ticket(id, customer, Optional.of(priority), all);
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
     * How urgent it is.
     *
     * @return the name of the priority, if it has one
     */
    public Optional<String> priority() {
        return priority;
    }

    /**
     * The event that created it.
     *
     * @return the first event
     */
    public TicketEvent created() {
        return events.get(0);
    }

    /**
     * The events that count.
     *
     * @return the events in order, the creation first
     */
    public List<TicketEvent> events() {
        return List.copyOf(events);
    }

    /**
     * The events that can't have happened as the log says.
     *
     * @return the events with the cause, in order
     */
    public List<SetAsideEvent> setAside() {
        return List.copyOf(setAside);
    }

    /**
     * The ticket as it stood at an instant, in calendar time. Later events are not looked at.
     *
     * @param asOf the instant
     * @return the reading
     * @throws IllegalArgumentException if that is before the creation
     */
    public TicketReading asOf(Instant asOf) {
        return asOf(asOf, TicketClock.CALENDAR);
    }

    /**
     * The ticket as it stood at an instant.
     *
     * @param asOf the instant
     * @param clock calendar or business time
     * @return the reading
     * @throws IllegalArgumentException if that is before the creation: {@code asOf … is before ticket 17, created …}
     */
    public TicketReading asOf(Instant asOf, TicketClock clock) {
        checkArgument(
                !asOf.isBefore(created().at()),
                "asOf %s is before ticket %s, created %s",
                asOf,
                id,
                created().at());
        return new TicketReading(this, asOf, clock);
    }

    private Object writeReplace() {
        return new Written(id, customer.orElse(null), priority.orElse(null), List.copyOf(all));
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a ticket is serialized through its events");
    }

    private record Written(
            String id, @Nullable String customer, @Nullable String priority, List<TicketEvent> events)
            implements Serializable {

        private Object readResolve() {
            return new Ticket(id, Optional.ofNullable(customer), Optional.ofNullable(priority), new TreeSet<>(events));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ticket that
                && id.equals(that.id)
                && customer.equals(that.customer)
                && priority.equals(that.priority)
                && all.equals(that.all);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, customer, priority, all);
    }

    /** For example {@code ticket 17: created 2026-03-01T09:00:00Z by CUSTOMER, 5 events, 1 set aside}. */
    @Override
    public String toString() {
        return "ticket " + id + ": created " + created().at() + " by "
                + created().actor() + ", " + events.size() + " events"
                + (setAside.isEmpty() ? "" : ", " + setAside.size() + " set aside");
    }
}
