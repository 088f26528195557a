package io.github.cxmetrics.spark;

import org.apache.spark.sql.Column;

/** Columns as a message names them. */
final class ColumnNames {

    private ColumnNames() {}

    /** Without the mark that Spark puts on a column of HAVING while it looks for its table. */
    static String of(Column column) {
        return column.toString().replaceAll("tempresolvedcolumn\\(([^()]*)\\)", "$1");
    }
}
