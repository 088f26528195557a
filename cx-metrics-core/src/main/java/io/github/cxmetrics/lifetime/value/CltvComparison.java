package io.github.cxmetrics.lifetime.value;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.OrderedSum;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;
import java.util.SplittableRandom;

/**
 * The mean CLTV of one group of customers against that of another: referred customers against others, promoters against detractors.
 *
 * <p>The interval is a percentile bootstrap: both groups are drawn again with replacement 2000 times. It covers which customers happened to be in the groups; the
 * parameters of the models are taken as known. Groups differ in more than their name: a difference is no proof that a recommendation made it.
 *
 * @param mean of the group
 * @param baselineMean of the other group
 * @param interval of the difference, in money
 * @param count customers of the group
 * @param baselineCount customers of the other group
 */
public record CltvComparison(double mean, double baselineMean, Interval interval, int count, int baselineCount)
        implements Serializable {

    /**
     * Checks the parts.
     *
     * @param mean the mean of the group
     * @param baselineMean the mean of the baseline
     * @param interval the interval of the difference
     * @param count how many customers
     * @param baselineCount how many of the baseline
     * @throws IllegalArgumentException if a mean is not finite or a count negative
     */
    public CltvComparison {
        requireNonNull(interval, "interval");
        Checks.finite(mean, "the mean CLTV");
        Checks.finite(baselineMean, "the mean CLTV of the baseline");
        Checks.count(count, "customers");
        Checks.count(baselineCount, "customers of the baseline");
    }

    private static final int RESAMPLES = 2000;

    /**
     * Compares the values of two groups, as {@link Cltv#values} makes them.
     *
     * @param values one a customer
     * @param baseline one a customer of the other group
     * @param confidence the level of the interval
     * @param seed the seed: the same seed gives the same interval
     * @return the comparison
     * @throws IllegalArgumentException if a group has fewer than 2 customers, or a value is not finite
     */
    public static CltvComparison of(double[] values, double[] baseline, Confidence confidence, long seed) {
        requireNonNull(confidence, "confidence");
        check(values, "the group");
        check(baseline, "the baseline");
        SplittableRandom random = new SplittableRandom(seed);
        double[] differences = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            differences[i] = resampledMean(values, random) - resampledMean(baseline, random);
        }
        return new CltvComparison(
                mean(values),
                mean(baseline),
                ValueSample.interval(differences, confidence, "percentile bootstrap of customers"),
                values.length,
                baseline.length);
    }

    private static void check(double[] values, String group) {
        requireNonNull(values, "values");
        checkArgument(values.length >= 2, "%s needs at least 2 customers, not %s", group, values.length);
        for (int i = 0; i < values.length; i++) {
            checkArgument(
                    Double.isFinite(values[i]), "a value of %s must be finite, not %s (row %s)", group, values[i], i);
        }
    }

    private static double mean(double[] values) {
        return OrderedSum.of(values.length, 1, (from, to, sums) -> {
                    for (int i = from; i < to; i++) {
                        sums[0] += values[i];
                    }
                })[0]
                / values.length;
    }

    private static double resampledMean(double[] values, SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[random.nextInt(values.length)];
        }
        return sum / values.length;
    }

    /**
     * The mean of the group less that of the other.
     *
     * @return money
     */
    public double difference() {
        return mean - baselineMean;
    }

    /** For example {@code mean CLTV 41.20 (n = 300) against 30.10 (n = 700): +11.10 (95 % CI 6.02 … 16.30, percentile bootstrap of customers)}. */
    @Override
    public String toString() {
        return "mean CLTV " + Text.fixed(mean, 2) + " (n = " + count + ") against " + Text.fixed(baselineMean, 2)
                + " (n = " + baselineCount + "): " + (difference() > 0 ? "+" : "") + Text.fixed(difference(), 2) + " ("
                + interval.confidence() + " CI " + Text.fixed(interval.lower(), 2) + " … "
                + Text.fixed(interval.upper(), 2) + ", " + interval.method() + ")";
    }
}
