package io.github.cxmetrics.lifetime.value;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/** Intervals from drawn values. */
final class ValueSample {

    static final int DRAWS = 10_000;

    private ValueSample() {}

    static Interval interval(double[] values, Confidence confidence, String method) {
        double tail = (1 - confidence.level()) / 2;
        Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
        percentile.setData(values);
        return new Interval(percentile.evaluate(100 * tail), percentile.evaluate(100 * (1 - tail)), confidence, method);
    }
}
