package io.github.cxmetrics.journey.map;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.TextTable;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a stage feels: the mean rating, rescaled to 0 (worst) … 1 (best).
 *
 * @param stage the stage
 * @param n how many ratings there are; of a suppressed stage nothing else is told
 * @param mean their rescaled mean; nothing where there are none, or too few to be shown
 * @param interval its 95 % t interval within 0..1; nothing for fewer than two ratings
 */
public record EmotionPoint(String stage, long n, OptionalDouble mean, Optional<Interval> interval) {

    /** For example {@code buy 80.0 % (95 % CI 71.2 % … 88.8 %), n = 31}. */
    @Override
    public String toString() {
        String value = mean.isPresent() ? Unit.SHARE.text(mean.getAsDouble()) : TextTable.UNDEFINED;
        String doubt = interval.map(i -> " (" + i.confidence() + " CI " + i.text(Unit.SHARE) + ")")
                .orElse("");
        return stage + " " + value + doubt + ", n = " + n;
    }
}
