package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.DurationText;
import io.github.cxmetrics.journey.internal.Property;
import io.github.cxmetrics.journey.internal.Ticks;
import io.github.cxmetrics.journey.internal.UnitIndex;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * Where a session ends: a rule that makes sessions the units of a log. Everything that counts units then counts sessions: {@code
 * Variants.of(Sessions.afterIdle(Duration.ofMinutes(30)).of(log))}.
 *
 * <p>Time is elapsed time; no zone and no midnight ends a session.
 */
public sealed interface Sessions extends Serializable {

    /** The property of the new log that tells whose session it is. */
    String USER = "user";

    /**
     * A session ends where nothing happened for a while: two events belong to one session if the time between them is at most the gap.
     *
     * @param gap the longest pause within a session, often 30 minutes
     * @return the rule
     * @throws IllegalArgumentException if the gap is not positive
     */
    static Sessions afterIdle(Duration gap) {
        return new Idle(gap);
    }

    /**
     * Sessions, cases or tickets that have a name already.
     *
     * @param property the property of texts that holds it
     * @return the rule
     */
    static Sessions named(String property) {
        return new Named(property);
    }

    /**
     * The same rows with sessions in place of users.
     *
     * @param log a log
     * @return a log whose users are the sessions, with the property {@link #USER}
     * @throws IllegalArgumentException if the log has a property of that name, or a row names no session
     */
    EventLog of(EventLog log);

    private static EventLog withUsers(EventLog log, CodeColumn sessions) {
        checkArgument(!log.properties().contains(USER), "the log has a property %s already", USER);
        return log.with(USER, new Property.Text(log.columns().users())).ofUnits(sessions);
    }

    /**
     * Sessions by pauses, numbered over all users.
     *
     * @param gap the longest pause within a session
     */
    record Idle(Duration gap) implements Sessions {

        /**
         * Checks the gap.
         *
         * @param gap the longest pause within a session
         * @throws IllegalArgumentException if it is not positive
         */
        public Idle {
            checkArgument(gap.compareTo(Duration.ZERO) > 0, "the gap between sessions must be positive, not %s", gap);
        }

        @Override
        public EventLog of(EventLog log) {
            long longest = Ticks.floor(gap, log.unit());
            int[] sessions = new int[log.size()];
            int next = 0;
            UnitIndex index = log.columns().byUser();
            long[] times = log.columns().times();
            for (int user = 0; user < index.capacity(); user++) {
                long before = 0;
                for (int i = 0; i < index.size(user); i++) {
                    int row = index.row(user, i);
                    if (i == 0 || times[row] - before > longest) {
                        next++;
                    }
                    before = times[row];
                    sessions[row] = next - 1;
                }
            }
            return withUsers(log, CodeColumn.numbered(sessions, next));
        }

        /** For example {@code sessions end after 30m without events}. */
        @Override
        public String toString() {
            return "sessions end after " + DurationText.of(gap) + " without events";
        }
    }

    /**
     * Sessions by name.
     *
     * @param property the property that holds the name
     */
    record Named(String property) implements Sessions {

        /**
         * Checks the name.
         *
         * @param property the property that holds the name
         */
        public Named {
            Objects.requireNonNull(property, "property");
        }

        @Override
        public EventLog of(EventLog log) {
            CodeColumn sessions = log.columns().texts(property);
            for (int row = 0; row < log.size(); row++) {
                checkArgument(sessions.at(row) != CodeColumn.MISSING, "%s must not be missing (row %s)", property, row);
            }
            return withUsers(log, sessions);
        }

        /** For example {@code sessions by session_id}. */
        @Override
        public String toString() {
            return "sessions by " + property;
        }
    }
}
