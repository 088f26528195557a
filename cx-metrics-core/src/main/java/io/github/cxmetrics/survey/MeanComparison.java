package io.github.cxmetrics.survey;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Inversion;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.SampleMean;
import io.github.cxmetrics.internal.ScoredSample;
import java.util.function.DoubleFunction;

/** Comparisons of means of bounded scores. */
final class MeanComparison {

    private static final String MOVER = MeanDifferenceMethod.MOVER_SCORE.toString();

    private MeanComparison() {}

    static Comparison welch(String metric, Unit unit, SampleMean sample, SampleMean baseline, Confidence confidence) {
        requireNonNull(confidence, "confidence");
        SampleMean.Difference difference = sample.minus(baseline);
        if (difference.standardError() == 0) {
            throw new IllegalStateException("the t test of " + metric + " is undefined: neither sample varies");
        }
        Limits limits = difference.limits(confidence.level());
        return new Comparison(
                metric,
                unit,
                difference.value(),
                new Interval(limits.lower(), limits.upper(), confidence, MeanDifferenceMethod.WELCH.toString()),
                TestResult.ofT("Welch t", difference.t(), difference.df()));
    }

    /** Square-and-add of both score intervals, and the z at which its limit touches 0. */
    static Comparison mover(
            String metric,
            Unit unit,
            double difference,
            ScoredSample sample,
            ScoredSample baseline,
            Confidence confidence) {
        requireNonNull(confidence, "confidence");
        DoubleFunction<Limits> limitsAt = sample.difference(baseline, difference);
        Limits limits = limitsAt.apply(confidence.z());
        double factor = Reading.factor(unit);
        return new Comparison(
                metric,
                unit,
                factor * difference,
                new Interval(factor * limits.lower(), factor * limits.upper(), confidence, MOVER),
                TestResult.ofZ("inversion of the interval", Inversion.z(difference, limitsAt)));
    }

    /** Against a fixed mean: the score interval shifted, and the score test. */
    static Comparison target(Reading reading, ScoredSample sample, double target, Confidence confidence) {
        requireNonNull(confidence, "confidence");
        double factor = reading.factor();
        double goal = target / factor;
        double min = sample.scores().min();
        double max = sample.scores().max();
        if (!(goal >= min && goal <= max)) {
            throw new IllegalArgumentException("a target of " + reading.name() + " lies between " + factor * min
                    + " and " + factor * max + ", not " + target);
        }
        if (goal == min || goal == max) {
            throw new IllegalStateException("the score test of " + reading.name() + " against " + target
                    + " is undefined: that is the end of the scale");
        }
        Limits limits = sample.limits(confidence.z());
        return new Comparison(
                reading.name(),
                reading.unit(),
                factor * sample.scores().mean() - target,
                new Interval(factor * limits.lower() - target, factor * limits.upper() - target, confidence, "score"),
                TestResult.ofZ("score z", sample.z(goal)));
    }
}
