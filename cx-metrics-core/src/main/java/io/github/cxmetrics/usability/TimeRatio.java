package io.github.cxmetrics.usability;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;

/**
 * How many times as long one design takes as another: a ratio of geometric means, and the doubt about it.
 *
 * @param ratio this over the baseline; below 1 is faster
 * @param interval the interval of the ratio, with the name of its method
 * @param test the test of equal geometric means
 */
public record TimeRatio(double ratio, Interval interval, TestResult test) implements Serializable {

    /**
     * Checks the parts.
     *
     * @param ratio this over the baseline
     * @param interval the interval of the ratio
     * @param test the test of equal geometric means
     * @throws IllegalArgumentException if the ratio is not above 0 and finite
     */
    public TimeRatio {
        requireNonNull(interval, "interval");
        requireNonNull(test, "test");
        Checks.positive(ratio, "a ratio of times");
    }

    private static final int DIGITS = 3;

    /**
     * The two-sided p-value of no difference.
     *
     * @return 0..1
     */
    public double pValue() {
        return test.pValue();
    }

    /** One line, for example {@code task time ratio 0.732 (95 % CI 0.482 … 1.11), p = 0.1255 (interval: log-t; test: Welch t on logarithms)}. */
    @Override
    public String toString() {
        return "task time ratio " + Text.digits(ratio, DIGITS) + " (" + interval.confidence() + " CI "
                + Text.digits(interval.lower(), DIGITS) + " … " + Text.digits(interval.upper(), DIGITS) + "), p "
                + Text.pValue(test.pValue()) + " (interval: " + interval.method() + "; test: " + test.method() + ")";
    }
}
