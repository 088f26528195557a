package io.github.cxmetrics.journey.map;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a survey question.
 *
 * @param user who answered
 * @param time when
 * @param rating the rating
 * @param subject what was asked about
 * @param key which of several such events was asked about, say the number of an order: the value of the property that {@link FeedbackRule#keyedBy} names;
 *     null for the last event before the answer
 */
public record SurveyAnswer(
        String user,
        Instant time,
        int rating,
        Subject subject,
        @Nullable String key) implements Serializable {

    /** What a survey asks about. */
    public sealed interface Subject extends Serializable permits Relationship, Touchpoint, LastTouchpoint {}

    /** The company as a whole: a relational survey. */
    public record Relationship() implements Subject {}

    /**
     * A touchpoint that the survey names: a transactional survey.
     *
     * @param event the name of its event
     */
    public record Touchpoint(String event) implements Subject {

        /**
         * Checks the name.
         *
         * @param event the name of its event
         */
        public Touchpoint {
            Objects.requireNonNull(event, "event");
        }
    }

    /** Whatever touchpoint came last: a transactional survey that does not say which. */
    public record LastTouchpoint() implements Subject {}

    /**
     * Checks that nothing but the key is null.
     *
     * @param user who answered
     * @param time when
     * @param rating the rating
     * @param subject what was asked about
     * @param key which of several such events was asked about
     * @throws IllegalArgumentException if there is a key in an answer about the company as a whole, or it is empty
     */
    public SurveyAnswer {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(subject, "subject");
        checkArgument(key == null || !key.isEmpty(), "the key of an answer must not be empty");
        checkArgument(
                key == null || !(subject instanceof Relationship),
                "an answer about the company as a whole is about no event with a key");
    }

    /**
     * An answer without a key.
     *
     * @param user who answered
     * @param time when
     * @param rating the rating
     * @param subject what was asked about
     */
    public SurveyAnswer(String user, Instant time, int rating, Subject subject) {
        this(user, time, rating, subject, null);
    }

    /**
     * The same answer about one of several events: the one that holds a key.
     *
     * @param value the value of the property that {@link FeedbackRule#keyedBy} names, as text
     * @return the changed copy
     * @throws IllegalArgumentException if it is empty, or the answer is about the company as a whole
     */
    public SurveyAnswer withKey(String value) {
        return new SurveyAnswer(user, time, rating, subject, Objects.requireNonNull(value, "key"));
    }

    /**
     * An answer about the company as a whole.
     *
     * @param user who answered
     * @param time when
     * @param rating the rating
     * @return the answer
     */
    public static SurveyAnswer relational(String user, Instant time, int rating) {
        return new SurveyAnswer(user, time, rating, new Relationship());
    }

    /**
     * An answer about a touchpoint.
     *
     * @param user who answered
     * @param time when
     * @param rating the rating
     * @param event the name of the touchpoint's event
     * @return the answer
     */
    public static SurveyAnswer about(String user, Instant time, int rating, String event) {
        return new SurveyAnswer(user, time, rating, new Touchpoint(event));
    }

    /**
     * An answer about the touchpoint that came last before it.
     *
     * @param user who answered
     * @param time when
     * @param rating the rating
     * @return the answer
     */
    public static SurveyAnswer aboutLast(String user, Instant time, int rating) {
        return new SurveyAnswer(user, time, rating, new LastTouchpoint());
    }

    /** For example {@code rating 9 at 2026-03-01T12:00:00Z}: neither the user nor the key. */
    @Override
    public String toString() {
        return "rating " + rating + " at " + time;
    }
}
