package io.github.cxmetrics.shell.chart;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.monitor.ChartPoint;
import io.github.cxmetrics.monitor.ChartRule;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A period of a trend.
 *
 * @param label its name
 * @param n observations or exposure
 * @param value null in a gap
 * @param other a second value, null where there is none
 * @param interval null where there is none
 * @param limits null where there are none
 * @param complete whether it is over
 */
record TrendPoint(
        String label,
        double n,
        @Nullable Double value,
        @Nullable Double other,
        @Nullable Interval interval,
        @Nullable Limits limits,
        boolean complete) {

    /**
     * Where a value should lie.
     *
     * @param lower null where there is none
     * @param centre null where there is none
     * @param upper null where there is none
     * @param signal which patterns end here; empty for none
     */
    record Limits(
            @Nullable Double lower, @Nullable Double centre, @Nullable Double upper, String signal) {

        static Limits of(ChartPoint point) {
            return new Limits(
                    point.lower(),
                    point.centre(),
                    point.upper(),
                    point.signals().stream().map(ChartRule::wording).distinct().collect(Collectors.joining("; ")));
        }
    }

    boolean isSignal() {
        return limits != null && !limits.signal().isEmpty();
    }

    /** The value that is beyond a limit, not only part of a pattern; null if none is. */
    @Nullable Double outside() {
        return !isSignal() ? null : isOutside(value) ? value : isOutside(other) ? other : null;
    }

    /** The value that a signal's ring goes around. */
    @Nullable Double ringed() {
        return outside() == null ? value : outside();
    }

    private boolean isOutside(@Nullable Double one) {
        return one != null
                && limits != null
                && (limits.upper() != null && one > limits.upper() || limits.lower() != null && one < limits.lower());
    }
}
