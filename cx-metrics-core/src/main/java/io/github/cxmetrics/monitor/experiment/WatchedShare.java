package io.github.cxmetrics.monitor.experiment;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Share;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Limits;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.special.Beta;

/**
 * One share that may be looked at every day: the beta mixture (Robbins 1970) with the Jeffreys prior. The interval holds all p with
 * {@code B(x + ½, n - x + ½) / B(½, ½) / (pˣ(1 - p)ⁿ⁻ˣ) < 1/α}; the probability that it ever leaves out the true share is at most α, exactly.
 *
 * @param alpha the probability of ever being wrong
 */
public record WatchedShare(double alpha) implements Serializable {

    private static final String METHOD = "beta mixture";
    private static final int MAX_EVALUATIONS = 1000;

    /**
     * Checks the level.
     *
     * @param alpha the probability of ever being wrong
     * @throws IllegalArgumentException if it is not in (0, 0.5]
     */
    public WatchedShare {
        WatchedTest.checkAlpha(alpha);
    }

    /**
     * The same with another guarantee.
     *
     * @param alpha the probability of ever being wrong
     * @return the changed copy
     * @throws IllegalArgumentException if it is not in (0, 0.5]
     */
    public WatchedShare alpha(double alpha) {
        return new WatchedShare(alpha);
    }

    /**
     * The interval at one look.
     *
     * @param share the share so far
     * @param <T> the share
     * @return the interval, 0..1 without data
     */
    public <T extends Share<T>> Interval interval(T share) {
        requireNonNull(share, "share");
        Proportion counts = share.proportion();
        Limits limits = limits(counts.successes(), counts.failures());
        return new Interval(limits.lower(), limits.upper(), Confidence.of(1 - alpha), METHOD, Unit.SHARE);
    }

    /** The likelihood has one peak, at x/n, and falls to nothing on the side of every outcome that was seen. */
    private Limits limits(double x, double y) {
        if (x + y == 0) {
            return new Limits(0, 1);
        }
        double evidence = Beta.logBeta(x + 0.5, y + 0.5) - Beta.logBeta(0.5, 0.5) + Math.log(alpha);
        return new Limits(x == 0 ? 0 : lower(x, y, evidence), y == 0 ? 1 : 1 - lower(y, x, evidence));
    }

    /** The small p, solved for as it is: the one of the failures is the other side's. */
    private static double lower(double x, double y, double evidence) {
        DoubleUnaryOperator inside = p -> x * Math.log(p) + (y == 0 ? 0 : y * Math.log1p(-p)) - evidence;
        double peak = x / (x + y);
        double low = peak / 2;
        while (inside.applyAsDouble(low) > 0) {
            low /= 2;
        }
        double high = y == 0 ? 1 : peak;
        return new BrentSolver(1e-15, 1e-300, 0).solve(MAX_EVALUATIONS, inside::applyAsDouble, low, high);
    }

    /**
     * Looks after every day.
     *
     * @param days the share of each day alone, in order: not the sums so far
     * @param <T> the share
     * @return the looks, without p-values
     * @throws IllegalArgumentException if the days follow different definitions, or one is absent
     */
    public <T extends Share<T>> WatchedResult watch(List<T> days) {
        List<Look> looks = new ArrayList<>();
        T soFar = null;
        for (T day : Checks.list(days, "days")) {
            soFar = soFar == null ? day : soFar.plus(day);
            Double value = soFar.count() == 0 ? null : Double.valueOf(soFar.value());
            looks.add(new Look(looks.size() + 1, soFar.count(), value, interval(soFar), null, null, null));
        }
        String name = soFar == null ? "share" : soFar.name();
        return new WatchedResult(METHOD, name, Unit.SHARE, WatchedResult.Estimated.VALUE, alpha, looks);
    }
}
