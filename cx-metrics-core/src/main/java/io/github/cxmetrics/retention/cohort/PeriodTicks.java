package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.calendar.PeriodUnit;
import io.github.cxmetrics.internal.Ticks;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The periods that a log spans, with their bounds in the log's own unit: no row needs a calendar. */
final class PeriodTicks {

    /** Granules a period, as a power of two, as long as the table fits into the processor's nearest cache. */
    private static final int FINE = 6;

    private static final int CACHED = 13;

    private final long first;
    /** Start of each period, and behind them the end of the last. */
    private final long[] bounds;

    /** The period in which each granule begins, a stretch of 2^{@link #shift} ticks: most granules lie in one period, which needs no division. */
    private final int[] granules;

    private final int shift;

    private PeriodTicks(long first, long[] bounds) {
        this.first = first;
        this.bounds = bounds;
        int count = bounds.length - 1;
        int bits = Math.max(Math.min(bits(count) + FINE, CACHED), bits(count) + 1);
        long last = bounds[count] - 1 - bounds[0];
        shift = Math.max(0, bits(last) - bits);
        granules = new int[(int) (last >>> shift) + 1];
        int index = 0;
        for (int granule = 0; granule < granules.length; granule++) {
            long start = bounds[0] + ((long) granule << shift);
            while (start >= bounds[index + 1]) {
                index++;
            }
            granules[granule] = index;
        }
    }

    /** Binary digits of a whole number without a sign. */
    private static int bits(long number) {
        return Long.SIZE - Long.numberOfLeadingZeros(number);
    }

    /** The periods from the earliest to the latest of some ticks. */
    static PeriodTicks spanning(CalendarPeriods periods, ChronoUnit unit, long earliest, long latest) {
        checkArgument(
                unit != ChronoUnit.DAYS || periods.unit() != PeriodUnit.HOUR,
                "local dates have no hours: give the log's times in %s",
                ChronoUnit.SECONDS);
        long first = number(periods, earliest, unit);
        long count = number(periods, latest, unit) - first + 1;
        checkArgument(
                count <= CalendarPeriods.MAX_PERIODS,
                "the log spans %s periods of %s, more than %s: choose longer ones, or check the unit of its times, %s",
                count,
                periods,
                CalendarPeriods.MAX_PERIODS,
                unit);
        long[] bounds = new long[(int) count + 1];
        for (int i = 0; i <= count; i++) {
            bounds[i] = unit == ChronoUnit.DAYS
                    ? periods.firstDate(first + i).toEpochDay()
                    : Ticks.floor(periods.start(first + i), unit);
        }
        return new PeriodTicks(first, bounds);
    }

    private static long number(CalendarPeriods periods, long tick, ChronoUnit unit) {
        try {
            return unit == ChronoUnit.DAYS
                    ? periods.numberOf(LocalDate.ofEpochDay(tick))
                    : periods.numberOf(Instant.EPOCH.plus(tick, unit));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "time " + Ticks.text(tick, unit) + " is beyond the calendar: check the unit of the log's times", e);
        }
    }

    int count() {
        return bounds.length - 1;
    }

    /** The number of the first period. */
    long first() {
        return first;
    }

    /** Where a period stands in this span, which may be outside of it. */
    long indexOf(long number) {
        return number - first;
    }

    long lower(int index) {
        return bounds[index];
    }

    /** The period of a tick inside the span. */
    int locate(long tick) {
        int index = granules[(int) (tick - bounds[0] >>> shift)];
        while (tick >= bounds[index + 1]) {
            index++;
        }
        return index;
    }
}
