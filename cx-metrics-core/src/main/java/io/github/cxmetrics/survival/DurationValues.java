package io.github.cxmetrics.survival;

import org.jspecify.annotations.Nullable;

/**
 * The values of a tally of durations. A column of mostly distinct ones is counted when that is first needed: one quantile alone is selected, in a fraction of
 * the time that sorting takes; from the second one on they are counted. Nobody sees a difference. Thread-safe.
 */
final class DurationValues {

    private final long total;
    private @Nullable CountedKeys counted;
    private long[] column;
    private boolean selected;

    private DurationValues(long total, @Nullable CountedKeys counted, long[] column) {
        this.total = total;
        this.counted = counted;
        this.column = column;
    }

    static DurationValues of(CountedKeys counted) {
        return new DurationValues(counted.total(), counted, new long[0]);
    }

    /** Copies a column. It is counted at once where that takes much less memory. */
    static DurationValues of(long[] column) {
        long[] copy = column.clone();
        return Selection.isMostlyDistinct(column)
                ? new DurationValues(copy.length, null, copy)
                : of(CountedKeys.ofUnsorted(copy, copy.length));
    }

    long total() {
        return total;
    }

    synchronized CountedKeys counted() {
        CountedKeys keys = counted;
        if (keys == null) {
            keys = CountedKeys.ofUnsorted(column, column.length);
            counted = keys;
            column = new long[0];
        }
        return keys;
    }

    /** The values at a position in sorted order, from 0, and at the one behind it; behind the last one is the last one again. */
    synchronized long[] at(long rank) {
        if (counted == null && !selected) {
            selected = true;
            return Selection.at(column, (int) rank);
        }
        return counted().at(rank);
    }
}
