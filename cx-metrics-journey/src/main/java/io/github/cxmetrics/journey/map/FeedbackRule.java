package io.github.cxmetrics.journey.map;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import io.github.cxmetrics.internal.TimeText;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.UnknownNames;
import io.github.cxmetrics.journey.internal.DurationText;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How answers to a survey are bound to the touchpoints that caused them: to the last event of the touchpoint by the same user, not after the answer and not
 * longer before it than a window. With a key, say the number of an order, an answer that has one goes to the last such event that holds it. Of events of one
 * tick of the log the one whose name, then key, is last by code point counts as the last. An answer about an event that the log does not know is unmatched.
 *
 * @param score the question
 * @param touchpoints which events can cause an answer
 * @param window the longest time from touchpoint to answer, itself included
 * @param key the property of events that keys of answers mean; empty for none
 * @param asOf the last instant observed: later answers and events are set aside and counted, and response rates are of events whose window is over; null where
 *     all count
 */
public record FeedbackRule(
        TouchpointScore score,
        Step touchpoints,
        Duration window,
        String key,
        @Nullable Instant asOf) implements Storable, Serializable {

    private static final String TYPE = "feedback-rule";
    private static final int VERSION = 1;

    /**
     * Checks the window.
     *
     * @param score the question
     * @param touchpoints which events can cause an answer
     * @param window the longest time from touchpoint to answer
     * @param key the property of events that keys of answers mean
     * @param asOf the last instant observed
     * @throws IllegalArgumentException if the window is not positive
     */
    public FeedbackRule {
        Stored.present(score, "the question");
        Stored.present(touchpoints, "the touchpoints");
        Stored.present(key, "the property of keys");
        checkArgument(window.compareTo(Duration.ZERO) > 0, "a window must be positive: %s", TimeText.exact(window));
    }

    /**
     * Answers that any event can cause.
     *
     * @param score the question
     * @param window the longest time from touchpoint to answer
     * @return the rule
     */
    public static FeedbackRule of(TouchpointScore score, Duration window) {
        requireNonNull(score, "score");
        requireNonNull(window, "window");
        return new FeedbackRule(score, Step.anyEvent(), window, "", null);
    }

    /**
     * The same rule where only some events can cause an answer.
     *
     * @param events which events
     * @return the changed copy
     */
    public FeedbackRule causedBy(Step events) {
        return new FeedbackRule(score, events, window, key, asOf);
    }

    /**
     * The same rule where answers may say which of several events they are about.
     *
     * @param property the property of events that holds the key, of texts or whole numbers, say the number of the order
     * @return the changed copy
     */
    public FeedbackRule keyedBy(String property) {
        return new FeedbackRule(score, touchpoints, window, property, asOf);
    }

    /**
     * The same rule for data that end at an instant. Response rates are then of the events whose window is over, answered or not: to count answered events
     * whose window is open, but not the others, would favour the young.
     *
     * @param end the last instant observed: an answer at it counts, later ones are set aside and counted
     * @return the changed copy
     */
    public FeedbackRule asOf(Instant end) {
        return new FeedbackRule(score, touchpoints, window, key, Objects.requireNonNull(end, "asOf"));
    }

    /**
     * Binds answers to a log.
     *
     * @param log the log
     * @param answers the answers, in any order
     * @return what was bound and what was not
     * @throws IllegalArgumentException if an answer names a touchpoint that can't cause one, or that a {@link EventLog#strict} log does not know, its rating is outside the scale, or
     *     it has a key and the rule none; the message names the row
     */
    public Feedback run(EventLog log, SurveyAnswer... answers) {
        requireNonNull(log, "log");
        requireNonNull(answers, "answers");
        return run(log, Arrays.asList(answers));
    }

    /**
     * Binds answers to a log.
     *
     * @param log the log
     * @param answers the answers, in any order
     * @return what was bound and what was not
     * @throws IllegalArgumentException if an answer names a touchpoint that can't cause one, or that a {@link EventLog#strict} log does not know, its rating is outside the scale, or
     *     it has a key and the rule none; the message names the row
     */
    public Feedback run(EventLog log, Collection<SurveyAnswer> answers) {
        requireNonNull(log, "log");
        return new FeedbackBinder(this, log).bind(Checks.list(answers, "answers"));
    }

    /**
     * Names that the rule asks for and a log does not know, so that no row has them.
     *
     * @param log the log
     * @return the names
     */
    public UnknownNames unknownNames(EventLog log) {
        return UnknownNames.of(log, List.of(touchpoints), key);
    }

    @Override
    public Form toForm() {
        return new Form(
                TYPE,
                VERSION,
                score.toForm(),
                touchpoints,
                window.toString(),
                key,
                asOf == null ? "" : asOf.toString());
    }

    /**
     * The plain data of a rule.
     *
     * @param type {@code feedback-rule}
     * @param version 1
     * @param score the question
     * @param touchpoints which events can cause an answer
     * @param window the longest time from touchpoint to answer, in ISO-8601
     * @param key the property of keys; empty for none
     * @param asOf the last instant observed, in ISO-8601; empty for none
     */
    public record Form(
            String type,
            int version,
            TouchpointScore.Form score,
            Step touchpoints,
            String window,
            String key,
            String asOf)
            implements StoredForm<FeedbackRule> {

        @Override
        public FeedbackRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new FeedbackRule(
                    Stored.present(score, "the question").restore(),
                    touchpoints,
                    StoredText.duration(Stored.present(window, "a window")),
                    key,
                    Stored.present(asOf, "asOf").isEmpty() ? null : StoredText.instant(asOf));
        }
    }

    /** For example {@code csat on 1..5 within 7 days of any event}. */
    @Override
    public String toString() {
        return score + " within " + DurationText.of(window) + " of " + touchpoints
                + (key.isEmpty() ? "" : ", keyed by " + key)
                + (asOf == null ? "" : ", as of " + asOf);
    }
}
