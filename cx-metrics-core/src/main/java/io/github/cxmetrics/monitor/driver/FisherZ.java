package io.github.cxmetrics.monitor.driver;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Unit;

/** Intervals of correlations on the scale of Fisher's z. */
final class FisherZ {

    private static final int LOST = 3;

    private FisherZ() {}

    /**
     * {@code tanh(artanh r ± z·√(variance/(n - 3)))}.
     *
     * @param variance of z, times n - 3: 1 for Pearson's r of normal pairs
     */
    static Interval interval(double r, double variance, long n, Confidence confidence, String method) {
        requireNonNull(confidence, "confidence");
        if (n <= LOST) {
            throw new IllegalStateException("the interval of a correlation needs more than 3 pairs, not " + n);
        }
        double centre = 0.5 * (Math.log1p(r) - Math.log1p(-r));
        double half = confidence.z() * Math.sqrt(variance / (n - LOST));
        return new Interval(Math.tanh(centre - half), Math.tanh(centre + half), confidence, method, Unit.COEFFICIENT);
    }
}
