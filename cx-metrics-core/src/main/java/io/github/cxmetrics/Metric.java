package io.github.cxmetrics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A tally with one headline number, and the doubt about it: an interval, and a signed comparison with a baseline.
 *
 * @param <T> the metric itself
 */
public interface Metric<T extends Metric<T>> extends Tally<T> {

    /**
     * The metric's name as reports print it.
     *
     * @return for example {@code NPS}
     */
    String name();

    /**
     * The unit of {@link #value()}.
     *
     * @return the unit, which also decides how lines and tables print the value
     */
    Unit unit();

    /**
     * The headline number, never rounded. Each metric says its range.
     *
     * @return the value
     * @throws IllegalStateException if the tally is empty; the message names the metric
     */
    double value();

    /**
     * The headline number where it is defined: for loops over many segments.
     *
     * @return the value, or nothing for an empty tally
     */
    default OptionalDouble valueIfDefined() {
        return count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(value());
    }

    /**
     * The two-sided interval by the metric's default method, in the unit of {@link #value()}.
     *
     * @param confidence the confidence level
     * @return the interval
     * @throws IllegalStateException if the tally is empty, or too small for its method
     */
    Interval interval(Confidence confidence);

    /**
     * The 95 % interval.
     *
     * @return {@code interval(Confidence.DEFAULT)}
     */
    default Interval interval() {
        return interval(Confidence.DEFAULT);
    }

    /**
     * The interval where it is defined.
     *
     * @param confidence the confidence level
     * @return the interval, or nothing where {@link #interval(Confidence)} would throw {@link IllegalStateException}
     */
    default Optional<Interval> intervalIfDefined(Confidence confidence) {
        return count() == 0 ? Optional.empty() : Optional.of(interval(confidence));
    }

    /**
     * The 95 % interval where it is defined.
     *
     * @return {@code intervalIfDefined(Confidence.DEFAULT)}
     */
    default Optional<Interval> intervalIfDefined() {
        return intervalIfDefined(Confidence.DEFAULT);
    }

    /**
     * This metric minus a baseline of other respondents: the signed difference, its interval, and a test.
     *
     * @param baseline the metric to compare with; independent of this one, so a segment is compared with the rest, not with a total that holds it
     * @param confidence the confidence level of the interval
     * @return the comparison, with the names of its methods
     * @throws IllegalArgumentException if the baseline follows a different rule; the message names both
     * @throws IllegalStateException if either tally is empty, or too small for the method
     */
    Comparison versus(T baseline, Confidence confidence);

    /**
     * This metric minus a baseline, with a 95 % interval.
     *
     * @param baseline the metric to compare with, independent of this one
     * @return {@code versus(baseline, Confidence.DEFAULT)}
     */
    default Comparison versus(T baseline) {
        return versus(baseline, Confidence.DEFAULT);
    }

    /**
     * The comparison where it is defined: for loops over many segments.
     *
     * @param baseline the metric to compare with, independent of this one
     * @param confidence the confidence level of the interval
     * @return the comparison, or nothing where {@link #versus(Metric, Confidence)} would throw {@link IllegalStateException}
     * @throws IllegalArgumentException if the baseline follows a different rule; the message names both
     */
    default Optional<Comparison> versusIfDefined(T baseline, Confidence confidence) {
        try {
            return Optional.of(versus(baseline, confidence));
        } catch (IllegalStateException undefined) {
            // What versus says by throwing, this method says by nothing: each metric knows itself what it needs.
            return Optional.empty();
        }
    }

    /**
     * The comparison with a 95 % interval, where it is defined.
     *
     * @param baseline the metric to compare with, independent of this one
     * @return {@code versusIfDefined(baseline, Confidence.DEFAULT)}
     */
    default Optional<Comparison> versusIfDefined(T baseline) {
        return versusIfDefined(baseline, Confidence.DEFAULT);
    }

    /**
     * Value, 95 % interval and count as plain data: for a view, a row of a table, a registry of metrics.
     *
     * @return the view; what is undefined is null in it
     */
    default MetricView view() {
        OptionalDouble value = valueIfDefined();
        Optional<Interval> interval = intervalIfDefined();
        return new MetricView(
                name(),
                unit(),
                value.isPresent() ? value.getAsDouble() : null,
                interval.map(Interval::lower).orElse(null),
                interval.map(Interval::upper).orElse(null),
                count(),
                interval.map(Interval::method).orElse(""));
    }

    /**
     * One line for a report: name, value, 95 % interval and n, rounded for reading.
     *
     * @return for example {@code NPS 33.3 (95 % CI -31.1 … 75.4), n = 6}
     */
    default String line() {
        if (count() == 0) {
            return name() + ": no data";
        }
        String interval = intervalIfDefined(Confidence.DEFAULT)
                .map(i -> " (" + i.confidence() + " CI " + i.text(unit()) + ")")
                .orElse("");
        return name() + " " + unit().text(value()) + interval + ", n = " + count();
    }
}
