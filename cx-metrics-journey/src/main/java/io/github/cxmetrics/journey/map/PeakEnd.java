package io.github.cxmetrics.journey.map;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Unit;

/**
 * What is remembered of a journey: its most intense moment and its end (Kahneman, Fredrickson, Schreiber and Redelmeier 1993).
 *
 * @param peak the stage whose mean is farthest from the middle of the scale, good or bad; of equally far ones the worst, then the first
 * @param end the last stage that has a mean
 */
public record PeakEnd(JourneyMap.Emotion peak, JourneyMap.Emotion end) {

    /**
     * Checks the parts.
     *
     * @param peak the most intense stage
     * @param end the last stage
     */
    public PeakEnd {
        checkArgument(
                peak.mean().isPresent() && end.mean().isPresent(),
                "peak and end need means, not %s and %s",
                peak.mean(),
                end.mean());
    }

    /**
     * The remembered value: the mean of both.
     *
     * @return 0 (worst) … 1 (best)
     */
    public double value() {
        return (peak.mean().orElseThrow() + end.mean().orElseThrow()) / 2;
    }

    /** For example {@code peak-end 65.0 %: peak pay 40.0 %, end use 90.0 %}. */
    @Override
    public String toString() {
        return "peak-end " + Unit.SHARE.text(value()) + ": peak " + text(peak) + ", end " + text(end);
    }

    private static String text(JourneyMap.Emotion point) {
        return point.stage() + " " + Unit.SHARE.text(point.mean().orElseThrow());
    }
}
