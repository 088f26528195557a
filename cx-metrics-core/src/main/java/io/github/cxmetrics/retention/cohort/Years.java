package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The years that periods can be counted in: what lies beyond is refused before a calendar breaks on it. */
final class Years {

    private static final int LAST = 999_999;
    static final LocalDate EARLIEST = LocalDate.of(-LAST, 1, 1);
    static final LocalDate LATEST = LocalDate.of(LAST, 12, 31);

    private Years() {}

    static void check(LocalDate date, String what) {
        checkArgument(
                !date.isBefore(EARLIEST) && !date.isAfter(LATEST),
                "%s must lie within %s years of year 0, not on %s",
                what,
                LAST,
                date);
    }

    static void check(Instant time, String what) {
        boolean inside = !time.isBefore(EARLIEST.atStartOfDay(ZoneOffset.UTC).toInstant())
                && time.isBefore(LATEST.atStartOfDay(ZoneOffset.UTC).toInstant());
        checkArgument(inside, "%s must lie within %s years of year 0, not at %s", what, LAST, time);
    }
}
