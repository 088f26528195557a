package io.github.cxmetrics.monitor.experiment;

import static com.google.common.base.Preconditions.checkArgument;

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

/**
 * Two shares that are watched day by day, exact for every n, every split of the units, and shares that swing from day to day: given a day's margins the successes
 * of one arm are noncentral hypergeometric, whatever the share of that day. The evidence is the product of the days' likelihoods, averaged over {@code N(0, τ²)} of
 * the log odds ratio; the p-value is the smallest reciprocal of it so far.
 *
 * <p>Under no difference it is ever below 0.05 in 0.9 to 1.6 of 100 experiments of 60 days. The interval presumes that one odds ratio holds on all days; beside it
 * stands the difference with its asymptotic interval ({@link AsymptoticDifference}), tightest where this one is. A day with one arm only, or on which all or none
 * succeed, says nothing.
 *
 * @param tau the standard deviation of the log odds ratio that the evidence is averaged over: large for large effects
 * @param alpha the probability of ever being wrong
 */
public record ExactByDay(double tau, double alpha) implements Serializable {

    private static final String METHOD = "exact by day";
    private static final double LEAST_TAU = 1e-12;
    private static final double LARGEST_TAU = 1000;

    /**
     * Checks the numbers.
     *
     * @param tau the standard deviation of the log odds ratio
     * @param alpha the probability of ever being wrong
     * @throws IllegalArgumentException if tau is not in 1e-12..1000, or alpha not in (0, 0.5]
     */
    public ExactByDay {
        Checks.positive(tau, "tau");
        checkArgument(
                tau >= LEAST_TAU && tau <= LARGEST_TAU,
                "tau must be in %s..%s, not %s",
                (Double) LEAST_TAU,
                (Double) LARGEST_TAU,
                (Double) tau);
        WatchedTest.checkAlpha(alpha);
    }

    /**
     * The test with a tau of its own, at 5 %.
     *
     * @param tau the standard deviation of the log odds ratio
     * @return the test
     * @throws IllegalArgumentException if it is not in 1e-12..1000
     */
    public static ExactByDay withTau(double tau) {
        return new ExactByDay(tau, WatchedTest.ALPHA);
    }

    /**
     * The same test with another guarantee. Tau stays.
     *
     * @param alpha the probability of ever being wrong
     * @return the changed copy
     * @throws IllegalArgumentException if it is not in (0, 0.5]
     */
    public ExactByDay alpha(double alpha) {
        return new ExactByDay(tau, alpha);
    }

    /**
     * Looks after every day.
     *
     * @param days both arms of each day alone, in order: not the sums so far
     * @param <T> the share
     * @return the looks
     * @throws IllegalArgumentException if the days follow different definitions, are no shares, or one is absent
     * @throws ArithmeticException if all days together have more than {@link Long#MAX_VALUE} units
     */
    public <T extends Share<T>> WatchedResult watch(List<Arms<T>> days) {
        ByDayMixture mixture = new ByDayMixture(tau);
        List<Look> looks = new ArrayList<>();
        Arms<T> soFar = null;
        double p = 1;
        for (Arms<T> day : Checks.list(days, "days")) {
            checkShares(day, looks.size() + 1);
            soFar = soFar == null ? day : soFar.plus(day);
            mixture.add(day.treatment().proportion(), day.control().proportion());
            double evidence = mixture.logEvidence();
            p = Math.min(p, Math.exp(-evidence));
            looks.add(look(looks.size() + 1, mixture, evidence, p, soFar));
        }
        String name = soFar == null ? "share" : soFar.treatment().name();
        return new WatchedResult(METHOD, name, Unit.SHARE, WatchedResult.Estimated.ODDS_RATIO, alpha, looks);
    }

    /** What was cast unchecked comes as any metric. */
    private static void checkShares(Arms<?> arms, int day) {
        checkArgument(
                arms.treatment() instanceof Share<?> && arms.control() instanceof Share<?>,
                "the arms of day %s are no shares",
                day);
    }

    /** The evidence after each day, as a logarithm. */
    static double[] logEvidence(double tau, List<Arms<Proportion>> days) {
        ByDayMixture mixture = new ByDayMixture(tau);
        return days.stream()
                .mapToDouble(day -> {
                    mixture.add(day.treatment(), day.control());
                    return mixture.logEvidence();
                })
                .toArray();
    }

    private <T extends Share<T>> Look look(int day, ByDayMixture mixture, double evidence, double p, Arms<T> soFar) {
        Limits limits = mixture.oddsRatios(evidence, -Math.log(alpha));
        double likeliest = Math.exp(mixture.likeliest());
        Interval interval = new Interval(limits.lower(), limits.upper(), Confidence.of(1 - alpha), METHOD);
        Double odds = Double.isNaN(likeliest) ? null : Double.valueOf(likeliest);
        if (soFar.isEmpty()) {
            return new Look(day, soFar.count(), odds, interval, null, null, p);
        }
        ArmEvidence difference = ArmEvidence.of(soFar);
        Interval ofDifference = AsymptoticDifference.interval(difference, ratio(soFar), alpha);
        return new Look(day, soFar.count(), odds, interval, difference.difference(), ofDifference, p);
    }

    /** The information so far in units of the mixture's own: 1/τ² of a log odds ratio, at the pooled share. */
    private <T extends Share<T>> double ratio(Arms<T> soFar) {
        Proportion one = soFar.treatment().proportion();
        Proportion two = soFar.control().proportion();
        double n = (double) one.trials() + two.trials();
        double share = (one.successes() + two.successes() + 1.0) / (n + 2);
        return tau * tau * (one.trials() * (two.trials() / n)) * share * (1 - share);
    }
}
