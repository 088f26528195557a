package io.github.cxmetrics.internal;

/**
 * Count, mean and variance of a sample, and what Student and Welch make of them.
 *
 * @param n how many values, at least 1
 * @param mean their mean
 * @param variance their variance with {@code n - 1}; not a number for one value
 */
public record SampleMean(double n, double mean, double variance) {

    /**
     * Whether there is a variance, and so a standard error.
     *
     * @return true from two values on
     */
    public boolean hasVariance() {
        return n > 1;
    }

    /**
     * The standard error of the mean.
     *
     * @return {@code √(variance / n)}
     */
    public double standardError() {
        return Math.sqrt(variance / n);
    }

    /**
     * The t interval of the mean (Student 1908).
     *
     * @param level confidence level
     * @return the limits
     */
    public Limits limits(double level) {
        double half = BetaTail.twoSidedStudentQuantile(level, n - 1) * standardError();
        return Limits.around(mean, half);
    }

    /**
     * The difference of two means with unequal variances (Welch 1947), degrees of freedom by Satterthwaite (1946).
     *
     * @param other an independent sample
     * @return difference, its standard error and degrees of freedom
     */
    public Difference minus(SampleMean other) {
        double one = variance / n;
        double two = other.variance / other.n;
        double sum = one + two;
        double df = sum * sum / (one * one / (n - 1) + two * two / (other.n - 1));
        return new Difference(mean - other.mean, Math.sqrt(sum), df);
    }

    /**
     * A difference of means.
     *
     * @param value the difference
     * @param standardError its standard error; 0 where neither sample varies
     * @param df degrees of freedom; not a number where neither sample varies
     */
    public record Difference(double value, double standardError, double df) {

        /**
         * The t statistic.
         *
         * @return {@code value / standardError}
         */
        public double t() {
            return value / standardError;
        }

        /**
         * The t interval of the difference.
         *
         * @param level confidence level
         * @return the limits
         */
        public Limits limits(double level) {
            return Limits.around(value, BetaTail.twoSidedStudentQuantile(level, df) * standardError);
        }
    }
}
