package io.github.cxmetrics.monitor.group;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A test that several groups are alike, and how far they are not. One p-value for all: which of them differ is a question for
 * {@code Segments.versusRest()}, corrected.
 *
 * @param method the test's name
 * @param statistic the statistic: chi-square, F or H
 * @param df its degrees of freedom
 * @param errorDf the second degrees of freedom of an F; null for others
 * @param pValue the p-value
 * @param effect how far the groups differ, by {@code effectName}, 0..1
 * @param effectName the measure of that
 * @param groups the groups
 */
public record GroupTest(
        String method,
        double statistic,
        double df,
        @Nullable Double errorDf,
        double pValue,
        double effect,
        String effectName,
        List<Group> groups)
        implements Serializable {

    /**
     * A group.
     *
     * @param name its name
     * @param n how many it holds
     * @param value what is compared: its mean, or its mean rank; null for a table of counts
     */
    public record Group(String name, long n, @Nullable Double value) implements Serializable {

        /**
         * Checks the parts.
         *
         * @param name its name
         * @param n how many it holds
         * @param value what is compared, or null
         * @throws IllegalArgumentException if it holds nothing, or what is compared is none
         */
        public Group {
            requireNonNull(name, "name");
            checkArgument(n >= 1, "a group holds at least 1, not %s", n);
            Checks.finiteIfThere(value, "the value of a group");
        }
    }

    /**
     * Copies and checks the groups.
     *
     * @param method the test's name
     * @param statistic the statistic
     * @param df its degrees of freedom
     * @param errorDf the second degrees of freedom of an F
     * @param pValue the p-value
     * @param effect how far the groups differ
     * @param effectName the measure of that
     * @param groups the groups
     * @throws IllegalArgumentException if there are fewer than two groups, the p-value is not in 0..1, or another number is negative or none
     */
    public GroupTest {
        requireNonNull(method, "method");
        requireNonNull(effectName, "effectName");
        groups = Checks.list(groups, "groups");
        checkArgument(groups.size() >= 2, "a test of groups needs at least 2, not %s", groups.size());
        Checks.share(pValue, "a p-value");
        checkArgument(statistic >= 0, "the statistic of %s must be at least 0, not %s", method, (Double) statistic);
        Checks.positive(df, "degrees of freedom");
        checkArgument(errorDf == null || errorDf > 0, "degrees of freedom must be above 0, not %s", errorDf);
        Checks.finite(effect, "the effect of " + method);
    }

    /**
     * The second degrees of freedom.
     *
     * @return of an F; nothing for chi-square and H
     */
    public OptionalDouble denominatorDf() {
        return errorDf == null ? OptionalDouble.empty() : OptionalDouble.of(errorDf);
    }

    /**
     * The groups.
     *
     * @return a table of group, n and what is compared
     */
    public String table() {
        TextTable table = TextTable.of("group", "n", "mean");
        for (Group group : groups) {
            table.row(
                    group.name,
                    Long.toString(group.n),
                    group.value == null ? TextTable.UNDEFINED : Text.fixed(group.value, 2));
        }
        return table.toString();
    }

    /**
     * One line for a report.
     *
     * @return for example {@code Welch's ANOVA of 3 groups: 5.21, df 2 and 41.3, p = 0.0096, ω² 0.12}
     */
    public String line() {
        return method + " of " + groups.size() + " groups: " + Text.fixed(statistic, 2) + ", df "
                + Text.digits(df, 4) + (errorDf == null ? "" : " and " + Text.digits(errorDf, 4)) + ", p "
                + Text.pValue(pValue) + ", " + effectName + " " + Text.fixed(effect, 2);
    }

    @Override
    public String toString() {
        return line();
    }
}
