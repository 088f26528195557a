package io.github.cxmetrics.spark;

import static com.google.common.base.Preconditions.checkArgument;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_micros;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * In which columns a table says what users did and when. Immutable.
 *
 * <p>Rows of one user at one time stand in the order of their event's name, since Spark keeps no order of rows; where the order at one time matters to a rule,
 * {@link #inOrderOf} names a column that tells it.
 *
 * @param user the column of the user: texts, or what can be made a text
 * @param event the column of the event: its name
 * @param time the column of the time: timestamps, read to the microsecond
 * @param properties the columns that become properties: texts, numbers, truths
 * @param order the columns that tell the order of rows at one time
 */
public record UserEvents(String user, String event, String time, List<String> properties, List<String> order) {

    /**
     * Checks that nothing is missing.
     *
     * @param user the column of the user
     * @param event the column of the event
     * @param time the column of the time
     * @param properties the columns that become properties
     * @param order the columns that tell the order of rows at one time
     * @throws IllegalArgumentException if a column is null or blank
     */
    public UserEvents {
        checkColumn(user, "user");
        checkColumn(event, "event");
        checkColumn(time, "time");
        properties = List.copyOf(properties);
        order = List.copyOf(order);
    }

    private static void checkColumn(String column, String what) {
        checkArgument(column != null && !column.isBlank(), "the column of the %s must not be missing or blank", what);
    }

    /**
     * A table of users, events and times.
     *
     * @param user the column of the user
     * @param event the column of the event
     * @param time the column of the time
     * @return the columns
     */
    public static UserEvents of(String user, String event, String time) {
        return new UserEvents(user, event, time, List.of(), List.of());
    }

    /**
     * The same table with a property that a rule asks for.
     *
     * @param property the column, and the name of the property
     * @return the changed copy
     */
    public UserEvents with(String property) {
        checkColumn(property, "property");
        List<String> all = new ArrayList<>(properties);
        all.add(property);
        return new UserEvents(user, event, time, all, order);
    }

    /**
     * The same table, where rows of one time stand in the order of a column.
     *
     * @param column a column that Spark can sort by
     * @return the changed copy
     */
    public UserEvents inOrderOf(String column) {
        checkColumn(column, "order");
        List<String> all = new ArrayList<>(order);
        all.add(column);
        return new UserEvents(user, event, time, properties, all);
    }

    /** Whole units side by side, each by time: unit, event, microseconds, properties. */
    Dataset<Row> sorted(Dataset<Row> rows, String unit) {
        List<Column> wanted = new ArrayList<>(List.of(
                col(unit).cast("string").as("unit"),
                col(event).cast("string").as("event"),
                unix_micros(col(time).cast("timestamp")).as("micros")));
        properties.forEach(property -> wanted.add(col(property)));
        List<Column> by = new ArrayList<>(List.of(col("unit"), col("micros")));
        for (int i = 0; i < order.size(); i++) {
            wanted.add(col(order.get(i)).as("order " + i));
            by.add(col("`order " + i + "`"));
        }
        by.add(col("event"));
        return rows.select(wanted.toArray(Column[]::new))
                .repartition(col("unit"))
                .sortWithinPartitions(by.toArray(Column[]::new));
    }
}
