package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.SampleMean;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.journey.internal.Property;
import java.io.Serializable;
import java.util.Arrays;

/**
 * What conversions were worth. Sums of doubles can't be merged exactly: this is a result, not a tally.
 *
 * @param property the property
 * @param conversions how many had a value
 * @param missing how many had none
 * @param sum all values together
 * @param variance their variance with {@code n − 1}; 0 with fewer than two
 */
public record ConversionValue(String property, long conversions, long missing, double sum, double variance)
        implements Serializable {

    /**
     * Checks the parts.
     *
     * @param property the property
     * @param conversions how many conversions have a value
     * @param missing how many have none
     * @param sum all values together
     * @param variance their variance
     */
    public ConversionValue {
        requireNonNull(property, "property");
        checkArgument(Double.isFinite(sum), "a sum of values must be finite, not %s", sum);
        checkArgument(variance >= 0, "a variance must be at least 0, not %s", variance);
    }

    private static final String METHOD = "t";

    static ConversionValue of(String name, Outcomes outcomes) {
        Property property = outcomes.plan.log.columns().propertyOrNone(name);
        checkArgument(!(property instanceof Property.Text), "property %s holds text, not numbers", name);
        double[] values = new double[outcomes.size()];
        int n = 0;
        long missing = 0;
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.isComplete(i)) {
                int row = outcomes.row(i, outcomes.level(i) - 1);
                if (property.isMissing(row)) {
                    missing++;
                } else {
                    double value = Property.number(property, row);
                    checkArgument(Double.isFinite(value), "%s must be finite, not %s (row %s)", name, value, row);
                    values[n++] = value;
                }
            }
        }
        double[] present = Arrays.copyOf(values, n);
        double sum = Arrays.stream(present).sum();
        double mean = sum / n;
        // Where all are alike, rounding of their mean must not make a spread.
        boolean alike = Arrays.stream(present).distinct().limit(2).count() < 2;
        double squares = alike
                ? 0
                : Arrays.stream(present)
                        .map(value -> (value - mean) * (value - mean))
                        .sum();
        return new ConversionValue(name, n, missing, sum, n < 2 ? 0 : squares / (n - 1));
    }

    /**
     * The mean of the conversions that have a value.
     *
     * @return the mean, in the unit of the property
     * @throws IllegalStateException if there are none
     */
    public double mean() {
        if (conversions == 0) {
            throw new IllegalStateException("mean " + property + " is undefined: no conversions");
        }
        return sum / conversions;
    }

    /**
     * The t interval of the mean (Student 1908).
     *
     * @param confidence the confidence level
     * @return the interval
     * @throws IllegalStateException if there are fewer than two conversions, or all had the same value
     */
    public Interval interval(Confidence confidence) {
        if (conversions < 2) {
            throw new IllegalStateException(
                    "interval of " + property + " is undefined: " + conversions + " conversions");
        }
        if (variance == 0) {
            throw new IllegalStateException("interval of " + property + " is undefined: all values are alike");
        }
        Limits limits = new SampleMean(conversions, mean(), variance).limits(confidence.level());
        return new Interval(limits.lower(), limits.upper(), confidence, METHOD);
    }

    /** For example {@code price: sum 120, mean 40 (95 % CI 20.1 … 59.9), n = 3}. */
    @Override
    public String toString() {
        if (conversions == 0) {
            return property + ": no conversions";
        }
        String doubt = "";
        if (conversions > 1 && variance > 0) {
            Interval interval = interval(Confidence.DEFAULT);
            doubt = " (" + interval.confidence() + " CI " + Text.fixed(interval.lower(), 1) + " … "
                    + Text.fixed(interval.upper(), 1) + ")";
        }
        return property + ": sum " + Text.shortest(sum) + ", mean " + Text.fixed(mean(), 1) + doubt + ", n = "
                + conversions + (missing == 0 ? "" : ", " + missing + " without");
    }
}
