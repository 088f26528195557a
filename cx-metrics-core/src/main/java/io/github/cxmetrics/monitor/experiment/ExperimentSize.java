package io.github.cxmetrics.monitor.experiment;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Normal;
import java.io.Serializable;

/**
 * How many units each arm needs so that a difference of two shares is found with a given power by the z test of the pooled share:
 * {@code (z₁√(2p̄q̄) + z₂√(p₁q₁ + p₂q₂))² / (p₁ - p₂)²}, with p̄ the mean of both (as R's {@code power.prop.test}). {@code GroupSize} has the form of the unpooled
 * test, and net scores.
 *
 * @param share the share that is expected in the control
 * @param otherShare the share that the treatment should have
 * @param confidence one minus the level of the two-sided test
 * @param power the probability of finding the difference
 */
public record ExperimentSize(double share, double otherShare, Confidence confidence, double power)
        implements Serializable {

    private static final double DEFAULT_POWER = 0.8;

    /**
     * Checks the numbers.
     *
     * @param share the share that is expected in the control
     * @param otherShare the share that the treatment should have
     * @param confidence one minus the level of the two-sided test
     * @param power the probability of finding the difference
     * @throws IllegalArgumentException if a share is outside 0..1, both are equal, or the power is not between the level of the test and 1
     */
    public ExperimentSize {
        Checks.share(share, "the share of the control");
        Checks.share(otherShare, "the share of the treatment");
        requireNonNull(confidence, "confidence");
        checkArgument(share != otherShare, "a difference to be found is not 0: both shares are %s", (Double) share);
        double level = 1 - confidence.level();
        checkArgument(
                power > level && power < 1,
                "a power lies strictly between the level of the test and 1, not %s at %s",
                (Double) power,
                confidence);
    }

    /**
     * The size for a two-sided test at 5 % with a power of 80 %.
     *
     * @param share the share that is expected in the control
     * @param otherShare the share that the treatment should have
     * @return the size
     * @throws IllegalArgumentException if a share is outside 0..1, or both are equal
     */
    public static ExperimentSize forShares(double share, double otherShare) {
        return new ExperimentSize(share, otherShare, Confidence.DEFAULT, DEFAULT_POWER);
    }

    /**
     * The size at another level and power.
     *
     * @param confidence one minus the level of the two-sided test
     * @param power the probability of finding the difference
     * @return the changed copy
     * @throws IllegalArgumentException if the power is not between the level of the test and 1
     */
    public ExperimentSize with(Confidence confidence, double power) {
        return new ExperimentSize(share, otherShare, confidence, power);
    }

    /**
     * Units of each arm, as the formula gives them.
     *
     * @return positive
     */
    public double raw() {
        double mean = (share + otherShare) / 2;
        double sum = confidence.z() * Math.sqrt(2 * mean * (1 - mean)) + powerQuantile() * Math.sqrt(variances());
        return sum * sum / square();
    }

    /**
     * Units of each arm for the unpooled z test.
     *
     * @return positive
     */
    public double rawUnpooled() {
        double sum = confidence.z() + powerQuantile();
        return sum * sum * variances() / square();
    }

    private double variances() {
        return share * (1 - share) + otherShare * (1 - otherShare);
    }

    private double square() {
        return (share - otherShare) * (share - otherShare);
    }

    private double powerQuantile() {
        return power == 0.5 ? 0 : Math.copySign(Normal.twoSidedQuantile(Math.abs(2 * power - 1)), power - 0.5);
    }

    /**
     * Units of each arm, rounded up.
     *
     * @return at least 1
     * @throws ArithmeticException if they are too many to be counted
     */
    public long perArm() {
        double raw = raw();
        if (!(raw < Long.MAX_VALUE)) {
            throw new ArithmeticException("an arm of " + raw + " units is too large to be counted");
        }
        return (long) Math.ceil(raw);
    }

    /** One line, for example {@code 50.0 % against 75.0 %: 77 units in each arm (power 90.0 %, level 95 %)}. */
    @Override
    public String toString() {
        String units = raw() < Long.MAX_VALUE ? Long.toString(perArm()) : "too many";
        return Unit.SHARE.text(share) + " against " + Unit.SHARE.text(otherShare) + ": " + units
                + " units in each arm (power " + Unit.SHARE.text(power) + ", confidence " + confidence + ")";
    }
}
