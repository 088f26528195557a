package io.github.cxmetrics.staffing;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;

/**
 * The forecast of one interval.
 *
 * @param step how many intervals ahead, 1 is the first after the history
 * @param mean the expected volume, which may be negative where the series runs close to 0
 * @param standardError the standard deviation of the error of this forecast
 */
public record ForecastStep(int step, double mean, double standardError) implements Serializable {

    /**
     * Checks the numbers.
     *
     * @param step how many intervals ahead
     * @param mean the expected volume
     * @param standardError its standard deviation
     * @throws IllegalArgumentException if the step is not positive, a number is not finite, or the deviation negative
     */
    public ForecastStep {
        Checks.positive(step, "a step");
        checkArgument(Double.isFinite(mean), "an expected volume must be finite, not %s", mean);
        Checks.notNegative(standardError, "standard error");
    }

    /**
     * The volume to plan for.
     *
     * @return the mean, or 0 where it is negative
     */
    public double contacts() {
        return Math.max(0, mean);
    }

    /**
     * The interval in which the volume will lie with a given probability, if the model holds: it covers what comes in, not only its mean, but not the doubt
     * about the parameters. Volumes are counts, so that it begins at 0 where the errors would reach below.
     *
     * @param confidence the probability
     * @return {@code mean ± z·standard error}, the part that is not negative
     */
    public Interval interval(Confidence confidence) {
        double half = confidence.z() * standardError;
        return new Interval(mean - half, mean + half, confidence, "prediction, normal errors")
                .clippedTo(0, Double.POSITIVE_INFINITY);
    }

    /** For example {@code step 1: 117.3 (95 % PI 96.0 … 138.6)}. */
    @Override
    public String toString() {
        Interval interval = interval(Confidence.DEFAULT);
        return "step " + step + ": " + Text.fixed(contacts(), 1) + " (" + interval.confidence() + " PI "
                + Text.fixed(interval.lower(), 1) + " … " + Text.fixed(interval.upper(), 1) + ")";
    }
}
