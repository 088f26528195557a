package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.journey.internal.DurationText;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A kind of event that a rule looks for, say one step of a funnel: which events fill it. Immutable; compares by value.
 */
public final class Step implements Serializable {

    private static final long serialVersionUID = 1;

    /** The most steps that a rule takes: as many as a long has bits. */
    public static final int MAX_STEPS = Long.SIZE;

    /** Whether a journey must take a step. */
    public enum Presence {
        /** Nobody passes without it. */
        REQUIRED,
        /** May be left out; those who take it between its neighbours are counted. */
        OPTIONAL
    }

    private final Definition definition;

    private Step(Definition definition) {
        this.definition = definition;
    }

    /**
     * The plain data of a step.
     *
     * @param name the name in tables
     * @param events names of events, any of which fills the step; empty for any event
     * @param conditions what must hold of the event's properties, all of it
     * @param presence whether the step may be left out
     * @param maxGap the longest time since the step before, in ISO-8601; empty for no limit of its own
     */
    public record Definition(
            String name, List<String> events, List<Condition> conditions, Presence presence, String maxGap)
            implements Serializable {

        /**
         * Checks the gap.
         *
         * @param name the name in tables
         * @param events names of events
         * @param conditions what must hold of the event's properties
         * @param presence whether the step may be left out
         * @param maxGap the longest time since the step before
         * @throws IllegalArgumentException if the gap is no positive duration
         */
        public Definition {
            events = List.copyOf(events);
            conditions = List.copyOf(conditions);
            checkArgument(
                    maxGap.isEmpty() || Duration.parse(maxGap).compareTo(Duration.ZERO) > 0,
                    "the gap before step %s must be positive: %s",
                    name,
                    maxGap);
        }
    }

    /**
     * A step from its plain data.
     *
     * @param definition the data
     * @return the step
     */
    public static Step from(Definition definition) {
        return new Step(Objects.requireNonNull(definition, "definition"));
    }

    /**
     * The plain data of this step, for storing it; {@link #from} leads back.
     *
     * @return name, events, conditions, presence and gap
     */
    public Definition definition() {
        return definition;
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
        return new Step(new Definition(String.join(" or ", distinct), distinct, List.of(), Presence.REQUIRED, ""));
    }

    /**
     * A step that every event fills, until conditions are added.
     *
     * @return the step
     */
    public static Step anyEvent() {
        return new Step(new Definition("any event", List.of(), List.of(), Presence.REQUIRED, ""));
    }

    /**
     * The same step with a condition more; all must hold.
     *
     * @param condition a condition on a property of the event
     * @return the changed copy
     */
    public Step where(Condition condition) {
        List<Condition> all = new ArrayList<>(definition.conditions);
        all.add(condition);
        return new Step(
                new Definition(definition.name, definition.events, all, definition.presence, definition.maxGap));
    }

    /**
     * The same step under another name.
     *
     * @param name the name in tables
     * @return the changed copy
     */
    public Step named(String name) {
        return new Step(
                new Definition(name, definition.events, definition.conditions, definition.presence, definition.maxGap));
    }

    /**
     * The same step, which may be left out.
     *
     * @return the changed copy
     */
    public Step optional() {
        return new Step(new Definition(
                definition.name, definition.events, definition.conditions, Presence.OPTIONAL, definition.maxGap));
    }

    /**
     * The same step, which must follow the step before within a time.
     *
     * @param gap the longest time, which is still in time
     * @return the changed copy
     * @throws IllegalArgumentException if the gap is not positive
     */
    public Step withinOfPrevious(Duration gap) {
        return new Step(new Definition(
                definition.name, definition.events, definition.conditions, definition.presence, gap.toString()));
    }

    /**
     * The name in tables.
     *
     * @return the event's name, if no other was given
     */
    public String name() {
        return definition.name;
    }

    /**
     * Whether a journey must take this step.
     *
     * @return required or optional
     */
    public Presence presence() {
        return definition.presence;
    }

    /**
     * The longest time since the step before.
     *
     * @return the limit, nothing where there is none
     */
    public Optional<Duration> maxGap() {
        return definition.maxGap.isEmpty() ? Optional.empty() : Optional.of(Duration.parse(definition.maxGap));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Step that && definition.equals(that.definition);
    }

    @Override
    public int hashCode() {
        return definition.hashCode();
    }

    /** For example {@code purchase [price ≥ 10] (optional)}. */
    @Override
    public String toString() {
        String conditions = definition.conditions.isEmpty()
                ? ""
                : definition.conditions.stream().map(Condition::toString).collect(Collectors.joining(", ", " [", "]"));
        String gap = maxGap().map(limit -> " (≤ " + DurationText.of(limit) + " after the step before)")
                .orElse("");
        return definition.name + conditions + gap + (definition.presence == Presence.OPTIONAL ? " (optional)" : "");
    }
}
