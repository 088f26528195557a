package io.github.cxmetrics.journey.map;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The voice of the customer: answers bound to the touchpoints that caused them. An event takes one answer, the first; a second one to it is repeated, even if an
 * earlier event is unanswered, for without a key an answer is about the last event. What could not be bound is counted and
 * listed. The bound log feeds {@link JourneyMapRule#count(EventLog)}.
 *
 * <p>Response rates of a rule with an {@code asOf} are of the events whose window is over, answered or not; without one they are of all events, of which
 * those of the last days may still be answered. Events in no stage of a map are off it, and their ratings with them. Relational and transactional answers come from the same customers and are not independent. Not a tally: which event an answer belongs to
 * depends on all of the user's events.
 */
public final class Feedback {

    /** Counts of one kind of touchpoint. */
    static final class Answered {
        /** Those whose window is over, or all without an asOf. */
        long events;
        /** Of these. */
        long answered;

        long pending;
        final Accumulator<Integer, Ratings> ratings;

        Answered(RatingScale scale) {
            ratings = scale.accumulator();
        }
    }

    /** Answers that belong to no touchpoint. */
    record Aside(
            List<SurveyAnswer> relational, List<SurveyAnswer> unmatched, List<SurveyAnswer> repeated, long afterAsOf) {

        Aside {
            relational = List.copyOf(relational);
            unmatched = List.copyOf(unmatched);
            repeated = List.copyOf(repeated);
        }
    }

    private final FeedbackRule rule;
    private final EventLog log;
    private final Map<String, Answered> touchpoints;
    private final Aside aside;

    Feedback(FeedbackRule rule, EventLog log, Map<String, Answered> touchpoints, Aside aside) {
        this.rule = rule;
        this.log = log;
        this.touchpoints = touchpoints;
        this.aside = aside;
    }

    /**
     * The log with the answers as a property of the events that caused them, named as the score's property.
     *
     * @return the changed copy
     */
    public EventLog log() {
        return log;
    }

    /**
     * The touchpoints that can cause an answer.
     *
     * @return the names of their events, by code point
     */
    public Set<String> touchpoints() {
        return Collections.unmodifiableSet(touchpoints.keySet());
    }

    private Answered answered(String touchpoint) {
        requireNonNull(touchpoint, "touchpoint");
        Answered answered = touchpoints.get(touchpoint);
        checkArgument(
                answered != null,
                "unknown touchpoint %s; there are %s",
                touchpoint,
                String.join(", ", touchpoints.keySet()));
        return answered;
    }

    /**
     * The ratings that a touchpoint got.
     *
     * @param touchpoint the name of its event
     * @return the ratings
     * @throws IllegalArgumentException if it can't cause answers
     */
    public Ratings ratings(String touchpoint) {
        return answered(touchpoint).ratings.snapshot();
    }

    /**
     * The share of a touchpoint's events that were answered: with an {@code asOf} of those whose window is over.
     *
     * @param touchpoint the name of its event
     * @return the proportion
     * @throws IllegalArgumentException if it can't cause answers
     */
    public Proportion responseRate(String touchpoint) {
        Answered answered = answered(touchpoint);
        return Proportion.of(answered.answered, answered.events).named("response rate of " + touchpoint, "events");
    }

    /**
     * How many events of a touchpoint can still be answered: their window is not over at {@code asOf}, whether they were answered or not.
     *
     * @param touchpoint the name of its event
     * @return the count, 0 without an {@code asOf}
     * @throws IllegalArgumentException if it can't cause answers
     */
    public long pending(String touchpoint) {
        return answered(touchpoint).pending;
    }

    /**
     * How many answers were bound to an event.
     *
     * @return the count, with those of events whose window is not over
     */
    public long bound() {
        return transactional().count() + transactional().missing();
    }

    /**
     * How many answers, and events that can cause one, were later than {@code asOf}.
     *
     * @return the count of what was set aside
     */
    public long afterAsOf() {
        return aside.afterAsOf;
    }

    /**
     * All ratings bound to a touchpoint.
     *
     * @return the transactional ratings
     */
    public Ratings transactional() {
        return touchpoints.values().stream()
                .map(each -> each.ratings.snapshot())
                .reduce(rule.score().scale().empty(), Ratings::plus);
    }

    /**
     * All ratings of the company as a whole.
     *
     * @return the relational ratings
     */
    public Ratings relational() {
        return aside.relational.stream()
                .map(SurveyAnswer::rating)
                .collect(rule.score().scale().collector());
    }

    /**
     * Answers to a touchpoint that the user did not have in the window before, or of unknown users.
     *
     * @return the answers, by time
     */
    public List<SurveyAnswer> unmatched() {
        return aside.unmatched;
    }

    /**
     * Answers to an event that had been answered already.
     *
     * @return the answers, by time
     */
    public List<SurveyAnswer> repeated() {
        return aside.repeated;
    }

    /** A line with what was bound, then a table of the touchpoints: events, response rate and score. */
    @Override
    public String toString() {
        TextTable table =
                TextTable.of("touchpoint", "events", "answered", rule.score().property());
        touchpoints.forEach((name, each) -> {
            Proportion rate = responseRate(name);
            table.row(
                    name,
                    Long.toString(each.events),
                    rate.trials() == 0 ? TextTable.UNDEFINED : rate.unit().text(rate.value()),
                    rule.score().kind().text(each.ratings.snapshot()));
        });
        return rule + ": " + bound() + " answers bound, " + aside.relational.size() + " relational, "
                + aside.unmatched.size() + " unmatched, " + aside.repeated.size() + " repeated\n" + table;
    }
}
