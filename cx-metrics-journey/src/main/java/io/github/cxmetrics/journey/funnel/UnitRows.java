package io.github.cxmetrics.journey.funnel;

import java.util.Arrays;

/** The rows of one unit that matter, by time: reused from unit to unit. For one thread. */
final class UnitRows {

    int size;
    /** Journeys begin at rows before this index. */
    int startsEnd = Integer.MAX_VALUE;

    long[] times = new long[16];
    /** The required steps that each row fills. */
    long[] masks = new long[16];
    /** The exclusions and optional steps that each row matches. */
    long[] extras = new long[16];
    /** The row of the log. */
    int[] rows = new int[16];

    void clear() {
        size = 0;
        startsEnd = Integer.MAX_VALUE;
    }

    void add(long time, long mask, long extra, int row) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            masks = Arrays.copyOf(masks, 2 * size);
            extras = Arrays.copyOf(extras, 2 * size);
            rows = Arrays.copyOf(rows, 2 * size);
        }
        times[size] = time;
        masks[size] = mask;
        extras[size] = extra;
        rows[size++] = row;
    }
}
