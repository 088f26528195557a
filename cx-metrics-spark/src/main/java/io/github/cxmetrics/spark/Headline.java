package io.github.cxmetrics.spark;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.contact.Ratio;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survival.SurvivalCurve;
import io.github.cxmetrics.survival.SurvivalTally;
import io.github.cxmetrics.survival.TimeInterval;
import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * One number that is read off a tally.
 *
 * @param value the number, where it is defined
 * @param n how many observations it is of
 * @param limits its interval at a level, where it has one
 */
record Headline(OptionalDouble value, long n, Function<Confidence, Optional<Limits>> limits) {

    /** An interval, one side of which may be open. */
    record Limits(@Nullable Double lower, @Nullable Double upper, String method) {

        static Limits of(Interval interval) {
            return new Limits(interval.lower(), interval.upper(), interval.method());
        }

        static Limits of(OptionalDouble lower, OptionalDouble upper, String method) {
            return new Limits(orNull(lower), orNull(upper), method);
        }
    }

    /** Reads the number off a tally. */
    interface Of<T> extends Serializable {
        Headline of(T tally);
    }

    static Headline of(Metric<?> metric) {
        return new Headline(
                metric.valueIfDefined(),
                metric.count(),
                confidence -> metric.intervalIfDefined(confidence).map(Limits::of));
    }

    /** The number of a tally that is a metric. */
    static Headline ofMetric(Tally<?> tally) {
        return of((Metric<?>) tally);
    }

    /** A total over a count has no interval: the squares of its parts were not counted. */
    static Headline of(Ratio ratio) {
        return of(ratio.valueIfDefined(), ratio.count());
    }

    static Headline of(OptionalDouble value, long n) {
        return new Headline(value, n, confidence -> Optional.empty());
    }

    /** The mean of answers; one answer has a mean and no interval. */
    static Headline mean(Ratings ratings) {
        long n = ratings.count();
        return new Headline(
                n == 0 ? OptionalDouble.empty() : OptionalDouble.of(ratings.mean()),
                n,
                confidence -> n < 2 ? Optional.empty() : Optional.of(Limits.of(ratings.meanInterval(confidence))));
    }

    /** The median of Kaplan and Meier. */
    static Headline median(SurvivalTally tally) {
        if (tally.count() == 0) {
            return of(OptionalDouble.empty(), 0);
        }
        SurvivalCurve curve = tally.curve();
        return new Headline(curve.medianIfReached(), tally.count(), confidence -> {
            TimeInterval interval = curve.quantileInterval(0.5, confidence);
            return Optional.of(Limits.of(
                    interval.lower(), interval.upper(), interval.method().toString()));
        });
    }

    /** A struct of value, n, lower and upper limit at 95 %; null without observations. */
    @Nullable
    Row row() {
        if (n == 0) {
            return null;
        }
        Optional<Limits> at = limits.apply(Confidence.DEFAULT);
        return RowFactory.create(
                orNull(value),
                n,
                at.map(Limits::lower).orElse(null),
                at.map(Limits::upper).orElse(null));
    }

    /** A struct of the limits at a level, which the method is named with; null where there is no interval. */
    @Nullable
    Row interval(Confidence confidence) {
        return n == 0
                ? null
                : limits.apply(confidence)
                        .map(at -> RowFactory.create(at.lower(), at.upper(), confidence.level(), at.method()))
                        .orElse(null);
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
