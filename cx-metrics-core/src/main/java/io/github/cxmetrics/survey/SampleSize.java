package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Unit;
import java.io.Serializable;
import java.util.OptionalLong;

/**
 * How many answers a survey needs for a margin of error: {@code z²·v/m²}, with the variance v of one answer, by default the largest that there can be. For
 * random samples; it is exact for the Wald interval, to which the better intervals come close at such n.
 *
 * <p>From a population of N it takes {@code n/(1 + (n-1)/N)}, of the unrounded n. These are answers: divide by the response rate to know how many to
 * invite. Source: Cochran (1977), chapter 4.
 *
 * @param unit {@code SCORE} for NPS, {@code SHARE} for a share
 * @param margin half the width of the interval: points for NPS, a fraction for a share
 * @param confidence the confidence level of the interval
 * @param variance the variance of one answer, in the square of the unit: up to 10000 for NPS, up to 0.25 for a share
 * @param population how many there are to ask; nothing for very many
 */
public record SampleSize(Unit unit, double margin, Confidence confidence, double variance, OptionalLong population)
        implements Serializable {

    static final double LARGEST_COUNT = 1L << 53;

    /**
     * Checks the parts.
     *
     * @param unit the unit
     * @param margin half the width of the interval
     * @param confidence the confidence level
     * @param variance the variance of one answer
     * @param population how many there are to ask
     * @throws IllegalArgumentException if the unit is not one of the two, a number is out of its range, or the variance is 0: then one answer says all
     */
    public SampleSize {
        requireNonNull(unit, "unit");
        requireNonNull(confidence, "confidence");
        requireNonNull(population, "population");
        double largest = Reading.factor(unit);
        checkArgument(
                margin > 0 && margin < largest, "a margin lies strictly between 0 and %s, not %s", largest, margin);
        checkVariance(unit, variance);
        checkArgument(variance > 0, "a sample size needs answers that vary: the variance is 0");
        checkArgument(population.orElse(1) >= 1, "a population must be at least 1, not %s", population.orElse(1));
    }

    /**
     * The sample for a margin of NPS in the worst case, half promoters and half detractors.
     *
     * @param marginPoints half the width of the interval in points, 0..100: 5 for ±5
     * @param confidence the confidence level
     * @return the sample size, 1537 for ±5 points at 95 %
     * @throws IllegalArgumentException if the margin is out of range
     */
    public static SampleSize forNps(double marginPoints, Confidence confidence) {
        return of(Unit.SCORE, marginPoints, confidence, largestVariance(Unit.SCORE));
    }

    /**
     * The sample for a margin of NPS where the shares are known from an earlier survey.
     *
     * @param marginPoints half the width of the interval in points, 0..100
     * @param confidence the confidence level
     * @param promoterShare expected share of promoters, 0..1
     * @param detractorShare expected share of detractors, 0..1
     * @return the sample size
     * @throws IllegalArgumentException if a number is out of range, or all are expected in one band
     */
    public static SampleSize forNps(
            double marginPoints, Confidence confidence, double promoterShare, double detractorShare) {
        checkShare("the share of promoters", promoterShare);
        checkShare("the share of detractors", detractorShare);
        checkArgument(
                promoterShare + detractorShare <= 1,
                "the shares of promoters and detractors must not exceed 1 in all: %s and %s",
                promoterShare,
                detractorShare);
        double passiveShare = Math.max(0, 1 - promoterShare - detractorShare);
        double variance = new Trinomial(detractorShare, passiveShare, promoterShare).variance();
        double largest = largestVariance(Unit.SCORE);
        return of(Unit.SCORE, marginPoints, confidence, Math.min(largest, largest * variance));
    }

    /**
     * The sample for a margin of a share in the worst case, a half.
     *
     * @param margin half the width of the interval, 0..1: 0.05 for ±5 percentage points
     * @param confidence the confidence level
     * @return the sample size, 385 for ±5 percentage points at 95 %
     * @throws IllegalArgumentException if the margin is out of range
     */
    public static SampleSize forShare(double margin, Confidence confidence) {
        return of(Unit.SHARE, margin, confidence, largestVariance(Unit.SHARE));
    }

    /**
     * The sample for a margin of a share of which the size is known from an earlier survey.
     *
     * @param margin half the width of the interval, 0..1
     * @param confidence the confidence level
     * @param expectedShare the share that is expected, strictly between 0 and 1
     * @return the sample size
     * @throws IllegalArgumentException if a number is out of range
     */
    public static SampleSize forShare(double margin, Confidence confidence, double expectedShare) {
        return of(Unit.SHARE, margin, confidence, shareVariance(expectedShare));
    }

    private static SampleSize of(Unit unit, double margin, Confidence confidence, double variance) {
        return new SampleSize(unit, margin, confidence, variance, OptionalLong.empty());
    }

    /**
     * The same sample from a population that is not large beside it (finite population correction).
     *
     * @param size how many there are to ask, at least 1
     * @return the changed copy
     * @throws IllegalArgumentException if the size is not positive
     */
    public SampleSize finitePopulation(long size) {
        return new SampleSize(unit, margin, confidence, variance, OptionalLong.of(size));
    }

    /**
     * The size as the formula gives it, not rounded.
     *
     * @return positive
     */
    public double raw() {
        double z = confidence.z();
        double unlimited = z * z * variance / (margin * margin);
        return population.isEmpty() ? unlimited : unlimited / (1 + (unlimited - 1) / population.getAsLong());
    }

    /**
     * The size, rounded up.
     *
     * @return answers
     * @throws ArithmeticException if it is too large to be counted
     */
    public long n() {
        return roundedUp(raw());
    }

    static long roundedUp(double raw) {
        if (!(raw <= LARGEST_COUNT)) {
            throw new ArithmeticException("a sample of " + raw + " answers is too large to be counted");
        }
        return (long) Math.ceil(raw);
    }

    static double largestVariance(Unit unit) {
        double range = Reading.factor(unit);
        return unit == Unit.SHARE ? range * range / 4 : range * range;
    }

    static void checkVariance(Unit unit, double variance) {
        checkArgument(unit != Unit.SCALE_POINT, "a sample size is for NPS or a share, not for a mean");
        checkArgument(
                variance >= 0 && variance <= largestVariance(unit),
                "the variance of an answer lies between 0 and %s, not %s",
                largestVariance(unit),
                variance);
    }

    static double shareVariance(double share) {
        return checkShare("a share", share) * (1 - share);
    }

    private static double checkShare(String what, double share) {
        checkArgument(share >= 0 && share <= 1, "%s lies between 0 and 1, not %s", what, share);
        return share;
    }

    private Object writeReplace() {
        return new Serial(unit, margin, confidence, variance, population.orElse(0));
    }

    /** An optional is no serializable component: 0 for very many. */
    private record Serial(Unit unit, double margin, Confidence confidence, double variance, long population)
            implements Serializable {

        private Object readResolve() {
            return new SampleSize(
                    unit,
                    margin,
                    confidence,
                    variance,
                    population == 0 ? OptionalLong.empty() : OptionalLong.of(population));
        }
    }

    /** One line, for example {@code NPS ±5.0 at 95 %: 1537 answers}. */
    @Override
    public String toString() {
        String of = population.isEmpty() ? "" : " of a population of " + population.getAsLong();
        return (unit == Unit.SCORE ? "NPS" : "share") + " ±" + unit.text(margin) + " at " + confidence + ": "
                + (raw() <= LARGEST_COUNT ? n() + " answers" : "too many answers to be counted") + of;
    }
}
