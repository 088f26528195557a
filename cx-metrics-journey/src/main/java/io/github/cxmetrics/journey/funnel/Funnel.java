package io.github.cxmetrics.journey.funnel;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.LogRule;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.UnknownNames;
import io.github.cxmetrics.journey.internal.DurationText;
import java.io.InvalidObjectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * <p>Where the rule says {@linkplain #asOf until when} users were observed, open journeys are told from lost ones. Immutable; compares by value.
 */
public final class Funnel implements LogRule<FunnelTally>, Storable {

    private static final long serialVersionUID = 1;

    private static final String TYPE = "funnel";
    private static final int VERSION = 1;

    private final Form form;

    private Funnel(Form form) {
        this.form = form;
        SwitchChecks.check(this);
    }

    /**
     * The plain data of a funnel.
     *
     * @param type {@code funnel}
     * @param version 1
     * @param steps the steps
     * @param window the longest time from step 1 to any later step, in ISO-8601; empty for no limit
     * @param idle the longest time between visible rows of an attempt, in ISO-8601; empty for no limit
     * @param dialect the switches
     * @param exclusions what must not come between
     * @param unit the property that names what converts; empty for the user
     * @param holding the property that must be the same in all steps; empty for none
     * @param asOf the last instant observed, in ISO-8601; empty where it is not said
     */
    public record Form(
            String type,
            int version,
            List<Step> steps,
            String window,
            String idle,
            Dialect dialect,
            List<Exclusion> exclusions,
            String unit,
            String holding,
            String asOf)
            implements StoredForm<Funnel> {

        /**
         * Copies the lists; what is absent is empty.
         *
         * @param type {@code funnel}
         * @param version 1
         * @param steps the steps
         * @param window the longest time from step 1 to any later step
         * @param idle the longest time between visible rows
         * @param dialect the switches
         * @param exclusions what must not come between
         * @param unit the property that names what converts
         * @param holding the property that must be the same in all steps
         * @param asOf the last instant observed
         * @throws IllegalArgumentException if a time can't be read
         */
        public Form {
            steps = Stored.list(steps, "a step");
            exclusions = Stored.list(exclusions, "an exclusion");
            window = DurationText.stored(window);
            idle = DurationText.stored(idle);
            unit = unit == null ? "" : unit;
            holding = holding == null ? "" : holding;
            asOf = asOf == null || asOf.isEmpty()
                    ? ""
                    : StoredText.instant(asOf).toString();
        }

        @Override
        public Funnel restore() {
            Stored.check(type, version, TYPE, VERSION);
            Stored.present(dialect, "the dialect of a funnel");
            return new Funnel(this);
        }
    }

    /**
     * A funnel of events, without a window, by the {@linkplain Dialect#STANDARD standard} switches.
     *
     * @param events the name of each step's event
     * @return the funnel
     * @throws IllegalArgumentException if there are no steps, or more than {@link Step#MAX_STEPS}
     */
    public static Funnel steps(String... events) {
        requireNonNull(events, "events");
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
        requireNonNull(steps, "steps");
        return new Funnel(
                new Form(TYPE, VERSION, Arrays.asList(steps), "", "", Dialect.STANDARD, List.of(), "", "", ""));
    }

    private Funnel with(String window, String idle, Dialect dialect) {
        return new Funnel(new Form(
                TYPE, VERSION, form.steps, window, idle, dialect, form.exclusions, form.unit, form.holding, form.asOf));
    }

    private Funnel with(List<Exclusion> exclusions, String unit, String holding, String asOf) {
        return new Funnel(new Form(
                TYPE, VERSION, form.steps, form.window, form.idle, form.dialect, exclusions, unit, holding, asOf));
    }

    /**
     * The same funnel, where every later step must come within a time of step 1.
     *
     * @param window the time that has passed, not the calendar; whether its very end is in time says {@link Dialect#bound}
     * @return the changed copy
     * @throws IllegalArgumentException if the window is not positive
     */
    public Funnel within(Duration window) {
        return with(window.toString(), form.idle, form.dialect);
    }

    /**
     * The same funnel by other switches: those of a peer, say, or the present ones with one changed.
     *
     * @param dialect the switches
     * @return the changed copy
     * @throws IllegalArgumentException if the switches don't go together, or not with these steps
     */
    public Funnel dialect(Dialect dialect) {
        requireNonNull(dialect, "dialect");
        return with(form.window, form.idle, dialect);
    }

    /**
     * The same funnel with another order of the steps.
     *
     * @param order the order
     * @return the changed copy
     */
    public Funnel order(StepOrder order) {
        return dialect(dialect().order(order));
    }

    /**
     * The same funnel with another entry.
     *
     * @param entry which first steps may begin a journey
     * @return the changed copy
     */
    public Funnel entry(Entry entry) {
        return dialect(dialect().entry(entry));
    }

    /**
     * The same funnel with another rule for ties.
     *
     * @param ties what becomes of events at the same time
     * @return the changed copy
     */
    public Funnel ties(Ties ties) {
        return dialect(dialect().ties(ties));
    }

    /**
     * The same funnel, where an attempt ends at a pause.
     *
     * @param idle the longest time between visible rows
     * @return the changed copy
     * @throws IllegalArgumentException if the time is not positive, or events may fill more than their first step
     */
    public Funnel idleAtMost(Duration idle) {
        return with(form.window, idle.toString(), form.dialect);
    }

    /**
     * The same funnel with a further exclusion, which works as {@link Dialect#exclusions} says.
     *
     * @param exclusion what must not come between
     * @return the changed copy
     * @throws IllegalArgumentException if its steps are outside the funnel
     */
    public Funnel excluding(Exclusion exclusion) {
        List<Exclusion> all = new ArrayList<>(form.exclusions);
        all.add(exclusion);
        return with(all, form.unit, form.holding, form.asOf);
    }

    /**
     * The same funnel, where not users convert but sessions, accounts, or whatever a property tells apart. Rows without the property are set aside and
     * counted.
     *
     * @param property a property; numbers are told apart by their value
     * @return the changed copy
     */
    public Funnel per(String property) {
        return with(form.exclusions, property, form.holding, form.asOf);
    }

    /**
     * The same funnel, where a property must be the same in all steps of a journey, say the product that is viewed and bought. A user's deepest journey over
     * all values counts; by {@link Entry#EVERY_ENTRY}, all of each value.
     *
     * @param property a property; rows without it fill no step
     * @return the changed copy
     */
    public Funnel holding(String property) {
        return with(form.exclusions, form.unit, property, form.asOf);
    }

    /**
     * The same funnel, where users were observed until a time: who could still convert then is pending. Later events are set aside and {@linkplain
     * FunnelTally#afterAsOf() counted}.
     *
     * @param asOf the last instant observed
     * @return the changed copy; its tallies don't merge with those of another end
     */
    public Funnel asOf(Instant asOf) {
        return with(form.exclusions, form.unit, form.holding, asOf.toString());
    }

    /**
     * Counts a log: every surface of the result comes from one scan of each user's events.
     *
     * @param log the log
     * @return the result
     * @throws IllegalArgumentException if the log is {@linkplain EventLog#strict strict} and doesn't know an event or property of the funnel, or a condition
     *     doesn't fit what its property holds
     */
    public FunnelResult run(EventLog log) {
        requireNonNull(log, "log");
        return FunnelRun.result(this, log);
    }

    /**
     * Counts a log and nothing else, without a timeline for each user.
     *
     * @param log the log
     * @return the tally, equal to {@code run(log).tally()}
     * @throws IllegalArgumentException if the log is {@linkplain EventLog#strict strict} and doesn't know an event or property of the funnel, or a condition
     *     doesn't fit what its property holds
     */
    @Override
    public FunnelTally count(EventLog log) {
        return run(log).tally();
    }

    @Override
    public UnknownNames unknownNames(EventLog log) {
        return FunnelPlan.unknown(this, log, "");
    }

    /**
     * Counts the parts of a log.
     *
     * @param log the log
     * @param breakdown how users are told apart
     * @return a result for each part
     * @throws IllegalArgumentException as {@link #run}
     */
    public FunnelSegments run(EventLog log, Breakdown breakdown) {
        requireNonNull(log, "log");
        requireNonNull(breakdown, "breakdown");
        return SegmentRun.segments(this, log, breakdown);
    }

    /**
     * The steps.
     *
     * @return an unmodifiable list
     */
    public List<Step> steps() {
        return form.steps;
    }

    /**
     * The longest time from step 1 to any later step.
     *
     * @return the window, nothing where there is no limit
     */
    public Optional<Duration> window() {
        return duration(form.window);
    }

    Optional<Duration> idle() {
        return duration(form.idle);
    }

    private static Optional<Duration> duration(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Duration.parse(text));
    }

    /**
     * The switches.
     *
     * @return the dialect
     */
    public Dialect dialect() {
        return form.dialect;
    }

    /** This funnel without its end of the data. */
    @Override
    public Funnel definition() {
        return form.asOf.isEmpty() ? this : with(form.exclusions, form.unit, form.holding, "");
    }

    @Override
    public Optional<Instant> readAsOf() {
        return form.asOf.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(form.asOf));
    }

    Instant requireAsOf(String what) {
        return readAsOf().orElseThrow(() -> new IllegalStateException(what + " are undefined: the funnel has no asOf"));
    }

    @Override
    public Form toForm() {
        return form;
    }

    private Object readResolve() throws InvalidObjectException {
        return SwitchChecks.read(form);
    }

    /** What enters and converts, in the plural. */
    String counted() {
        return dialect().entry() == Entry.EVERY_ENTRY ? "attempts" : form.unit.isEmpty() ? "users" : "units";
    }

    Proportion conversion(long converted, long entered) {
        return Proportion.of(converted, entered).named("conversion", counted() + " that entered");
    }

    @Override
    public Accumulator<Timeline, FunnelTally> accumulator() {
        return Accumulator.guarding(() -> new FunnelAccumulator(this));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Funnel that && form.equals(that.form);
    }

    @Override
    public int hashCode() {
        return form.hashCode();
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
        form.exclusions.forEach(each -> text.append(", without ").append(each));
        text.append(form.exclusions.isEmpty() ? "" : ", " + dialect().exclusions())
                .append(idle().map(idle -> ", idle ≤ " + DurationText.of(idle)).orElse(""))
                .append(form.unit.isEmpty() ? "" : ", per " + form.unit)
                .append(form.holding.isEmpty() ? "" : ", holding " + form.holding)
                .append(')');
        return text + readAsOf().map(asOf -> " as of " + asOf).orElse("");
    }
}
