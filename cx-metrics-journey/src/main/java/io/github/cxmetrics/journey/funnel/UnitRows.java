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

    /** Makes room for some rows more. */
    void reserve(int more) {
        if (size + more > times.length) {
            int capacity = Math.max(size + more, 2 * times.length);
            times = Arrays.copyOf(times, capacity);
            masks = Arrays.copyOf(masks, capacity);
            extras = Arrays.copyOf(extras, capacity);
            rows = Arrays.copyOf(rows, capacity);
        }
    }

    void add(long time, long mask, long extra, int row) {
        reserve(1);
        times[size] = time;
        masks[size] = mask;
        extras[size] = extra;
        rows[size++] = row;
    }
}
