package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.journey.internal.DurationText;
import java.io.Serializable;
import java.time.Duration;

/**
 * Where a session ends: a rule that makes sessions the units of a log. Everything that counts units then counts sessions: {@code
 * Variants.of(log.inSessions(Sessions.afterIdle(Duration.ofMinutes(30))))}.
 *
 * <p>Time is elapsed time; no zone and no midnight ends a session.
 */
public sealed interface Sessions extends Storable, Serializable {

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

    @Override
    Form toForm();

    /**
     * The plain data of the rule: gap or property, the other one empty.
     *
     * @param type {@code sessions}
     * @param version 1
     * @param gap the longest pause within a session, in ISO-8601; empty for sessions by name
     * @param property the property that holds the name; empty for sessions by pauses
     */
    record Form(String type, int version, String gap, String property) implements StoredForm<Sessions> {

        private static final String TYPE = "sessions";
        private static final int VERSION = 1;

        /**
         * What is absent is empty.
         *
         * @param type {@code sessions}
         * @param version 1
         * @param gap the longest pause within a session
         * @param property the property that holds the name
         * @throws IllegalArgumentException if the gap can't be read
         */
        public Form {
            gap = DurationText.stored(gap);
            property = property == null ? "" : property;
        }

        @Override
        public Sessions restore() {
            Stored.check(type, version, TYPE, VERSION);
            checkArgument(gap.isEmpty() != property.isEmpty(), "sessions end after a gap or are named, not both");
            return gap.isEmpty() ? named(property) : afterIdle(DurationText.parse(gap));
        }
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
        public Form toForm() {
            return new Form(Form.TYPE, Form.VERSION, gap.toString(), "");
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
            Stored.text(property, "the property that names sessions");
        }

        @Override
        public Form toForm() {
            return new Form(Form.TYPE, Form.VERSION, "", property);
        }

        /** For example {@code sessions by session_id}. */
        @Override
        public String toString() {
            return "sessions by " + property;
        }
    }
}
