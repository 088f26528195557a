package io.github.cxmetrics.monitor;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of a control chart with one centre: the whole chart, unless it was re-based.
 *
 * @param from the position of its first period
 * @param to the position after its last period
 * @param baseline how many periods its limits were estimated from
 * @param centre the centre, of ratios also where counts are charted; not a number without data
 * @param sigmaFactor what σ of the counts was multiplied by: 1 on p, u and z charts, not a number on XmR charts and where it can't be told
 * @param movingRange the mean or median moving range of the baseline on XmR charts, else not a number
 * @param rangeUpper the upper limit of moving ranges on XmR charts, else not a number
 * @param dispersion whether the baseline varies as its counts would alone; null on XmR charts, with fewer than two periods, and where nothing varies
 */
public record ChartStage(
        int from,
        int to,
        int baseline,
        double centre,
        double sigmaFactor,
        double movingRange,
        double rangeUpper,
        @Nullable Dispersion dispersion) {}
