package io.github.cxmetrics.journey.map;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * An answer to a survey question.
 *
 * @param user who answered
 * @param time when
 * @param rating the rating
 * @param subject what was asked about
 */
public record SurveyAnswer(String user, Instant time, int rating, Subject subject) implements Serializable {

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
     * Checks that nothing is null.
     *
     * @param user who answered
     * @param time when
     * @param rating the rating
     * @param subject what was asked about
     */
    public SurveyAnswer {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(subject, "subject");
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
}
