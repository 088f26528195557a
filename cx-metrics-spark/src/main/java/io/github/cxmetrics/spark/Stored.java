package io.github.cxmetrics.spark;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import io.github.cxmetrics.kano.KanoTally;
import io.github.cxmetrics.retention.cohort.CohortTable;
import io.github.cxmetrics.survival.SurvivalCurve;
import io.github.cxmetrics.survival.SurvivalTally;
import io.github.cxmetrics.survival.TimeInterval;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

/** What is read off a column of stored tallies. */
final class Stored {

    private static final StructType CELL = new StructType()
            .add("cohort", DataTypes.DateType)
            .add("column", DataTypes.IntegerType)
            .add("returned", DataTypes.LongType)
            .add("n", DataTypes.LongType)
            .add("value", DataTypes.DoubleType)
            .add("lower", DataTypes.DoubleType)
            .add("upper", DataTypes.DoubleType);
    private static final StructType STEP = new StructType()
            .add("step", DataTypes.IntegerType)
            .add("name", DataTypes.StringType)
            .add("reached", DataTypes.LongType)
            .add("value", DataTypes.DoubleType)
            .add("lower", DataTypes.DoubleType)
            .add("upper", DataTypes.DoubleType);

    private Stored() {}

    /** Reads a tally of one type. */
    private interface Reading<T> extends Serializable {
        @Nullable
        Object of(T tally);
    }

    private static <T> Column read(Column stored, Class<T> type, DataType result, Reading<T> reading) {
        UDF1<byte[], Object> function = bytes -> bytes == null ? null : reading.of(TallyBytes.read(bytes, type));
        return functions.udf(function, result).apply(stored);
    }

    static Column metric(Column stored) {
        return read(stored, Tally.class, MetricColumns.METRIC, tally -> MetricColumns.row(asMetric(tally)));
    }

    private static Metric<?> asMetric(Object tally) {
        if (tally instanceof Metric<?> metric) {
            return metric;
        }
        if (tally instanceof FunnelTally funnel) {
            return funnel.conversion();
        }
        throw new IllegalArgumentException(
                "tally_metric: a " + tally.getClass().getSimpleName() + " has no one headline number");
    }

    static Column text(Column stored) {
        return read(stored, Tally.class, DataTypes.StringType, tally -> tally.toString());
    }

    static Column numbers(Column stored) {
        return read(
                stored,
                Tally.class,
                DataTypes.createMapType(DataTypes.StringType, DataTypes.LongType),
                tally -> numbersOf(tally));
    }

    private static Object numbersOf(Tally<?> tally) {
        return tally.toCounts().numbers();
    }

    static Column category(Column stored) {
        return read(
                stored,
                KanoTally.class,
                DataTypes.StringType,
                tally -> tally.count() == 0 ? null : tally.category().name());
    }

    static Column median(Column stored) {
        return read(stored, SurvivalTally.class, MetricColumns.METRIC, Stored::median);
    }

    private static @Nullable Row median(SurvivalTally tally) {
        if (tally.count() == 0) {
            return null;
        }
        SurvivalCurve curve = tally.curve();
        TimeInterval interval = curve.quantileInterval(0.5, Confidence.DEFAULT);
        return RowFactory.create(
                orNull(curve.medianIfReached()), tally.count(), orNull(interval.lower()), orNull(interval.upper()));
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    /** How far the one user of a tally got. */
    static Column level(Column stored) {
        return read(stored, FunnelTally.class, DataTypes.IntegerType, tally -> {
            if (tally.count() == 0) {
                return null;
            }
            return (int) tally.reached().stream().filter(units -> units > 0).count();
        });
    }

    static Column steps(Column stored) {
        return read(stored, FunnelTally.class, DataTypes.createArrayType(STEP), tally -> {
            List<Row> rows = new ArrayList<>();
            for (int step = 1; step <= tally.reached().size(); step++) {
                Proportion share = tally.fromFirst(step);
                Row metric = MetricColumns.row(share);
                rows.add(RowFactory.create(
                        step,
                        tally.rule().steps().get(step - 1).name(),
                        tally.reached(step),
                        metric == null ? null : metric.get(0),
                        metric == null ? null : metric.get(2),
                        metric == null ? null : metric.get(3)));
            }
            return rows;
        });
    }

    static Column cells(Column stored) {
        return read(stored, CohortTable.class, DataTypes.createArrayType(CELL), table -> {
            List<Row> rows = new ArrayList<>();
            for (LocalDate cohort : table.cohorts()) {
                for (int column = 0; column < table.columns(); column++) {
                    int at = column;
                    table.cellIfMature(cohort, column).ifPresent(cell -> rows.add(cell(cohort, at, cell)));
                }
            }
            return rows;
        });
    }

    private static Row cell(LocalDate cohort, int column, Proportion cell) {
        Row metric = MetricColumns.row(cell);
        return RowFactory.create(
                cohort,
                column,
                cell.successes(),
                cell.trials(),
                metric == null ? null : metric.get(0),
                metric == null ? null : metric.get(2),
                metric == null ? null : metric.get(3));
    }
}
