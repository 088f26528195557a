package io.github.cxmetrics.monitor.value;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.survey.Direction;
import java.io.Serializable;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * One measure of a health score and how it becomes points from 0 to 100: what lies beyond its limits counts as the limit.
 *
 * <p>NPS is {@code HealthMeasure.of("nps", -100, 100)}, which is (NPS + 100)/2. "100 less 10 a ticket" is {@code HealthMeasure.of("tickets", 0,
 * 10).lowIsGood()}.
 *
 * @param name its name
 * @param low the value that is 0 points, or 100 where low is good
 * @param high the value that is 100 points, or 0 where low is good
 * @param direction which end is good
 * @param weight its weight among the measures of its group, or of the score, positive
 * @param group the name of its group; null for none
 */
public record HealthMeasure(
        String name,
        double low,
        double high,
        Direction direction,
        double weight,
        @Nullable String group) implements Serializable {

    private static final BigFraction FULL = new BigFraction(100);

    /**
     * Checks the parts.
     *
     * @param name its name
     * @param low the lower limit
     * @param high the upper limit
     * @param direction which end is good
     * @param weight its weight
     * @param group the name of its group, or null
     * @throws IllegalArgumentException if a name is blank, the limits are not ascending and finite, or the weight is not positive
     */
    public HealthMeasure {
        Stored.text(name, "the name of a measure");
        checkArgument(direction != null, "a measure needs a direction");
        Checks.finite(low, "the lower limit of " + name);
        Checks.finite(high, "the upper limit of " + name);
        checkArgument(low < high, "%s needs low < high, not %s and %s", name, low, high);
        Checks.positive(weight, "the weight of " + name);
        checkArgument(group == null || !group.isBlank(), "the group of %s must not be blank", name);
    }

    /**
     * A measure of weight 1 of which high values are good.
     *
     * @param name its name
     * @param low the value that is 0 points
     * @param high the value that is 100 points
     * @return the measure
     */
    public static HealthMeasure of(String name, double low, double high) {
        return new HealthMeasure(name, low, high, Direction.HIGH_IS_GOOD, 1, null);
    }

    /**
     * The same measure with low values as the good ones.
     *
     * @return the changed copy
     */
    public HealthMeasure lowIsGood() {
        return new HealthMeasure(name, low, high, Direction.LOW_IS_GOOD, weight, group);
    }

    /**
     * The same measure with a weight.
     *
     * @param newWeight the weight, positive; weights need not add up to 1
     * @return the changed copy
     */
    public HealthMeasure withWeight(double newWeight) {
        return new HealthMeasure(name, low, high, direction, newWeight, group);
    }

    /**
     * The same measure as part of a group, which is scored first and counts with the weight of the group.
     *
     * @param newGroup the name of a group of the rule
     * @return the changed copy
     */
    public HealthMeasure inGroup(String newGroup) {
        return new HealthMeasure(name, low, high, direction, weight, newGroup);
    }

    /** Points of a value, exact. */
    BigFraction points(double value) {
        BigFraction from = Exact.of(low);
        BigFraction way = Exact.of(Math.max(low, Math.min(high, value)))
                .subtract(from)
                .divide(Exact.of(high).subtract(from))
                .multiply(FULL);
        return direction == Direction.LOW_IS_GOOD ? FULL.subtract(way) : way;
    }

    /** For example {@code tickets 0..10 (low is good) × 0.3}. */
    @Override
    public String toString() {
        return name + " " + Text.shortest(low) + ".." + Text.shortest(high)
                + (direction == Direction.LOW_IS_GOOD ? " (low is good)" : "") + " × " + Text.shortest(weight)
                + (group == null ? "" : " in " + group);
    }
}
