package io.github.cxmetrics;

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
        implements Serializable {}
