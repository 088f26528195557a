package io.github.cxmetrics.monitor;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Share;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Fractions;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.NetScore;
import io.github.cxmetrics.survey.Nps;
import java.util.OptionalDouble;

/**
 * What charts, targets and segments need of a tally of any metric: shares give their counts, net scores their three bands, rates events and exposure, all
 * others the value with the standard error behind their interval. Values are in the metric's own unit. What is undefined is not-a-number here and becomes
 * an exception, or a gap, where somebody asks for it.
 */
sealed interface Evidence {

    /** What a tally says. */
    static Evidence of(Metric<?> metric) {
        if (metric instanceof Share<?> share) {
            return new Hits(share.proportion().successes(), share.proportion().trials());
        }
        if (metric instanceof Nps nps) {
            return new Bands(
                    nps.detractors().successes(),
                    nps.passives().successes(),
                    nps.promoters().successes());
        }
        if (metric instanceof NetScore net) {
            long minus = net.minusShare().successes();
            long plus = net.plusShare().successes();
            return new Bands(minus, net.count() - minus - plus, plus);
        }
        if (metric.unit() == Unit.RATE) {
            long events = metric.count() == 0 ? 0 : Math.round(metric.value() * metric.count());
            return new Events(events, metric.count());
        }
        return new Estimate(
                metric.valueIfDefined().orElse(Double.NaN),
                standardError(metric).orElse(Double.NaN),
                metric.count());
    }

    private static OptionalDouble standardError(Metric<?> metric) {
        if (metric instanceof Ces ces) {
            return ces.standardErrorIfDefined();
        }
        return metric.intervalIfDefined(Confidence.DEFAULT)
                .map(i -> OptionalDouble.of(i.width() / (2 * Confidence.DEFAULT.z())))
                .orElse(OptionalDouble.empty());
    }

    /** How many observations, or units of exposure: the denominator of {@link #value()}. */
    long n();

    /** The headline number in the metric's unit; not a number without observations. */
    double value();

    /** The variance of one observation in the squared unit, population form: the standard error of the value is {@code √(variance / n)}. */
    double variance();

    /** This value minus another of the same kind, exact up to the last division where both are counts. */
    double minus(Evidence other);

    /** Counts of the outcomes that an observation can have, worst first; empty where it isn't one of a few. */
    default long[] categories() {
        return new long[0];
    }

    /** Whether there is nothing to count. */
    default boolean isEmpty() {
        return n() == 0;
    }

    /** The standard error of the value; 0 where nothing varies, not a number where it is unknown. */
    default double standardError() {
        return Math.sqrt(variance() / n());
    }

    /** A share: so many of so many. */
    record Hits(long successes, long trials) implements Evidence {

        @Override
        public long n() {
            return trials;
        }

        @Override
        public double value() {
            return (double) successes / trials;
        }

        @Override
        public double variance() {
            return value() * ((double) (trials - successes) / trials);
        }

        @Override
        public double minus(Evidence other) {
            Hits that = (Hits) other;
            return Fractions.difference(successes, trials, that.successes, that.trials);
        }

        @Override
        public long[] categories() {
            return new long[] {trials - successes, successes};
        }
    }

    /** A net score, in points: one for, one against, one neither way. */
    record Bands(long minus, long zero, long plus) implements Evidence {

        private static final double POINTS = 100;

        @Override
        public long n() {
            return minus + zero + plus;
        }

        @Override
        public double value() {
            return POINTS * (plus - minus) / n();
        }

        /** In a form whose terms are all positive. */
        @Override
        public double variance() {
            double n = n();
            double p = plus / n;
            double d = minus / n;
            return POINTS * POINTS * (p * ((minus + zero) / n) + d * ((zero + plus) / n) + 2 * p * d);
        }

        @Override
        public double minus(Evidence other) {
            Bands that = (Bands) other;
            return POINTS * Fractions.difference(plus - minus, n(), that.plus - that.minus, that.n());
        }

        @Override
        public long[] categories() {
            return new long[] {minus, zero, plus};
        }
    }

    /** A rate of events, whose variance is its mean (Poisson). */
    record Events(long events, long exposure) implements Evidence {

        @Override
        public long n() {
            return exposure;
        }

        @Override
        public double value() {
            return (double) events / exposure;
        }

        @Override
        public double variance() {
            return value();
        }

        @Override
        public double minus(Evidence other) {
            Events that = (Events) other;
            return Fractions.difference(events, exposure, that.events, that.exposure);
        }
    }

    /** A mean, or anything else with an interval. */
    record Estimate(double value, double standardError, long n) implements Evidence {

        @Override
        public double variance() {
            return standardError * standardError * n;
        }

        @Override
        public double minus(Evidence other) {
            return value - other.value();
        }
    }
}
