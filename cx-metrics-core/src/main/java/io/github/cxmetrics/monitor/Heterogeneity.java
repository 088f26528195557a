package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether groups (channels, teams, stores) differ in a metric, and by how much beyond chance.
 *
 * <p>{@code Q = Σ nᵢ(tᵢ - t̄)² / v} with the variance v of one observation of all groups together, chi-square with {@code k - 1} degrees of freedom. The pooled
 * v lets groups of 0 or 100 % in, where weights of inverse variances explode. {@code I² = max(0, (Q - df)/Q)} is the part of the spread that is not chance, and
 * {@code τ² = max(0, (Q - df)/(W - ΣWᵢ²/W))}, {@code Wᵢ = nᵢ/v}, the variance of the groups' true values (DerSimonian and Laird 1986). With large n Q always
 * rejects: read τ, in the unit of the metric. Empty groups are left out. Source: Cochran (1954); Higgins and Thompson (2002).
 *
 * @param metric the metric's name
 * @param unit its unit
 * @param groups the groups that hold something
 * @param pooled the value of all together
 * @param variance the variance of one observation of all together, in the squared unit
 */
public record Heterogeneity(String metric, Unit unit, List<Group> groups, double pooled, double variance)
        implements Serializable {

    /**
     * A group.
     *
     * @param name its name
     * @param n how many it holds
     * @param value its value
     * @param deviation its value minus that of all together
     */
    public record Group(String name, long n, double value, double deviation) implements Serializable {

        /**
         * Checks the numbers.
         *
         * @param name its name
         * @param n how many it holds
         * @param value its value
         * @param deviation its value minus that of all together
         * @throws IllegalArgumentException if it holds nothing, or a number is not finite
         */
        public Group {
            requireNonNull(name, "name");
            checkArgument(n >= 1, "a group holds at least 1, not %s", n);
            Checks.finite(value, "the value of a group");
            Checks.finite(deviation, "the deviation of a group");
        }
    }

    /**
     * Copies and checks the groups.
     *
     * @param metric the metric's name
     * @param unit its unit
     * @param groups the groups
     * @param pooled the value of all together
     * @param variance the variance of one observation; not a number where that can't be told
     * @throws IllegalArgumentException if there are fewer than two groups, their value is not finite, or the variance is negative or infinite
     */
    public Heterogeneity {
        requireNonNull(metric, "metric");
        requireNonNull(unit, "unit");
        Checks.finite(pooled, "the value of all groups");
        groups = Checks.list(groups, "groups");
        checkArgument(groups.size() >= 2, "the spread of groups needs at least 2, not %s", groups.size());
        checkArgument(
                !(variance < 0) && !Double.isInfinite(variance),
                "the variance must be at least 0 and finite, not %s",
                (Double) variance);
    }

    /**
     * The spread of groups.
     *
     * @param metrics the metric of each group
     * @param <T> the metric
     * @return the test and the spread
     * @throws IllegalArgumentException if the groups follow different rules, a name or a metric is null, or a value is undefined
     * @throws IllegalStateException if fewer than two groups hold something
     */
    public static <T extends Metric<T>> Heterogeneity of(Map<String, T> metrics) {
        Map<String, T> given = Checks.map(metrics, "metrics");
        List<Group> groups = new ArrayList<>();
        long filled = given.values().stream().filter(m -> m.count() > 0).count();
        if (filled < 2) {
            throw new IllegalStateException(
                    "the spread of groups is undefined: it needs 2 that hold something, not " + filled);
        }
        T total = Tally.merge(given.values());
        Evidence all = Evidence.of(total);
        given.forEach((name, metric) -> {
            if (metric.count() > 0) {
                Evidence evidence = Evidence.of(metric);
                groups.add(new Group(name, metric.count(), evidence.value(), evidence.minus(all)));
            }
        });
        return new Heterogeneity(total.name(), total.unit(), groups, all.value(), all.variance());
    }

    /**
     * The degrees of freedom.
     *
     * @return the number of groups that hold something, less one
     */
    public int df() {
        return groups.size() - 1;
    }

    /**
     * Cochran's Q.
     *
     * @return 0 or more
     * @throws IllegalStateException if nothing varies
     */
    public double q() {
        if (!(variance > 0)) {
            throw new IllegalStateException("the spread of " + metric + " is undefined: nothing varies");
        }
        double sum = 0;
        for (Group group : groups) {
            sum += group.n * group.deviation * group.deviation;
        }
        return sum / variance;
    }

    /**
     * The test that all groups have the same true value.
     *
     * @return chi-square with {@link #df()} degrees of freedom
     * @throws IllegalStateException if nothing varies
     */
    public TestResult test() {
        return TestResult.ofChiSquare("Cochran's Q with pooled variance", q(), df());
    }

    /**
     * The part of the spread that is not chance.
     *
     * @return 0..1
     * @throws IllegalStateException if nothing varies
     */
    public double i2() {
        double q = q();
        return q == 0 ? 0 : Math.max(0, (q - df()) / q);
    }

    /**
     * The spread as a multiple of what chance makes.
     *
     * @return {@code Q / df}
     * @throws IllegalStateException if nothing varies
     */
    public double h2() {
        return q() / df();
    }

    /**
     * The variance of the groups' true values.
     *
     * @return in the squared unit of the metric, 0 where the spread is no larger than chance makes it
     * @throws IllegalStateException if nothing varies
     */
    public double tau2() {
        double q = q();
        double n = 0;
        double squares = 0;
        for (Group group : groups) {
            n += group.n;
            squares += (double) group.n * group.n;
        }
        return Math.max(0, (q - df()) / (n - squares / n) * variance);
    }

    /**
     * The standard deviation of the groups' true values: the number to read.
     *
     * @return in the unit of the metric
     * @throws IllegalStateException if nothing varies
     */
    public double tau() {
        return Math.sqrt(tau2());
    }

    /**
     * The highest value minus the lowest, chance included.
     *
     * @return 0 or more
     */
    public double range() {
        double[] values = groups.stream().mapToDouble(Group::value).sorted().toArray();
        return values[values.length - 1] - values[0];
    }

    /**
     * The groups and how far each is from all together.
     *
     * @return a table of group, n, value and deviation
     */
    public String table() {
        TextTable table = TextTable.of("group", "n", metric, "from all");
        for (Group group : groups) {
            table.row(group.name, Long.toString(group.n), unit.text(group.value), unit.differenceText(group.deviation));
        }
        return table.toString();
    }

    /**
     * One line for a report.
     *
     * @return for example {@code NPS of 7 groups: true values spread by 4.1 (sd), 78 % of the variance beyond chance; Q 27.4, df 6, p = 0.0001}
     */
    public String line() {
        String of = metric + " of " + groups.size() + " groups: ";
        if (!(variance > 0)) {
            return of + "nothing varies";
        }
        TestResult test = test();
        return of + "true values spread by " + unit.text(tau()).trim() + " (sd), " + Text.fixed(100 * i2(), 0)
                + " % of the variance beyond chance; Q " + Text.fixed(q(), 1) + ", df " + df() + ", p "
                + Text.pValue(test.pValue());
    }

    @Override
    public String toString() {
        return line();
    }
}
