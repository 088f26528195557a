package io.github.cxmetrics.journey.retention;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.StepMatcher;
import io.github.cxmetrics.journey.UnknownNames;
import io.github.cxmetrics.journey.internal.LogColumns;
import io.github.cxmetrics.retention.cohort.ActiveDays;
import io.github.cxmetrics.retention.cohort.ActiveDaysRule;
import io.github.cxmetrics.retention.cohort.ActivityLog;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.cohort.CohortTable;
import io.github.cxmetrics.retention.cohort.LifeCycle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/**
 * Who comes back to a product: from an event log to the cohorts, life cycles and active days of {@code io.github.cxmetrics.retention.cohort}, which owns the
 * definitions (which cohort: recurring, first in range, first ever; which return: on, on or after, in brackets; which clock: calendar periods of a zone, or
 * elapsed windows).
 *
 * <p>One event, or two: users enter a cohort by the start event, and come back by the return event. Where both are the same, the start itself is the
 * activity of period 0, whose share is 1. Where they differ, period 0 is the share that did the return event in the period of the start, at or after it: the
 * size of a cohort is known apart. Immutable and thread-safe.
 *
 * <pre>{@code
 * EventLog log = EventLog.of(
 *         Event.of("ann", "signup", "2024-05-01T10:00:00Z"),
 *         Event.of("ann", "purchase", "2024-05-09T10:00:00Z"),
 *         Event.of("bob", "signup", "2024-05-02T09:00:00Z"));
 * CohortRule.AsOf weekly = CohortRule.of(CalendarPeriods.weeks(ZoneId.of("UTC"))).asOf(Instant.parse("2024-05-20T00:00:00Z"));
 * ProductRetention.of(log).startingWith("signup").returningWith("purchase").table(weekly).overall(1); // → retention 50.0 % (95 % CI …
 * }</pre>
 */
public final class ProductRetention {

    /** What stands for starts without a value of the property: the key of {@link #tableBy}. */
    public static final String NONE = "(none)";

    private final EventLog log;
    private final Step start;
    private final Step comeback;

    private ProductRetention(EventLog log, Step start, Step comeback) {
        this.log = Objects.requireNonNull(log, "log");
        this.start = Objects.requireNonNull(start, "start");
        this.comeback = Objects.requireNonNull(comeback, "return");
    }

    /**
     * Retention where every event is activity.
     *
     * @param log the log
     * @return the retention of any event
     */
    public static ProductRetention of(EventLog log) {
        return of(log, Step.anyEvent());
    }

    /**
     * Retention where some events are activity, at the start as well as on return.
     *
     * @param log the log
     * @param activity which events
     * @return the retention of these events
     * @throws IllegalArgumentException if a {@link EventLog#strict} log doesn't know an event
     */
    public static ProductRetention of(EventLog log, Step activity) {
        return new ProductRetention(log, activity, activity);
    }

    /**
     * The same retention where users enter a cohort by an event of their own.
     *
     * @param event the event's name
     * @return the changed copy
     */
    public ProductRetention startingWith(String event) {
        return startingWith(Step.of(event));
    }

    /**
     * The same retention where users enter a cohort by events of their own.
     *
     * @param events which events
     * @return the changed copy
     */
    public ProductRetention startingWith(Step events) {
        return new ProductRetention(log, events, comeback);
    }

    /**
     * The same retention where users come back by an event of their own.
     *
     * @param event the event's name
     * @return the changed copy
     */
    public ProductRetention returningWith(String event) {
        return returningWith(Step.of(event));
    }

    /**
     * The same retention where users come back by events of their own.
     *
     * @param events which events
     * @return the changed copy
     */
    public ProductRetention returningWith(Step events) {
        return new ProductRetention(log, start, events);
    }

    /**
     * The cohort table: for each cohort and period the share that came back of those whose period is over.
     *
     * @param rule periods, cohorts, returns, and the last instant observed; later events are set aside. First-ever cohorts need a range start: the first
     *     start event of the log is then taken for a user's first ever, and those who started before the range are in no cohort
     * @return the table, which merges with those of other users
     * @throws IllegalArgumentException if a {@link EventLog#strict} log doesn't know an event, or first-ever cohorts have no range
     */
    public CohortTable table(CohortRule.AsOf rule) {
        return start.equals(comeback)
                ? rule.count(activity())
                : new TwoEventCohorts(rule, log, start, comeback).table();
    }

    /**
     * The cohort table of each value of a property: of the platform, say, or the channel through which users came. A user belongs to the value at the start
     * by which they enter a cohort; of several starts in one tick of the log, to the first value by code point. Recurring cohorts may hold a user under
     * different values; in the others each user is in one table, and the tables merge to the whole.
     *
     * @param rule periods, cohorts, returns, and the last instant observed
     * @param property the property, of texts or numbers; where the log has none of that name, all starts are without a value
     * @return the table of each value, by code point; of starts without a value under {@link #NONE}
     * @throws IllegalArgumentException if a {@link EventLog#strict} log doesn't know an event, or first-ever cohorts have no range
     */
    public SortedMap<String, CohortTable> tableBy(CohortRule.AsOf rule, String property) {
        checkArgument(!property.isEmpty(), "a property needs a name");
        return new TwoEventCohorts(rule, log, start, comeback, property).tables();
    }

    /**
     * The users of a cell of {@link #table}, for a message to those who did not come back.
     *
     * @param rule periods, cohorts, returns, and the last instant observed
     * @param cohort a date in the cohort's period
     * @param column the period after the start, or the bracket's index, from 0
     * @return who came back, and who did not
     * @throws IllegalStateException if the cell is not complete, or the cohort has no customers
     */
    public CellUsers users(CohortRule.AsOf rule, LocalDate cohort, int column) {
        return new TwoEventCohorts(rule, log, start, comeback)
                .users(rule.definition().periods().numberOf(cohort), column);
    }

    /**
     * The users of a cell of the cohort of an instant.
     *
     * @param rule periods, cohorts, returns, and the last instant observed
     * @param inCohort a time in the cohort's period
     * @param column the period after the start, or the bracket's index, from 0
     * @return who came back, and who did not
     * @throws IllegalStateException if the cell is not complete, or the cohort has no customers
     */
    public CellUsers users(CohortRule.AsOf rule, Instant inCohort, int column) {
        return new TwoEventCohorts(rule, log, start, comeback)
                .users(rule.definition().periods().numberOf(inCohort), column);
    }

    /**
     * Who is behind a cell: the customers whose period is over.
     *
     * @param returned those who came back, by name
     * @param lost those who did not, by name
     */
    public record CellUsers(List<String> returned, List<String> lost) {

        /**
         * Copies the lists.
         *
         * @param returned those who came back
         * @param lost those who did not
         */
        public CellUsers {
            returned = Checks.list(returned, "returned");
            lost = Checks.list(lost, "lost");
        }

        /** Counts alone, for names of users belong in no log file. */
        @Override
        public String toString() {
            return returned.size() + " of " + (returned.size() + lost.size()) + " users returned";
        }
    }

    /**
     * New, returning, resurrected and dormant users, period by period, by the return event.
     *
     * @param periods the calendar periods
     * @param asOf the last instant observed
     * @return the life cycle
     * @throws IllegalArgumentException if a {@link EventLog#strict} log doesn't know the event
     */
    public LifeCycle lifeCycle(CalendarPeriods periods, Instant asOf) {
        requireNonNull(periods, "periods");
        requireNonNull(asOf, "asOf");
        return LifeCycle.of(periods, activity(), asOf);
    }

    /**
     * How many days users are active in a stretch of days, and their stickiness, by the return event.
     *
     * @param rule the days
     * @return the tally
     * @throws IllegalArgumentException if a {@link EventLog#strict} log doesn't know the event
     */
    public ActiveDays activeDays(ActiveDaysRule.AsOf rule) {
        return rule.count(activity());
    }

    /**
     * The return events as rows of an {@link ActivityLog}, for its other questions: repeat purchase, usage intervals.
     *
     * @return the rows, with the users' names
     * @throws IllegalArgumentException if a {@link EventLog#strict} log doesn't know the event
     */
    public ActivityLog activity() {
        StepMatcher matcher = StepMatcher.of(List.of(comeback), log, StepMatcher.Unknown.WITHOUT_ROWS);
        LogColumns columns = log.columns();
        int[] users = new int[log.size()];
        long[] times = new long[log.size()];
        int n = 0;
        for (int row = 0; row < log.size(); row++) {
            if (matcher.mask(row) != 0) {
                users[n] = columns.users().at(row);
                times[n++] = columns.times()[row];
            }
        }
        return ActivityLog.wrapping(Arrays.copyOf(users, n), Arrays.copyOf(times, n), log.unit())
                .withNames(log.users());
    }

    /**
     * Names that the start and the return ask for and the log does not know, so that nobody starts or comes back by them.
     *
     * @return the names
     */
    public UnknownNames unknownNames() {
        return UnknownNames.of(log, List.of(start, comeback));
    }

    /** For example {@code retention from signup to purchase, 31106 events of 600 users, …}. */
    @Override
    public String toString() {
        return "retention " + (start.equals(comeback) ? "of " + start : "from " + start + " to " + comeback) + ", "
                + log;
    }
}
