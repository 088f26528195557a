package io.github.cxmetrics.journey.map;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.internal.DurationText;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * How answers to a survey are bound to the touchpoints that caused them: to the last event of the touchpoint by the same user, not after the answer and not
 * longer before it than a window.
 *
 * @param score the question
 * @param touchpoints which events can cause an answer
 * @param window the longest time from touchpoint to answer, itself included
 */
public record FeedbackRule(TouchpointScore score, Step touchpoints, Duration window) implements Storable, Serializable {

    private static final String TYPE = "feedback-rule";
    private static final int VERSION = 1;

    /**
     * Checks the window.
     *
     * @param score the question
     * @param touchpoints which events can cause an answer
     * @param window the longest time from touchpoint to answer
     * @throws IllegalArgumentException if the window is not positive
     */
    public FeedbackRule {
        Stored.present(score, "the question");
        Stored.present(touchpoints, "the touchpoints");
        checkArgument(window.compareTo(Duration.ZERO) > 0, "a window must be positive: %s", window);
    }

    /**
     * Answers that any event can cause.
     *
     * @param score the question
     * @param window the longest time from touchpoint to answer
     * @return the rule
     */
    public static FeedbackRule of(TouchpointScore score, Duration window) {
        return new FeedbackRule(score, Step.anyEvent(), window);
    }

    /**
     * The same rule where only some events can cause an answer.
     *
     * @param events which events
     * @return the changed copy
     */
    public FeedbackRule causedBy(Step events) {
        return new FeedbackRule(score, events, window);
    }

    /**
     * Binds answers to a log.
     *
     * @param log the log
     * @param answers the answers, in any order
     * @return what was bound and what was not
     * @throws IllegalArgumentException if an answer names a touchpoint that the log does not know or that can't cause one, or its rating is outside the scale;
     *     the message names the row
     */
    public Feedback run(EventLog log, SurveyAnswer... answers) {
        return run(log, Arrays.asList(answers));
    }

    /**
     * Binds answers to a log.
     *
     * @param log the log
     * @param answers the answers, in any order
     * @return what was bound and what was not
     * @throws IllegalArgumentException if an answer names a touchpoint that the log does not know or that can't cause one, or its rating is outside the scale;
     *     the message names the row
     */
    public Feedback run(EventLog log, Collection<SurveyAnswer> answers) {
        return new FeedbackBinder(this, log).bind(List.copyOf(answers));
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, score.toForm(), touchpoints, window.toString());
    }

    /**
     * The plain data of a rule.
     *
     * @param type {@code feedback-rule}
     * @param version 1
     * @param score the question
     * @param touchpoints which events can cause an answer
     * @param window the longest time from touchpoint to answer, in ISO-8601
     */
    public record Form(String type, int version, TouchpointScore.Form score, Step touchpoints, String window)
            implements StoredForm<FeedbackRule> {

        @Override
        public FeedbackRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new FeedbackRule(
                    Stored.present(score, "the question").restore(),
                    touchpoints,
                    StoredText.duration(Stored.present(window, "a window")));
        }
    }

    /** For example {@code csat on 1..5 within 7 days of any event}. */
    @Override
    public String toString() {
        return score + " within " + DurationText.of(window) + " of " + touchpoints;
    }
}
