package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.internal.DurationText;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far users get on a path of steps: the rule. Steps, a window from step 1 to every later step, and a {@link Dialect} of named switches say what counts as
 * getting there; nothing is left to an engine. A journey is a list of events e₁ … eₖ, one for each step, not falling in time (in the sense of {@link Ties}),
 * with eₖ inside the window of e₁; a user's level is the longest one from an allowed {@link Entry}. Of the journeys of that level, the one that ends first
 * counts (by row, where ties stand in input order), of those the one that starts last, and of those the one with the earliest steps between: it gives the
 * times.
 *
 * <pre>{@code
 * import io.github.cxmetrics.journey.*;
 * import io.github.cxmetrics.journey.funnel.*;
 * EventLog log = EventLog.of(
 *         Event.of("ann", "visit", "2024-05-01T10:00:00Z"),
 *         Event.of("ann", "signup", "2024-05-01T10:05:00Z"),
 *         Event.of("bob", "visit", "2024-05-02T09:00:00Z"));
 * Funnel funnel = Funnel.steps("visit", "signup").within(Duration.ofDays(7));
 * funnel.run(log).conversion().percent(); // → 50.0
 * }</pre>
 *
 * <p>What a user has done by a time is no part of the rule: tallies of funnels that differ in {@link #observedUntil} alone merge. Immutable; compares by value.
 */
public final class Funnel implements TallyRule<Timeline, FunnelTally> {

    private static final long serialVersionUID = 1;

    private final Definition definition;
    private final @Nullable Instant observedUntil;

    private Funnel(Definition definition, @Nullable Instant observedUntil) {
        this.definition = definition;
        this.observedUntil = observedUntil;
        SwitchChecks.check(this);
    }

    /**
     * The plain data of a funnel.
     *
     * @param steps the steps
     * @param window the longest time from step 1 to any later step, in ISO-8601; empty for no limit
     * @param idle the longest time between visible rows of an attempt, in ISO-8601; empty for no limit
     * @param dialect the switches
     * @param exclusions what must not come between
     * @param unit the property that names what converts; empty for the user
     * @param holding the property that must be the same in all steps; empty for none
     */
    public record Definition(
            List<Step.Definition> steps,
            String window,
            String idle,
            Dialect dialect,
            List<Excluded> exclusions,
            String unit,
            String holding)
            implements Serializable {

        /**
         * Copies the lists.
         *
         * @param steps the steps
         * @param window the longest time from step 1 to any later step
         * @param idle the longest time between visible rows
         * @param dialect the switches
         * @param exclusions what must not come between
         * @param unit the property that names what converts
         * @param holding the property that must be the same in all steps
         */
        public Definition {
            steps = List.copyOf(steps);
            exclusions = List.copyOf(exclusions);
        }

        /**
         * The funnel of this definition.
         *
         * @return the funnel, checked
         * @throws IllegalArgumentException if the definition is none, with what, rule and value
         */
        public Funnel toFunnel() {
            return new Funnel(this, null);
        }
    }

    /**
     * The plain data of an exclusion.
     *
     * @param events which events
     * @param fromStep the step after which they are excluded, from 1
     * @param toStep the step before which they are excluded
     */
    public record Excluded(Step.Definition events, int fromStep, int toStep) implements Serializable {}

    /**
     * A funnel of events, without a window, by the {@linkplain Dialect#STANDARD standard} switches.
     *
     * @param events the name of each step's event
     * @return the funnel
     * @throws IllegalArgumentException if there are no steps, or more than {@link Step#MAX_STEPS}
     */
    public static Funnel steps(String... events) {
        return steps(Arrays.stream(events).map(Step::of).toArray(Step[]::new));
    }

    /**
     * A funnel of steps, without a window, by the {@linkplain Dialect#STANDARD standard} switches.
     *
     * @param steps the steps
     * @return the funnel
     * @throws IllegalArgumentException if there are no steps, or more than {@link Step#MAX_STEPS}
     */
    public static Funnel steps(Step... steps) {
        List<Step.Definition> plain = Arrays.stream(steps).map(Step::definition).toList();
        return new Funnel(new Definition(plain, "", "", Dialect.STANDARD, List.of(), "", ""), null);
    }

    private Funnel with(String window, String idle, Dialect dialect) {
        Definition d = definition;
        return new Funnel(
                new Definition(d.steps, window, idle, dialect, d.exclusions, d.unit, d.holding), observedUntil);
    }

    /**
     * The same funnel, where every later step must come within a time of step 1.
     *
     * @param window the time that has passed, not the calendar; whether its very end is in time says {@link Dialect#bound}
     * @return the changed copy
     * @throws IllegalArgumentException if the window is not positive
     */
    public Funnel within(Duration window) {
        checkArgument(window.compareTo(Duration.ZERO) > 0, "a window must be positive: %s", window);
        return with(window.toString(), definition.idle, definition.dialect);
    }

    /**
     * The same funnel by other switches: those of a peer, say, or the present ones with one changed.
     *
     * @param dialect the switches
     * @return the changed copy
     * @throws IllegalArgumentException if the switches don't go together, or not with these steps
     */
    public Funnel as(Dialect dialect) {
        return with(definition.window, definition.idle, dialect);
    }

    /**
     * The same funnel with another order of the steps.
     *
     * @param order the order
     * @return the changed copy
     */
    public Funnel order(StepOrder order) {
        return as(dialect().order(order));
    }

    /**
     * The same funnel with another entry.
     *
     * @param entry which first steps may begin a journey
     * @return the changed copy
     */
    public Funnel entry(Entry entry) {
        return as(dialect().entry(entry));
    }

    /**
     * The same funnel with another rule for ties.
     *
     * @param ties what becomes of events at the same time
     * @return the changed copy
     */
    public Funnel ties(Ties ties) {
        return as(dialect().ties(ties));
    }

    /**
     * The same funnel, where an attempt ends at a pause.
     *
     * @param idle the longest time between visible rows
     * @return the changed copy
     * @throws IllegalArgumentException if the time is not positive, or events may fill more than their first step
     */
    public Funnel idleAtMost(Duration idle) {
        checkArgument(idle.compareTo(Duration.ZERO) > 0, "a pause must be positive: %s", idle);
        return with(definition.window, idle.toString(), definition.dialect);
    }

    /**
     * The same funnel with a further exclusion, which works as {@link Dialect#exclusions} says.
     *
     * @param exclusion what must not come between
     * @return the changed copy
     * @throws IllegalArgumentException if its steps are outside the funnel
     */
    public Funnel excluding(Exclusion exclusion) {
        Definition d = definition;
        List<Excluded> all = new ArrayList<>(d.exclusions);
        all.add(new Excluded(exclusion.events().definition(), exclusion.fromStep(), exclusion.toStep()));
        return new Funnel(new Definition(d.steps, d.window, d.idle, d.dialect, all, d.unit, d.holding), observedUntil);
    }

    /**
     * The same funnel, where not users convert but sessions, accounts, or whatever a property tells apart. Rows without the property are set aside and
     * counted.
     *
     * @param property a property of texts
     * @return the changed copy
     */
    public Funnel per(String property) {
        Definition d = definition;
        return new Funnel(
                new Definition(d.steps, d.window, d.idle, d.dialect, d.exclusions, property, d.holding), observedUntil);
    }

    /**
     * The same funnel, where a property must be the same in all steps of a journey, say the product that is viewed and bought. A user's deepest journey over
     * all values counts; by {@link Entry#EVERY_ENTRY}, all of each value.
     *
     * @param property a property of texts; rows without it fill no step
     * @return the changed copy
     */
    public Funnel holding(String property) {
        Definition d = definition;
        return new Funnel(
                new Definition(d.steps, d.window, d.idle, d.dialect, d.exclusions, d.unit, property), observedUntil);
    }

    /**
     * The same funnel with the end of observation, from which follows which journeys are still open. No part of the rule.
     *
     * @param end until when events would have been seen
     * @return the changed copy
     */
    public Funnel observedUntil(Instant end) {
        return new Funnel(definition, Objects.requireNonNull(end, "end"));
    }

    /**
     * Counts a log: every surface of the result comes from one scan of each user's events.
     *
     * @param log the log
     * @return the result
     * @throws IllegalArgumentException if the log doesn't know an event of a step, or goes beyond {@link #observedUntil}
     */
    public FunnelResult run(EventLog log) {
        return FunnelRun.result(this, log);
    }

    /**
     * Counts a log and nothing else: the fast way.
     *
     * @param log the log
     * @return the tally, equal to {@code run(log).tally()}
     * @throws IllegalArgumentException if the log doesn't know an event of a step
     */
    public FunnelTally count(EventLog log) {
        return FunnelRun.tally(this, log);
    }

    /**
     * Counts the parts of a log.
     *
     * @param breakdown how users are told apart
     * @param log the log
     * @return a result for each part
     * @throws IllegalArgumentException as {@link #run}
     */
    public FunnelSegments run(EventLog log, Breakdown breakdown) {
        return SegmentRun.segments(this, log, breakdown);
    }

    /**
     * The path that a query would take.
     *
     * @param log the log
     * @return the path
     */
    public ScanPath path(EventLog log) {
        return FunnelRun.path(this, log);
    }

    /**
     * The steps.
     *
     * @return an unmodifiable list
     */
    public List<Step> steps() {
        return definition.steps.stream().map(Step::from).toList();
    }

    /**
     * The longest time from step 1 to any later step.
     *
     * @return the window, nothing where there is no limit
     */
    public Optional<Duration> window() {
        return definition.window.isEmpty() ? Optional.empty() : Optional.of(Duration.parse(definition.window));
    }

    /**
     * The switches.
     *
     * @return the dialect
     */
    public Dialect dialect() {
        return definition.dialect;
    }

    /**
     * The end of observation.
     *
     * @return the time, nothing where none was given
     */
    public Optional<Instant> observedUntil() {
        return Optional.ofNullable(observedUntil);
    }

    /**
     * The plain data of the rule.
     *
     * @return the definition
     */
    public Definition definition() {
        return definition;
    }

    /** The rule alone. */
    Funnel rule() {
        return observedUntil == null ? this : new Funnel(definition, null);
    }

    @Override
    public Accumulator<Timeline, FunnelTally> accumulator() {
        return new FunnelAccumulator(rule());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Funnel that
                && definition.equals(that.definition)
                && Objects.equals(observedUntil, that.observedUntil);
    }

    @Override
    public int hashCode() {
        return 31 * definition.hashCode() + Objects.hashCode(observedUntil);
    }

    /** For example {@code visit → signup → purchase within 7 days (≤; in order, any start, ties in step order, one event one step)}. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(steps().stream().map(Step::toString).collect(Collectors.joining(" → ")));
        window().ifPresent(window -> text.append(" within ").append(DurationText.of(window)));
        text.append(" (")
                .append(window().map(window -> dialect().bound().sign() + "; ").orElse(""))
                .append(dialect());
        definition.exclusions.forEach(each ->
                text.append(", without ").append(new Exclusion(Step.from(each.events), each.fromStep, each.toStep)));
        text.append(definition.exclusions.isEmpty() ? "" : ", " + dialect().exclusions())
                .append(definition.idle.isEmpty() ? "" : ", idle ≤ " + DurationText.of(Duration.parse(definition.idle)))
                .append(definition.unit.isEmpty() ? "" : ", per " + definition.unit)
                .append(definition.holding.isEmpty() ? "" : ", holding " + definition.holding);
        return text.append(')').toString();
    }
}
