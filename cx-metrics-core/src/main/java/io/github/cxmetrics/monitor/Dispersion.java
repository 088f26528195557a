package io.github.cxmetrics.monitor;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;

/**
 * Whether periods vary as their counts would alone: about 1 if so. With thousands of observations a period hardly any process does, and nearly every
 * point of a plain p or u chart is "out"; Laney's charts widen the limits by {@link #sigmaZ}.
 *
 * @param ratio the sum of the squared distances z from the centre, divided by the number of periods less one
 * @param test the chi-square test of a ratio of 1, upper tail
 * @param meanStep the mean of {@code |Δz|} of periods that follow each other
 */
public record Dispersion(double ratio, TestResult test, double meanStep) implements Serializable {

    /**
     * Checks that nothing is missing.
     *
     * @param ratio how much more periods vary than their counts
     * @param test the chi-square test
     * @param meanStep the mean of {@code |Δz|}
     */
    public Dispersion {
        requireNonNull(test, "test");
    }

    private static final double LANEY = 1.128;

    /**
     * The spread of z from one period to the next, which a lasting change does not inflate (Laney 2002): mean {@code |Δz|} divided by 1.128.
     *
     * @return about 1 if only counts vary
     */
    public double sigmaZ() {
        return meanStep / LANEY;
    }

    /**
     * The same with the exact constant in place of 1.128.
     *
     * @return mean {@code |Δz|} divided by {@code 2/√π}
     */
    public double sigmaZExact() {
        return meanStep * Math.sqrt(Math.PI) / 2;
    }

    /**
     * The p-value of a ratio as large as this if only counts varied.
     *
     * @return 0..1
     */
    public double pValue() {
        return test.pValue();
    }

    /** For example {@code dispersion 1.84 (p = 0.0093), sigma z 1.21}. */
    @Override
    public String toString() {
        return "dispersion " + Text.fixed(ratio, 2) + " (p " + Text.pValue(pValue()) + "), sigma z "
                + Text.fixed(sigmaZ(), 2);
    }
}
