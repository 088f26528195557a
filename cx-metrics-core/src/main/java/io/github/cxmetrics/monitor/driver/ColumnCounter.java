package io.github.cxmetrics.monitor.driver;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.survey.RatingScale;
import java.util.function.IntUnaryOperator;

/** Counts columns, without an object for each row. */
final class ColumnCounter {

    /** Products of such units, added up over all rows that an array can have, stay below 2^62. */
    private static final int SMALL = 1 << 15;

    private final DriverRule rule;
    private final DriverColumn[] columns;
    private final DriverMoments moments;
    private final long[] missing;
    private long gaps;

    private ColumnCounter(DriverRule rule, int given) {
        rule.checkWidth(given);
        this.rule = rule;
        columns = rule.columns().toArray(new DriverColumn[0]);
        moments = DriverMoments.none(rule.blocks(), columns.length);
        missing = new long[columns.length];
    }

    /** Reads units of a row and a column. */
    private interface Units {
        long of(int column, int row);
    }

    static Drivers count(DriverRule rule, int[][] values) {
        ColumnCounter counter = new ColumnCounter(rule, values.length);
        int rows = counter.length(i -> values[i] == null ? -1 : values[i].length);
        if (counter.areSmall(values)) {
            counter.countSmall(values, rows);
        } else {
            counter.countExact(rows, (i, row) -> counter.columns[i].units(values[i][row]));
        }
        return counter.snapshot();
    }

    static Drivers count(DriverRule rule, double[][] values) {
        ColumnCounter counter = new ColumnCounter(rule, values.length);
        int rows = counter.length(i -> values[i] == null ? -1 : values[i].length);
        counter.countExact(rows, (i, row) -> counter.columns[i].units(values[i][row]));
        return counter.snapshot();
    }

    private Drivers snapshot() {
        return new Drivers(rule, moments, gaps, missing);
    }

    private int length(IntUnaryOperator lengthOf) {
        int rows = lengthOf.applyAsInt(0);
        for (int i = 0; i < columns.length; i++) {
            int length = lengthOf.applyAsInt(i);
            checkArgument(length >= 0, "column %s must not be null", columns[i].name());
            checkArgument(
                    length == rows,
                    "columns must be of one length: %s has %s rows, %s has %s",
                    columns[0].name(),
                    rows,
                    columns[i].name(),
                    length);
        }
        return rows;
    }

    private boolean areSmall(int[][] values) {
        for (int i = 0; i < columns.length; i++) {
            RatingScale scale = columns[i].scale();
            boolean isSmall = scale == null
                    ? columns[i].decimals() == 0 && isSmall(values[i])
                    : scale.min() >= -SMALL && scale.max() <= SMALL;
            if (!isSmall) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSmall(int[] column) {
        int low = 0;
        int high = 0;
        for (int value : column) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return low >= -SMALL && high <= SMALL;
    }

    private void countSmall(int[][] values, int rows) {
        int width = columns.length;
        int[] low = new int[width];
        int[] high = new int[width];
        for (int i = 0; i < width; i++) {
            RatingScale scale = columns[i].scale();
            low[i] = scale == null ? -SMALL : scale.min();
            high[i] = scale == null ? SMALL : scale.max();
        }
        int[] units = new int[width];
        int block = 0;
        for (int row = 0; row < rows; row++) {
            boolean isComplete = true;
            for (int i = 0; i < width; i++) {
                int value = values[i][row];
                units[i] = value;
                isComplete &= value >= low[i] && value <= high[i];
            }
            if (isComplete) {
                moments.addSmall(block, units);
            } else {
                setAside(row, (i, at) -> columns[i].units(values[i][at]));
            }
            block = block + 1 == moments.blocks ? 0 : block + 1;
        }
    }

    private void countExact(int rows, Units source) {
        long[] units = new long[columns.length];
        for (int row = 0; row < rows; row++) {
            boolean isComplete = true;
            for (int i = 0; i < units.length; i++) {
                units[i] = units(source, i, row);
                isComplete &= units[i] != DriverColumn.GAP;
            }
            if (isComplete) {
                moments.addExact(row % moments.blocks, units);
            } else {
                setAside(row, source);
            }
        }
    }

    private void setAside(int row, Units source) {
        gaps++;
        for (int i = 0; i < columns.length; i++) {
            if (units(source, i, row) == DriverColumn.GAP) {
                missing[i]++;
            }
        }
    }

    private static long units(Units source, int column, int row) {
        try {
            return source.of(column, row);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(refused.getMessage() + " (row " + row + ")", refused);
        }
    }
}
