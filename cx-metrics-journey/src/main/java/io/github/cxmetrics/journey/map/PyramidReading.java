package io.github.cxmetrics.journey.map;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Unit;
import java.util.Optional;

/**
 * What a score says about a level of the customer experience pyramid, over all touchpoints.
 *
 * @param level the level that the question asks about
 * @param score the score's property
 * @param n how many ratings there are
 * @param mean their mean, rescaled to 0 (worst) … 1 (best)
 * @param interval its 95 % t interval within 0..1; nothing for a single rating
 */
public record PyramidReading(PyramidLevel level, String score, long n, double mean, Optional<Interval> interval) {

    /**
     * Checks the parts.
     *
     * @param level the level
     * @param score the property
     * @param n how many ratings
     * @param mean their mean
     * @param interval its interval
     */
    public PyramidReading {
        requireNonNull(level, "level");
        requireNonNull(score, "score");
        requireNonNull(interval, "interval");
    }

    /** For example {@code easy: ces 71.0 % (95 % CI 66.1 % … 75.9 %), n = 88}. */
    @Override
    public String toString() {
        return level + ": " + score + " " + Unit.SHARE.text(mean)
                + interval.map(i -> " (" + i.confidence() + " CI " + i.text(Unit.SHARE) + ")")
                        .orElse("") + ", n = " + n;
    }
}
