package io.github.cxmetrics.survival;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.List;

/**
 * The result of comparing the survival of groups.
 *
 * @param weights which test it is
 * @param groups observed and expected events of each group, in the order of names
 * @param chiSquare the statistic
 * @param degreesOfFreedom one less than the number of groups that were ever at risk together with another when an event happened
 * @param logP the natural logarithm of the p-value, which is still a number where p itself is too small for a double
 */
public record LogRankResult(
        FlemingHarrington weights, List<Group> groups, double chiSquare, int degreesOfFreedom, double logP)
        implements Serializable {

    private static final double LN_10 = Math.log(10);
    private static final double SMALLEST_LOG = -300 * LN_10;

    /**
     * Checks the numbers and copies the list.
     *
     * @param weights which test it is
     * @param groups observed and expected events of each group
     * @param chiSquare the statistic
     * @param degreesOfFreedom the degrees of freedom
     * @param logP the natural logarithm of the p-value
     * @throws IllegalArgumentException if a number is none or out of its range
     */
    public LogRankResult {
        requireNonNull(weights, "weights");
        groups = Checks.list(groups, "groups");
        checkArgument(chiSquare >= 0, "a chi-square must be at least 0, not %s", chiSquare);
        checkArgument(degreesOfFreedom >= 1, "degrees of freedom must be at least 1, not %s", degreesOfFreedom);
        checkArgument(logP <= 0, "the logarithm of a p-value must be at most 0, not %s", logP);
    }

    /**
     * One of the groups.
     *
     * @param name its name
     * @param count how many subjects
     * @param observed how many events, weighted
     * @param expected how many events it would have had with the survival of all groups, weighted
     */
    public record Group(String name, long count, double observed, double expected) implements Serializable {

        /**
         * Checks the parts.
         *
         * @param name its name
         * @param count how many subjects
         * @param observed how many events, weighted
         * @param expected how many events it would have had with the survival of all groups, weighted
         * @throws IllegalArgumentException if a number is negative or none
         */
        public Group {
            requireNonNull(name, "name");
            Checks.count(count, "subjects");
            Checks.notNegative(observed, "observed events");
            Checks.notNegative(expected, "expected events");
        }
    }

    /**
     * The p-value.
     *
     * @return the probability of a larger statistic, 0..1; 0 where it is below the smallest double
     */
    public double pValue() {
        return Math.exp(logP);
    }

    /**
     * This result in the form that all tests share.
     *
     * @return the chi-square test
     */
    public TestResult test() {
        return TestResult.ofChiSquare(weights.toString(), chiSquare, degreesOfFreedom);
    }

    /**
     * The groups as aligned text.
     *
     * @return the table
     */
    public String table() {
        TextTable table = TextTable.of("group", "n", "observed", "expected");
        for (Group group : groups) {
            table.row(
                    group.name(),
                    Long.toString(group.count()),
                    Text.fixed(group.observed(), 1),
                    Text.fixed(group.expected(), 1));
        }
        return table.toString();
    }

    /** For example {@code log-rank: chi-square 16.79, df 1, p < 0.0001 (ln p -10.09)}. */
    @Override
    public String toString() {
        String p = logP < SMALLEST_LOG ? "p < 1e-300" : "p " + Text.pValue(pValue());
        return weights + ": chi-square " + Text.fixed(chiSquare, 2) + ", df " + degreesOfFreedom + ", " + p + " (ln p "
                + Text.fixed(logP, 2) + ")";
    }
}
