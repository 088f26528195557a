package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.Property;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How units are told apart: by the value of a property, and by which of their events decides it.
 *
 * @param property the property
 * @param attribution which events decide
 * @param step the step that decides where the attribution is {@link Attribution#AT_STEP}, from 1; else 0
 * @param bounds where bins of numbers meet, rising; empty for each value by itself
 * @param top how many values are kept, those with most units at step 1; the others make one more part. 0 keeps all
 */
public record Breakdown(String property, Attribution attribution, int step, List<Double> bounds, int top)
        implements Serializable {

    /** The part of units without a value. */
    public static final String NONE = "(none)";

    /** The part of the values that are not among the top. */
    public static final String OTHER = "Other";

    /** Which events of a unit decide its value. */
    public enum Attribution {
        /** The first that has a value. */
        FIRST_TOUCH,
        /** The last that has a value. */
        LAST_TOUCH,
        /** All: for each value the funnel sees only its events. A unit may be in several parts. */
        ALL_EVENTS,
        /**
         * The event of a step: for each value, the step must have it. A unit may be in several parts: those of all values that it carries at a row of the step,
         * reached or not.
         */
        AT_STEP
    }

    /**
     * Checks the parts.
     *
     * @param property the property
     * @param attribution which events decide
     * @param step the step that decides
     * @param bounds where bins of numbers meet
     * @param top how many values are kept
     * @throws IllegalArgumentException if the bounds don't rise, or a number is negative
     */
    public Breakdown {
        Objects.requireNonNull(property, "property");
        Objects.requireNonNull(attribution, "attribution");
        bounds = Checks.list(bounds, "bounds");
        for (int i = 0; i < bounds.size(); i++) {
            boolean rises = i == 0 ? !bounds.get(0).isNaN() : bounds.get(i - 1) < bounds.get(i);
            checkArgument(rises, "bounds of bins must rise, not %s", bounds);
        }
        checkArgument(top >= 0, "the number of values to keep must not be negative: %s", top);
        checkArgument(
                attribution == Attribution.AT_STEP ? step >= 1 : step == 0,
                "%s does not go with step %s",
                attribution,
                step);
    }

    /**
     * By the first value of each unit.
     *
     * @param property a property; numbers are told apart by their value
     * @return the breakdown
     */
    public static Breakdown by(String property) {
        return new Breakdown(property, Attribution.FIRST_TOUCH, 0, List.of(), 0);
    }

    /**
     * By bins of a number, those between two bounds with the lower one.
     *
     * @param property a property of numbers
     * @param bounds where the bins meet, rising
     * @return the breakdown, by the first value of each unit
     */
    public static Breakdown byBins(String property, double... bounds) {
        checkArgument(bounds.length > 0, "bins need a bound");
        return new Breakdown(
                property,
                Attribution.FIRST_TOUCH,
                0,
                Arrays.stream(bounds).boxed().toList(),
                0);
    }

    /**
     * The same breakdown by other events.
     *
     * @param attribution first touch, last touch or all events
     * @return the changed copy
     */
    public Breakdown attributed(Attribution attribution) {
        return new Breakdown(property, attribution, 0, bounds, top);
    }

    /**
     * The same breakdown by the event of a step.
     *
     * @param step the step, from 1
     * @return the changed copy
     */
    public Breakdown atStep(int step) {
        return new Breakdown(property, Attribution.AT_STEP, step, bounds, top);
    }

    /**
     * The same breakdown with the largest parts alone; the others are pooled.
     *
     * @param values how many values are kept
     * @return the changed copy
     */
    public Breakdown top(int values) {
        return new Breakdown(property, attribution, step, bounds, values);
    }

    boolean isOverlapping() {
        return attribution == Attribution.ALL_EVENTS || attribution == Attribution.AT_STEP;
    }

    /** The value of each row as a code. */
    CodeColumn codes(EventLog log) {
        if (bounds.isEmpty()) {
            return log.columns().names(property);
        }
        Property numbers = log.columns().propertyOrNone(property);
        checkArgument(!(numbers instanceof Property.Text), "property %s holds text, which has no bins", property);
        if (numbers instanceof Property.Absent) {
            return CodeColumn.missing(log.size());
        }
        int[] codes = new int[log.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = numbers.isMissing(row) ? CodeColumn.MISSING : bin(Property.number(numbers, row));
        }
        return CodeColumn.of(codes, binNames());
    }

    private int bin(double value) {
        int bin = 0;
        while (bin < bounds.size() && value >= bounds.get(bin)) {
            bin++;
        }
        return bin;
    }

    private List<String> binNames() {
        List<String> names = new ArrayList<>();
        names.add("< " + Text.shortest(bounds.get(0)));
        for (int i = 1; i < bounds.size(); i++) {
            names.add(Text.shortest(bounds.get(i - 1)) + " … < " + Text.shortest(bounds.get(i)));
        }
        names.add("≥ " + Text.shortest(bounds.get(bounds.size() - 1)));
        return names;
    }
}
