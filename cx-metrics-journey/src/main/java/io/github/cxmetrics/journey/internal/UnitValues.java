package io.github.cxmetrics.journey.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The first or last value of each unit, in one pass over the rows. Of rows at one time the first or last row counts. */
public final class UnitValues {

    /** In place of a value: the unit has no rows. {@link CodeColumn#MISSING} says that none of its rows has a value. */
    public static final int NO_ROWS = -2;

    private final CodeColumn units;
    private final CodeColumn values;
    private final int[] valueOf;

    private UnitValues(CodeColumn units, CodeColumn values) {
        this.units = units;
        this.values = values;
        valueOf = new int[units.names().size()];
        Arrays.fill(valueOf, NO_ROWS);
    }

    /**
     * The values of units.
     *
     * @param units the unit of each row
     * @param values the value of each row
     * @param times the time of each row; null if each unit's rows stand by time
     * @param first whether the first value of a unit counts, not the last
     * @return for each unit a code of the values, {@link CodeColumn#MISSING} or {@link #NO_ROWS}
     */
    public static int[] of(CodeColumn units, CodeColumn values, long @Nullable [] times, boolean first) {
        UnitValues all = new UnitValues(units, values);
        if (times != null) {
            all.readByTimes(times, first);
        } else if (first) {
            all.readFirst();
        } else {
            all.readLast();
        }
        return all.valueOf;
    }

    /** Rows of each unit by time: what was found stays. */
    private void readFirst() {
        for (int row = 0; row < units.size(); row++) {
            int unit = units.at(row);
            if (unit != CodeColumn.MISSING && valueOf[unit] < 0) {
                valueOf[unit] = values.at(row);
            }
        }
    }

    /** Rows of each unit by time: what is found later counts. */
    private void readLast() {
        for (int row = 0; row < units.size(); row++) {
            int unit = units.at(row);
            int value = values.at(row);
            if (unit != CodeColumn.MISSING && (value != CodeColumn.MISSING || valueOf[unit] == NO_ROWS)) {
                valueOf[unit] = value;
            }
        }
    }

    private void readByTimes(long[] times, boolean first) {
        long[] at = new long[valueOf.length];
        for (int row = 0; row < times.length; row++) {
            int unit = units.at(row);
            if (unit == CodeColumn.MISSING) {
                continue;
            }
            int value = values.at(row);
            if (valueOf[unit] < 0
                    || value != CodeColumn.MISSING && (first ? times[row] < at[unit] : times[row] >= at[unit])) {
                valueOf[unit] = value;
                at[unit] = times[row];
            }
        }
    }
}
