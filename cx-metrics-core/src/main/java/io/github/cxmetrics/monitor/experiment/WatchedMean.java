package io.github.cxmetrics.monitor.experiment;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.internal.Checks;
import java.io.Serializable;

/**
 * One mean that may be looked at every day, as money or time: the asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas (2021).
 * Half-width {@code √(2s²(nρ² + 1)/(n²ρ²)·ln(√(nρ² + 1)/α))} with {@code ρ = √(c/n₀)}, {@code c = -2 ln α + ln(1 - 2 ln α)}: tightest at n₀.
 *
 * @param tightestAt the n₀ at which the interval is tightest
 * @param alpha the probability of ever being wrong, asymptotically
 */
public record WatchedMean(long tightestAt, double alpha) implements Serializable {

    /**
     * Checks the numbers.
     *
     * @param tightestAt the n at which the interval is tightest
     * @param alpha the probability of ever being wrong
     * @throws IllegalArgumentException if that n is below 1, or alpha not in (0, 0.5]
     */
    public WatchedMean {
        checkArgument(tightestAt >= 1, "an interval is tightest at an n of at least 1, not %s", tightestAt);
        WatchedTest.checkAlpha(alpha);
    }

    /**
     * The same with another guarantee.
     *
     * @param alpha the probability of ever being wrong
     * @return the changed copy
     * @throws IllegalArgumentException if it is not in (0, 0.5]
     */
    public WatchedMean alpha(double alpha) {
        return new WatchedMean(tightestAt, alpha);
    }

    /**
     * The scale of the mixture.
     *
     * @return ρ
     */
    public double rho() {
        return Math.sqrt(WatchedTest.tightest(alpha) / tightestAt);
    }

    /**
     * Half the width of the interval at one look.
     *
     * @param n how many values so far
     * @param variance their variance so far
     * @return in the unit of the values
     * @throws IllegalArgumentException if the variance is negative or n below 0
     * @throws IllegalStateException if there are fewer than two values, or they don't vary
     */
    public double halfWidth(long n, double variance) {
        Checks.count(n, "n");
        Checks.notNegative(variance, "the variance");
        if (n < 2 || variance == 0) {
            throw new IllegalStateException("the interval of a watched mean is undefined: "
                    + (n < 2 ? "it needs 2 values, not " + n : "the values don't vary"));
        }
        double information = n * (WatchedTest.tightest(alpha) / tightestAt);
        double log = 0.5 * Math.log1p(information) - Math.log(alpha);
        return Math.sqrt(2 * variance * (information + 1) / (n * information) * log);
    }

    /**
     * The interval at one look.
     *
     * @param n how many values so far
     * @param mean their mean so far
     * @param variance their variance so far
     * @return the interval
     * @throws IllegalArgumentException if the mean is not finite, the variance negative or n below 0
     * @throws IllegalStateException if there are fewer than two values, or they don't vary
     */
    public Interval interval(long n, double mean, double variance) {
        Checks.finite(mean, "the mean");
        double half = halfWidth(n, variance);
        return new Interval(mean - half, mean + half, Confidence.of(1 - alpha), "asymptotic confidence sequence");
    }
}
