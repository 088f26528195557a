package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.journey.internal.CodeColumn;

/** Restricts what a unit's scan sees: rows, or the steps that rows fill. */
interface RowFilter {

    RowFilter ALL = new RowFilter() {};

    default boolean keeps(int row) {
        return true;
    }

    default long mask(int row, long mask) {
        return mask;
    }

    /** Only rows whose property has a value. */
    static RowFilter rowsWith(CodeColumn codes, int value) {
        return new RowFilter() {
            @Override
            public boolean keeps(int row) {
                return codes.at(row) == value;
            }
        };
    }

    /** All rows, but only those whose property has a value fill a step. */
    static RowFilter stepWith(int step, CodeColumn codes, int value) {
        return new RowFilter() {
            @Override
            public long mask(int row, long mask) {
                return codes.at(row) == value ? mask : mask & ~(1L << step);
            }
        };
    }
}
