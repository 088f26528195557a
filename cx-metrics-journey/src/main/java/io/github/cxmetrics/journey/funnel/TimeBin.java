package io.github.cxmetrics.journey.funnel;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.journey.internal.DurationText;
import java.io.Serializable;
import java.time.Duration;

/**
 * One bin of a histogram of times.
 *
 * @param from where it begins
 * @param toExclusive where the next one begins
 * @param count how many times lie in it
 */
public record TimeBin(Duration from, Duration toExclusive, long count) implements Serializable {

    /**
     * Checks the parts.
     *
     * @param from where it begins
     * @param toExclusive where the next one begins
     * @param count how many times lie in it
     */
    public TimeBin {
        requireNonNull(from, "from");
        requireNonNull(toExclusive, "toExclusive");
    }

    /** For example {@code 37.0 min … 11.8 h: 2}. */
    @Override
    public String toString() {
        return DurationText.rounded(seconds(from)) + " … " + DurationText.rounded(seconds(toExclusive)) + ": " + count;
    }

    private static double seconds(Duration time) {
        return time.getSeconds() + time.toMillisPart() / 1e3;
    }
}
