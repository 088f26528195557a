package io.github.cxmetrics.journey.path;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.CountMath;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/**
 * How many units went from a step at a position to a step at the next: a link of a Sankey diagram, a row to export.
 *
 * @param position the position of {@code from}, 1 for the first step; 0 for the start
 * @param from the step, {@link PathRule#START} at position 0
 * @param to the step at the next position, or {@link PathRule#END}
 * @param units how many
 */
public record StepLink(int position, String from, String to, long units) implements Serializable {

    static final Comparator<StepLink> ORDER = Comparator.comparingInt(StepLink::position)
            .thenComparing(Comparator.comparingLong(StepLink::units).reversed())
            .thenComparing(StepLink::from)
            .thenComparing(StepLink::to);

    /**
     * Checks the parts.
     *
     * @param position the position of {@code from}
     * @param from the step
     * @param to the step at the next position
     * @param units how many
     * @throws IllegalArgumentException if the position or the number is negative, or a start stands anywhere but at position 0
     */
    public StepLink {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        checkArgument(position >= 0, "a position must not be negative: %s", position);
        CountMath.checkNotNegative(units, "units");
        checkArgument(from.equals(PathRule.START) == (position == 0), "%s can't stand at position %s", from, position);
        checkArgument(!from.equals(PathRule.END) && !to.equals(PathRule.START), "%s → %s leads nowhere", from, to);
    }

    /** For example {@code 2 cart → 3 purchase: 12}. */
    @Override
    public String toString() {
        return position + " " + from + " → " + (position + 1) + " " + to + ": " + units;
    }
}
