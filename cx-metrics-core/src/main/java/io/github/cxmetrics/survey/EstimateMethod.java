package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.ScoredSample;
import io.github.cxmetrics.internal.ShareLimits;

/**
 * Intervals for a {@link SurveyEstimate}, from a weighted or a clustered sample.
 *
 * <p>Coverage of the default at nominal 95 % stands at {@link SurveyEstimate}; in the same designs linearised t has .912/.777 for NPS and .907/.798 for
 * means, logit .950/.899 for shares. Where weights and answers go together the score on Kish's n_eff stays off as n grows (.928 to .971 at n = 400), for
 * n_eff knows the weights only; the default and logit come right.
 */
public enum EstimateMethod {
    /**
     * The default: the score interval of a mean of bounded answers (Wilson 1927 for shares, Tango 1998 for net scores) on {@link
     * SurveyEstimate#intervalN()}. Defined wherever the estimate is, with width even when all answer alike; never leaves the range.
     */
    SCORE("score") {
        @Override
        Limits limits(SurveyEstimate estimate, Confidence confidence) {
            requireNonNull(confidence, "confidence");
            return estimate.scored().limits(confidence.z());
        }
    },
    /** The estimate plus or minus a t quantile times the linearised standard error. May leave the range; needs answers that vary. */
    LINEARISED_T("linearised t") {
        @Override
        Limits limits(SurveyEstimate estimate, Confidence confidence) {
            return around(estimate, estimate.studentQuantile(confidence));
        }
    },
    /** The same with the normal quantile, as large samples are usually reported. */
    LINEARISED_NORMAL("linearised normal") {
        @Override
        Limits limits(SurveyEstimate estimate, Confidence confidence) {
            return around(estimate, confidence.z());
        }
    },
    /** The score interval on Kish's n_eff alone. Defined wherever the estimate is, with width even when all answer alike. */
    KISH_SCORE("score on Kish n_eff") {
        @Override
        Limits limits(SurveyEstimate estimate, Confidence confidence) {
            requireNonNull(confidence, "confidence");
            return new ScoredSample(estimate.moments().scores(), estimate.effectiveN()).limits(confidence.z());
        }
    },
    /** The linearised t interval on the logit scale, {@code ln(p/(1-p)) ± t·√V/(p(1-p))}, transformed back: for shares strictly inside 0..1. */
    LOGIT("logit") {
        @Override
        Limits limits(SurveyEstimate estimate, Confidence confidence) {
            checkVaryingShare(estimate);
            Trinomial shares = estimate.moments().shares();
            double half = estimate.studentQuantile(confidence)
                    * estimate.standardError()
                    / estimate.moments().variance();
            double logit = Math.log(shares.plus() / shares.zero());
            return new Limits(1 / (1 + Math.exp(half - logit)), 1 / (1 + Math.exp(-half - logit)));
        }
    },
    /**
     * Korn and Graubard (1998): Clopper–Pearson with {@code N·p} of {@code N = p(1-p)/V}, without their adjustment for degrees of freedom. Conservative;
     * for shares strictly inside 0..1.
     */
    KORN_GRAUBARD("Korn–Graubard") {
        @Override
        Limits limits(SurveyEstimate estimate, Confidence confidence) {
            checkVaryingShare(estimate);
            Trinomial counts = estimate.moments().counts(estimate.designEffectiveN());
            return ShareLimits.clopperPearson(counts.plus(), counts.minus() + counts.zero(), confidence.level());
        }
    };

    private final String text;

    EstimateMethod(String text) {
        this.text = text;
    }

    /** In the size of the reading's scores: net scores in -1..1. */
    abstract Limits limits(SurveyEstimate estimate, Confidence confidence);

    Limits around(SurveyEstimate estimate, double critical) {
        double error = estimate.standardError() / estimate.factor();
        if (error == 0) {
            throw new IllegalStateException(
                    "the " + this + " interval of " + estimate.name() + " is undefined: the answers don't vary");
        }
        return Limits.around(estimate.moments().mean(), critical * error);
    }

    /** Also makes sure that there is a variance, and that it is not 0. */
    void checkVaryingShare(SurveyEstimate estimate) {
        checkArgument(estimate.unit() == Unit.SHARE, "%s is a method for shares, not for %s", this, estimate.name());
        if (estimate.variance() == 0) {
            throw new IllegalStateException(
                    "the " + this + " interval of " + estimate.name() + " is undefined: the answers don't vary");
        }
    }

    /** The method's name as reports print it. */
    @Override
    public String toString() {
        return text;
    }
}
