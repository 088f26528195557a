package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.journey.internal.LogColumns;
import io.github.cxmetrics.journey.internal.Property;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What one user did, by time: the observation that rules on journeys count. A view of a log; events of equal time stand in the order of the log.
 *
 * <p>Events are read by their position, 0 .. {@link #size()} − 1, which makes no list: a rule of one's own reads {@link #event}, {@link #time} and {@link
 * #property}. What is compiled against the whole log, such as a {@link StepMatcher}, is asked by {@link #row}.
 */
public final class Timeline {

    private final EventLog log;
    private final LogColumns columns;
    private final int[] rows;
    private final int user;

    Timeline(EventLog log, int user, int[] rows) {
        this.log = log;
        this.user = user;
        this.rows = rows;
        columns = log.columns();
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
                "a timeline is of one user, not of %s",
                log.users().size());
        return log.timelines().findFirst().orElseThrow();
    }

    /**
     * The log that this is a view of. Timelines of one log give the same object, so that what is compiled against it can be kept for the next timeline.
     *
     * @return the log, with the rows of all its users
     */
    public EventLog log() {
        return log;
    }

    /**
     * Whose it is.
     *
     * @return the user's name
     */
    public String user() {
        return columns.users().names().get(user);
    }

    /**
     * How many events there are.
     *
     * @return at least 1, but for a timeline cut by {@link #upTo}
     */
    public int size() {
        return rows.length;
    }

    /**
     * Where an event stands in the log.
     *
     * @param i the position of the event, from 0
     * @return its row in {@link #log()}, from 0
     * @throws IndexOutOfBoundsException if there is no such position
     */
    public int row(int i) {
        return rows[Objects.checkIndex(i, rows.length)];
    }

    /**
     * When an event happened.
     *
     * @param i the position of the event, from 0
     * @return the time, never before that of the position before
     * @throws IndexOutOfBoundsException if there is no such position
     */
    public Instant time(int i) {
        return columns.time(row(i));
    }

    /**
     * What happened.
     *
     * @param i the position of the event, from 0
     * @return the name of the event
     * @throws IndexOutOfBoundsException if there is no such position
     */
    public String event(int i) {
        return columns.events().names().get(columns.events().at(row(i)));
    }

    /**
     * A property of the events. It is looked up by name, so ask once for a timeline and not for each event.
     *
     * @param name the property's name
     * @return its values by position; all missing where the log has no such property
     * @throws IllegalArgumentException if the log is {@linkplain EventLog#strict strict} and has no such property; the message names those it has
     */
    public Values property(String name) {
        return new Values(name, columns.propertyOrNone(name), rows);
    }

    /** The values of a property, by the position of the event in the timeline, from 0. Immutable. */
    public static final class Values {

        private final String name;
        private final Property property;
        private final int[] rows;

        private Values(String name, Property property, int[] rows) {
            this.name = name;
            this.property = property;
            this.rows = rows;
        }

        /**
         * How many events there are, with a value or without.
         *
         * @return as many as in the timeline
         */
        public int size() {
            return rows.length;
        }

        /**
         * Whether an event is without a value.
         *
         * @param i the position of the event, from 0
         * @return true if it has none
         * @throws IndexOutOfBoundsException if there is no such position
         */
        public boolean isMissing(int i) {
            return property.isMissing(row(i));
        }

        /**
         * The value of an event, for a property of texts.
         *
         * @param i the position of the event, from 0
         * @return the text
         * @throws IndexOutOfBoundsException if there is no such position
         * @throws IllegalArgumentException if the property holds numbers
         * @throws IllegalStateException if the event has no value
         */
        public String text(int i) {
            int row = row(i);
            if (property instanceof Property.Absent) {
                checkPresent(row, i);
            }
            if (!(property instanceof Property.Text text)) {
                throw new IllegalArgumentException(
                        "property " + name + " holds " + property.kind() + ", not text (position " + i + ")");
            }
            checkPresent(row, i);
            return text.codes().names().get(text.codes().at(row));
        }

        /**
         * The value of an event, for a property of numbers or whole numbers.
         *
         * @param i the position of the event, from 0
         * @return the number; whole numbers beyond 2⁵³ are rounded to the nearest double
         * @throws IndexOutOfBoundsException if there is no such position
         * @throws IllegalArgumentException if the property holds text
         * @throws IllegalStateException if the event has no value
         */
        public double number(int i) {
            int row = row(i);
            if (property instanceof Property.Text) {
                throw new IllegalArgumentException(
                        "property " + name + " holds text, not numbers (position " + i + ")");
            }
            checkPresent(row, i);
            return Property.number(property, row);
        }

        /**
         * The value of an event, exact: for ids beyond 2⁵³ and amounts. A double is taken as the shortest decimal that it is the nearest to.
         *
         * @param i the position of the event, from 0
         * @return the number, without trailing zeros
         * @throws IndexOutOfBoundsException if there is no such position
         * @throws IllegalArgumentException if the property holds text, or the number is infinite
         * @throws IllegalStateException if the event has no value
         */
        public BigDecimal decimal(int i) {
            double number = number(i);
            checkArgument(
                    !Double.isInfinite(number) || property instanceof Property.Decimals, "%s must be finite", name);
            return Property.exact(property, row(i));
        }

        private int row(int i) {
            return rows[Objects.checkIndex(i, rows.length)];
        }

        private void checkPresent(int row, int i) {
            if (property.isMissing(row)) {
                throw new IllegalStateException("property " + name + " is missing (position " + i + ")");
            }
        }

        /** For example {@code price (numbers) of 5 events}. */
        @Override
        public String toString() {
            return name + " (" + property.kind() + ") of " + rows.length + (rows.length == 1 ? " event" : " events");
        }
    }

    /**
     * What happened, by time.
     *
     * @return the names of the events
     */
    public List<String> events() {
        return Arrays.stream(rows)
                .mapToObj(row -> columns.events().names().get(columns.events().at(row)))
                .toList();
    }

    /**
     * When it happened.
     *
     * @return the times, never falling
     */
    public List<Instant> times() {
        return Arrays.stream(rows).mapToObj(columns::time).toList();
    }

    /**
     * The same timeline as far as it was observed: what a rule reads whose data end at an instant.
     *
     * @param asOf the last instant observed
     * @return the events at it or before, which may be none; of the same log
     */
    public Timeline upTo(Instant asOf) {
        requireNonNull(asOf, "asOf");
        int n = rows.length;
        while (n > 0 && columns.time(rows[n - 1]).isAfter(asOf)) {
            n--;
        }
        return n == rows.length ? this : part(0, n);
    }

    /** Some of the events that follow each other. */
    Timeline part(int from, int to) {
        return new Timeline(log, user, Arrays.copyOfRange(rows, from, to));
    }

    /** For example {@code ann: visit, signup}. */
    @Override
    public String toString() {
        return "timeline: " + String.join(", ", events());
    }
}
