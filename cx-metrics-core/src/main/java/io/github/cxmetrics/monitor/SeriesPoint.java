package io.github.cxmetrics.monitor;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Metric;
import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * A metric in one period.
 *
 * @param number the period's number, as {@link io.github.cxmetrics.calendar.CalendarPeriods#numberOf(LocalDate)} counts them
 * @param start the period's first date
 * @param label the period's name
 * @param tally what was counted in it; empty in a gap
 * @param complete whether it is over: of a series that doesn't say its {@code asOf} all periods count as over. Of a rolling window: whether it is full
 * @param <M> the metric
 */
public record SeriesPoint<M extends Metric<M>>(long number, LocalDate start, String label, M tally, boolean complete) {

    /**
     * Checks that nothing is missing.
     *
     * @param number the period's number
     * @param start the period's first date
     * @param label the period's name
     * @param tally what was counted in it
     * @param complete whether it is over
     */
    public SeriesPoint {
        requireNonNull(start, "start");
        requireNonNull(label, "label");
        requireNonNull(tally, "tally");
    }

    /**
     * Whether the period has no data: its value is undefined, not 0.
     *
     * @return true for an empty tally
     */
    public boolean isGap() {
        return tally.count() == 0;
    }

    /**
     * The metric's value.
     *
     * @return the value, or nothing in a gap
     */
    public OptionalDouble valueIfDefined() {
        return tally.valueIfDefined();
    }
}
