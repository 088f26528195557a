package io.github.cxmetrics.monitor;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.internal.BetaTail;
import io.github.cxmetrics.internal.Legendre;
import io.github.cxmetrics.internal.Normal;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.Net;
import org.apache.commons.math3.special.Gamma;

/** How sure it is that the true value of a metric is at least a target. */
final class TargetConfidence {

    private static final int PANELS = 40;
    private static final double REACH = 9.5;

    private TargetConfidence() {}

    /** {@code Φ(z)} of the score test of the target. */
    static double score(Metric<?> metric, double target) {
        Evidence evidence = Evidence.of(metric);
        double z;
        if (evidence instanceof Evidence.Hits hits) {
            checkInside(metric, target > 0 && target < 1);
            z = (hits.value() - target) / Math.sqrt(target * (1 - target) / hits.n());
        } else if (evidence instanceof Evidence.Events events) {
            checkInside(metric, target > 0);
            z = (events.value() - target) / Math.sqrt(target / events.n());
        } else if (metric instanceof Net<?> net) {
            checkInside(metric, target > -100 && target < 100);
            z = statistic(net.versusTarget(target).test());
        } else if (metric instanceof Ces ces) {
            z = statistic(ces.versusTarget(target).test());
        } else {
            z = (evidence.value() - target) / evidence.standardError();
        }
        if (Double.isNaN(z)) {
            throw undefined(metric, "its variance is unknown or 0");
        }
        return Normal.cdf(z);
    }

    private static double statistic(TestResult test) {
        return test.statistic().orElse(Double.NaN);
    }

    private static void checkInside(Metric<?> metric, boolean inside) {
        if (!inside) {
            throw undefined(metric, "the target is an end of what it can be, or beyond");
        }
    }

    private static IllegalStateException undefined(Metric<?> metric, String why) {
        return new IllegalStateException(
                "the confidence that " + metric.name() + " meets its target is undefined: " + why);
    }

    /** The probability after Jeffreys' prior. */
    static double posterior(Metric<?> metric, double target) {
        Evidence evidence = Evidence.of(metric);
        if (evidence instanceof Evidence.Hits hits) {
            checkInside(metric, target > 0 && target < 1);
            double misses = hits.trials() - hits.successes() + 0.5;
            return BetaTail.lower(misses, hits.successes() + 0.5, 1 - target, target);
        }
        if (evidence instanceof Evidence.Events events) {
            checkInside(metric, target > 0);
            return Gamma.regularizedGammaQ(events.events() + 0.5, target * events.exposure());
        }
        if (evidence instanceof Evidence.Bands bands) {
            checkInside(metric, target > -100 && target < 100);
            return net(bands, target / 100);
        }
        throw new IllegalArgumentException(
                "a Jeffreys posterior needs counts, which " + metric.name() + " has none of");
    }

    /**
     * With s the share of those who are not neutral, Beta(p+d+1, q+½), and b the share of plus among them, Beta(p+½, d+½) and independent of it: the score is
     * {@code s(2b − 1)}, at least the target where {@code b ≥ (1 + target/s)/2}. One integral over s.
     */
    private static double net(Evidence.Bands bands, double target) {
        if (target < 0) {
            return 1 - net(new Evidence.Bands(bands.plus(), bands.zero(), bands.minus()), -target);
        }
        double p = bands.plus() + 0.5;
        double d = bands.minus() + 0.5;
        double a = p + d;
        double b = bands.zero() + 0.5;
        double mean = a / (a + b);
        double deviation = Math.sqrt(mean * (1 - mean) / (a + b + 1));
        double low = Math.max(target, mean - REACH * deviation);
        double high = Math.min(1, mean + REACH * deviation);
        if (low >= high) {
            return 0;
        }
        double constant = Gamma.logGamma(a + b) - Gamma.logGamma(a) - Gamma.logGamma(b);
        // Both ends may be square-root points of the integrand: s = target + (1 − target)·sin²θ takes them away.
        return Legendre.integrate(angle(low, target), angle(high, target), PANELS, theta -> {
            double sine = Math.sin(theta);
            double cosine = Math.cos(theta);
            double s = target + (1 - target) * sine * sine;
            double rest = (1 - target) * cosine * cosine;
            double density = Math.exp(constant + (a - 1) * Math.log(s) + (b - 1) * Math.log(rest));
            double half = (s - target) / (2 * s);
            return density * BetaTail.lower(d, p, half, 1 - half) * 2 * (1 - target) * sine * cosine;
        });
    }

    private static double angle(double s, double target) {
        return Math.asin(Math.sqrt(Math.min(1, (s - target) / (1 - target))));
    }
}
