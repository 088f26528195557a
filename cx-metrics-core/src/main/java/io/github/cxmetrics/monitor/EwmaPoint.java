package io.github.cxmetrics.monitor;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A period on an EWMA chart. A period without data leaves average and limits as they are.
 *
 * @param index the period's position on the chart, from 0
 * @param label the period's name
 * @param start the period's first date; null where a chart was made of columns
 * @param n how many observations
 * @param value the period's own value; null in a gap
 * @param ewma the average
 * @param lower the lower limit of the average
 * @param upper the upper limit of the average
 * @param signal whether the average is strictly outside
 */
public record EwmaPoint(
        int index,
        String label,
        @Nullable LocalDate start,
        double n,
        @Nullable Double value,
        double ewma,
        double lower,
        double upper,
        boolean signal) {

    /**
     * Checks the parts.
     *
     * @param index the period's position on the chart, from 0
     * @param label the period's name
     * @param start the period's first date; null where a chart was made of columns
     * @param n how many observations
     * @param value the period's own value; null in a gap
     * @param ewma the average
     * @param lower the lower limit of the average
     * @param upper the upper limit of the average
     * @param signal whether the average is strictly outside
     * @throws IllegalArgumentException if the position or n is negative, or a number is none
     */
    public EwmaPoint {
        Checks.count(index, "the position of a period");
        requireNonNull(label, "label");
        Checks.notNegative(n, "n");
        Checks.finiteIfThere(value, "the value of a period");
        Checks.finite(ewma, "the average");
        Checks.finite(lower, "the lower limit");
        Checks.finite(upper, "the upper limit");
    }
}
