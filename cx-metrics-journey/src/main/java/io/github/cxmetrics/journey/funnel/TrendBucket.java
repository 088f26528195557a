package io.github.cxmetrics.journey.funnel;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * Conversion of the users, or attempts, that entered in one period of the calendar.
 *
 * @param start when the period begins
 * @param converted of those that entered in it, the ones that converted in time
 * @param finished whether the end of the period and a whole window after it were observed, {@code end + window ≤ asOf}: the share of a bucket that is not
 *     finished may still rise
 */
public record TrendBucket(ZonedDateTime start, Proportion converted, boolean finished) implements Serializable {

    /**
     * Checks the parts.
     *
     * @param start when the period begins
     * @param converted who converted in time
     * @param finished whether all of it was observed
     */
    public TrendBucket {
        requireNonNull(start, "start");
        requireNonNull(converted, "converted");
    }

    /**
     * How many entered in the period.
     *
     * @return the count
     */
    public long entered() {
        return converted.trials();
    }

    /** For example {@code 2024-03-01: 12 of 40 (30.0 %), unfinished}. */
    @Override
    public String toString() {
        boolean isDay = start.toLocalTime().equals(LocalTime.MIN);
        String share =
                converted.count() == 0 ? TextTable.UNDEFINED : converted.unit().text(converted.value());
        return (isDay ? start.toLocalDate().toString() : start.toLocalDateTime().toString()) + ": "
                + converted.successes() + " of " + converted.trials() + " (" + share + ")"
                + (finished ? "" : ", unfinished");
    }
}
