package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.contact.ContactLabel;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Tickets in a service, while they live: takes events one by one, from any thread, and counts all tickets as of any instant.
 *
 * <pre>{@code
 * LiveTickets live = LiveTickets.of(TicketRule.STANDARD, 50_000);
 * live.record("17", TicketEvent.of("e1", Instant.parse("2026-03-01T09:00:00Z"), TicketAct.CREATED, TicketActor.CUSTOMER));
 * live.snapshot(Instant.parse("2026-03-01T12:00:00Z"));
 * }</pre>
 *
 * <p>A ticket needs all of its events as long as it may change, so they are held: for so many tickets at most, and of a ticket {@value #MAX_EVENTS}. {@link
 * #fold} lets those go that have ended and were silent for the rule's durable time since, after which nothing about them depends on the instant of reading; what
 * they counted stays in every snapshot. A ticket that comes back earlier is read with all of its events. What is recorded of one that has folded is set aside
 * and counted: {@link #setAside()}.
 *
 * <p>A snapshot equals what the rule counts in the same rows at once, as long as nothing was set aside. It is a point in time, and writers wait for it no longer
 * than it takes to note what is there. Two stores are equal that hold the same.
 */
public final class LiveTickets implements Storable {

    private static final String TYPE = "live-tickets";
    private static final int VERSION = 1;
    private static final int MAX_EVENTS = 10_000;
    private static final int REMEMBERED_PER_PLACE = 10;

    private final TicketRule rule;
    private final int most;

    /** Held by whoever folds or reads, so that no ticket is read twice or missed while it moves; taken before the lock of this object. */
    private final ReentrantLock folding = new ReentrantLock();

    /** Under the lock of this object. */
    private final Map<String, Events> held = new LinkedHashMap<>();

    /** The latest of those that have folded, the longest folded first; under the lock of this object. */
    private final LinkedHashSet<String> folded = new LinkedHashSet<>();

    private long setAside;

    /** What folded tickets counted, read at the instant of the last folding; under the lock of folding. */
    private TicketTally sum;

    /** Grows at its end only, so that a reader may look at its first part without a lock. */
    private static final class Events {

        private TicketEvent[] events = new TicketEvent[4];
        private int size;

        void add(TicketEvent event) {
            if (size == MAX_EVENTS) {
                throw new IllegalStateException(
                        "a ticket has " + MAX_EVENTS + " events, which is as many as are held of one");
            }
            if (size == events.length) {
                events = Arrays.copyOf(events, 2 * size);
            }
            events[size++] = event;
        }
    }

    /** What was there of a ticket at a moment. */
    private record View(String id, TicketEvent[] events, int size) {

        List<TicketEvent> list() {
            return Arrays.asList(events).subList(0, size);
        }
    }

    private LiveTickets(TicketRule rule, int most, TicketTally sum) {
        checkArgument(most >= 1, "a store of tickets has a place for at least 1 ticket, not %s", most);
        this.rule = rule;
        this.most = most;
        this.sum = sum;
    }

    /**
     * A store without tickets.
     *
     * @param rule how tickets are counted
     * @param most how many tickets may be held at a time, at least 1
     * @return the store
     * @throws IllegalArgumentException if there is no rule, or no place for a ticket
     */
    public static LiveTickets of(TicketRule rule, int most) {
        checkArgument(rule != null, "a store of tickets needs a rule, not null");
        return new LiveTickets(rule, most, rule.asOf(Instant.MIN).empty());
    }

    /**
     * Takes an event; those of a ticket may come late, twice and in any order. Events without a {@linkplain TicketEvent#sequence number} stand in the order in
     * which they come.
     *
     * @param ticket the id of its ticket, neither null nor empty
     * @param event the event, not null
     * @throws IllegalArgumentException if the event or the id is missing; the store is as before
     * @throws IllegalStateException if the ticket is new and the store full, or has as many events as are held of one; the store is as before
     */
    public void record(String ticket, TicketEvent event) {
        checkArgument(ticket != null, "the id of a ticket must not be null");
        checkArgument(!ticket.isEmpty(), "the id of a ticket must not be empty");
        checkArgument(event != null, "the event of a ticket must not be null");
        synchronized (this) {
            if (folded.contains(ticket)) {
                setAside = Math.addExact(setAside, 1);
                return;
            }
            Events there = held.get(ticket);
            if (there != null) {
                there.add(event);
            } else {
                if (held.size() >= most) {
                    throw new IllegalStateException("there are " + most
                            + " tickets, which is as many as this store holds; fold those that have ended");
                }
                Events first = new Events();
                first.add(event);
                held.put(ticket, first);
            }
        }
    }

    /**
     * The tally of all tickets, those that have folded too, as they stand at an instant. Tickets that no event has created yet are not in it.
     *
     * @param asOf when they are read; what happened later is not looked at
     * @return an immutable tally
     * @throws IllegalArgumentException if tickets were folded as of a later instant
     */
    public TicketTally snapshot(Instant asOf) {
        requireNonNull(asOf, "asOf");
        List<View> views;
        TicketTally before;
        folding.lock();
        try {
            checkArgument(
                    !asOf.isBefore(sum.asOf()),
                    "tickets were folded as of %s, so that they can't be read as of %s",
                    sum.asOf(),
                    asOf);
            views = views();
            before = sum;
        } finally {
            folding.unlock();
        }
        List<Ticket> tickets = new ArrayList<>();
        for (View view : views) {
            if (Ticket.isCreatedBy(view.list())) {
                tickets.add(Ticket.of(view.id, view.list()));
            }
        }
        return rule.asOf(asOf).count(tickets).plus(before.readAsOf(asOf));
    }

    private synchronized List<View> views() {
        List<View> views = new ArrayList<>(held.size());
        held.forEach((id, events) -> views.add(new View(id, events.events, events.size)));
        return views;
    }

    /**
     * Lets those tickets go that have ended and were silent since for the rule's durable time or longer, and those silent so long that nothing created. What
     * the first counted stays; the events of the others are set aside. The ids of ten times as many tickets as have a place are remembered.
     *
     * @param asOf the present, by the service's clock
     * @return how many places are free again
     * @throws IllegalArgumentException if tickets were folded as of a later instant
     */
    public int fold(Instant asOf) {
        requireNonNull(asOf, "asOf");
        folding.lock();
        try {
            checkArgument(
                    !asOf.isBefore(sum.asOf()),
                    "tickets were folded as of %s, so that they can't be folded as of %s",
                    sum.asOf(),
                    asOf);
            List<View> over = new ArrayList<>();
            for (View view : views()) {
                if (isOver(view, asOf)) {
                    over.add(view);
                }
            }
            // Before any of them goes: a business calendar may refuse an instant.
            TicketTally counted = tally(over, asOf);
            List<View> gone = remove(over);
            sum = sum.readAsOf(asOf).plus(gone.size() == over.size() ? counted : tally(gone, asOf));
            return gone.size();
        } finally {
            folding.unlock();
        }
    }

    private boolean isOver(View view, Instant asOf) {
        for (TicketEvent event : view.list()) {
            if (Duration.between(event.at(), asOf).compareTo(rule.durable()) < 0) {
                return false;
            }
        }
        if (!Ticket.isCreatedBy(view.list())) {
            return true;
        }
        Ticket ticket = Ticket.of(view.id, view.list());
        TicketRows rows = ticket.rowsAt(asOf);
        return rows.events.isEmpty()
                || !ticket.readAt(asOf, asOf, rule.clock(), rows).isOpen();
    }

    private TicketTally tally(List<View> views, Instant asOf) {
        return rule.asOf(asOf)
                .count(views.stream()
                        .filter(view -> Ticket.isCreatedBy(view.list()))
                        .map(view -> Ticket.of(view.id, view.list()))
                        .toList());
    }

    /** Those of which nothing has come meanwhile. */
    private synchronized List<View> remove(List<View> over) {
        List<View> gone = new ArrayList<>();
        for (View view : over) {
            Events events = held.get(view.id);
            if (events != null && events.size == view.size) {
                held.remove(view.id);
                gone.add(view);
                if (Ticket.isCreatedBy(view.list())) {
                    remember(view.id);
                } else {
                    setAside = Math.addExact(setAside, view.size);
                }
            }
        }
        return gone;
    }

    private void remember(String id) {
        folded.add(id);
        if (folded.size() > (long) most * REMEMBERED_PER_PLACE) {
            folded.remove(folded.iterator().next());
        }
    }

    /**
     * The tickets that are held, for {@link Backlog}, {@link SlaPolicy} and others: all open ones are among them.
     *
     * @return the log at this moment, ordered by id
     */
    public TicketLog log() {
        Map<String, List<TicketEvent>> events = new TreeMap<>();
        views().forEach(view -> events.put(view.id, view.list()));
        return TicketLog.grouped(List.of(), events);
    }

    /**
     * How tickets are counted.
     *
     * @return the rule
     */
    public TicketRule rule() {
        return rule;
    }

    /**
     * How many tickets are held.
     *
     * @return the count, those that no event has created among them
     */
    public synchronized int size() {
        return held.size();
    }

    /**
     * How many events are in no tally: those of tickets that had folded before, and those of tickets that nothing created.
     *
     * @return the count
     */
    public synchronized long setAside() {
        return setAside;
    }

    /**
     * All that the store holds, at this moment.
     *
     * @return the plain data
     */
    @Override
    public Form toForm() {
        folding.lock();
        try {
            synchronized (this) {
                return new Form(
                        TYPE,
                        VERSION,
                        rule.toForm(),
                        most,
                        views().stream().map(Held::of).toList(),
                        sum.toCounts(),
                        List.copyOf(folded),
                        setAside);
            }
        } finally {
            folding.unlock();
        }
    }

    /**
     * The plain data of {@link LiveTickets}.
     *
     * @param type {@code live-tickets}
     * @param version 1
     * @param rule how tickets are counted
     * @param most how many tickets may be held
     * @param held the tickets that are held
     * @param sum what folded tickets counted, as of the instant of the last folding
     * @param folded the ids of tickets that have folded, the longest folded first
     * @param setAside how many events are in no tally
     */
    public record Form(
            String type,
            int version,
            TicketRule.Form rule,
            int most,
            List<Held> held,
            TicketTally.Counts sum,
            List<String> folded,
            long setAside)
            implements StoredForm<LiveTickets> {

        /**
         * Takes lists that are not there for empty ones.
         *
         * @param type {@code live-tickets}
         * @param version 1
         * @param rule how tickets are counted
         * @param most how many tickets may be held
         * @param held the tickets that are held
         * @param sum what folded tickets counted
         * @param folded the ids of tickets that have folded
         * @param setAside how many events are in no tally
         */
        public Form {
            held = Stored.list(held, "a ticket that is held");
            folded = Stored.list(folded, "the id of a folded ticket");
        }

        @Override
        public LiveTickets restore() {
            Stored.check(type, version, TYPE, VERSION);
            TicketRule by = Stored.present(rule, "the rule of tickets").restore();
            TicketTally counted =
                    Stored.present(sum, "the tally of folded tickets").toTally();
            checkArgument(
                    by.equals(counted.definition()), "tickets: %s and %s don't go together", by, counted.definition());
            LiveTickets live = new LiveTickets(by, most, counted);
            Stored.size(held.size(), most, "tickets that are held");
            checkArgument(
                    folded.size() <= (long) most * REMEMBERED_PER_PLACE,
                    "%s ids of folded tickets for %s places",
                    folded.size(),
                    most);
            checkArgument(setAside >= 0, "events set aside must not be negative: %s", setAside);
            for (int i = 0; i < held.size(); i++) {
                held.get(i).restoreInto(live, i);
            }
            for (String id : folded) {
                checkArgument(
                        !id.isEmpty() && !live.held.containsKey(id) && live.folded.add(id),
                        "the id of a folded ticket is empty or there twice (position %s)",
                        live.folded.size());
            }
            live.setAside = setAside;
            return live;
        }
    }

    /**
     * A ticket that is held.
     *
     * @param ticket its id
     * @param events its events, as they came
     */
    public record Held(String ticket, List<Event> events) implements Serializable {

        /**
         * Takes a list that is not there for an empty one.
         *
         * @param ticket its id
         * @param events its events
         */
        public Held {
            events = Stored.list(events, "an event of a ticket");
        }

        private static Held of(View view) {
            return new Held(view.id, view.list().stream().map(Event::of).toList());
        }

        private void restoreInto(LiveTickets live, int position) {
            checkArgument(
                    ticket != null && !ticket.isEmpty() && !live.held.containsKey(ticket),
                    "the id of a ticket is missing or there twice (position %s)",
                    position);
            checkArgument(
                    !events.isEmpty() && events.size() <= MAX_EVENTS,
                    "a ticket has 1..%s events, not %s (position %s)",
                    MAX_EVENTS,
                    events.size(),
                    position);
            events.forEach(event -> live.record(ticket, event.restore()));
        }

        /** For example {@code a ticket of 3 events}: not the id. */
        @Override
        public String toString() {
            return "a ticket of " + events.size() + (events.size() == 1 ? " event" : " events");
        }
    }

    /**
     * An event of a ticket that is held.
     *
     * @param id the entry's own id, or an empty text
     * @param at when, as {@link Instant#toString()}
     * @param act what happened
     * @param actor by whom
     * @param labels who and why
     * @param sequence its place in the file
     * @param priority the new priority, or null
     * @param target the promise that changed, or null
     * @param within the new target of that promise as {@link Duration#toString()}, or null
     */
    public record Event(
            String id,
            String at,
            TicketAct act,
            TicketActor actor,
            Map<ContactLabel, String> labels,
            long sequence,
            @Nullable String priority,
            @Nullable SlaMetric target,
            @Nullable String within)
            implements Serializable {

        /**
         * Takes labels that are not there for none.
         *
         * @param id the entry's own id
         * @param at when
         * @param act what happened
         * @param actor by whom
         * @param labels who and why
         * @param sequence its place in the file
         * @param priority the new priority
         * @param target the promise that changed
         * @param within the new target of that promise
         */
        public Event {
            labels = Stored.map(labels, "a label of an event");
        }

        private static Event of(TicketEvent event) {
            PromiseChange change = event.change();
            PromiseChange.Target target = change instanceof PromiseChange.Target to ? to : null;
            return new Event(
                    event.id(),
                    event.at().toString(),
                    event.act(),
                    event.actor(),
                    event.labels(),
                    event.sequence(),
                    change instanceof PromiseChange.Priority to ? to.name() : null,
                    target == null ? null : target.metric(),
                    target == null ? null : target.within().toString());
        }

        private TicketEvent restore() {
            return new TicketEvent(
                    id,
                    StoredText.instant(Stored.present(at, "the time of an event")),
                    act,
                    actor,
                    labels,
                    sequence,
                    change());
        }

        private @Nullable PromiseChange change() {
            checkArgument(
                    (target == null) == (within == null) && (priority == null || target == null),
                    "a change is of a priority or of a target with its time");
            if (priority != null) {
                return new PromiseChange.Priority(priority);
            }
            return target == null || within == null
                    ? null
                    : new PromiseChange.Target(target, StoredText.duration(within));
        }

        /** For example {@code PUBLIC_REPLY by AGENT at 2026-03-01T12:00:00Z}: neither the id nor what labels and priorities say, which may be names. */
        @Override
        public String toString() {
            return act + " by " + actor + " at " + time();
        }

        /** A text that is no time may be anything. */
        private String time() {
            if (at == null) {
                return "no time";
            }
            try {
                return Instant.parse(at).toString();
            } catch (DateTimeParseException e) {
                return "an unreadable time";
            }
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof LiveTickets that && toForm().equals(that.toForm());
    }

    @Override
    public int hashCode() {
        return toForm().hashCode();
    }

    /** For example {@code 890 tickets held of at most 50000, 12000 folded as of 2026-03-01T12:00:00Z, 3 events set aside}. */
    @Override
    public String toString() {
        folding.lock();
        try {
            long ended = sum.count() + sum.countOf(TicketCount.LEFT_OUT);
            return size() + " tickets held of at most " + most
                    + (ended == 0 ? "" : ", " + ended + " folded as of " + sum.asOf())
                    + (setAside() == 0 ? "" : ", " + setAside() + " events set aside");
        } finally {
            folding.unlock();
        }
    }
}
