package io.github.cxmetrics.shell;

/**
 * One column of a {@link CsvTable}, read as one type. It has one place per row of the table, so columns of one table
 * stay aligned: an empty cell is a missing value in its row, never a shift. Rows count from 0. Immutable.
 */
public sealed interface Column permits IntColumn, LongColumn, DoubleColumn, StringColumn, InstantColumn {

    /**
     * The column's name in the header row.
     *
     * @return the name, as it stands in the file
     */
    String name();

    /**
     * The number of rows, those with a missing value included.
     *
     * @return the rows of the table
     */
    int size();

    /**
     * The number of rows without a value.
     *
     * @return a count, 0..{@link #size()}
     */
    int missing();

    /**
     * Whether the row has no value.
     *
     * @param row a row, 0..{@link #size()} − 1
     * @return true if the cell is empty or blank
     * @throws IndexOutOfBoundsException if there is no such row
     */
    boolean isMissing(int row);
}
