package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.internal.CountMath;
import java.util.Arrays;

/** Checks of columns that come as numbers, not as tallies. */
final class Columns {

    private Columns() {}

    static SeriesColumns shares(long[] successes, long[] trials) {
        requireNonNull(successes, "successes");
        requireNonNull(trials, "trials");
        checkLengths(successes.length, trials.length);
        for (int i = 0; i < trials.length; i++) {
            CountMath.checkNotNegative(successes[i], "successes");
            checkArgument(
                    successes[i] <= trials[i],
                    "successes must not exceed trials: %s of %s (row %s)",
                    successes[i],
                    trials[i],
                    i);
        }
        return SeriesColumns.ofShares(
                Arrays.stream(successes).asDoubleStream().toArray(),
                Arrays.stream(trials).asDoubleStream().toArray());
    }

    static SeriesColumns rates(double[] events, double[] exposure) {
        requireNonNull(events, "events");
        requireNonNull(exposure, "exposure");
        checkLengths(events.length, exposure.length);
        for (int i = 0; i < events.length; i++) {
            checkArgument(
                    events[i] >= 0 && exposure[i] >= 0 && Double.isFinite(events[i]) && Double.isFinite(exposure[i]),
                    "events and exposure must be at least 0 and finite, not %s and %s (row %s)",
                    events[i],
                    exposure[i],
                    i);
            checkArgument(
                    exposure[i] > 0 || events[i] == 0,
                    "%s events without exposure (row %s)",
                    String.valueOf(events[i]),
                    i);
        }
        return SeriesColumns.ofRates(events.clone(), exposure.clone());
    }

    static SeriesColumns values(ChartKind kind, double[] values) {
        checkArgument(kind.isXmr(), "values without n are charted by an XmR chart, not by a %s chart", kind);
        return values(values);
    }

    static SeriesColumns values(double[] values) {
        requireNonNull(values, "values");
        checkArgument(values.length > 0, "there are no periods");
        for (int i = 0; i < values.length; i++) {
            checkArgument(
                    !Double.isInfinite(values[i]),
                    "a value must be finite, not %s (row %s)",
                    String.valueOf(values[i]),
                    i);
        }
        return SeriesColumns.ofValues(values.clone());
    }

    /** For what looks at all pairs of periods. */
    static void checkPairs(int periods) {
        checkArgument(
                periods <= CalendarPeriods.MAX_PERIODS,
                "at most %s periods are compared with each other, not %s",
                CalendarPeriods.MAX_PERIODS,
                periods);
    }

    private static void checkLengths(int one, int other) {
        checkArgument(one == other, "columns of one length are needed, not of %s and %s", one, other);
        checkArgument(one > 0, "there are no periods");
    }
}
