package io.github.cxmetrics.journey.path;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;
import java.util.Comparator;

/**
 * How often one step directly followed another: an edge of the directly-follows graph, a row to export.
 *
 * @param from the step, {@link PathRule#START} before the first
 * @param to the step that followed, {@link PathRule#END} after the last
 * @param count how often
 */
public record Transition(String from, String to, long count) implements Serializable {

    static final Comparator<Transition> BY_COUNT = Comparator.comparingLong(Transition::count)
            .reversed()
            .thenComparing(Transition::from)
            .thenComparing(Transition::to);

    /**
     * Checks the parts.
     *
     * @param from the step
     * @param to the step that followed
     * @param count how often
     * @throws IllegalArgumentException if something leads to the start or on from the end, or the count is negative
     */
    public Transition {
        Stored.present(from, "the step that a transition leaves");
        Stored.present(to, "the step that a transition leads to");
        CountMath.checkNotNegative(count, "transitions");
        checkArgument(!from.equals(PathRule.END), "nothing follows %s, not %s either", PathRule.END, to);
        checkArgument(!to.equals(PathRule.START), "nothing leads to %s, not %s either", PathRule.START, from);
        checkArgument(
                !from.equals(PathRule.START) || !to.equals(PathRule.END), "a path has a step between start and end");
    }

    /** For example {@code cart → purchase}. */
    String arrow() {
        return from + " → " + to;
    }

    /** For example {@code cart → purchase: 12}. */
    @Override
    public String toString() {
        return arrow() + ": " + count;
    }
}
