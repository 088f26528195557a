package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Normal;
import java.io.Serializable;

/**
 * How many answers each of two groups needs so that a true difference between them is found with a given power: {@code (z₁ + z₂)²·(v₁ + v₂)/δ²}, with the
 * normal quantiles z₁ of the two-sided test and z₂ of the power, and the variances v of one answer. For random samples and the unpooled z test.
 *
 * <p>Source: Cohen (1988).
 *
 * @param unit {@code SCORE} for NPS, {@code SHARE} for shares
 * @param difference the difference to be found, without sign: points for NPS, a fraction for shares
 * @param confidence one minus the level of the two-sided test: 95 % for a test at 0.05
 * @param power the probability that the test finds the difference, above the level of the test and below 1
 * @param variance the variance of one answer in the first group, in the square of the unit
 * @param baselineVariance the same in the second group
 * @param population how many there are to ask in each group; 0 for very many
 */
public record GroupSize(
        Unit unit,
        double difference,
        Confidence confidence,
        double power,
        double variance,
        double baselineVariance,
        long population)
        implements Serializable {

    /**
     * Checks the parts.
     *
     * @param unit the unit
     * @param difference the difference to be found
     * @param confidence one minus the level of the test
     * @param power the power
     * @param variance the variance of one answer in the first group
     * @param baselineVariance the same in the second group
     * @param population how many there are to ask in each group
     * @throws IllegalArgumentException if the unit is not one of the two, a number is out of its range, or both variances are 0
     */
    public GroupSize {
        requireNonNull(unit, "unit");
        checkArgument(population >= 0, "a population must not be negative: %s", population);
        SampleSize.checkVariance(unit, variance);
        SampleSize.checkVariance(unit, baselineVariance);
        checkArgument(variance + baselineVariance > 0, "a sample size needs answers that vary: both variances are 0");
        double largest = unit == Unit.SCORE ? 2 * Reading.factor(unit) : Reading.factor(unit);
        checkArgument(
                difference > 0 && difference < largest,
                "a difference lies strictly between 0 and %s, not %s",
                largest,
                difference);
        requireNonNull(confidence, "confidence");
        double level = 1 - confidence.level();
        checkArgument(
                power > level && power < 1,
                "a power lies strictly between the level of the test and 1, not %s at %s",
                power,
                confidence);
    }

    /**
     * The groups for a difference of two NPS in the worst case, half promoters and half detractors in both.
     *
     * @param points the difference to be found, 0..200
     * @param confidence 95 % for a test at 0.05
     * @param power for example 0.8
     * @return the group size
     * @throws IllegalArgumentException if a number is out of range
     */
    public static GroupSize forNps(double points, Confidence confidence, double power) {
        double worst = SampleSize.largestVariance(Unit.SCORE);
        return forNps(points, confidence, power, worst, worst);
    }

    /**
     * The groups for a difference of two NPS whose variances are known from an earlier survey.
     *
     * @param points the difference to be found, 0..200
     * @param confidence 95 % for a test at 0.05
     * @param power for example 0.8
     * @param variance of one answer in the first group, as {@link Nps#variance()} gives it, 0..10000
     * @param baselineVariance the same in the second group
     * @return the group size
     * @throws IllegalArgumentException if a number is out of range
     */
    public static GroupSize forNps(
            double points, Confidence confidence, double power, double variance, double baselineVariance) {
        return new GroupSize(Unit.SCORE, points, confidence, power, variance, baselineVariance, 0);
    }

    /**
     * The groups for a difference of two shares.
     *
     * @param share the share that is expected in the first group, 0..1
     * @param baselineShare the share that is expected in the second, another one
     * @param confidence 95 % for a test at 0.05
     * @param power for example 0.8
     * @return the group size
     * @throws IllegalArgumentException if a number is out of range, or the shares are equal
     */
    public static GroupSize forShares(double share, double baselineShare, Confidence confidence, double power) {
        return new GroupSize(
                Unit.SHARE,
                Math.abs(share - baselineShare),
                confidence,
                power,
                SampleSize.shareVariance(share),
                SampleSize.shareVariance(baselineShare),
                0);
    }

    /**
     * The same groups, each from a population that is not large beside it (finite population correction).
     *
     * @param size how many there are to ask in each group, at least 1
     * @return the changed copy
     * @throws IllegalArgumentException if the size is not positive
     */
    public GroupSize finitePopulation(long size) {
        checkArgument(size >= 1, "a population must be at least 1, not %s", size);
        return new GroupSize(unit, difference, confidence, power, variance, baselineVariance, size);
    }

    /**
     * The size of each group as the formula gives it, not rounded; from a population of M it is {@code n/(1 + (n - 1)/M)}.
     *
     * @return positive
     */
    public double raw() {
        double quantiles = confidence.z() + Normal.twoSidedQuantile(2 * power - 1);
        double unlimited = quantiles * quantiles * (variance + baselineVariance) / (difference * difference);
        return population == 0 ? unlimited : unlimited / (1 + (unlimited - 1) / population);
    }

    /**
     * The size of each group, rounded up.
     *
     * @return answers
     * @throws ArithmeticException if it is too large to be counted
     */
    public long n() {
        return SampleSize.roundedUp(raw());
    }

    /**
     * The power of the two-sided test at {@link #n()}.
     *
     * @return slightly above {@link #power()}, for it counts rounding up and the wrong tail
     */
    public double achievedPower() {
        return achievedPower(n());
    }

    /**
     * The power of the two-sided test with groups of another size: {@code Φ(k - z) + Φ(-k - z)}, {@code k = δ/√((v₁ + v₂)/n)}.
     *
     * @param perGroup answers in each group, at least 1
     * @return 0..1
     * @throws IllegalArgumentException if the size is not positive or exceeds the population
     */
    public double achievedPower(long perGroup) {
        checkArgument(perGroup >= 1, "a group needs at least 1 answer, not %s", perGroup);
        checkArgument(
                population == 0 || perGroup <= population,
                "a group of %s can't come from a population of %s",
                perGroup,
                population);
        if (perGroup == population) {
            return 1;
        }
        double n = population == 0 ? perGroup : perGroup * ((population - 1.0) / (population - perGroup));
        double k = difference / Math.sqrt((variance + baselineVariance) / n);
        double z = confidence.z();
        return Normal.cdf(k - z) + Normal.cdf(-k - z);
    }

    /** One line, for example {@code difference of 10.0 in NPS at 95 % with power 80.0 %: 1570 answers in each group}. */
    @Override
    public String toString() {
        return "difference of " + unit.text(difference) + " in " + (unit == Unit.SCORE ? "NPS" : "shares") + " at "
                + confidence + " with power " + Unit.SHARE.text(power) + ": "
                + (raw() <= SampleSize.LARGEST_COUNT ? n() + " answers" : "too many answers to be counted")
                + " in each group"
                + (population == 0 ? "" : ", of populations of " + population);
    }
}
