package io.github.cxmetrics;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.BetaTail;
import io.github.cxmetrics.internal.Normal;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * The result of a statistical test, with the name of its method.
 *
 * @param method the test's name, for example {@code pooled z}
 * @param statistic the test statistic, signed where it has a direction; absent for exact tests, which have none, and where it would be infinite
 * @param degreesOfFreedom the degrees of freedom of a t or chi-square statistic; absent otherwise
 * @param pValue the two-sided p-value, 0..1
 */
public record TestResult(String method, OptionalDouble statistic, OptionalDouble degreesOfFreedom, double pValue)
        implements Serializable {

    /** Below, a t distribution has no number that a double can tell from 0 or infinity. */
    private static final double LEAST_DF = 1e-9;

    /**
     * Checks the p-value.
     *
     * @param method the test's name
     * @param statistic the test statistic
     * @param degreesOfFreedom the degrees of freedom
     * @param pValue the two-sided p-value
     * @throws IllegalArgumentException if the p-value is outside 0..1
     */
    public TestResult {
        requireNonNull(method, "method");
        requireNonNull(statistic, "statistic");
        requireNonNull(degreesOfFreedom, "degreesOfFreedom");
        checkArgument(pValue >= 0 && pValue <= 1, "a p-value must be in 0..1, not %s", pValue);
    }

    /** Optional numbers can't be serialized: not-a-number stands for what is absent. */
    private record Serialized(String method, double statistic, double degreesOfFreedom, double pValue)
            implements Serializable {

        private Object readResolve() {
            return new TestResult(method, optional(statistic), optional(degreesOfFreedom), pValue);
        }

        private static OptionalDouble optional(double number) {
            return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
        }
    }

    private Object writeReplace() {
        return new Serialized(method, statistic.orElse(Double.NaN), degreesOfFreedom.orElse(Double.NaN), pValue);
    }

    /**
     * A test that is judged by the standard normal distribution.
     *
     * @param method the test's name
     * @param z the statistic, signed; infinite where nothing varies and yet there is a difference
     * @return the result with the two-sided p-value, without a statistic where it would be infinite
     */
    public static TestResult ofZ(String method, double z) {
        OptionalDouble statistic = Double.isInfinite(z) ? OptionalDouble.empty() : OptionalDouble.of(z);
        return new TestResult(method, statistic, OptionalDouble.empty(), Normal.twoSidedP(z));
    }

    /**
     * A test that is judged by the t distribution.
     *
     * @param method the test's name
     * @param t the statistic, signed
     * @param df the degrees of freedom, whole or not
     * @return the result with the two-sided p-value
     */
    public static TestResult ofT(String method, double t, double df) {
        checkArgument(!Double.isNaN(t), "the statistic of %s must be a number, not %s", method, t);
        checkArgument(df >= LEAST_DF, "the degrees of freedom of %s must be above 0, not %s", method, df);
        return new TestResult(method, OptionalDouble.of(t), OptionalDouble.of(df), BetaTail.twoSidedStudentP(t, df));
    }

    /**
     * A test that is judged by the upper tail of the chi-square distribution.
     *
     * @param method the test's name
     * @param chi2 the statistic, not negative
     * @param df the degrees of freedom
     * @return the result
     */
    public static TestResult ofChiSquare(String method, double chi2, int df) {
        checkArgument(chi2 >= 0, "the statistic of %s must be at least 0, not %s", method, chi2);
        checkArgument(df > 0, "the degrees of freedom of %s must be above 0, not %s", method, df);
        double p = Double.isInfinite(chi2) ? 0 : BetaTail.chiSquareP(chi2, df);
        return new TestResult(method, OptionalDouble.of(chi2), OptionalDouble.of(df), p);
    }

    /** The method, the statistic and the p-value, rounded for reading. */
    @Override
    public String toString() {
        String value = statistic.isPresent() ? " " + Text.fixed(statistic.getAsDouble(), 2) : "";
        return method + value + ", p " + Text.pValue(pValue);
    }
}
