package io.github.cxmetrics.shell;

import java.util.stream.IntStream;

/** A column of whole numbers in the range of an int, with its gaps. Immutable. */
public final class IntColumn implements Column {

    private final Gaps gaps;
    private final int[] values;

    IntColumn(Gaps gaps, int[] values) {
        this.gaps = gaps;
        this.values = values;
    }

    @Override
    public String name() {
        return gaps.column();
    }

    @Override
    public int size() {
        return gaps.size();
    }

    @Override
    public int missing() {
        return gaps.missing();
    }

    @Override
    public boolean isMissing(int row) {
        return gaps.isMissing(row);
    }

    /**
     * The value of a row.
     *
     * @param row a row, 0..{@link #size()} − 1
     * @return the value
     * @throws IllegalStateException if the row has no value
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public int value(int row) {
        return values[gaps.requirePresent(row)];
    }

    /**
     * The values that are there, in row order, without the missing ones. Not aligned with other columns.
     *
     * @return {@link #size()} − {@link #missing()} values
     */
    public IntStream present() {
        return gaps.presentRows().map(row -> values[row]);
    }

    /**
     * All rows in order, aligned with every other column of the table.
     *
     * @param valueForMissing stands in each row without a value; may be a code that also stands in the data
     * @return a new array of length {@link #size()}
     */
    public int[] toArray(int valueForMissing) {
        int[] array = values.clone();
        gaps.missingRows().forEach(row -> array[row] = valueForMissing);
        return array;
    }

    /** Name, rows and missing values, say {@code NETPRO: 2831 rows, 1 missing}. */
    @Override
    public String toString() {
        return gaps.toString();
    }
}
