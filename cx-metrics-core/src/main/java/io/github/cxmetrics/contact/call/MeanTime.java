package io.github.cxmetrics.contact.call;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Micros;
import io.github.cxmetrics.internal.Text;
import java.util.OptionalDouble;

/**
 * A mean time of calls, as the exact total and the number of calls that it is shared by. A reading of a tally: to merge, merge the tallies.
 *
 * <p>Times are skewed, and a mean says little of the customer's wait; for medians and quantiles collect the waits themselves in {@link
 * io.github.cxmetrics.survival.Durations}.
 *
 * @param name the metric's name, for example {@code ASA}
 * @param totalMicros the total in microseconds
 * @param count the calls
 */
public record MeanTime(String name, long totalMicros, long count) {

    /**
     * Checks the total.
     *
     * @param name the metric's name
     * @param totalMicros the total in microseconds
     * @param count the calls
     * @throws IllegalArgumentException if a number is negative, or there is time without calls
     */
    public MeanTime {
        CountMath.checkNotNegative(totalMicros, name);
        CountMath.checkNotNegative(count, "calls");
        checkArgument(count > 0 || totalMicros == 0, "%s microseconds without calls: %s", name, totalMicros);
    }

    /**
     * The mean.
     *
     * @return seconds, 0 or more, never rounded
     * @throws IllegalStateException if there are no calls; the message names the metric
     */
    public double seconds() {
        if (count == 0) {
            throw new IllegalStateException(name + " is undefined: no calls");
        }
        return totalMicros / (Micros.SECOND * count);
    }

    /**
     * The mean where it is defined.
     *
     * @return seconds, or nothing without calls
     */
    public OptionalDouble secondsIfDefined() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(seconds());
    }

    /** One line, for example {@code ASA 23.5 s, n = 100}. */
    @Override
    public String toString() {
        return count == 0 ? name + ": no calls" : name + " " + Text.fixed(seconds(), 1) + " s, n = " + count;
    }
}
