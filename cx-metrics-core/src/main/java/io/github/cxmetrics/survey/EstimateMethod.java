package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.ShareLimits;

/**
 * Intervals for a {@link SurveyEstimate}, from a weighted or a clustered sample.
 *
 * <p>Simulated coverage for shares at nominal 95 % (shares .03 to .95; n = 25, 100 and 400; equal weights, weights unrelated to the answers, and weights
 * that go with them either way; 6000 samples each), mean and minimum: logit .954 and .900, score on n_eff .950 and .917, Korn–Graubard .961 and .874,
 * linearised t .876 and .409; where all answered alike, the score stood in for logit and Korn–Graubard. Where weights and answers go together the score
 * on n_eff stays off as n grows (.928 to .971 at n = 400), for Kish's n_eff knows the weights only; the logit comes right (.946 to .949). So logit is the
 * default of shares.
 */
public enum EstimateMethod {
    /** The estimate plus or minus a t quantile times the linearised standard error. The default of means and net scores; may leave their range. */
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
    /**
     * The score interval on fractional counts, share times Kish's n_eff: Wilson (1927) for shares, Tango (1998) for net scores. Defined wherever the
     * estimate is, with width even when all answer alike.
     */
    KISH_SCORE("score on Kish n_eff") {
        @Override
        Limits limits(SurveyEstimate estimate, Confidence confidence) {
            checkArgument(
                    estimate.unit() != Unit.SCALE_POINT,
                    "%s is a method for shares and net scores, not for %s",
                    this,
                    estimate.name());
            Trinomial counts = estimate.moments().counts(estimate.effectiveN());
            return estimate.unit() == Unit.SHARE
                    ? ShareLimits.wilson(counts.plus(), counts.n(), confidence.z())
                    : counts.scoreLimits(confidence.z());
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
            return ShareLimits.clopperPearson(counts.plus(), counts.n(), confidence.level());
        }
    };

    private final String text;

    EstimateMethod(String text) {
        this.text = text;
    }

    /** In the size of the reading's scores: net scores in -1..1. */
    abstract Limits limits(SurveyEstimate estimate, Confidence confidence);

    private static Limits around(SurveyEstimate estimate, double critical) {
        double error = estimate.standardError() / estimate.factor();
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
