package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Fractions;
import io.github.cxmetrics.internal.Inversion;
import io.github.cxmetrics.internal.Limits;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Exact counts of responses scored -1, 0 and 1, and what a {@link Net} score reports of them, in -100..100. Rules and their names are the score's own.
 *
 * @param minus responses scored -1
 * @param zero responses scored 0
 * @param plus responses scored 1
 * @param excluded responses set aside as missing
 */
record NetCounts(long minus, long zero, long plus, long excluded) {

    private static final double POINTS = 100;
    private static final String EXCLUDED = "excluded ratings";

    NetCounts {
        CountMath.sum(CountMath.sum(minus, zero, "ratings"), plus, "ratings");
    }

    /** With the names of minus, zero and plus, in which a negative one is refused. */
    static NetCounts checked(List<String> names, long minus, long zero, long plus, long excluded) {
        return new NetCounts(
                CountMath.checkNotNegative(minus, names.get(0)),
                CountMath.checkNotNegative(zero, names.get(1)),
                CountMath.checkNotNegative(plus, names.get(2)),
                CountMath.checkNotNegative(excluded, EXCLUDED));
    }

    static NetCounts of(Net<?> score) {
        return score instanceof Nps nps ? nps.counts() : ((NetScore) score).counts();
    }

    long count() {
        return minus + zero + plus;
    }

    double[] cells() {
        return new double[] {minus, zero, plus};
    }

    Trinomial trinomial() {
        return new Trinomial(minus, zero, plus);
    }

    NetCounts plus(NetCounts other) {
        return new NetCounts(
                CountMath.sum(minus, other.minus, "ratings"),
                CountMath.sum(zero, other.zero, "ratings"),
                CountMath.sum(plus, other.plus, "ratings"),
                CountMath.sum(excluded, other.excluded, EXCLUDED));
    }

    NetCounts minus(NetCounts part, List<String> names) {
        return new NetCounts(
                CountMath.difference(minus, part.minus, names.get(0)),
                CountMath.difference(zero, part.zero, names.get(1)),
                CountMath.difference(plus, part.plus, names.get(2)),
                CountMath.difference(excluded, part.excluded, EXCLUDED));
    }

    void checkDefined(String name) {
        if (count() == 0) {
            throw new IllegalStateException(name + " is undefined: no ratings");
        }
    }

    double value(String name) {
        checkDefined(name);
        return POINTS * (plus - minus) / count();
    }

    double variance(String name) {
        checkDefined(name);
        return POINTS * POINTS * trinomial().variance();
    }

    /** The difference of two scores as a fraction, exact up to the last division. */
    double minusScore(NetCounts other) {
        return Fractions.difference(plus - minus, count(), other.plus - other.minus, other.count());
    }

    /** The same after {@link Trinomial#adjusted()} of both: the additions cancel in the numerators. */
    double adjustedMinusScore(NetCounts other) {
        long n = CountMath.sum(count(), Trinomial.ADDED, "ratings");
        long m = CountMath.sum(other.count(), Trinomial.ADDED, "ratings");
        return Fractions.difference(plus - minus, n, other.plus - other.minus, m);
    }

    Interval interval(String name, Confidence confidence, NetScoreMethod method) {
        checkDefined(name);
        return inPoints(limits(method, confidence), confidence, method.toString());
    }

    private Limits limits(NetScoreMethod method, Confidence confidence) {
        requireNonNull(method, "method");
        requireNonNull(confidence, "confidence");
        Trinomial counts = trinomial();
        return method.limits(counts, method.critical(counts, confidence));
    }

    private static Interval inPoints(Limits limits, Confidence confidence, String method) {
        return new Interval(POINTS * limits.lower(), POINTS * limits.upper(), confidence, method, Unit.SCORE);
    }

    /** Square-and-add around the centres of the method; the test inverts the same interval. */
    Comparison versus(String name, NetCounts baseline, Confidence confidence, NetScoreMethod method) {
        Interval interval = differenceInterval(name, baseline, confidence, method);
        if (method == NetScoreMethod.WALD
                && trinomial().variance() + baseline.trinomial().variance() == 0) {
            throw new IllegalStateException("the Wald difference of " + name + " is undefined: neither sample varies");
        }
        double z = Inversion.z(centreMinus(baseline, method), limitsAt(baseline, method));
        return new Comparison(
                name,
                Unit.SCORE,
                POINTS * minusScore(baseline),
                interval,
                TestResult.ofZ("inversion of the interval", z));
    }

    Interval differenceInterval(String name, NetCounts baseline, Confidence confidence, NetScoreMethod method) {
        requireNonNull(method, "method");
        requireNonNull(confidence, "confidence");
        checkDefined(name);
        baseline.checkDefined(name);
        checkArgument(method.isNormal(), "a difference needs a method of normal quantiles, which %s is not", method);
        String methodName = method == NetScoreMethod.MOVER_WILSON
                ? "MOVER of Wilson intervals of all four shares"
                : "MOVER of " + method + " intervals";
        return inPoints(limitsAt(baseline, method).apply(confidence.z()), confidence, methodName);
    }

    private double centreMinus(NetCounts baseline, NetScoreMethod method) {
        return method == NetScoreMethod.ADJUSTED_WALD
                ? method.centre(trinomial()) - method.centre(baseline.trinomial())
                : minusScore(baseline);
    }

    private DoubleFunction<Limits> limitsAt(NetCounts baseline, NetScoreMethod method) {
        Trinomial one = trinomial();
        Trinomial two = baseline.trinomial();
        double centre = centreMinus(baseline, method);
        return z -> method.limits(one, z).minus(method.centre(one), method.centre(two), method.limits(two, z), centre);
    }

    /** Against a fixed score: the interval shifted, and the method's own z. */
    Comparison versusTarget(String name, double target, Confidence confidence, NetScoreMethod method) {
        checkDefined(name);
        checkArgument(
                target > -POINTS && target < POINTS, "a target lies strictly between -100 and 100, not %s", target);
        checkArgument(
                method == NetScoreMethod.SCORE
                        || method == NetScoreMethod.ADJUSTED_WALD
                        || method == NetScoreMethod.WALD,
                "a target is tested by score, adjusted Wald or Wald, not by %s",
                method);
        Limits limits = limits(method, confidence);
        double score = target / POINTS;
        double distance = method.centre(trinomial()) - score;
        double error = method.standardError(trinomial(), score);
        if (error == 0) {
            throw new IllegalStateException(
                    "the " + method + " test of " + name + " is undefined: the ratings don't vary");
        }
        return new Comparison(
                name,
                Unit.SCORE,
                value(name) - target,
                new Interval(
                        POINTS * limits.lower() - target,
                        POINTS * limits.upper() - target,
                        confidence,
                        method.toString(),
                        Unit.SCORE),
                TestResult.ofZ(method + " z", distance / error));
    }

    TestResult test(String name, NetCounts baseline, NetScoreTest test) {
        requireNonNull(test, "test");
        checkDefined(name);
        baseline.checkDefined(name);
        return test.test(this, baseline);
    }
}
