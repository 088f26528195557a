package io.github.cxmetrics;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;

/**
 * A metric minus a baseline: the signed difference and the doubt about it.
 *
 * @param metric the metric's name
 * @param unit the unit of the difference; of shares it is a fraction, printed in percentage points
 * @param difference this minus the baseline
 * @param interval the interval of the difference, with the name of its method
 * @param test the test of no difference, with the name of its method
 */
public record Comparison(String metric, Unit unit, double difference, Interval interval, TestResult test)
        implements Serializable {

    /**
     * Checks the parts.
     *
     * @param metric what is compared
     * @param unit its unit
     * @param difference how much it differs
     * @param interval the interval of the difference
     * @param test the test of no difference
     * @throws IllegalArgumentException if the difference is not finite
     */
    public Comparison {
        requireNonNull(metric, "metric");
        requireNonNull(unit, "unit");
        requireNonNull(interval, "interval");
        requireNonNull(test, "test");
        Checks.finite(difference, "a difference");
    }

    /**
     * The two-sided p-value of no difference.
     *
     * @return 0..1
     */
    public double pValue() {
        return test.pValue();
    }

    /**
     * The same comparison under another name: a metric that compares one of its parts passes its own.
     *
     * @param name the metric's name
     * @return the changed copy
     */
    public Comparison named(String name) {
        return new Comparison(name, unit, difference, interval, test);
    }

    /**
     * One line for a report, rounded for reading.
     *
     * @return for example {@code NPS -8.9 (95 % CI -12.7 … -5.0), p < 0.0001 (interval: MOVER of score intervals; test: inversion of the interval)}
     */
    public String line() {
        return metric + " " + unit.differenceText(difference) + " (" + interval.confidence() + " CI "
                + unit.differenceText(interval.lower()) + " … " + unit.differenceText(interval.upper()) + "), p "
                + Text.pValue(test.pValue()) + " (interval: " + interval.method() + "; test: " + test.method() + ")";
    }

    @Override
    public String toString() {
        return line();
    }
}
