package io.github.cxmetrics.shell;

import java.util.BitSet;
import java.util.Objects;
import java.util.stream.IntStream;

/** Which rows of a column have no value: what all column types share. */
final class Gaps {

    private final String column;
    private final int size;
    private final BitSet missing;

    /** Takes the bit set over; the caller must not change it any more. */
    Gaps(String column, int size, BitSet missing) {
        this.column = column;
        this.size = size;
        this.missing = missing;
    }

    String column() {
        return column;
    }

    int size() {
        return size;
    }

    int missing() {
        return missing.cardinality();
    }

    boolean isMissing(int row) {
        return missing.get(Objects.checkIndex(row, size));
    }

    int requirePresent(int row) {
        if (isMissing(row)) {
            throw new IllegalStateException("column " + column + " has no value in row " + row);
        }
        return row;
    }

    IntStream missingRows() {
        return missing.stream();
    }

    IntStream presentRows() {
        return IntStream.range(0, size).filter(row -> !missing.get(row));
    }

    @Override
    public String toString() {
        return column + ": " + size + " rows, " + missing() + " missing";
    }
}
