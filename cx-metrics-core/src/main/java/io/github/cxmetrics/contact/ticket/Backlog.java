package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.internal.TimeText;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The tickets that were active at an instant, and how old they were in calendar time. A ticket is active from its
 * creation, or a coming back, included, to its end, excluded. Merged, spam and deleted tickets are in no backlog, as
 * far as is known, not even in those before they were marked.
 *
 * <p>This is the list itself, a plain record and no tally: a ticket of two parts of the data would be in it twice.
 * {@link BacklogFlow} has the counts of a period.
 *
 * @param at the instant
 * @param open the active tickets, ordered by id
 */
public record Backlog(Instant at, List<TicketReading> open) implements Serializable {

    /**
     * Copies the list.
     *
     * @param at the instant
     * @param open the active tickets
     * @throws IllegalArgumentException if one is not active, or there twice, with its place in the list, counted from 0
     */
    public Backlog {
        open = Checks.list(open, "open");
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < open.size(); i++) {
            TicketReading reading = open.get(i);
            checkArgument(reading.isOpen(), "a ticket that is %s is in no backlog (row %s)", reading.status(), i);
            checkArgument(ids.add(reading.ticket().id()), "a ticket is twice in the backlog (row %s)", i);
        }
    }

    /**
     * The backlog at the last instant that is known of.
     *
     * @param tickets all tickets, whenever created, each once
     * @param asOf the instant; what happened at it counts
     * @return those that were active then
     * @throws IllegalArgumentException if an active one is there twice
     */
    public static Backlog of(Iterable<? extends Ticket> tickets, Instant asOf) {
        requireNonNull(tickets, "tickets");
        requireNonNull(asOf, "asOf");
        return of(tickets, asOf, asOf);
    }

    /**
     * The backlog at an earlier instant, as is known now.
     *
     * @param tickets all tickets, whenever created, each once
     * @param at the instant; what happened at it counts
     * @param asOf the last instant that is known of: tickets that were found to be merged, spam or deleted by then are
     *     left out
     * @return those that were active then
     * @throws IllegalArgumentException if {@code at} is after {@code asOf}, or an active one is there twice
     */
    public static Backlog of(Iterable<? extends Ticket> tickets, Instant at, Instant asOf) {
        requireNonNull(tickets, "tickets");
        requireNonNull(at, "at");
        requireNonNull(asOf, "asOf");
        checkArgument(!at.isAfter(asOf), "the backlog at %s is not known as of %s", at, asOf);
        return new Backlog(
                at,
                StreamSupport.stream(tickets.spliterator(), false)
                        .map(ticket -> TicketReading.ifCounted(ticket, at, asOf))
                        .flatMap(Optional::stream)
                        .filter(TicketReading::isOpen)
                        .sorted(Comparator.comparing(reading -> reading.ticket().id()))
                        .toList());
    }

    /**
     * How many tickets were open.
     *
     * @return the count
     */
    public long size() {
        return open.size();
    }

    /**
     * Which tickets were open.
     *
     * @return their ids, ordered
     */
    public List<String> ids() {
        return open.stream().map(reading -> reading.ticket().id()).toList();
    }

    /**
     * How old they were.
     *
     * @param from where age begins
     * @return age by id, ordered by id
     */
    public SortedMap<String, Duration> ages(AgeFrom from) {
        SortedMap<String, Duration> ages = new TreeMap<>();
        open.forEach(
                reading -> ages.put(reading.ticket().id(), reading.age(from).orElseThrow()));
        return ages;
    }

    /**
     * How many tickets there were of each age.
     *
     * @param from where age begins
     * @param bounds where the buckets begin, ascending from zero; the last one has no end
     * @return a bucket for each bound
     * @throws IllegalArgumentException if the bounds don't begin at zero, or don't ascend
     */
    public List<AgeBucket> ageBuckets(AgeFrom from, Duration... bounds) {
        checkArgument(
                bounds.length > 0 && bounds[0].isZero(),
                "age buckets must begin at zero, not at %s",
                bounds.length == 0 ? "none" : TimeText.exact(bounds[0]));
        long[] counts = new long[bounds.length];
        for (int i = 1; i < bounds.length; i++) {
            checkArgument(
                    bounds[i].compareTo(bounds[i - 1]) > 0,
                    "age buckets must ascend, not go from %s to %s",
                    TimeText.exact(bounds[i - 1]),
                    TimeText.exact(bounds[i]));
        }
        for (Duration age : ages(from).values()) {
            int bucket = bounds.length - 1;
            while (age.compareTo(bounds[bucket]) < 0) {
                bucket--;
            }
            counts[bucket]++;
        }
        List<AgeBucket> buckets = new ArrayList<>();
        for (int i = 0; i < bounds.length; i++) {
            buckets.add(new AgeBucket(bounds[i], counts[i]));
        }
        return buckets;
    }

    /**
     * How many tickets are of an age.
     *
     * @param atLeast the age at which the bucket begins; it ends where the next one begins
     * @param tickets how many there are
     */
    public record AgeBucket(Duration atLeast, long tickets) implements Serializable {

        /**
         * Checks the parts.
         *
         * @param atLeast the age at which the bucket begins; it ends where the next one begins
         * @param tickets how many there are
         * @throws IllegalArgumentException if the count is negative
         */
        public AgeBucket {
            requireNonNull(atLeast, "atLeast");
            CountMath.checkNotNegative(tickets, "tickets");
        }

        /** For example {@code from 7 days on: 3 tickets}. */
        @Override
        public String toString() {
            return "from " + TimeText.exact(atLeast) + " on: " + tickets + (tickets == 1 ? " ticket" : " tickets");
        }
    }

    /** A table of the open tickets, by their position, and their ages. */
    @Override
    public String toString() {
        if (open.isEmpty()) {
            return "backlog at " + at + ": empty";
        }
        TextTable table = TextTable.of("position", "status", "age", "since last opening");
        for (int i = 0; i < open.size(); i++) {
            TicketReading reading = open.get(i);
            table.row(
                    String.valueOf(i),
                    reading.status().toString(),
                    TimeText.exact(reading.age(AgeFrom.CREATION).orElseThrow()),
                    TimeText.exact(reading.age(AgeFrom.LAST_OPENING).orElseThrow()));
        }
        return "backlog at " + at + ": " + size() + "\n" + table;
    }
}
