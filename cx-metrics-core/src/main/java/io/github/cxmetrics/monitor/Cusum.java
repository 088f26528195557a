package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Checks;
import java.io.Serializable;

/**
 * How cumulative sums are charted (Page 1954): {@code C⁺ = max(0, C⁺ + y − k)} and {@code C⁻ = max(0, C⁻ − y − k)} with y the distance from a known target in
 * σ, a signal above h. They find small lasting changes, and say when they began and what the level is since.
 *
 * @param allowance k, half the change to be found, in σ
 * @param decision h, above which a sum signals, in σ
 * @param headStart where both sums start, below h; 0 unless a fast initial response is asked for
 */
public record Cusum(double allowance, double decision, double headStart) implements Serializable {

    /** k 0.5 and h 5: one false alarm in 465 periods, a change of 1σ found in 10.4. */
    public static final Cusum STANDARD = new Cusum(0.5, 5, 0);

    private static final double SIEGMUND = 1.166;

    /**
     * Checks the parameters.
     *
     * @param allowance half the change to be found
     * @param decision above which a sum signals
     * @param headStart where both sums start
     * @throws IllegalArgumentException if h is not positive, k is negative, or the head start is not from 0 to below h
     */
    public Cusum {
        Checks.notNegative(allowance, "the allowance");
        Checks.positive(decision, "the decision limit");
        checkArgument(
                headStart >= 0 && headStart < decision,
                "the head start must be from 0 to below %s, not %s",
                decision,
                headStart);
    }

    /**
     * With a head start of h/2 (Lucas and Crosier 1982): a process that is off from the beginning is found sooner, one that is not alarms a little more often.
     *
     * @return the changed copy
     */
    public Cusum fastInitialResponse() {
        return new Cusum(allowance, decision, decision / 2);
    }

    /**
     * A chart of plain values.
     *
     * @param target what they should be
     * @param sigma the standard deviation of one value
     * @param values one for each period; not a number where a period has none
     * @return the chart
     * @throws IllegalArgumentException if there are no values, one is infinite, or σ is not positive
     */
    public CusumResult ofValues(double target, double sigma, double... values) {
        Checks.positive(sigma, "sigma");
        return CusumResult.of(this, "value", null, Watched.of(target, sigma * sigma, Columns.values(values)));
    }

    /**
     * A chart of shares that are counted already.
     *
     * @param target what the share should be, strictly between 0 and 1
     * @param successes how many succeeded, by period
     * @param trials how many there were; 0 where a period has none, which changes nothing
     * @return the chart
     * @throws IllegalArgumentException if the columns differ in length, a count is negative, successes exceed trials, or the target is none
     */
    public CusumResult ofShares(double target, long[] successes, long[] trials) {
        return CusumResult.of(this, "share", null, Watched.of(target, Columns.shares(successes, trials)));
    }

    /**
     * How many periods a chart of normal values goes on average until either sum signals.
     *
     * @param shift how far the mean is from the target, in σ; 0 asks for the time to a false alarm
     * @return the average run length: both sums together as Lucas and Crosier (1982) combine them
     */
    public double averageRunLength(double shift) {
        double up = upperAverageRunLength(shift);
        double down = upperAverageRunLength(-shift);
        if (headStart == 0) {
            return 1 / (1 / up + 1 / down);
        }
        double upFromZero = RunLengths.cusum(allowance, decision, shift, 0);
        double downFromZero = RunLengths.cusum(allowance, decision, -shift, 0);
        return (up * downFromZero + down * upFromZero - upFromZero * downFromZero) / (upFromZero + downFromZero);
    }

    /**
     * The same of the upper sum alone.
     *
     * @param shift how far the mean is from the target, in σ
     * @return the average run length
     */
    public double upperAverageRunLength(double shift) {
        return RunLengths.cusum(allowance, decision, Checks.finite(shift, "shift"), headStart);
    }

    /**
     * Siegmund's (1985) approximation of {@link #averageRunLength}, without a head start: within a few percent.
     *
     * @param shift how far the mean is from the target, in σ
     * @return the approximate average run length of both sums
     */
    public double siegmund(double shift) {
        return 1 / (1 / upperSiegmund(shift) + 1 / upperSiegmund(-shift));
    }

    /**
     * Siegmund's approximation for the upper sum alone: {@code (e^(−2Δb) + 2Δb − 1) / 2Δ²}, Δ = shift − k, b = h + 1.166.
     *
     * @param shift how far the mean is from the target, in σ
     * @return the approximate average run length
     */
    public double upperSiegmund(double shift) {
        double drift = Checks.finite(shift, "shift") - allowance;
        double reach = decision + SIEGMUND;
        return drift == 0 ? reach * reach : (Math.expm1(-2 * drift * reach) + 2 * drift * reach) / (2 * drift * drift);
    }

    /** For example {@code CUSUM, k 0.5, h 5.0}. */
    @Override
    public String toString() {
        return "CUSUM, k " + allowance + ", h " + decision + (headStart == 0 ? "" : ", head start " + headStart);
    }
}
