package io.github.cxmetrics.monitor.experiment;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The split that an experiment planned, and whether the one that came is chance: sample ratio mismatch. Chi-square against the <em>planned</em> ratio; a
 * p-value below 0.001 is a mismatch (Fabijan et al., KDD 2019): look for the bug, and trust no effect.
 *
 * <p>An equal split that was never planned cries wolf. Looked at daily for 60 days, 0.001 becomes 1.25 %.
 *
 * @param planned the weight of each arm, in any unit: {@code 1, 1} or {@code 95, 5}
 */
public record SampleRatio(List<Double> planned) implements Serializable {

    private static final double MISMATCH = 0.001;

    /**
     * Checks the weights.
     *
     * @param planned the weight of each arm
     * @throws IllegalArgumentException if there are fewer than two, one is absent or not above 0, or too small or too large beside the others
     */
    public SampleRatio {
        planned = Checks.list(planned, "planned");
        checkArgument(planned.size() >= 2, "a split needs at least 2 arms, not %s", planned.size());
        for (int arm = 0; arm < planned.size(); arm++) {
            double weight = planned.get(arm);
            checkArgument(
                    weight > 0 && weight < Double.POSITIVE_INFINITY,
                    "the planned weight of arm %s must be above 0 and finite, not %s",
                    (Integer) arm,
                    (Double) weight);
        }
        double weights = sum(planned);
        checkArgument(Double.isFinite(weights), "the planned weights must have a finite sum, not %s", (Double) weights);
        for (double weight : planned) {
            checkArgument(weight / weights > 0, "a planned weight of %s is no share of %s", (Double) weight, (Double)
                    weights);
        }
    }

    private static double sum(List<Double> weights) {
        return weights.stream().mapToDouble(weight -> weight).sum();
    }

    /**
     * A planned split.
     *
     * @param weights the weight of each arm, in any unit
     * @return the split
     * @throws IllegalArgumentException if there are fewer than two, or one is not above 0, or too small or too large beside the others
     */
    public static SampleRatio planned(double... weights) {
        requireNonNull(weights, "weights");
        return new SampleRatio(Arrays.stream(weights).boxed().toList());
    }

    /**
     * Tests the split that came.
     *
     * @param counts how many units are in each arm: the units that were assigned, as users
     * @return the test
     * @throws IllegalArgumentException if there is not a count for each arm, or one is negative
     * @throws IllegalStateException if nobody is in any arm
     * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE} units
     */
    public Result test(long... counts) {
        requireNonNull(counts, "counts");
        checkArgument(
                counts.length == planned.size(), "%s arms need as many counts, not %s", planned.size(), counts.length);
        long n = 0;
        for (long count : counts) {
            n = CountMath.sum(n, CountMath.checkNotNegative(count, "units of an arm"), "units");
        }
        if (n == 0) {
            throw new IllegalStateException("the sample ratio is undefined: no units");
        }
        double weights = sum(planned);
        double chi2 = 0;
        for (int arm = 0; arm < counts.length; arm++) {
            double expected = n * (planned.get(arm) / weights);
            double residual = counts[arm] - expected;
            chi2 += residual * residual / expected;
        }
        TestResult test = TestResult.ofChiSquare("chi-square against the planned ratio", chi2, counts.length - 1);
        return new Result(this, Arrays.stream(counts).boxed().toList(), test);
    }

    /**
     * Whether a split is as planned.
     *
     * @param ratio the planned split
     * @param counts how many units came to each arm
     * @param test chi-square with one degree of freedom less than there are arms
     */
    public record Result(SampleRatio ratio, List<Long> counts, TestResult test) implements Serializable {

        /**
         * Copies and checks the counts.
         *
         * @param ratio the planned split
         * @param counts how many units came to each arm
         * @param test the test
         * @throws IllegalArgumentException if there is not a count for each arm, one is absent or negative, or all are 0
         * @throws ArithmeticException if there are more than {@link Long#MAX_VALUE} units
         */
        public Result {
            requireNonNull(ratio, "ratio");
            counts = Checks.list(counts, "counts");
            requireNonNull(test, "test");
            checkArgument(
                    counts.size() == ratio.planned.size(),
                    "%s arms need as many counts, not %s",
                    ratio.planned.size(),
                    counts.size());
            long n = 0;
            for (long count : counts) {
                n = CountMath.sum(n, CountMath.checkNotNegative(count, "units of an arm"), "units");
            }
            checkArgument(n > 0, "a split needs at least 1 unit, not %s", n);
        }

        /**
         * Whether chance would hardly make such a split.
         *
         * @return whether the p-value is below 0.001
         */
        public boolean isMismatch() {
            return test.pValue() < MISMATCH;
        }

        /**
         * Planned and actual shares.
         *
         * @return a table of arm, n, planned and actual share
         */
        public String table() {
            TextTable table = TextTable.of("arm", "n", "planned", "actual");
            double weights = sum(ratio.planned);
            double n = counts.stream().mapToLong(count -> count).sum();
            for (int arm = 0; arm < counts.size(); arm++) {
                table.row(
                        Integer.toString(arm + 1),
                        Long.toString(counts.get(arm)),
                        Unit.SHARE.text(ratio.planned.get(arm) / weights),
                        Unit.SHARE.text(counts.get(arm) / n));
            }
            return table.toString();
        }

        /**
         * One line for a report.
         *
         * @return for example {@code SAMPLE RATIO MISMATCH: 821588 and 815482 against 1 : 1, p < 0.0001}
         */
        public String line() {
            return (isMismatch() ? "SAMPLE RATIO MISMATCH: " : "split as planned: ")
                    + String.join(" and ", counts.stream().map(String::valueOf).toList()) + " against " + ratio
                    + ", p " + Text.pValue(test.pValue());
        }

        @Override
        public String toString() {
            return line();
        }
    }

    /** For example {@code 1 : 1}. */
    @Override
    public String toString() {
        return String.join(" : ", planned.stream().map(Text::shortest).toList());
    }
}
