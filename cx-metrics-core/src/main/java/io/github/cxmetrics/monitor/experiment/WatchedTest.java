package io.github.cxmetrics.monitor.experiment;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Tests that may be looked at every day and stopped at any: the probability of ever being wrong stays at 5 % (Ville 1939). A z test that is looked at daily for 60
 * days is wrong 34 times in 100.
 *
 * <p>The price is power: where a test at a planned end finds 80 % (95 %) of the differences, these find about 50 % (79 %) by then. Plan them for the data that will
 * come: for ten times as much there is almost no power early on.
 *
 * <pre>{@code
 * ExactByDay test = WatchedTest.exactByDay(20_000, 0.10);
 * List<Arms<Proportion>> days = List.of(Arms.of(Proportion.of(31, 300), Proportion.of(24, 300)), Arms.of(Proportion.of(40, 310), Proportion.of(22, 290)));
 * WatchedResult result = test.watch(days);
 * }</pre>
 */
public final class WatchedTest {

    /** One minus the guarantee where none is given. */
    static final double ALPHA = 0.05;

    private WatchedTest() {}

    /**
     * Shares, exact for every n, every split and shares that swing by day: the default.
     *
     * @param plannedTotal how many units both arms together will have, in equal parts
     * @param share about how large the share will be; that it is right costs power only
     * @return the test at 5 %
     * @throws IllegalArgumentException if fewer than two are planned, or the share is not strictly between 0 and 1, or so near to them that tau exceeds 1000
     */
    public static ExactByDay exactByDay(long plannedTotal, double share) {
        checkPlanned(plannedTotal);
        checkArgument(share > 0 && share < 1, "the share lies strictly between 0 and 1, not %s", (Double) share);
        double information = plannedTotal / 4.0 * share * (1 - share);
        return new ExactByDay(Math.sqrt(tightest(ALPHA) / information), ALPHA);
    }

    /**
     * NPS, means and other metrics: the asymptotic mixture (also known as mSPRT).
     *
     * @param plannedTotal how many units both arms together will have: there the interval is tightest
     * @return the test at 5 %
     * @throws IllegalArgumentException if fewer than two are planned
     */
    public static AsymptoticDifference asymptotic(long plannedTotal) {
        return new AsymptoticDifference(plannedTotal, ALPHA);
    }

    /**
     * One share that is watched, without a control.
     *
     * @return the confidence sequence at 95 %
     */
    public static WatchedShare share() {
        return new WatchedShare(ALPHA);
    }

    /**
     * One mean that is watched, without a control.
     *
     * @param tightestAt the n at which the interval is tightest
     * @return the confidence sequence at 95 %
     * @throws IllegalArgumentException if that is below 1
     */
    public static WatchedMean mean(long tightestAt) {
        return new WatchedMean(tightestAt, ALPHA);
    }

    static void checkPlanned(long total) {
        checkArgument(total >= 2, "a watched test needs a plan of at least 2 units, not %s", total);
    }

    static void checkAlpha(double alpha) {
        checkArgument(alpha > 0 && alpha <= 0.5, "the level lies above 0 and at most at 0.5, not %s", (Double) alpha);
    }

    /** The information, in units of the mixture's own, at which the boundary is nearly tightest (Waudby-Smith et al. 2021): {@code -2 ln α + ln(1 - 2 ln α)}. */
    static double tightest(double alpha) {
        double log = -2 * Math.log(alpha);
        return log + Math.log1p(log);
    }
}
