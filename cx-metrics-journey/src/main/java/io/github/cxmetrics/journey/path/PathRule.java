package io.github.cxmetrics.journey.path;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Sessions;
import io.github.cxmetrics.journey.UnknownNames;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.LogColumns;
import io.github.cxmetrics.journey.internal.PathBuffer;
import java.io.Serializable;
import java.util.List;

/**
 * How a timeline is read as a path: what its steps are called, and what becomes of repeats. Three rules count such paths: {@link #variants()}, {@link
 * #transitions()} and {@link #stepMatrix}. A value; tallies of unequal rules don't merge.
 *
 * <p>The unit of a path is that of the log: a user, or a session of {@link Sessions}. Rows without the property are no steps; tallies count them as
 * excluded.
 *
 * @param property the property that names the steps; empty for the names of the events
 * @param repeats what becomes of repeats
 */
public record PathRule(String property, Repeats repeats) implements Storable, Serializable {

    private static final String TYPE = "path-rule";
    private static final int VERSION = 1;

    /** What stands before the first step. */
    public static final String START = "(start)";

    /** What stands after the last step. */
    public static final String END = "(end)";

    /** What stands for the names in a tail. */
    public static final String OTHER = "(other)";

    /**
     * Checks the parts.
     *
     * @param property the property that names the steps; empty for the names of the events
     * @param repeats what becomes of repeats
     */
    public PathRule {
        Stored.present(property, "the property that names the steps");
        Stored.present(repeats, "what becomes of repeats");
    }

    /**
     * Steps are events, as they are: the rule where none is given.
     *
     * @return the rule
     */
    public static PathRule events() {
        return new PathRule("", Repeats.KEPT);
    }

    /**
     * Steps are the values of a property: channels, pages.
     *
     * @param property the property, of texts or numbers
     * @return the rule
     */
    public static PathRule property(String property) {
        checkArgument(!property.isEmpty(), "a property needs a name");
        return new PathRule(property, Repeats.KEPT);
    }

    /**
     * The same rule with another treatment of repeats.
     *
     * @param treatment what becomes of repeats
     * @return the changed copy
     */
    public PathRule repeats(Repeats treatment) {
        return new PathRule(property, treatment);
    }

    /**
     * Counts whole paths.
     *
     * @return the rule that counts logs, and timelines one by one
     */
    public Variants.Rule variants() {
        return variants(Variants.WHOLE);
    }

    /**
     * Counts paths by their first steps; those that begin alike are then one.
     *
     * @param firstSteps how many steps count, {@link Variants#WHOLE} for all
     * @return the rule that counts logs, and timelines one by one
     * @throws IllegalArgumentException if the number is negative
     */
    public Variants.Rule variants(int firstSteps) {
        return new Variants.Rule(this, firstSteps);
    }

    /**
     * Counts which step follows which.
     *
     * @return the rule that counts logs, and timelines one by one
     */
    public Transitions.Rule transitions() {
        return new Transitions.Rule(this);
    }

    /**
     * Counts which step stands at each position.
     *
     * @param positions how many positions to count
     * @return the rule that counts logs, and timelines one by one
     * @throws IllegalArgumentException if the number is not 1..{@link StepMatrix#MAX_POSITIONS}
     */
    public StepMatrix.Rule stepMatrix(int positions) {
        return new StepMatrix.Rule(this, positions);
    }

    CodeColumn codes(EventLog log) {
        requireNonNull(log, "log");
        LogColumns columns = log.columns();
        return property.isEmpty() ? columns.events() : columns.names(property);
    }

    UnknownNames unknownNames(EventLog log) {
        return UnknownNames.of(log, List.of(), property);
    }

    /** An empty path that treats repeats so. */
    PathBuffer buffer() {
        return switch (repeats) {
            case KEPT -> PathBuffer.keepingAll();
            case COLLAPSED -> PathBuffer.collapsingRepeats();
            case FIRST_VISITS -> PathBuffer.keepingFirstVisits();
            case LOOPS_ERASED -> PathBuffer.erasingLoops();
        };
    }

    static String checkName(String name) {
        checkArgument(
                !name.equals(START) && !name.equals(END) && !name.equals(OTHER), "a step can't be called %s", name);
        return name;
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, property, repeats);
    }

    /**
     * The plain data of a rule.
     *
     * @param type {@code path-rule}
     * @param version 1
     * @param property the property that names the steps; empty for the names of the events
     * @param repeats what becomes of repeats
     */
    public record Form(String type, int version, String property, Repeats repeats) implements StoredForm<PathRule> {

        @Override
        public PathRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new PathRule(property, repeats);
        }
    }

    /** For example {@code events, repeats collapsed}. */
    @Override
    public String toString() {
        return (property.isEmpty() ? "events" : property) + (repeats == Repeats.KEPT ? "" : ", " + repeats);
    }
}
