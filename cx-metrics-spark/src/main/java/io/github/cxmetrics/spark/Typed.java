package io.github.cxmetrics.spark;

import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;

import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Columns of the typed aggregator: a rule, and its observation from the cells of a row. */
final class Typed {

    private Typed() {}

    /**
     * A column as the observation reads it.
     *
     * @param column the column, cast
     * @param type its type
     */
    record Cell(Column column, DataType type) {

        private static Cell of(Column column, DataType type) {
            return new Cell(column.cast(type), type);
        }

        static Cell text(Column column) {
            return of(column, DataTypes.StringType);
        }

        static Cell number(Column column) {
            return of(column, DataTypes.DoubleType);
        }

        static Cell whole(Column column) {
            return of(column, DataTypes.LongType);
        }

        static Cell truth(Column column) {
            return of(column, DataTypes.BooleanType);
        }

        /** An amount of money, exact. */
        static Cell amount(Column column) {
            return of(column, DataTypes.createDecimalType(38, 9));
        }

        /** Microseconds since 1970; {@link Typed#instant} reads them. */
        static Cell time(Column column) {
            return of(unix_micros(column.cast(DataTypes.TimestampType)), DataTypes.LongType);
        }

        /** Days since 1970; {@link Typed#date} reads them. */
        static Cell day(Column column) {
            return of(unix_date(column.cast(DataTypes.DateType)), DataTypes.IntegerType);
        }
    }

    /** A metric of rows of which each is an observation. A row with a null in it is left out. */
    static <E, T extends Tally<T>> MetricColumns ofWhole(
            TallyRule<E, T> rule, MapFunction<Row, E> observation, List<Cell> cells) {
        return of(rule, row -> row.anyNull() ? null : observation.call(row), cells);
    }

    /** A metric of rows of which each is an observation; null is left out. */
    static <E, T extends Tally<T>> MetricColumns of(
            TallyRule<E, T> rule, MapFunction<Row, E> observation, List<Cell> cells) {
        StructField[] fields = new StructField[cells.size()];
        Arrays.setAll(
                fields, i -> DataTypes.createStructField("c" + i, cells.get(i).type(), true));
        Column stored = TallyAggregator.of(rule, observation)
                .udf(Encoders.row(new StructType(fields)))
                .apply(cells.stream().map(Cell::column).toArray(Column[]::new));
        return MetricColumns.ofStored(stored, rule.empty());
    }

    static Instant instant(Row row, int index) {
        return instant(row.getLong(index));
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static LocalDate date(Row row, int index) {
        return LocalDate.ofEpochDay(row.getInt(index));
    }

    /** The answers of one respondent. */
    static int[] answers(Row row) {
        int[] answers = new int[row.size()];
        Arrays.setAll(answers, i -> Math.toIntExact(row.getLong(i)));
        return answers;
    }
}
