package io.github.cxmetrics.shell.table;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;

/** The numbers of a result as text in columns, rounded as they are printed: what stands under a picture and goes to a wiki. */
public final class ResultTable {

    private final ImmutableList<String> columns;
    private final ImmutableList<ImmutableList<String>> rows;

    private ResultTable(ImmutableList<String> columns, ImmutableList<ImmutableList<String>> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** The names of the columns. */
    public List<String> columns() {
        return columns;
    }

    /** The rows, each with a cell for each column. */
    public List<? extends List<String>> rows() {
        return rows;
    }

    /** Begins a table with these columns. */
    public static Builder withColumns(String... columns) {
        return new Builder(ImmutableList.copyOf(columns));
    }

    /** Collects rows. */
    public static final class Builder {

        private final ImmutableList<String> columns;
        private final ImmutableList.Builder<ImmutableList<String>> rows = ImmutableList.builder();

        private Builder(ImmutableList<String> columns) {
            this.columns = columns;
        }

        /** Adds a row with a cell for each column. */
        public Builder row(String... cells) {
            if (cells.length != columns.size()) {
                throw new IllegalArgumentException("a row of " + cells.length + " cells for columns " + columns + ": "
                        + Arrays.toString(cells));
            }
            rows.add(ImmutableList.copyOf(cells));
            return this;
        }

        public ResultTable build() {
            return new ResultTable(columns, rows.build());
        }
    }
}
