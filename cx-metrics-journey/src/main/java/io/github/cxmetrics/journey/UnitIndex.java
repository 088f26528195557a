package io.github.cxmetrics.journey;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The rows of each unit (user, session, account) by time; rows of equal time in their order. */
final class UnitIndex {

    private final int[] starts;
    private final int[] ends;
    private final int[] rows;
    private final int excluded;

    private UnitIndex(int[] starts, int[] ends, int[] rows, int excluded) {
        this.starts = starts;
        this.ends = ends;
        this.rows = rows;
        this.excluded = excluded;
    }

    static UnitIndex of(Codes units, long[] times) {
        int[] ends = new int[units.names().size()];
        int[] starts = new int[ends.length];
        int excluded = 0;
        for (int row = 0; row < times.length; row++) {
            int unit = units.at(row);
            if (unit == Codes.MISSING) {
                excluded++;
            } else {
                ends[unit]++;
            }
        }
        int sum = 0;
        for (int unit = 0; unit < ends.length; unit++) {
            starts[unit] = sum;
            sum += ends[unit];
            ends[unit] = starts[unit];
        }
        int[] rows = new int[sum];
        for (int row = 0; row < times.length; row++) {
            int unit = units.at(row);
            if (unit != Codes.MISSING) {
                rows[ends[unit]++] = row;
            }
        }
        StableSort sort = new StableSort(times);
        for (int unit = 0; unit < ends.length; unit++) {
            sort.byTime(rows, starts[unit], ends[unit]);
        }
        return new UnitIndex(starts, ends, rows, excluded);
    }

    /** Units with rows. */
    IntStream units() {
        return IntStream.range(0, starts.length).filter(unit -> ends[unit] > starts[unit]);
    }

    int[] rowsOf(int unit) {
        return Arrays.copyOfRange(rows, starts[unit], ends[unit]);
    }

    int size(int unit) {
        return ends[unit] - starts[unit];
    }

    int row(int unit, int i) {
        return rows[starts[unit] + i];
    }

    int capacity() {
        return starts.length;
    }

    /** Rows that belong to no unit. */
    int excluded() {
        return excluded;
    }
}
