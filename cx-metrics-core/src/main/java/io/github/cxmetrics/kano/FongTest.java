package io.github.cxmetrics.kano;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;

/**
 * The test of Fong (1996) whether the two most frequent categories differ, at nominal 10 %. Offered to compare with older studies only: it takes two shares
 * of the same respondents for independent ones, so it rejects far too often. Where both categories are equally likely it calls 14 to 24 % of samples
 * significant instead of 10 % (exact enumeration). {@link KanoReading#separation()} is the test to use.
 *
 * @param difference the larger count minus the next
 * @param threshold {@code 1.65 · √((a + b)(2n - a - b) / (2n))}
 * @param test the same as z = difference / the root, with its two-sided p-value
 */
public record FongTest(long difference, double threshold, TestResult test) implements Serializable {

    /**
     * Checks the parts.
     *
     * @param difference the larger count minus the next
     * @param threshold {@code 1.65 · √((a + b)(2n - a - b) / (2n))}
     * @param test the same as z = difference / the root, with its two-sided p-value
     * @throws IllegalArgumentException if a number is negative or none
     */
    public FongTest {
        CountMath.checkNotNegative(difference, "the difference of two counts");
        Checks.notNegative(threshold, "the threshold of Fong's test");
        requireNonNull(test, "test");
    }

    private static final double CRITICAL = 1.65;

    static FongTest of(long first, long second, long n) {
        double both = (double) first + second;
        double error = Math.sqrt(both * ((2.0 * n - both) / (2.0 * n)));
        return new FongTest(
                first - second,
                CRITICAL * error,
                TestResult.ofZ("Fong z (anti-conservative)", (first - second) / error));
    }

    /**
     * Whether the test calls the categories different.
     *
     * @return {@code difference >= threshold}
     */
    public boolean significant() {
        return difference >= threshold;
    }

    /** One line with the label that the test needs. */
    @Override
    public String toString() {
        return "Fong: difference " + difference + (significant() ? " >= " : " < ") + Text.fixed(threshold, 2)
                + " (anti-conservative)";
    }
}
