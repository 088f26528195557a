package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Checks;
import java.io.Serializable;

/**
 * How an exponentially weighted moving average is charted (Roberts 1959): {@code E = λ·x + (1−λ)·E}, from the target on. It finds small lasting changes
 * that a control chart misses, and says less of when they began: for that there is {@link Cusum}.
 *
 * <p>With limits that vary in time, so that the first periods are watched as closely as later ones.
 *
 * @param lambda the weight of the latest value, above 0 up to 1; 1 is a control chart
 * @param width how many σ of the average the limits are away
 */
public record Ewma(double lambda, double width) implements Serializable {

    /** λ 0.2 with limits of 2.962σ: one false alarm in 500 periods (Lucas and Saccucci 1990). */
    public static final Ewma STANDARD = new Ewma(0.2, 2.962);

    /**
     * Checks the parameters.
     *
     * @param lambda the weight of the latest value
     * @param width how many σ of the average the limits are away
     * @throws IllegalArgumentException if the weight is not above 0 and at most 1, or the width not positive
     */
    public Ewma {
        checkArgument(
                lambda > 0 && lambda <= 1,
                "the weight of the latest value must be above 0 and at most 1, not %s",
                lambda);
        Checks.positive(width, "the width of limits");
    }

    /**
     * A chart of plain values.
     *
     * @param target what they should be
     * @param sigma the standard deviation of one value
     * @param values one for each period; not a number where a period has none
     * @return the chart
     * @throws IllegalArgumentException if there are no values, one is infinite, or σ is not positive
     */
    public EwmaResult ofValues(double target, double sigma, double... values) {
        Checks.positive(sigma, "sigma");
        return EwmaResult.of(this, "value", null, Watched.of(target, sigma * sigma, Columns.values(values)));
    }

    /**
     * A chart of shares that are counted already.
     *
     * @param target what the share should be, strictly between 0 and 1
     * @param successes how many succeeded, by period
     * @param trials how many there were; 0 where a period has none, which changes nothing
     * @return the chart
     * @throws IllegalArgumentException if the columns differ in length, a count is negative, successes exceed trials, or the target is none
     */
    public EwmaResult ofShares(double target, long[] successes, long[] trials) {
        return EwmaResult.of(this, "share", null, Watched.of(target, Columns.shares(successes, trials)));
    }

    /**
     * How many periods a chart of normal values goes on average until it signals, with the limits of later periods from the start.
     *
     * @param shift how far the mean is from the target, in σ of one value; 0 asks for the time to a false alarm
     * @return the average run length
     */
    public double averageRunLength(double shift) {
        Checks.finite(shift, "shift");
        return RunLengths.ewma(lambda, asymptoticHalfWidth(1), shift);
    }

    /**
     * How far limits are from the target once the chart has run for long.
     *
     * @param sigma the standard deviation of one value
     * @return {@code width · σ · √(λ/(2−λ))}
     */
    public double asymptoticHalfWidth(double sigma) {
        return width * sigma * Math.sqrt(lambda / (2 - lambda));
    }

    /** For example {@code EWMA, lambda 0.2, limits 2.962σ}. */
    @Override
    public String toString() {
        return "EWMA, lambda " + lambda + ", limits " + width + "σ";
    }
}
