package io.github.cxmetrics;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.ShareLimits;

/**
 * Intervals for a {@link Proportion}. Wilson is the default; over shares from 0.005 to 0.995 its exact 95 % coverage is .954 at n = 10 and .952 at
 * n = 50 on average, where Wald has .773 and .905.
 */
public enum ProportionMethod {
    /** Wilson (1927), the inverted score test. Never leaves 0..1, has width at 0 and 1. */
    WILSON("Wilson") {
        @Override
        Limits limits(long x, long n, Confidence confidence) {
            requireNonNull(confidence, "confidence");
            return ShareLimits.wilson(x, n, confidence.z());
        }
    },
    /** Wilson with continuity correction (Newcombe 1998): nearly guarantees its coverage, and is wider for it. */
    WILSON_CONTINUITY("Wilson with continuity correction") {
        @Override
        Limits limits(long x, long n, Confidence confidence) {
            return ShareLimits.wilsonContinuity(x, n, confidence.z());
        }
    },
    /** Agresti and Coull (1998): the choice where coverage should hardly ever fall short. May leave 0..1. */
    AGRESTI_COULL("Agresti–Coull") {
        @Override
        Limits limits(long x, long n, Confidence confidence) {
            return ShareLimits.agrestiCoull(x, n, confidence.z());
        }
    },
    /** Clopper and Pearson (1934), "exact": coverage is guaranteed, at the price of width. */
    CLOPPER_PEARSON("Clopper–Pearson") {
        @Override
        Limits limits(long x, long n, Confidence confidence) {
            return ShareLimits.clopperPearson(x, n - x, confidence.level());
        }
    },
    /** The equal-tailed interval of the Jeffreys posterior Beta(x + ½, n − x + ½). */
    JEFFREYS("Jeffreys") {
        @Override
        Limits limits(long x, long n, Confidence confidence) {
            return ShareLimits.jeffreys(x, n - x, confidence.level());
        }
    },
    /** Jeffreys with lower limit 0 at no success and upper limit 1 at no failure (Brown, Cai and DasGupta 2001). */
    JEFFREYS_BOUNDARY("Jeffreys, boundary-corrected") {
        @Override
        Limits limits(long x, long n, Confidence confidence) {
            Limits plain = ShareLimits.jeffreys(x, n - x, confidence.level());
            return new Limits(x == 0 ? 0 : plain.lower(), x == n ? 1 : plain.upper());
        }
    },
    /** The textbook formula. Has no width when all agree and falls far short for small n: on request only. */
    WALD("Wald") {
        @Override
        Limits limits(long x, long n, Confidence confidence) {
            return ShareLimits.wald(x, n, confidence.z());
        }
    };

    private final String text;

    ProportionMethod(String text) {
        this.text = text;
    }

    /** {@code n > 0} is the caller's duty. */
    abstract Limits limits(long x, long n, Confidence confidence);

    /** The method's name as reports print it. */
    @Override
    public String toString() {
        return text;
    }
}
