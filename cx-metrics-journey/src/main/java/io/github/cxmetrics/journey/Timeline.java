package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What one user did, by time: the observation that funnels count. A view of a log; events of equal time stand in the order of the log.
 */
public final class Timeline {

    final EventLog log;
    final int[] rows;
    private final int user;

    Timeline(EventLog log, int user, int[] rows) {
        this.log = log;
        this.user = user;
        this.rows = rows;
    }

    /**
     * The timeline of one user.
     *
     * @param events the events, in any order
     * @return the timeline
     * @throws IllegalArgumentException if there are none, or they are of two users
     */
    public static Timeline of(Event... events) {
        checkArgument(events.length > 0, "a timeline needs an event");
        EventLog log = EventLog.of(events);
        checkArgument(
                log.users().size() == 1,
                "a timeline is of one user, not of %s and %s",
                log.users().get(0),
                log.users().get(log.users().size() - 1));
        return log.timelines().findFirst().orElseThrow();
    }

    /**
     * Whose it is.
     *
     * @return the user's name
     */
    public String user() {
        return log.users().get(user);
    }

    /**
     * How many events there are.
     *
     * @return at least 1
     */
    public int size() {
        return rows.length;
    }

    /**
     * What happened, by time.
     *
     * @return the names of the events
     */
    public List<String> events() {
        return Arrays.stream(rows)
                .mapToObj(row -> log.eventNames().get(log.events.at(row)))
                .toList();
    }

    /**
     * When it happened.
     *
     * @return the times, never falling
     */
    public List<Instant> times() {
        return Arrays.stream(rows).mapToObj(log::time).toList();
    }

    /** Some of the events that follow each other. */
    Timeline part(int from, int to) {
        return new Timeline(log, user, Arrays.copyOfRange(rows, from, to));
    }

    /** For example {@code ann: visit, signup}. */
    @Override
    public String toString() {
        return user() + ": " + String.join(", ", events());
    }
}
