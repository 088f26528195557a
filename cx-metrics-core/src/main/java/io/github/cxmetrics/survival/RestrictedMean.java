package io.github.cxmetrics.survival;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;
import java.time.temporal.ChronoUnit;

/**
 * The mean time to the event within the first {@code horizon}: of 72 months, how many a customer stays. It exists where the mean and the median do not,
 * because they lie beyond the follow-up.
 *
 * @param value the mean in the unit of the times, 0 to {@code horizon}
 * @param standardError its standard error
 * @param horizon the horizon
 * @param unit the unit of the times
 * @param count how many subjects
 */
public record RestrictedMean(double value, double standardError, double horizon, ChronoUnit unit, long count)
        implements Serializable {

    /**
     * Checks the numbers.
     *
     * @param value the mean
     * @param standardError its standard error
     * @param horizon the horizon
     * @param unit the unit of the times
     * @param count how many subjects
     * @throws IllegalArgumentException if a number is below 0 or none, or the mean above the horizon
     */
    public RestrictedMean {
        requireNonNull(unit, "unit");
        checkArgument(horizon >= 0, "the horizon of a mean must be at least 0, not %s", horizon);
        checkArgument(value >= 0 && value <= horizon, "a mean must be in 0..%s, not %s", horizon, value);
        Checks.notNegative(standardError, "a standard error");
        checkArgument(count >= 0, "a count must be at least 0, not %s", count);
    }

    /**
     * The normal interval.
     *
     * @param confidence the level
     * @return {@code value ± z · standardError}, cut to what is possible
     */
    public Interval interval(Confidence confidence) {
        double half = confidence.z() * standardError;
        return new Interval(value - half, value + half, confidence, "normal").clippedTo(0, horizon);
    }

    /**
     * The normal interval at 95 %.
     *
     * @return the interval
     */
    public Interval interval() {
        return interval(Confidence.DEFAULT);
    }

    /** For example {@code restricted mean 54.49 of the first 72 months (95 % CI 53.81 … 55.17), n = 7043}. */
    @Override
    public String toString() {
        Interval interval = interval();
        String within = Double.isInfinite(horizon)
                ? "mean " + fixed(value) + ' ' + Times.name(unit)
                : "restricted mean " + fixed(value) + " of the first " + Times.text(horizon, unit);
        return within + " (" + Confidence.DEFAULT + " CI " + fixed(interval.lower()) + " … " + fixed(interval.upper())
                + "), n = " + count;
    }

    private static String fixed(double value) {
        return Text.fixed(value, 2);
    }
}
