package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.EventOrder;
import io.github.cxmetrics.journey.internal.CodeColumn;
import java.util.Arrays;

/** The first or last value of each unit, in one pass over the rows. Of rows at one time the first or last row counts. */
final class UnitValues {

    /** In place of a value: the unit has no rows. {@link CodeColumn#MISSING} says that none of its rows has a value. */
    static final int NO_ROWS = -2;

    private final CodeColumn units;
    private final CodeColumn values;
    private final int[] valueOf;

    private UnitValues(CodeColumn units, CodeColumn values) {
        this.units = units;
        this.values = values;
        valueOf = new int[units.names().size()];
        Arrays.fill(valueOf, NO_ROWS);
    }

    static int[] of(EventLog log, CodeColumn units, CodeColumn values, Breakdown.Attribution attribution) {
        UnitValues all = new UnitValues(units, values);
        boolean first = attribution == Breakdown.Attribution.FIRST_TOUCH;
        boolean byUser = log.order() == EventOrder.BY_USER_AND_TIME && units == log.columns().users();
        if (!byUser && log.order() != EventOrder.BY_TIME) {
            all.readByTimes(log.columns().times(), first);
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
            if (valueOf[unit] < 0 || value != CodeColumn.MISSING && (first ? times[row] < at[unit] : times[row] >= at[unit])) {
                valueOf[unit] = value;
                at[unit] = times[row];
            }
        }
    }
}
