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
 * @param interval null where there is none
 * @param limits null where there are none
 * @param complete whether it is over
 */
record TrendPoint(
        String label,
        double n,
        @Nullable Double value,
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
            @Nullable Double lower,
            @Nullable Double centre,
            @Nullable Double upper,
            String signal) {

        boolean isSignal() {
            return !signal.isEmpty();
        }

        boolean exclude(double number) {
            return upper != null && number > upper || lower != null && number < lower;
        }

        static Limits of(ChartPoint point) {
            return new Limits(
                    point.lower(),
                    point.centre(),
                    point.upper(),
                    point.signals().stream().map(ChartRule::wording).distinct().collect(Collectors.joining("; ")));
        }
    }

    boolean isSignal() {
        return limits != null && limits.isSignal();
    }

    /** Beyond a limit, not only part of a pattern. */
    boolean isOutside() {
        return value != null && limits != null && limits.isSignal() && limits.exclude(value);
    }
}
