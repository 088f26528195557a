package io.github.cxmetrics.monitor.experiment;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The difference of two arms of any metric, watched day by day: the normal mixture over the effect (Robbins 1970; as mSPRT Johari et al. 2017; Waudby-Smith et al.
 * 2021). Half-width {@code √(2V(1 + 1/r)·ln(√(1 + r)/α))}, where {@code r = c·n/N} with n units so far of N planned and {@code c = -2 ln α + ln(1 - 2 ln α)}, so that
 * the interval is tightest at the plan. V is the variance of the difference, of shares and net scores from counts with a little added.
 *
 * <p>The guarantee is asymptotic: in 60 looks without a difference 0.1 to 1.9 of 100 experiments were wrong. For shares {@link ExactByDay} is exact.
 *
 * @param plannedTotal how many units both arms together will have
 * @param alpha the probability of ever being wrong
 */
public record AsymptoticDifference(long plannedTotal, double alpha) implements Serializable {

    private static final String METHOD = "asymptotic mixture";

    /**
     * Checks the numbers.
     *
     * @param plannedTotal how many units both arms together will have
     * @param alpha the probability of ever being wrong
     * @throws IllegalArgumentException if fewer than two are planned, or alpha is not in (0, 0.5]
     */
    public AsymptoticDifference {
        WatchedTest.checkPlanned(plannedTotal);
        WatchedTest.checkAlpha(alpha);
    }

    /**
     * The same test with another guarantee.
     *
     * @param alpha the probability of ever being wrong
     * @return the changed copy
     * @throws IllegalArgumentException if it is not in (0, 0.5]
     */
    public AsymptoticDifference alpha(double alpha) {
        return new AsymptoticDifference(plannedTotal, alpha);
    }

    /**
     * Looks after every day.
     *
     * @param days both arms of each day alone, in order: not the sums so far
     * @param <T> the metric
     * @return the looks; while an arm is empty, or has no variance, a look has no interval
     * @throws IllegalArgumentException if the days follow different rules, or one is absent
     * @throws ArithmeticException if all days together have more than {@link Long#MAX_VALUE} units
     */
    public <T extends Metric<T>> WatchedResult watch(List<Arms<T>> days) {
        List<Look> looks = new ArrayList<>();
        Arms<T> soFar = null;
        double p = 1;
        for (Arms<T> day : Checks.list(days, "days")) {
            soFar = soFar == null ? day : soFar.plus(day);
            ArmEvidence evidence = soFar.isEmpty() ? null : ArmEvidence.of(soFar);
            if (evidence == null || !(evidence.variance() > 0) || !Double.isFinite(evidence.variance())) {
                looks.add(new Look(looks.size() + 1, soFar.count(), null, null, null, null, p));
                continue;
            }
            double r = ratio(evidence.n());
            p = Math.min(p, p(evidence, r));
            Interval interval = interval(evidence, r, alpha);
            looks.add(new Look(looks.size() + 1, evidence.n(), evidence.difference(), interval, null, null, p));
        }
        String name = soFar == null ? "metric" : soFar.treatment().name();
        Unit unit = soFar == null ? Unit.SHARE : soFar.treatment().unit();
        return new WatchedResult(METHOD, name, unit, WatchedResult.Estimated.DIFFERENCE, alpha, looks);
    }

    private double ratio(long n) {
        return WatchedTest.tightest(alpha) * n / plannedTotal;
    }

    static double p(ArmEvidence evidence, double r) {
        double square = evidence.difference() * evidence.difference();
        return Math.sqrt(1 + r) * Math.exp(-square * r / (2 * evidence.variance() * (1 + r)));
    }

    /** The interval at a look whose information is r in units of the mixture's own. */
    static Interval interval(ArmEvidence evidence, double r, double alpha) {
        double half = Math.sqrt(2 * evidence.variance() * (1 + 1 / r) * (0.5 * Math.log1p(r) - Math.log(alpha)));
        return new Interval(
                evidence.difference() - half, evidence.difference() + half, Confidence.of(1 - alpha), METHOD);
    }
}
