package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A fair ranking of agents, teams or stores: each value is drawn to the common mean as far as it may be chance, {@code B·t + (1 - B)·μ} with
 * {@code B = τ²/(τ² + v/n)}, so that one rating of five stars does not lead. τ² and v are those of {@link Heterogeneity}, μ has the weights
 * {@code 1/(τ² + v/n)}; {@code √(B·v/n)} is the doubt that is left (Efron and Morris 1975).
 *
 * <p>Where the groups spread no more than chance makes them (τ² = 0) there is no ranking: all have the common value, and {@link #isRanked} says so.
 * Groups without data are left out.
 *
 * @param groupedBy what the groups are
 * @param metric the metric's name
 * @param unit its unit
 * @param prior the common mean μ
 * @param tau2 the variance of the groups' true values, in the squared unit
 * @param rows the groups: highest shrunk value first, in the order given where there is no ranking
 */
public record Leaderboard(String groupedBy, String metric, Unit unit, double prior, double tau2, List<Row> rows)
        implements Serializable {

    /**
     * A group.
     *
     * @param group its name
     * @param n how many it holds
     * @param value its value as it is
     * @param shrunk its value drawn to the common mean
     * @param weight how much of its own value is in that, 0..1
     * @param standardDeviation the doubt about the shrunk value
     * @param lowerBound the lower end of the 95 % interval of its value as it is; null where that is undefined
     */
    public record Row(
            String group,
            long n,
            double value,
            double shrunk,
            double weight,
            double standardDeviation,
            @Nullable Double lowerBound)
            implements Serializable {

        /**
         * Checks the numbers.
         *
         * @param group its name
         * @param n how many it holds
         * @param value its value as it is
         * @param shrunk its value drawn to the common mean
         * @param weight how much of its own value is in that
         * @param standardDeviation the doubt about the shrunk value
         * @param lowerBound the lower end of the interval of its value
         * @throws IllegalArgumentException if it holds nothing, a value is not finite, the weight is not in 0..1, or the standard deviation is negative
         */
        public Row {
            requireNonNull(group, "group");
            checkArgument(n >= 1, "a group holds at least 1, not %s", n);
            Checks.finite(value, "the value of a group");
            Checks.finite(shrunk, "the shrunk value of a group");
            Checks.share(weight, "the weight of a group's own value");
            Checks.notNegative(standardDeviation, "the standard deviation of a shrunk value");
            Checks.finiteIfThere(lowerBound, "the lower bound of a group");
        }
    }

    /**
     * Copies and checks the rows.
     *
     * @param groupedBy what the groups are
     * @param metric the metric's name
     * @param unit its unit
     * @param prior the common mean
     * @param tau2 the variance of the groups' true values
     * @param rows the groups
     * @throws IllegalArgumentException if there are fewer than two groups, a number is none or the variance negative, or there is a ranking without doubt
     *     about each value
     */
    public Leaderboard {
        requireNonNull(groupedBy, "groupedBy");
        requireNonNull(metric, "metric");
        requireNonNull(unit, "unit");
        Checks.finite(prior, "the common mean");
        Checks.notNegative(tau2, "the variance of true values");
        rows = Checks.list(rows, "rows");
        checkArgument(rows.size() >= 2, "a leaderboard needs at least 2 groups, not %s", rows.size());
        if (tau2 > 0) {
            rows.forEach(row -> Checks.positive(row.standardDeviation, "the standard deviation of a ranked group"));
        }
    }

    /**
     * Ranks groups.
     *
     * @param metrics the metric of each group
     * @param <T> the metric
     * @return the leaderboard
     * @throws IllegalArgumentException if the groups follow different rules, a name or a metric is null, or a value is undefined
     * @throws IllegalStateException if fewer than two groups hold something, or nothing varies
     */
    public static <T extends Metric<T>> Leaderboard of(Map<String, T> metrics) {
        return of("group", metrics);
    }

    static <T extends Metric<T>> Leaderboard of(String groupedBy, Map<String, T> metrics) {
        Heterogeneity spread = Heterogeneity.of(metrics);
        double tau2 = spread.tau2();
        double v = spread.variance();
        double weights = 0;
        double moved = 0;
        for (Heterogeneity.Group group : spread.groups()) {
            double weight = 1 / (tau2 + v / group.n());
            weights += weight;
            moved += weight * group.deviation();
        }
        double prior = spread.pooled() + moved / weights;
        List<Row> rows = new ArrayList<>();
        for (Heterogeneity.Group group : spread.groups()) {
            double error = v / group.n();
            double b = tau2 / (tau2 + error);
            rows.add(new Row(
                    group.name(),
                    group.n(),
                    group.value(),
                    b * group.value() + (1 - b) * prior,
                    b,
                    Math.sqrt(b * error),
                    metrics.get(group.name())
                            .intervalIfDefined(Confidence.DEFAULT)
                            .map(interval -> interval.lower())
                            .orElse(null)));
        }
        if (tau2 > 0) {
            rows.sort(Comparator.comparingDouble(Row::shrunk).reversed());
        }
        return new Leaderboard(groupedBy, spread.metric(), spread.unit(), prior, tau2, rows);
    }

    /**
     * Whether the groups spread more than chance makes them.
     *
     * @return whether there is a ranking
     */
    public boolean isRanked() {
        return tau2 > 0;
    }

    /**
     * The probability of each group to be truly among the k highest.
     *
     * @param k how many lead, from 1 to the number of groups
     * @return name to probability, in the order of {@link #rows()}; they sum to k
     * @throws IllegalArgumentException if k is out of range
     * @throws IllegalStateException if there is no ranking
     */
    public Map<String, Double> probabilityOfTop(int k) {
        checkArgument(k >= 1 && k <= rows.size(), "the top holds 1 to %s groups, not %s", rows.size(), k);
        if (!isRanked()) {
            throw new IllegalStateException(
                    "a ranking by " + metric + " is undefined: the groups differ no more than chance makes them");
        }
        double[] top = k == rows.size()
                ? IntStream.range(0, k).mapToDouble(i -> 1).toArray()
                : TopProbability.of(
                        rows.stream().mapToDouble(Row::shrunk).toArray(),
                        rows.stream().mapToDouble(Row::standardDeviation).toArray(),
                        k);
        Map<String, Double> byName = new LinkedHashMap<>();
        for (int i = 0; i < top.length; i++) {
            byName.put(rows.get(i).group, Math.min(1, top[i]));
        }
        return byName;
    }

    /**
     * The other ranking: by the lower end of the 95 % interval, for shares Wilson's (Miller 2009). It favours the large: a group rises by being asked more.
     *
     * @return the rows, highest bound first, those without a bound last
     */
    public List<Row> byLowerBound() {
        return rows.stream()
                .sorted(Comparator.<Row>comparingDouble(
                                row -> row.lowerBound == null ? Double.NEGATIVE_INFINITY : row.lowerBound)
                        .reversed())
                .toList();
    }

    /**
     * The groups as ranked, with the probability to be truly the first.
     *
     * @return a table of group, n, value, shrunk value, its standard deviation and P(first)
     */
    public String table() {
        TextTable table = TextTable.of(groupedBy, "n", metric, "shrunk", "± sd", "P(first)");
        Map<String, Double> first = isRanked() ? probabilityOfTop(1) : Map.of();
        for (Row row : rows) {
            Double p = first.get(row.group);
            table.row(
                    row.group,
                    Long.toString(row.n),
                    unit.text(row.value),
                    unit.text(row.shrunk),
                    unit.text(row.standardDeviation),
                    p == null ? TextTable.UNDEFINED : Unit.SHARE.text(p));
        }
        return table.toString();
    }

    /**
     * One line for a report.
     *
     * @return who leads and how surely, or that nobody does
     */
    public String line() {
        if (!isRanked()) {
            return metric + " by " + groupedBy + ": no ranking, " + rows.size()
                    + " groups differ no more than chance makes them (all " + unit.text(prior) + ")";
        }
        Row first = rows.get(0);
        double p = probabilityOfTop(1).get(first.group);
        return metric + " by " + groupedBy + ": " + first.group + " leads with " + unit.text(first.shrunk)
                + " (as measured " + unit.text(first.value) + ", n = " + first.n + "), truly first with probability "
                + Unit.SHARE.text(p);
    }

    @Override
    public String toString() {
        return table();
    }
}
