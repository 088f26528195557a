package io.github.cxmetrics.monitor;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A period on a CUSUM chart. A period without data leaves both sums as they are.
 *
 * @param index the period's position on the chart, from 0
 * @param label the period's name
 * @param start the period's first date; null where a chart was made of columns
 * @param n how many observations
 * @param value the period's own value; null in a gap
 * @param plus the upper sum, in σ
 * @param minus the lower sum, in σ
 * @param runPlus for how many periods with data the upper sum has been above 0
 * @param runMinus for how many periods with data the lower sum has been above 0
 * @param signal whether a sum is above h
 */
public record CusumPoint(
        int index,
        String label,
        @Nullable LocalDate start,
        double n,
        @Nullable Double value,
        double plus,
        double minus,
        int runPlus,
        int runMinus,
        boolean signal) {

    /**
     * Checks the parts.
     *
     * @param index the period's position on the chart, from 0
     * @param label the period's name
     * @param start the period's first date; null where a chart was made of columns
     * @param n how many observations
     * @param value the period's own value; null in a gap
     * @param plus the upper sum, in σ
     * @param minus the lower sum, in σ
     * @param runPlus for how many periods with data the upper sum has been above 0
     * @param runMinus for how many periods with data the lower sum has been above 0
     * @param signal whether a sum is above h
     * @throws IllegalArgumentException if a position, n, a sum or a run is negative, or a number is none
     */
    public CusumPoint {
        Checks.count(index, "the position of a period");
        requireNonNull(label, "label");
        Checks.notNegative(n, "n");
        Checks.finiteIfThere(value, "the value of a period");
        Checks.notNegative(plus, "the upper sum");
        Checks.notNegative(minus, "the lower sum");
        Checks.count(runPlus, "the run of the upper sum");
        Checks.count(runMinus, "the run of the lower sum");
    }
}
