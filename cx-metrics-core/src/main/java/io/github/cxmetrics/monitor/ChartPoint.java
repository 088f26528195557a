package io.github.cxmetrics.monitor;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A period on a control chart. What is undefined is null: everything in a period without data, z where nothing varies.
 *
 * @param index the period's position on the chart, from 0
 * @param label the period's name
 * @param start the period's first date; null where a chart was made of columns
 * @param n how many observations, or how much exposure; 0 in a gap
 * @param value what is charted
 * @param lower the lower limit
 * @param centre the centre line
 * @param upper the upper limit
 * @param z the distance from the centre in the σ of this period, overdispersion included where the chart corrects for it
 * @param signals the rules whose pattern ends here
 * @param baseline whether the limits were estimated from this period, among others
 */
public record ChartPoint(
        int index,
        String label,
        @Nullable LocalDate start,
        double n,
        @Nullable Double value,
        @Nullable Double lower,
        @Nullable Double centre,
        @Nullable Double upper,
        @Nullable Double z,
        Set<ChartRule> signals,
        boolean baseline) {

    /**
     * Checks the parts.
     *
     * @param index the period's position on the chart, from 0
     * @param label the period's name
     * @param start the period's first date; null where a chart was made of columns
     * @param n how many observations, or how much exposure; 0 in a gap
     * @param value what is charted
     * @param lower the lower limit
     * @param centre the centre line
     * @param upper the upper limit
     * @param z the distance from the centre in the σ of this period, overdispersion included where the chart corrects for it
     * @param signals the rules whose pattern ends here
     * @param baseline whether the limits were estimated from this period, among others
     * @throws IllegalArgumentException if the position or n is negative, or a number is none
     */
    public ChartPoint {
        Checks.count(index, "the position of a period");
        requireNonNull(label, "label");
        Checks.notNegative(n, "n");
        Checks.finiteIfThere(value, "the value of a period");
        Checks.finiteIfThere(lower, "the lower limit");
        Checks.finiteIfThere(centre, "the centre");
        Checks.finiteIfThere(upper, "the upper limit");
        Checks.finiteIfThere(z, "z");
        requireNonNull(signals, "signals");
    }

    /**
     * Whether any rule holds here.
     *
     * @return true if a pattern ends here
     */
    public boolean isSignal() {
        return !signals.isEmpty();
    }
}
