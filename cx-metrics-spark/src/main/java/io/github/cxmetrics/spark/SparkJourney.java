package io.github.cxmetrics.spark;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Tally;
import io.github.cxmetrics.journey.LogRule;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Rules of timelines over a table of events: paths, transitions, variants, attribution, journey maps, engagement. The rows of a user come into one partition,
 * are sorted by time there, and are scanned as a stream; the tallies of the partitions are merged, so that the result is equal to that of {@code
 * rule.count(log)} on one machine.
 *
 * <p>A user's rows are held in memory until they are counted, 16 bytes each and what properties take. {@link SparkFunnel} reads long users in parts.
 */
public final class SparkJourney {

    private SparkJourney() {}

    /**
     * Counts a table.
     *
     * @param rows the table
     * @param rule the rule
     * @param columns in which columns it says who, what and when
     * @param <T> the tally
     * @return the tally
     */
    public static <T extends Tally<T>> T count(Dataset<Row> rows, LogRule<T> rule, UserEvents columns) {
        checkArgument(rows != null && rule != null && columns != null, "rows, rule and columns must not be null");
        return count(columns.sorted(rows, columns.user()), new LogScan<>(rule, columns.properties(), null));
    }

    static <T extends Tally<T>> T count(Dataset<Row> sorted, LogScan<T> scan) {
        List<byte[]> tallies = sorted.mapPartitions(scan, Encoders.BINARY()).collectAsList();
        @SuppressWarnings("unchecked") // what a rule's scan wrote is its tally
        T sum = (T) tallies.stream()
                .map(TallyBytes::readTally)
                .reduce((one, other) -> Values.plus(one, other))
                .orElseGet(scan::ofNoRows);
        return sum;
    }
}
