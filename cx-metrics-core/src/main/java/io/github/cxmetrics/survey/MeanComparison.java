package io.github.cxmetrics.survey;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.SampleMean;

/** Comparisons of mean ratings. */
final class MeanComparison {

    private MeanComparison() {}

    static Comparison welch(String metric, SampleMean sample, SampleMean baseline, Confidence confidence) {
        SampleMean.Difference difference = sample.minus(baseline);
        if (difference.standardError() == 0) {
            throw new IllegalStateException("the t test of " + metric + " is undefined: neither sample varies");
        }
        Limits limits = difference.limits(confidence.level());
        return new Comparison(
                metric,
                Unit.SCALE_POINT,
                difference.value(),
                new Interval(limits.lower(), limits.upper(), confidence, "Welch"),
                TestResult.ofT("Welch t", difference.t(), difference.df()));
    }
}
