package io.github.cxmetrics.journey.map;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.internal.DurationText;
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
public record FeedbackRule(TouchpointScore score, Step touchpoints, Duration window) {

    /**
     * Checks the window.
     *
     * @param score the question
     * @param touchpoints which events can cause an answer
     * @param window the longest time from touchpoint to answer
     * @throws IllegalArgumentException if the window is not positive
     */
    public FeedbackRule {
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

    /** For example {@code csat on 1..5 within 7 days of any event}. */
    @Override
    public String toString() {
        return score + " within " + DurationText.of(window) + " of " + touchpoints;
    }
}
