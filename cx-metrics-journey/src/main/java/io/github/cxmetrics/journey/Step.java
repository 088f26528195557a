package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.journey.internal.DurationText;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A kind of event that a rule looks for, say one step of a funnel: which events fill it.
 *
 * @param name the name in tables, the event's if no other was given
 * @param events names of events, any of which fills the step; empty for any event
 * @param conditions what must hold of the event's properties, all of it
 * @param presence whether a journey may leave the step out
 * @param maxGap the longest time since the step before, in ISO-8601; empty for no limit of its own, see {@link #longestGap}
 */
public record Step(String name, List<String> events, List<Condition> conditions, Presence presence, String maxGap)
        implements Serializable {

    /** The most steps that a rule takes: as many as a long has bits. */
    public static final int MAX_STEPS = Long.SIZE;

    /** Whether a journey must take a step. */
    public enum Presence {
        /** Nobody passes without it. */
        REQUIRED,
        /** May be left out; those who take it between its neighbours are counted. */
        OPTIONAL
    }

    /**
     * Checks the parts.
     *
     * @param name the name in tables
     * @param events names of events
     * @param conditions what must hold of the event's properties
     * @param presence whether the step may be left out
     * @param maxGap the longest time since the step before
     * @throws IllegalArgumentException if name or presence is missing, or the gap is no positive duration
     */
    public Step {
        Stored.present(name, "the name of a step");
        Stored.present(presence, "the presence of a step");
        events = Stored.list(events, "an event of a step");
        conditions = Stored.list(conditions, "a condition of a step");
        maxGap = DurationText.stored(maxGap);
        checkArgument(
                maxGap.isEmpty() || Duration.parse(maxGap).compareTo(Duration.ZERO) > 0,
                "the gap before step %s must be positive: %s",
                name,
                maxGap.isEmpty() ? maxGap : DurationText.of(Duration.parse(maxGap)));
    }

    /**
     * A step that one event fills.
     *
     * @param event the event's name
     * @return the step, named as the event
     */
    public static Step of(String event) {
        return anyOf(event);
    }

    /**
     * A step that any of some events fills.
     *
     * @param events the events' names
     * @return the step, named as the events
     */
    public static Step anyOf(String... events) {
        checkArgument(events.length > 0, "a step needs an event; Step.anyEvent() is filled by all");
        List<String> distinct = Arrays.stream(events).distinct().toList();
        return new Step(String.join(" or ", distinct), distinct, List.of(), Presence.REQUIRED, "");
    }

    /**
     * A step that every event fills, until conditions are added.
     *
     * @return the step
     */
    public static Step anyEvent() {
        return new Step("any event", List.of(), List.of(), Presence.REQUIRED, "");
    }

    /**
     * The same step with a condition more; all must hold.
     *
     * @param condition a condition on a property of the event
     * @return the changed copy
     */
    public Step where(Condition condition) {
        List<Condition> all = new ArrayList<>(conditions);
        all.add(condition);
        return new Step(name, events, all, presence, maxGap);
    }

    /**
     * The same step under another name.
     *
     * @param name the name in tables
     * @return the changed copy
     */
    public Step named(String name) {
        return new Step(name, events, conditions, presence, maxGap);
    }

    /**
     * The same step, which may be left out.
     *
     * @return the changed copy
     */
    public Step optional() {
        return new Step(name, events, conditions, Presence.OPTIONAL, maxGap);
    }

    /**
     * The same step, which must follow the step before within a time.
     *
     * @param gap the longest time, which is still in time
     * @return the changed copy
     * @throws IllegalArgumentException if the gap is not positive
     */
    public Step withinOfPrevious(Duration gap) {
        return new Step(name, events, conditions, presence, gap.toString());
    }

    /**
     * The longest time since the step before.
     *
     * @return the limit, nothing where there is none
     */
    public Optional<Duration> longestGap() {
        return maxGap.isEmpty() ? Optional.empty() : Optional.of(Duration.parse(maxGap));
    }

    /** For example {@code purchase [price ≥ 10] (optional)}. */
    @Override
    public String toString() {
        String all = conditions.isEmpty()
                ? ""
                : conditions.stream().map(Condition::toString).collect(Collectors.joining(", ", " [", "]"));
        String gap = longestGap()
                .map(limit -> " (≤ " + DurationText.of(limit) + " after the step before)")
                .orElse("");
        return name + all + gap + (presence == Presence.OPTIONAL ? " (optional)" : "");
    }
}
