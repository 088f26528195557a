package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.LogColumns;
import io.github.cxmetrics.journey.internal.Property;
import io.github.cxmetrics.journey.internal.UnitIndex;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What users did and when, as immutable columns: user, event and time in each row, and any properties beside them (texts and numbers).
 *
 * <p>Times are whole ticks since 1970 in a unit of nano-, micro-, milliseconds or seconds; 0 and negative times are times like any other. Rows of equal
 * time keep their order. A log knows how it is ordered, and queries choose their path by it.
 *
 * <p>Ids that belong to one person ({@link Identities}) and rows that came twice ({@link #withoutDuplicates}) are settled before anything is counted.
 */
public final class EventLog {

    private final LogColumns columns;
    private final EventOrder order;
    private final long duplicates;
    private final boolean inSessions;

    private EventLog(LogColumns columns, EventOrder order, long duplicates, boolean inSessions) {
        this.columns = columns;
        this.order = order;
        this.duplicates = duplicates;
        this.inSessions = inSessions;
    }

    /**
     * A log from columns of codes: the way in for many rows.
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
        requireNonNull(users, "users");
        requireNonNull(events, "events");
        requireNonNull(times, "times");
        requireNonNull(unit, "unit");
        Ticks.checkTimeUnit(unit);
        return of(users.column(), events.column(), times.clone(), unit);
    }

    private static EventLog of(CodeColumn who, CodeColumn what, long[] ticks, ChronoUnit unit) {
        int rows = who.size();
        checkArgument(
                what.size() == rows && ticks.length == rows,
                "columns must be of equal length, not %s users, %s events and %s times",
                rows,
                what.size(),
                ticks.length);
        for (int row = 0; row < rows; row++) {
            checkArgument(who.at(row) != CodeColumn.MISSING, "user must not be null (row %s)", row);
            checkArgument(what.at(row) != CodeColumn.MISSING, "event must not be null (row %s)", row);
        }
        checkSpan(ticks, unit);
        return new EventLog(LogColumns.of(who, what, ticks, unit), RowOrder.of(who, ticks), 0, false);
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
        requireNonNull(users, "users");
        requireNonNull(events, "events");
        requireNonNull(times, "times");
        Optional<long[]> micros = EventColumns.wholeMicros(times);
        if (micros.isPresent()) {
            return of(CodeColumn.of(users), CodeColumn.of(events), micros.get(), ChronoUnit.MICROS);
        }
        ChronoUnit unit = Arrays.stream(times).allMatch(time -> time.getNano() % 1000 == 0)
                ? ChronoUnit.MICROS
                : ChronoUnit.NANOS;
        long[] ticks = new long[times.length];
        for (int row = 0; row < times.length; row++) {
            ticks[row] = Ticks.floorOrEnd(times[row], unit);
            if (ticks[row] == Long.MIN_VALUE || ticks[row] == Long.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "time " + times[row] + " is too far from 1970 to count " + unit + " (row " + row + ")");
            }
        }
        return of(CodeColumn.of(users), CodeColumn.of(events), ticks, unit);
    }

    /**
     * A log from objects, for convenience.
     *
     * @param events the events, in any order
     * @return the log, with a column for each property that an event has
     * @throws IllegalArgumentException if a property is text in one event and a number in another
     */
    public static EventLog of(Event... events) {
        requireNonNull(events, "events");
        return from(Arrays.asList(events), Function.identity());
    }

    /**
     * A log from a stream of objects, for convenience.
     *
     * @param events the events, in any order
     * @return the log, with a column for each property that an event has
     * @throws IllegalArgumentException if a property is text in one event and a number in another
     */
    public static EventLog from(Stream<Event> events) {
        return from(events.toList(), Function.identity());
    }

    /**
     * A log from your own rows.
     *
     * @param rows the rows, in any order
     * @param user who did it
     * @param event what happened
     * @param time when
     * @param <R> a row
     * @return the log, without properties
     * @throws IllegalArgumentException if a user, event or time is null; the message names the row, from 0
     */
    public static <R> EventLog from(
            Iterable<? extends R> rows,
            Function<? super R, String> user,
            Function<? super R, String> event,
            Function<? super R, Instant> time) {
        List<String> users = new ArrayList<>();
        List<String> events = new ArrayList<>();
        List<Instant> times = new ArrayList<>();
        requireNonNull(rows, "rows");
        requireNonNull(user, "user");
        requireNonNull(event, "event");
        requireNonNull(time, "time");
        for (R row : rows) {
            users.add(user.apply(row));
            events.add(event.apply(row));
            times.add(time.apply(row));
        }
        return of(users.toArray(String[]::new), events.toArray(String[]::new), times.toArray(Instant[]::new));
    }

    /**
     * A log from your own rows, with properties.
     *
     * @param rows the rows, in any order
     * @param event the event of a row, for example {@code r -> Event.of(r.who(), r.kind(), r.at()).with("channel", r.channel())}
     * @param <R> a row
     * @return the log, with a column for each property that an event has
     * @throws IllegalArgumentException if an event is null or refused, or a property is text in one event and a number in another; the message names the row,
     *     from 0
     */
    public static <R> EventLog from(Iterable<? extends R> rows, Function<? super R, Event> event) {
        List<Event> events = new ArrayList<>();
        for (R row : rows) {
            int at = events.size();
            try {
                Event made = event.apply(row);
                checkArgument(made != null, "event must not be null");
                events.add(made);
            } catch (IllegalArgumentException refused) {
                throw new IllegalArgumentException(refused.getMessage() + " (row " + at + ")", refused);
            }
        }
        return EventColumns.log(events);
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
        requireNonNull(property, "property");
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
        requireNonNull(property, "property");
        requireNonNull(values, "values");
        return with(property, new Property.Text(values.column()));
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
        requireNonNull(property, "property");
        requireNonNull(values, "values");
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
        requireNonNull(property, "property");
        requireNonNull(values, "values");
        return with(property, new Property.Wholes(values.clone(), new BitSet()));
    }

    /**
     * The same log with a property of whole numbers that some rows have not.
     *
     * @param property its name
     * @param values a number for each row; what stands in a row without one does not matter
     * @param missing the rows that have none
     * @return the changed copy
     * @throws IllegalArgumentException if there are more or fewer values than rows
     */
    public EventLog with(String property, long[] values, BitSet missing) {
        requireNonNull(property, "property");
        requireNonNull(values, "values");
        requireNonNull(missing, "missing");
        return with(property, new Property.Wholes(values.clone(), (BitSet) missing.clone()));
    }

    /**
     * The same log with a property of any values: those that {@link Event#properties} takes. Numbers are kept exactly, whatever their types.
     *
     * @param property its name
     * @param values a value for each row, null where it is missing
     * @return the changed copy
     * @throws IllegalArgumentException if there are more or fewer values than rows, or they are texts and numbers
     */
    public EventLog with(String property, List<? extends @Nullable Object> values) {
        requireNonNull(property, "property");
        requireNonNull(values, "values");
        List<@Nullable Object> kept = new ArrayList<>();
        values.forEach(value -> kept.add(value == null ? null : PropertyValues.of(property, value)));
        return with(property, PropertyValues.column(property, kept));
    }

    EventLog with(String property, Property values) {
        return new EventLog(columns.with(property, values), order, duplicates, inSessions);
    }

    /**
     * The same log where further event names are known, which have no rows: for a {@link #strict} log.
     *
     * @param eventNames the names
     * @return the changed copy
     */
    public EventLog knowing(String... eventNames) {
        requireNonNull(eventNames, "eventNames");
        return new EventLog(
                columns.knowing(Checks.list(Arrays.asList(eventNames), "eventNames")), order, duplicates, inSessions);
    }

    /**
     * The same log, for rules that shall refuse names of events and properties that it does not know: they may be misspelt. Else no row has them, which is as
     * it should be on a day on which nobody converts, and results name them.
     *
     * @return the changed copy; refusals propose the nearest name
     */
    public EventLog strict() {
        return new EventLog(columns.refusingUnknown(), order, duplicates, inSessions);
    }

    /**
     * The same log where rows that came twice are removed: of those with equal ids, the first stays. Rows without an id all stay.
     *
     * @param idProperty the property that holds the ids of the events
     * @return the changed copy, which tells how many it {@linkplain #duplicates() removed}
     */
    public EventLog withoutDuplicates(String idProperty) {
        int[] rows = EventColumns.rowsWithDistinct(columns.property(idProperty));
        return rows(rows, CountMath.sum(duplicates, size() - rows.length, "duplicates"));
    }

    /**
     * The same log up to a time: later rows are left out.
     *
     * @param asOf the last instant, whose rows are in
     * @return the changed copy, this log where nothing is later
     */
    public EventLog upTo(Instant asOf) {
        long[] times = columns.times();
        long last = Ticks.floorOrEnd(asOf, unit());
        if (Arrays.stream(times).allMatch(time -> time <= last)) {
            return this;
        }
        return rows(IntStream.range(0, size()).filter(row -> times[row] <= last).toArray(), duplicates);
    }

    /**
     * The same log from a time on: earlier rows are left out.
     *
     * @param start the first instant, whose rows are in
     * @return the changed copy, this log where nothing is earlier
     */
    public EventLog from(Instant start) {
        return part(start, false);
    }

    /**
     * The same log before a time: its rows and later ones are left out.
     *
     * @param endExclusive the first instant that is out
     * @return the changed copy, this log where nothing is as late
     */
    public EventLog before(Instant endExclusive) {
        return part(endExclusive, true);
    }

    /** The rows before an instant, or those from it on. */
    private EventLog part(Instant bound, boolean before) {
        requireNonNull(bound, "bound");
        long[] times = columns.times();
        boolean isFirst = bound.equals(Instant.MIN);
        long last = isFirst ? 0 : Ticks.floorOrEnd(bound.minusNanos(1), unit());
        return rows(IntStream.range(0, size()).filter(row -> (!isFirst && times[row] <= last) == before));
    }

    /**
     * The rows of the log that meet a condition.
     *
     * @param condition a condition on a property, or on the event's name
     * @return the changed copy, in which users may be without rows; this log where all rows meet it
     * @throws IllegalArgumentException if the condition doesn't fit what the property holds, or a {@link #strict} log has not the property
     */
    public EventLog where(Condition condition) {
        StepMatcher matcher =
                StepMatcher.of(List.of(Step.anyEvent().where(condition)), this, StepMatcher.Unknown.WITHOUT_ROWS);
        return rows(IntStream.range(0, size()).filter(row -> matcher.mask(row) != 0));
    }

    /**
     * The rows of some users, say of those who dropped out of a funnel: {@code log.ofUsers(funnel.run(log).stoppingAt(2))}.
     *
     * @param users names of users (or of sessions, in a log of those); names that the log does not have are without rows
     * @return the changed copy, this log where there are no others
     */
    public EventLog ofUsers(Collection<String> users) {
        Set<String> wanted = Set.copyOf(Checks.list(users, "users"));
        List<String> names = users();
        BitSet codes = new BitSet();
        for (int code = 0; code < names.size(); code++) {
            codes.set(code, wanted.contains(names.get(code)));
        }
        return ofUsers(codes);
    }

    /**
     * The rows of the users whose timelines pass a test.
     *
     * @param test tells of a timeline whether it is wanted
     * @return the changed copy, this log where all are wanted
     */
    public EventLog ofUsers(Predicate<? super Timeline> test) {
        requireNonNull(test, "test");
        UnitIndex index = columns.byUser();
        BitSet codes = new BitSet();
        index.units()
                .filter(user -> test.test(new Timeline(this, user, index.rowsOf(user))))
                .forEach(codes::set);
        return ofUsers(codes);
    }

    private EventLog ofUsers(BitSet codes) {
        return rows(IntStream.range(0, size())
                .filter(row -> codes.get(columns.users().at(row))));
    }

    private EventLog rows(IntStream wanted) {
        int[] rows = wanted.toArray();
        return rows.length == size() ? this : rows(rows, duplicates);
    }

    /**
     * The same rows with sessions, cases or tickets in place of users: everything that counts users then counts those.
     *
     * @param sessions where a session ends
     * @return the changed copy, with a property more that tells whose session it is: {@link Sessions#USER}, or {@code session user} where there is one of that
     *     name
     * @throws IllegalArgumentException if sessions are named and the log has not the property, or a row names no session
     */
    public EventLog inSessions(Sessions sessions) {
        requireNonNull(sessions, "sessions");
        String owner = Sessions.USER;
        for (int i = 1; properties().contains(owner); i++) {
            owner = i == 1 ? "session user" : "session user " + i;
        }
        CodeColumn units = SessionColumn.of(sessions, columns);
        return with(owner, new Property.Text(columns.users())).ofUnits(units, true);
    }

    /**
     * The same log where each user goes by the id that an alias table gives. Merge before sessions are cut: a pause of one id may not be one of the person.
     *
     * @param identities the table
     * @return the changed copy; {@link Identities#report} says what was merged
     * @throws IllegalArgumentException if the log is cut into sessions already
     */
    public EventLog identified(Identities identities) {
        checkNotInSessions();
        return ofUnits(identities.apply(columns.users()), false);
    }

    void checkNotInSessions() {
        checkArgument(!inSessions, "ids are merged before sessions are cut: log.identified(...).inSessions(...)");
    }

    private EventLog ofUnits(CodeColumn units, boolean sessions) {
        return new EventLog(columns.withUsers(units), RowOrder.of(units, columns.times()), duplicates, sessions);
    }

    private EventLog rows(int[] rows, long removed) {
        LogColumns some = columns.rows(rows);
        return new EventLog(some, RowOrder.of(some.users(), some.times()), removed, inSessions);
    }

    /**
     * How many rows there are.
     *
     * @return the count
     */
    public int size() {
        return columns.size();
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
        return columns.unit();
    }

    /**
     * The names of the users.
     *
     * @return an unmodifiable list, in the order of the codes
     */
    public List<String> users() {
        return columns.users().names();
    }

    /**
     * The names of the events.
     *
     * @return an unmodifiable list, in the order of the codes
     */
    public List<String> eventNames() {
        return columns.events().names();
    }

    /**
     * The names of the properties.
     *
     * @return an unmodifiable list
     */
    public List<String> properties() {
        return columns.properties();
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
     * When the last event happened: the usual {@code asOf} of a log that nothing else is known of.
     *
     * @return the time, nothing for an empty log
     */
    public Optional<Instant> last() {
        return columns.last();
    }

    /**
     * The events of each user, by time.
     *
     * @return a timeline for each user who has rows, in the order of the codes
     */
    public Stream<Timeline> timelines() {
        UnitIndex index = columns.byUser();
        return index.units().mapToObj(user -> new Timeline(this, user, index.rowsOf(user)));
    }

    /**
     * Not part of the API: the columns that the packages of this module read. Their type is in a package that the module does not export, so that code outside
     * can't use them.
     *
     * @return the columns themselves
     */
    @SuppressWarnings("exports")
    public LogColumns columns() {
        return columns;
    }

    /** One line, for example {@code 31106 events of 600 users, 19 names, 2024-01-01T00:10:00Z … 2024-06-30T22:01:02Z, by user and time}. */
    @Override
    public String toString() {
        if (size() == 0) {
            return "no events";
        }
        Instant first = Ticks.instant(Arrays.stream(columns.times()).min().getAsLong(), columns.unit());
        long who = columns.usersWithRows();
        return size() + (size() == 1 ? " event of " : " events of ") + who + (who == 1 ? " user, " : " users, ")
                + eventNames().size() + (eventNames().size() == 1 ? " name, " : " names, ") + first + " … "
                + last().orElseThrow() + ", " + order;
    }
}
