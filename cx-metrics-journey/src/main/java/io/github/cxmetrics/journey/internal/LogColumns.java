package io.github.cxmetrics.journey.internal;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Ticks;
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
import org.jspecify.annotations.Nullable;

/** What an event log holds: user, event and time of each row, and properties beside them. Immutable; what it gives out is not copied. */
public final class LogColumns {

    private final CodeColumn users;
    private final CodeColumn events;
    private final long[] times;
    private final ChronoUnit unit;
    private final Map<String, Property> properties;
    private final boolean strict;
    private volatile @Nullable UnitIndex byUser;
    private volatile long usersWithRows = -1;
    private volatile long @Nullable [] ends;

    private LogColumns(
            CodeColumn users,
            CodeColumn events,
            long[] times,
            ChronoUnit unit,
            Map<String, Property> properties,
            boolean strict) {
        this.users = users;
        this.events = events;
        this.times = times;
        this.unit = unit;
        this.properties = Collections.unmodifiableMap(properties);
        this.strict = strict;
    }

    /**
     * Columns of equal length, without properties. The times are not copied.
     *
     * @param users the user of each row
     * @param events the event of each row
     * @param times the time of each row, in ticks
     * @param unit the unit of a tick
     * @return the columns
     */
    public static LogColumns of(CodeColumn users, CodeColumn events, long[] times, ChronoUnit unit) {
        return new LogColumns(users, events, times, unit, Map.of(), false);
    }

    /**
     * The same rows with a property more, or another in its place.
     *
     * @param property the property's name
     * @param values its values
     * @return the changed copy
     * @throws IllegalArgumentException if there are more or fewer values than rows
     */
    public LogColumns with(String property, Property values) {
        checkArgument(
                values.size() == size(),
                "property %s must have a value for each of %s rows, not %s",
                property,
                size(),
                values.size());
        Map<String, Property> more = new LinkedHashMap<>(properties);
        more.put(Objects.requireNonNull(property, "property"), values);
        return new LogColumns(users, events, times, unit, more, strict);
    }

    /**
     * The same rows with others in place of the users.
     *
     * @param units a unit for each row
     * @return the changed copy
     */
    public LogColumns withUsers(CodeColumn units) {
        return new LogColumns(units, events, times, unit, properties, strict);
    }

    /**
     * The same rows with further event names, which have no rows.
     *
     * @param eventNames the names
     * @return the changed copy
     */
    public LogColumns knowing(List<String> eventNames) {
        return new LogColumns(users, events.withNames(eventNames), times, unit, properties, strict);
    }

    /**
     * The same rows, where names that the log does not know are refused.
     *
     * @return the changed copy
     */
    public LogColumns refusingUnknown() {
        return new LogColumns(users, events, times, unit, properties, true);
    }

    /**
     * Whether names that the log does not know are refused.
     *
     * @return true if they are
     */
    public boolean isStrict() {
        return strict;
    }

    /**
     * Some of the rows.
     *
     * @param rows the rows
     * @return the changed copy
     */
    public LogColumns rows(int[] rows) {
        long[] some = Arrays.stream(rows).mapToLong(row -> times[row]).toArray();
        Map<String, Property> cut = new LinkedHashMap<>();
        properties.forEach((name, property) -> cut.put(name, property.rows(rows)));
        return new LogColumns(users.rows(rows), events.rows(rows), some, unit, cut, strict);
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
     * The user of each row.
     *
     * @return the column
     */
    public CodeColumn users() {
        return users;
    }

    /**
     * The event of each row.
     *
     * @return the column
     */
    public CodeColumn events() {
        return events;
    }

    /**
     * The time of each row in ticks: the array itself.
     *
     * @return the ticks
     */
    public long[] times() {
        return times;
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
     * The names of the properties.
     *
     * @return an unmodifiable list
     */
    public List<String> properties() {
        return List.copyOf(properties.keySet());
    }

    /**
     * A property by its name, which must be known.
     *
     * @param name the property's name
     * @return the column
     * @throws IllegalArgumentException if the log has no such property; the message names those it has
     */
    public Property property(String name) {
        requireNonNull(name, "name");
        Property property = properties.get(name);
        checkArgument(
                property != null,
                "unknown property %s; the log has %s",
                name,
                properties.isEmpty() ? "none" : String.join(", ", properties.keySet()));
        return property;
    }

    /**
     * A property by its name; one that the log has not is absent from all rows, unless the log is strict.
     *
     * @param name the property's name
     * @return the column
     * @throws IllegalArgumentException if the log is strict and has no such property
     */
    public Property propertyOrNone(String name) {
        return properties.containsKey(name) || strict ? property(name) : new Property.Absent(size());
    }

    /**
     * A property as names, by which rows are told apart: texts as they are, numbers as text, the same for equal numbers; absent ones as {@link
     * #propertyOrNone}.
     *
     * @param name the property's name
     * @return the column
     * @throws IllegalArgumentException if the log is strict and has no such property
     */
    public CodeColumn names(String name) {
        Property property = propertyOrNone(name);
        if (property instanceof Property.Text text) {
            return text.codes();
        }
        if (property instanceof Property.Absent) {
            return CodeColumn.missing(size());
        }
        String[] texts = new String[size()];
        for (int row = 0; row < texts.length; row++) {
            texts[row] = property.isMissing(row) ? null : Property.text(property, row);
        }
        return CodeColumn.of(texts);
    }

    /**
     * Refuses an event that a strict log does not know.
     *
     * @param event a name
     * @throws IllegalArgumentException if the log is strict and does not know it; the message names the nearest
     */
    public void checkEvent(String event) {
        if (strict && events.codeOf(event) < 0) {
            throw new IllegalArgumentException(unknownEvent(event));
        }
    }

    /**
     * Says that an event is unknown, and which one is spelt most like it.
     *
     * @param event a name that the log does not know
     * @return the message
     */
    public String unknownEvent(String event) {
        return Nearest.refusal(event, events.names());
    }

    /**
     * The time of a row.
     *
     * @param row a row, from 0
     * @return the instant
     */
    public Instant time(int row) {
        return Ticks.instant(times[row], unit);
    }

    /**
     * The time of the last event, nothing where there is none.
     *
     * @return the instant
     */
    public Optional<Instant> last() {
        return Arrays.stream(times).max().stream()
                .mapToObj(ticks -> Ticks.instant(ticks, unit))
                .findFirst();
    }

    /**
     * The smallest time in ticks, 0 without rows.
     *
     * @return the ticks
     */
    public long firstTime() {
        return ends()[0];
    }

    /**
     * The largest time in ticks, 0 without rows.
     *
     * @return the ticks
     */
    public long lastTime() {
        return ends()[1];
    }

    private long[] ends() {
        long[] known = ends;
        if (known == null) {
            long first = times.length == 0 ? 0 : times[0];
            long last = first;
            for (long time : times) {
                first = Math.min(first, time);
                last = Math.max(last, time);
            }
            known = new long[] {first, last};
            ends = known;
        }
        return known;
    }

    /**
     * How many users have a row.
     *
     * @return the count
     */
    public long usersWithRows() {
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

    /**
     * The rows of each user by time; made when first asked for.
     *
     * @return the index
     */
    public UnitIndex byUser() {
        UnitIndex index = byUser;
        if (index == null) {
            index = UnitIndex.of(users, times);
            byUser = index;
        }
        return index;
    }
}
