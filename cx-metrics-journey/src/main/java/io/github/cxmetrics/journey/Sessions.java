package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.journey.internal.DurationText;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * Where a session ends: a rule that makes sessions the units of a log. Everything that counts units then counts sessions: {@code
 * Variants.of(log.inSessions(Sessions.afterIdle(Duration.ofMinutes(30))))}.
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

        /** For example {@code sessions by session_id}. */
        @Override
        public String toString() {
            return "sessions by " + property;
        }
    }
}
