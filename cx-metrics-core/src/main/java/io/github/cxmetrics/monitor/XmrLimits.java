package io.github.cxmetrics.monitor;

import java.util.Arrays;

/**
 * Centre and reach of an XmR chart.
 *
 * @param centre mean or median
 * @param range the mean or median moving range; not a number without two values
 * @param reach how far the limits are from the centre
 * @param rangeUpper the upper limit of moving ranges
 */
record XmrLimits(double centre, double range, double reach, double rangeUpper) {

    private static final double MEAN_REACH = 2.66;
    private static final double MEAN_RANGE = 3.267;
    private static final double MEDIAN_REACH = 3.145;
    private static final double MEDIAN_RANGE = 3.865;

    static XmrLimits of(ChartKind kind, double[] values, double[] ranges) {
        return switch (kind) {
            case XMR_MEDIAN -> of(median(values), median(ranges), MEDIAN_REACH, MEDIAN_RANGE);
            case XMR_EXACT ->
                of(mean(values), mean(ranges), 3 * Math.sqrt(Math.PI) / 2, 1 + 3 * Math.sqrt(Math.PI / 2 - 1));
            case XMR_SCREENED -> {
                double limit = MEAN_RANGE * mean(ranges);
                double[] kept = Arrays.stream(ranges).filter(r -> r <= limit).toArray();
                yield of(mean(values), mean(kept), MEAN_REACH, MEAN_RANGE);
            }
            default -> of(mean(values), mean(ranges), MEAN_REACH, MEAN_RANGE);
        };
    }

    private static XmrLimits of(double centre, double range, double reach, double rangeReach) {
        return new XmrLimits(centre, range, reach * range, rangeReach * range);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] + (sorted[half] - sorted[half - 1]) / 2;
    }
}
