package io.github.cxmetrics.spark;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Tally;
import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A metric of a group, its interval and its stored tally.
 *
 * <p>The fast path are counts of rows that Spark's own aggregates make, with their code generation and partial aggregation, and a function that turns them
 * into a tally once per group. The other one is the typed aggregator, whose result is a tally in binary form. An empty group gives null on both.
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

    private final Column aggregate;
    private final Source source;
    private final Headline.Of<Tally<?>> headline;

    private MetricColumns(Column aggregate, Source source, Headline.Of<Tally<?>> headline) {
        this.aggregate = aggregate;
        this.source = source;
        this.headline = headline;
    }

    /** Makes a tally of the counts of a group. */
    interface FromCounts extends Serializable {
        Tally<?> tally(long[] counts);
    }

    /** What an aggregate gives, as a tally; null for an empty group. */
    private interface Source extends Serializable {

        @Nullable
        Tally<?> tally(@Nullable Object given);

        default byte @Nullable [] bytes(@Nullable Object given) {
            Tally<?> tally = tally(given);
            return tally == null ? null : TallyBytes.of(tally);
        }
    }

    private record Counted(FromCounts from) implements Source {

        @Override
        public @Nullable Tally<?> tally(@Nullable Object row) {
            long[] counts = longs((Row) row);
            return Arrays.stream(counts).allMatch(count -> count == 0) ? null : from.tally(counts);
        }
    }

    private record Bytes(byte[] nothing) implements Source {

        @Override
        public @Nullable Tally<?> tally(@Nullable Object given) {
            byte[] bytes = bytes(given);
            return bytes == null ? null : TallyBytes.readTally(bytes);
        }

        @Override
        public byte @Nullable [] bytes(@Nullable Object given) {
            return given == null || Arrays.equals((byte[]) given, nothing) ? null : (byte[]) given;
        }
    }

    static MetricColumns of(FromCounts tally, Column... counts) {
        return new MetricColumns(functions.struct(counts), new Counted(tally), Headline::ofMetric);
    }

    /**
     * The metric of an aggregate whose result is a stored tally.
     *
     * @param stored the aggregate
     * @param empty the tally of an empty group
     */
    static MetricColumns ofStored(Column stored, Tally<?> empty) {
        return new MetricColumns(stored, new Bytes(TallyBytes.of(empty)), Headline::ofMetric);
    }

    /** The same tally with another number of it. */
    @SuppressWarnings("unchecked") // who knows of the number knows the tally
    <T extends Tally<T>> MetricColumns read(Headline.Of<? super T> other) {
        return new MetricColumns(aggregate, source, one -> other.of((T) one));
    }

    /** A struct of value, n, lower and upper limit at 95 %; null for an empty group. */
    Column metric() {
        Headline.Of<Tally<?>> number = headline;
        return apply(one -> number.of(one).row(), METRIC);
    }

    /** A struct of the limits at a level, which the method is named with; null for an empty group and where there is no interval. */
    Column interval(Confidence confidence) {
        Headline.Of<Tally<?>> number = headline;
        return apply(one -> number.of(one).interval(confidence), INTERVAL);
    }

    /** The tally in binary form; null for an empty group. */
    Column stored() {
        Source of = source;
        UDF1<Object, byte[]> function = of::bytes;
        return functions.udf(function, DataTypes.BinaryType).apply(aggregate);
    }

    /** What is read off the tally of a group; null for an empty one. */
    Column apply(Reading reading, DataType type) {
        Source of = source;
        UDF1<Object, Object> function = given -> {
            Tally<?> one = of.tally(given);
            return one == null ? null : reading.of(one);
        };
        return functions.udf(function, type).apply(aggregate);
    }

    /** What is read off a tally. */
    interface Reading extends Serializable {
        @Nullable
        Object of(Tally<?> tally);
    }

    private static long[] longs(@Nullable Row row) {
        if (row == null) {
            return new long[0];
        }
        long[] counts = new long[row.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = row.isNullAt(i) ? 0 : row.getLong(i);
        }
        return counts;
    }

    static @Nullable Row row(Metric<?> metric) {
        return Headline.of(metric).row();
    }
}
