package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.CountMath;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What users did and when, as immutable columns: user, event and time in each row, and any properties beside them (texts, numbers, whole numbers).
 *
 * <p>Times are whole ticks since 1970 in a unit of nano-, micro-, milliseconds or seconds; 0 and negative times are times like any other. Rows of equal
 * time keep their order. A log knows how it is ordered, and queries choose their path by it.
 *
 * <p>Ids that belong to one person ({@link Identities}) and rows that came twice ({@link #withoutDuplicates}) are settled before anything is counted.
 */
public final class EventLog {

    final Codes users;
    final Codes events;
    final long[] times;
    private final ChronoUnit unit;
    private final Map<String, Property> properties;
    private final EventOrder order;
    private final long duplicates;
    private volatile @Nullable UnitIndex byUser;
    private volatile long usersWithRows = -1;

    private EventLog(
            Codes users,
            Codes events,
            long[] times,
            ChronoUnit unit,
            Map<String, Property> properties,
            EventOrder order,
            long duplicates) {
        this.users = users;
        this.events = events;
        this.times = times;
        this.unit = unit;
        this.properties = Collections.unmodifiableMap(properties);
        this.order = order;
        this.duplicates = duplicates;
    }

    /**
     * A log from columns of codes: the door for many rows.
     *
     * @param users the user of each row
     * @param events the event of each row
     * @param times the time of each row, in ticks since 1970
     * @param unit the unit of a tick: nanoseconds, microseconds, milliseconds or seconds
     * @return the log
     * @throws IllegalArgumentException if the columns are of unequal length, a row has no user or event, or the times are further apart than a long can
     *     tell
     */
    public static EventLog of(Codes users, Codes events, long[] times, ChronoUnit unit) {
        Ticks.checkUnit(unit);
        int rows = users.size();
        checkArgument(
                events.size() == rows && times.length == rows,
                "columns must be of equal length, not %s users, %s events and %s times",
                rows,
                events.size(),
                times.length);
        long[] ticks = times.clone();
        for (int row = 0; row < rows; row++) {
            checkArgument(users.at(row) != Codes.MISSING, "user must not be null (row %s)", row);
            checkArgument(events.at(row) != Codes.MISSING, "event must not be null (row %s)", row);
        }
        checkSpan(ticks, unit);
        return new EventLog(users, events, ticks, unit, Map.of(), RowOrder.of(users, ticks), 0);
    }

    /**
     * A log from columns of objects, in microseconds; in nanoseconds where a time is finer than that.
     *
     * @param users the user of each row
     * @param events the event of each row
     * @param times the time of each row
     * @return the log
     * @throws IllegalArgumentException as {@link #of(Codes, Codes, long[], ChronoUnit)}, or if a time is null
     */
    public static EventLog of(String[] users, String[] events, Instant[] times) {
        ChronoUnit unit = ChronoUnit.MICROS;
        for (int row = 0; row < times.length; row++) {
            checkArgument(times[row] != null, "time must not be null (row %s)", row);
            unit = times[row].getNano() % 1000 == 0 ? unit : ChronoUnit.NANOS;
        }
        long[] ticks = new long[times.length];
        for (int row = 0; row < times.length; row++) {
            ticks[row] = Ticks.of(times[row], unit);
        }
        return of(Codes.of(users), Codes.of(events), ticks, unit);
    }

    /**
     * A log from objects, for convenience.
     *
     * @param events the events, in any order
     * @return the log, with a column for each property that an event has
     * @throws IllegalArgumentException if a property is text in one event and a number in another
     */
    public static EventLog of(Event... events) {
        return from(Arrays.stream(events));
    }

    /**
     * A log from a stream of objects, for convenience.
     *
     * @param events the events, in any order
     * @return the log, with a column for each property that an event has
     * @throws IllegalArgumentException if a property is text in one event and a number in another
     */
    public static EventLog from(Stream<Event> events) {
        return EventColumns.log(events.toList());
    }

    private static void checkSpan(long[] times, ChronoUnit unit) {
        if (times.length > 0) {
            long first = Arrays.stream(times).min().getAsLong();
            long last = Arrays.stream(times).max().getAsLong();
            Ticks.checkSpan(first, last, unit);
        }
    }

    /**
     * The same log with a property of texts.
     *
     * @param property its name
     * @param values a text for each row, null where it is missing
     * @return the changed copy
     * @throws IllegalArgumentException if there are more or fewer values than rows
     */
    public EventLog with(String property, @Nullable String... values) {
        return with(property, Codes.of(values));
    }

    /**
     * The same log with a property of texts.
     *
     * @param property its name
     * @param values a code for each row
     * @return the changed copy
     * @throws IllegalArgumentException if there are more or fewer values than rows
     */
    public EventLog with(String property, Codes values) {
        return with(property, new Property.Text(values));
    }

    /**
     * The same log with a property of numbers.
     *
     * @param property its name
     * @param values a number for each row, not-a-number where it is missing
     * @return the changed copy
     * @throws IllegalArgumentException if there are more or fewer values than rows
     */
    public EventLog with(String property, double... values) {
        return with(property, new Property.Numbers(values.clone()));
    }

    /**
     * The same log with a property of whole numbers.
     *
     * @param property its name
     * @param values a number for each row
     * @return the changed copy
     * @throws IllegalArgumentException if there are more or fewer values than rows
     */
    public EventLog with(String property, long... values) {
        return with(property, new Property.Wholes(values.clone(), new BitSet()));
    }

    EventLog with(String property, Property values) {
        checkArgument(
                values.size() == size(),
                "property %s must have a value for each of %s rows, not %s",
                property,
                size(),
                values.size());
        Map<String, Property> more = new LinkedHashMap<>(properties);
        more.put(Objects.requireNonNull(property, "property"), values);
        return new EventLog(users, events, times, unit, more, order, duplicates);
    }

    /**
     * The same log where further event names are known, which have no rows: a funnel refuses unknown names, for they are mostly misspelt.
     *
     * @param eventNames the names
     * @return the changed copy
     */
    public EventLog knowing(String... eventNames) {
        return new EventLog(users, events.withNames(List.of(eventNames)), times, unit, properties, order, duplicates);
    }

    /**
     * The same log, if it has the order that the caller relies on.
     *
     * @param claimed the order
     * @return this log
     * @throws IllegalArgumentException if it has not; the message names the first row out of order
     */
    public EventLog claiming(EventOrder claimed) {
        RowOrder.check(claimed, this);
        return this;
    }

    /**
     * The same log where rows that came twice are removed: of those with equal ids, the first stays. Rows without an id all stay.
     *
     * @param idProperty the property that holds the ids of the events
     * @return the changed copy, which tells how many it {@linkplain #duplicates() removed}
     */
    public EventLog withoutDuplicates(String idProperty) {
        int[] rows = EventColumns.rowsWithDistinct(property(idProperty));
        return rows(rows, CountMath.sum(duplicates, size() - rows.length, "duplicates"));
    }

    /**
     * The same log without what happened at a time or later.
     *
     * @param endExclusive the time
     * @return the changed copy
     */
    public EventLog before(Instant endExclusive) {
        int[] rows = new int[size()];
        int n = 0;
        for (int row = 0; row < rows.length; row++) {
            if (time(row).isBefore(endExclusive)) {
                rows[n++] = row;
            }
        }
        return rows(Arrays.copyOf(rows, n), duplicates);
    }

    /**
     * The same log where each user goes by the id that an alias table gives.
     *
     * @param identities the table
     * @return the changed copy; {@link Identities#report} says what was merged
     */
    public EventLog identified(Identities identities) {
        return ofUnits(identities.apply(users));
    }

    /** The same rows with other units in place of the users. */
    EventLog ofUnits(Codes units) {
        return new EventLog(units, events, times, unit, properties, RowOrder.of(units, times), duplicates);
    }

    private EventLog rows(int[] rows, long removed) {
        long[] some = Arrays.stream(rows).mapToLong(row -> times[row]).toArray();
        Map<String, Property> cut = new LinkedHashMap<>();
        properties.forEach((name, property) -> cut.put(name, property.rows(rows)));
        Codes who = users.rows(rows);
        return new EventLog(who, events.rows(rows), some, unit, cut, RowOrder.of(who, some), removed);
    }

    /**
     * How many rows there are.
     *
     * @return the count
     */
    public int size() {
        return times.length;
    }

    /**
     * How the rows are ordered.
     *
     * @return the strictest order that they have
     */
    public EventOrder order() {
        return order;
    }

    /**
     * The unit of a tick.
     *
     * @return nanoseconds, microseconds, milliseconds or seconds
     */
    public ChronoUnit unit() {
        return unit;
    }

    /**
     * The names of the users.
     *
     * @return an unmodifiable list, in the order of the codes
     */
    public List<String> users() {
        return users.names();
    }

    /**
     * The names of the events.
     *
     * @return an unmodifiable list, in the order of the codes
     */
    public List<String> eventNames() {
        return events.names();
    }

    /**
     * The names of the properties.
     *
     * @return an unmodifiable list
     */
    public List<String> properties() {
        return List.copyOf(properties.keySet());
    }

    /**
     * How many rows were removed because they came twice.
     *
     * @return the count
     */
    public long duplicates() {
        return duplicates;
    }

    /**
     * When the last event happened: the least that {@code observedUntil} can be.
     *
     * @return the time, nothing for an empty log
     */
    public Optional<Instant> last() {
        return Arrays.stream(times).max().stream()
                .mapToObj(ticks -> Ticks.instant(ticks, unit))
                .findFirst();
    }

    /**
     * The events of each user, by time.
     *
     * @return a timeline for each user who has rows, in the order of the codes
     */
    public Stream<Timeline> timelines() {
        UnitIndex index = byUser();
        return index.units().mapToObj(user -> new Timeline(this, user, index.rowsOf(user)));
    }

    long usersWithRows() {
        long count = usersWithRows;
        if (count < 0) {
            BitSet seen = new BitSet();
            for (int row = 0; row < size(); row++) {
                seen.set(users.at(row));
            }
            count = seen.cardinality();
            usersWithRows = count;
        }
        return count;
    }

    UnitIndex byUser() {
        UnitIndex index = byUser;
        if (index == null) {
            index = UnitIndex.of(users, times);
            byUser = index;
        }
        return index;
    }

    Instant time(int row) {
        return Ticks.instant(times[row], unit);
    }

    String describe(int row) {
        return users.names().get(users.at(row)) + " " + events.names().get(events.at(row)) + " at " + time(row);
    }

    Property property(String name) {
        Property property = properties.get(name);
        checkArgument(
                property != null,
                "unknown property %s; the log has %s",
                name,
                properties.isEmpty() ? "none" : String.join(", ", properties.keySet()));
        return property;
    }

    /** One line, for example {@code 31106 events of 600 users, 19 names, 2024-01-01T00:10:00Z … 2024-06-30T22:01:02Z, by user and time}. */
    @Override
    public String toString() {
        if (size() == 0) {
            return "no events";
        }
        Instant first = Ticks.instant(Arrays.stream(times).min().getAsLong(), unit);
        long who = usersWithRows();
        return size() + (size() == 1 ? " event of " : " events of ") + who + (who == 1 ? " user, " : " users, ")
                + events.names().size() + " names, " + first + " … "
                + last().orElseThrow() + ", " + order;
    }
}
