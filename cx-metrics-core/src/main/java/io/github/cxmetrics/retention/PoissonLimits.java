package io.github.cxmetrics.retention;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import org.apache.commons.math3.distribution.GammaDistribution;

/** The exact interval of a Poisson rate (Garwood 1936): quantiles of the gamma distribution with the count and the count plus one as shape. */
final class PoissonLimits {

    private static final String METHOD = "Garwood";
    private static final double QUANTILE_ACCURACY = 1e-13;

    private PoissonLimits() {}

    /** Limits of {@code events / exposure}; the exposure is positive. */
    static Interval garwood(long events, double exposure, Confidence confidence) {
        double tail = (1 - confidence.level()) / 2;
        double lower = events == 0 ? 0 : quantile(events, tail);
        return new Interval(lower / exposure, quantile(events + 1.0, 1 - tail) / exposure, confidence, METHOD);
    }

    private static double quantile(double shape, double probability) {
        return new GammaDistribution(null, shape, 1, QUANTILE_ACCURACY * shape)
                .inverseCumulativeProbability(probability);
    }
}
