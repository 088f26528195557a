package io.github.cxmetrics.monitor;

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
        boolean signal) {}
