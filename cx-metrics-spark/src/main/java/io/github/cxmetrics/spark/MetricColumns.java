package io.github.cxmetrics.spark;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Tally;
import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The fast path: counts of rows that Spark's own aggregates make, with their code generation and partial aggregation, and a function that turns them into a
 * tally once per group.
 */
final class MetricColumns {

    static final StructType METRIC = new StructType()
            .add("value", DataTypes.DoubleType)
            .add("n", DataTypes.LongType, false)
            .add("lower", DataTypes.DoubleType)
            .add("upper", DataTypes.DoubleType);
    static final StructType INTERVAL = new StructType()
            .add("lower", DataTypes.DoubleType)
            .add("upper", DataTypes.DoubleType)
            .add("level", DataTypes.DoubleType, false)
            .add("method", DataTypes.StringType);

    private final Column counts;
    private final FromCounts tally;

    private MetricColumns(Column counts, FromCounts tally) {
        this.counts = counts;
        this.tally = tally;
    }

    /** Makes a tally of the counts of a group. */
    interface FromCounts extends Serializable {
        Tally<?> tally(long[] counts);
    }

    static MetricColumns of(FromCounts tally, Column... counts) {
        return new MetricColumns(functions.struct(counts), tally);
    }

    /** A struct of value, n, lower and upper limit at 95 %; null for an empty group. */
    Column metric() {
        return apply(tally -> row((Metric<?>) tally), METRIC);
    }

    /** A struct of the limits at a level, which the method is named with; null for an empty group and where there is no interval. */
    Column interval(Confidence confidence) {
        return apply(tally -> interval((Metric<?>) tally, confidence), INTERVAL);
    }

    /** The tally in binary form, that of no rows for an empty group. */
    Column stored() {
        return apply(TallyBytes::of, DataTypes.BinaryType);
    }

    private Column apply(Reading reading, DataType type) {
        FromCounts of = tally;
        UDF1<Row, Object> function = row -> reading.of(of.tally(longs(row)));
        return functions.udf(function, type).apply(counts);
    }

    /** What is read off a tally. */
    interface Reading extends Serializable {
        @Nullable
        Object of(Tally<?> tally);
    }

    private static long[] longs(Row row) {
        long[] counts = new long[row.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = row.isNullAt(i) ? 0 : row.getLong(i);
        }
        return counts;
    }

    static @Nullable Row row(Metric<?> metric) {
        if (metric.count() == 0) {
            return null;
        }
        OptionalDouble value = metric.valueIfDefined();
        Optional<Interval> interval = metric.intervalIfDefined();
        return RowFactory.create(
                value.isPresent() ? value.getAsDouble() : null,
                metric.count(),
                interval.map(Interval::lower).orElse(null),
                interval.map(Interval::upper).orElse(null));
    }

    private static @Nullable Row interval(Metric<?> metric, Confidence confidence) {
        return metric.intervalIfDefined(confidence)
                .map(interval ->
                        RowFactory.create(interval.lower(), interval.upper(), confidence.level(), interval.method()))
                .orElse(null);
    }
}
