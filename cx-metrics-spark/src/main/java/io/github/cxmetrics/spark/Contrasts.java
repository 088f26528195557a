package io.github.cxmetrics.spark;

import static org.apache.spark.sql.functions.when;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.monitor.experiment.RelativeLift;
import io.github.cxmetrics.survey.Nps;
import java.io.Serializable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Two groups of the same rows against each other: their tallies, and a difference or lift once per group of the query. */
final class Contrasts {

    private static final StructType DIFFERENCE = MetricColumns.METRIC.add("p_value", DataTypes.DoubleType);

    private Contrasts() {}

    /** The share of true in the treated rows less that in the others. */
    static Column difference(Column treated, Column success, Confidence confidence) {
        return of(
                Shares.proportion(when(treated, success)).stored(),
                Shares.proportion(when(treated.unary_$bang(), success)).stored(),
                Proportion.class,
                (one, other) -> row(one, one.versusIfDefined(other, confidence).orElse(null), other));
    }

    /** The NPS of the treated rows less that of the others. */
    static Column npsDifference(Column treated, Column score, Confidence confidence) {
        return of(
                Scores.nps(when(treated, score)).stored(),
                Scores.nps(when(treated.unary_$bang(), score)).stored(),
                Nps.class,
                (one, other) -> row(one, one.versusIfDefined(other, confidence).orElse(null), other));
    }

    /** The share of true in the treated rows over that in the others, less one. */
    static Column lift(Column treated, Column success, Confidence confidence) {
        return of(
                Shares.proportion(when(treated, success)).stored(),
                Shares.proportion(when(treated.unary_$bang(), success)).stored(),
                Proportion.class,
                (one, other) -> lift(one, other, confidence));
    }

    private static @Nullable Row lift(Proportion treatment, Proportion control, Confidence confidence) {
        if (control.successes() == 0) {
            return null;
        }
        RelativeLift lift = RelativeLift.of(treatment, control, confidence);
        Interval interval = lift.interval();
        return RowFactory.create(
                lift.value(),
                treatment.count() + control.count(),
                interval.lower(),
                interval.upper(),
                treatment.versus(control).pValue());
    }

    private static @Nullable Row row(Metric<?> one, @Nullable Comparison comparison, Metric<?> other) {
        if (comparison == null) {
            return null;
        }
        Interval interval = comparison.interval();
        return RowFactory.create(
                comparison.difference(),
                one.count() + other.count(),
                interval.lower(),
                interval.upper(),
                comparison.pValue());
    }

    /** Reads a number off two tallies. */
    private interface Reading<T> extends Serializable {
        @Nullable
        Row of(T one, T other);
    }

    private static <T> Column of(Column one, Column other, Class<T> type, Reading<T> reading) {
        UDF2<byte[], byte[], Row> function = (left, right) -> left == null || right == null
                ? null
                : reading.of(TallyBytes.read(left, type), TallyBytes.read(right, type));
        return functions.udf(function, DIFFERENCE).apply(one, other);
    }
}
