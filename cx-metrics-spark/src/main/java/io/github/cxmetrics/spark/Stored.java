package io.github.cxmetrics.spark;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.contact.Pareto;
import io.github.cxmetrics.journey.attribution.AttributionModel;
import io.github.cxmetrics.journey.attribution.AttributionTally;
import io.github.cxmetrics.journey.attribution.Credits;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import io.github.cxmetrics.journey.path.Transitions;
import io.github.cxmetrics.journey.path.Variants;
import io.github.cxmetrics.kano.KanoTally;
import io.github.cxmetrics.retention.cohort.CohortTable;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private static final StructType NAMED = new StructType()
            .add("name", DataTypes.StringType)
            .add("value", DataTypes.DoubleType)
            .add("n", DataTypes.LongType)
            .add("lower", DataTypes.DoubleType)
            .add("upper", DataTypes.DoubleType);
    private static final StructType EDGE = new StructType()
            .add("from", DataTypes.StringType)
            .add("to", DataTypes.StringType)
            .add("count", DataTypes.LongType);
    private static final StructType VARIANT = new StructType()
            .add("steps", DataTypes.createArrayType(DataTypes.StringType))
            .add("count", DataTypes.LongType);
    private static final StructType REASON = new StructType()
            .add("reason", DataTypes.StringType)
            .add("count", DataTypes.LongType)
            .add("share", DataTypes.DoubleType)
            .add("cumulative_share", DataTypes.DoubleType);
    private static final StructType CREDIT =
            new StructType().add("channel", DataTypes.StringType).add("credit", DataTypes.DoubleType);

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
        return read(
                stored,
                Tally.class,
                MetricColumns.METRIC,
                tally -> headline(tally).row());
    }

    /** The number of a metric, or the only one there is. */
    private static Headline headline(Tally<?> tally) {
        Map<String, Headline> all = Readings.of(tally);
        if (all.isEmpty() || !(tally instanceof Metric<?>) && all.size() > 1) {
            throw new IllegalArgumentException("tally_metric: a "
                    + tally.getClass().getSimpleName() + " has no one headline number"
                    + (all.isEmpty() ? "" : "; its numbers are " + all.keySet()));
        }
        return all.values().iterator().next();
    }

    static Column metric(Column stored, String name) {
        return read(stored, Tally.class, MetricColumns.METRIC, tally -> {
            Map<String, Headline> all = Readings.of(tally);
            Headline one = all.get(name);
            if (one == null) {
                throw new IllegalArgumentException("tally_metric: a "
                        + tally.getClass().getSimpleName() + " has " + all.keySet() + ", not " + name);
            }
            return one.row();
        });
    }

    static Column metrics(Column stored) {
        return read(stored, Tally.class, DataTypes.createArrayType(NAMED), tally -> {
            List<Row> rows = new ArrayList<>();
            Map<String, Headline> all = Readings.of(tally);
            all.forEach((name, headline) -> {
                Row row = headline.row();
                rows.add(
                        row == null
                                ? RowFactory.create(name, null, 0L, null, null)
                                : RowFactory.create(name, row.get(0), row.get(1), row.get(2), row.get(3)));
            });
            return rows;
        });
    }

    static Column transitions(Column stored) {
        return read(
                stored,
                Transitions.class,
                DataTypes.createArrayType(EDGE),
                tally -> tally.edges().stream()
                        .map(edge -> RowFactory.create(edge.from(), edge.to(), edge.count()))
                        .toList());
    }

    static Column variants(Column stored) {
        return read(
                stored,
                Variants.class,
                DataTypes.createArrayType(VARIANT),
                tally -> tally.toCounts().variants().stream()
                        .map(variant -> RowFactory.create(variant.steps().toArray(), variant.count()))
                        .toList());
    }

    static Column reasons(Column stored) {
        return read(
                stored,
                Pareto.class,
                DataTypes.createArrayType(REASON),
                tally -> tally.rows().stream()
                        .map(row -> RowFactory.create(row.reason(), row.count(), row.share(), row.cumulativeShare()))
                        .toList());
    }

    static Column credits(Column stored, AttributionModel model) {
        return read(stored, AttributionTally.class, DataTypes.createArrayType(CREDIT), tally -> {
            List<Row> rows = new ArrayList<>();
            Credits credits = tally.credits(model);
            credits.byChannel().forEach((channel, credit) -> rows.add(RowFactory.create(channel, credit)));
            return rows;
        });
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
