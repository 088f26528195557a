package io.github.cxmetrics.journey.internal;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The rows of each unit (user, session, account) by time; rows of equal time in their order. */
public final class UnitIndex {

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

    /**
     * The rows of each unit; rows without one are counted apart.
     *
     * @param units the unit of each row
     * @param times the time of each row, in ticks
     * @return the index
     */
    public static UnitIndex of(CodeColumn units, long[] times) {
        int[] ends = new int[units.names().size()];
        int[] starts = new int[ends.length];
        int excluded = 0;
        for (int row = 0; row < times.length; row++) {
            int unit = units.at(row);
            if (unit == CodeColumn.MISSING) {
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
            if (unit != CodeColumn.MISSING) {
                rows[ends[unit]++] = row;
            }
        }
        StableSort sort = new StableSort(times);
        for (int unit = 0; unit < ends.length; unit++) {
            sort.byTime(rows, starts[unit], ends[unit]);
        }
        return new UnitIndex(starts, ends, rows, excluded);
    }

    /**
     * Units with rows.
     *
     * @return the units, rising
     */
    public IntStream units() {
        return IntStream.range(0, starts.length).filter(unit -> ends[unit] > starts[unit]);
    }

    /**
     * The rows of a unit, by time: a copy.
     *
     * @param unit the unit
     * @return the rows
     */
    public int[] rowsOf(int unit) {
        return Arrays.copyOfRange(rows, starts[unit], ends[unit]);
    }

    /**
     * How many rows a unit has.
     *
     * @param unit the unit
     * @return the count
     */
    public int size(int unit) {
        return ends[unit] - starts[unit];
    }

    /**
     * A row of a unit: the first, the second and so on, from 0.
     *
     * @param unit the unit
     * @param i which of its rows, from 0
     * @return the row
     */
    public int row(int unit, int i) {
        return rows[starts[unit] + i];
    }

    /**
     * How many units there are, those without rows among them.
     *
     * @return the count
     */
    public int capacity() {
        return starts.length;
    }

    /**
     * Rows that belong to no unit.
     *
     * @return the count
     */
    public int excluded() {
        return excluded;
    }
}
