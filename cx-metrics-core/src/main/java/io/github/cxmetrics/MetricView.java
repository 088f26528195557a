package io.github.cxmetrics;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A metric as plain data, for views, tables and registries: nothing can be computed from it any more.
 *
 * @param name the metric's name
 * @param unit the unit of value and limits; a share is a fraction, 0..1
 * @param value the headline number, null where it is undefined
 * @param lower the lower limit of the interval, null where it is undefined
 * @param upper the upper limit of the interval, null where it is undefined
 * @param n how many observations were counted
 * @param method the interval's method, empty where there is no interval
 */
public record MetricView(
        String name,
        Unit unit,
        @Nullable Double value,
        @Nullable Double lower,
        @Nullable Double upper,
        long n,
        String method)
        implements Serializable {

    /**
     * Checks that name, unit and method are there and that numbers are numbers.
     *
     * @param name the metric's name
     * @param unit the unit of value and limits; a share is a fraction, 0..1
     * @param value the headline number, null where it is undefined
     * @param lower the lower limit of the interval, null where it is undefined
     * @param upper the upper limit of the interval, null where it is undefined
     * @param n how many observations were counted
     * @param method the interval's method, empty where there is no interval
     * @throws IllegalArgumentException if a number is none, or n is negative
     */
    public MetricView {
        requireNonNull(name, "name");
        requireNonNull(unit, "unit");
        requireNonNull(method, "method");
        checkNumber(value, "the value of a metric");
        checkNumber(lower, "the lower limit of a metric");
        checkNumber(upper, "the upper limit of a metric");
        Checks.count(n, "n");
    }

    /** Limits may be infinite: nothing bounds a ratio with nothing below. */
    private static void checkNumber(@Nullable Double number, String what) {
        checkArgument(number == null || !number.isNaN(), "%s must be a number, not NaN", what);
    }
}
