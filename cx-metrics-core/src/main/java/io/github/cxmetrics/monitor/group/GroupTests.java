package io.github.cxmetrics.monitor.group;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.BetaTail;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.SampleMean;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tests of several groups at once: do their means differ, do their ranks? Counts of answers are a {@link Crosstab}; shares and net scores have
 * {@code Heterogeneity}.
 */
public final class GroupTests {

    private static final String FEW = " is undefined: it needs at least 2 groups, not ";

    private GroupTests() {}

    /**
     * Welch's one-way analysis of variance (1951): do the means of several groups differ, where each has a variance of its own? Effect: ω², the part of the
     * variance between groups as F estimates it, {@code df(F-1)/(df(F-1)+n)}, not below 0.
     *
     * @param groups the ratings of each group, on one scale
     * @return the test
     * @throws IllegalArgumentException if the scales differ, or a name or its ratings are null
     * @throws IllegalStateException if there are fewer than two groups, or one has fewer than two ratings or no variance
     */
    public static GroupTest welchAnova(Map<String, Ratings> groups) {
        checkScales(groups);
        Map<String, SampleMean> means = new LinkedHashMap<>();
        groups.forEach((name, ratings) -> means.put(
                name,
                new SampleMean(
                        ratings.count(),
                        ratings.count() == 0 ? Double.NaN : ratings.mean(),
                        ratings.count() < 2 ? Double.NaN : square(ratings.standardDeviation()))));
        return welch(means);
    }

    /**
     * Welch's one-way analysis of variance of numbers, as {@link #welchAnova}.
     *
     * @param groups the values of each group
     * @return the test
     * @throws IllegalArgumentException if a value is not finite, or a name or its values are null
     * @throws IllegalStateException if there are fewer than two groups, or one has fewer than two values or no variance
     */
    public static GroupTest welchAnovaOf(Map<String, double[]> groups) {
        Map<String, SampleMean> means = new LinkedHashMap<>();
        Checks.map(groups, "groups").forEach((name, values) -> {
            checkFinite(values);
            double mean = Arrays.stream(values).average().orElse(Double.NaN);
            double squares = Arrays.stream(values).map(v -> square(v - mean)).sum();
            means.put(name, new SampleMean(values.length, mean, squares / (values.length - 1)));
        });
        return welch(means);
    }

    private static GroupTest welch(Map<String, SampleMean> means) {
        String method = "Welch's ANOVA";
        int k = means.size();
        if (k < 2) {
            throw new IllegalStateException(method + FEW + k);
        }
        double weights = 0;
        double weighted = 0;
        double n = 0;
        List<GroupTest.Group> groups = new ArrayList<>();
        for (Map.Entry<String, SampleMean> entry : means.entrySet()) {
            SampleMean mean = entry.getValue();
            if (!(mean.n() >= 2 && mean.variance() > 0)) {
                throw new IllegalStateException(method + " is undefined: a group of " + (long) mean.n()
                        + " has no variance; ranks have a test (kruskalWallis)");
            }
            double weight = mean.n() / mean.variance();
            weights += weight;
            weighted += weight * mean.mean();
            n += mean.n();
            groups.add(new GroupTest.Group(entry.getKey(), (long) mean.n(), mean.mean()));
        }
        double between = 0;
        double lambda = 0;
        for (SampleMean mean : means.values()) {
            double weight = mean.n() / mean.variance();
            between += weight * square(mean.mean() - weighted / weights);
            lambda += square(1 - weight / weights) / (mean.n() - 1);
        }
        double df = k - 1;
        double f = between / df / (1 + 2 * (k - 2) * lambda / (square(k) - 1));
        double errorDf = (square(k) - 1) / (3 * lambda);
        double p = BetaTail.lower(errorDf / 2, df / 2, errorDf / (errorDf + df * f), df * f / (errorDf + df * f));
        double omega = Math.max(0, df * (f - 1) / (df * (f - 1) + n));
        return new GroupTest(method, f, df, errorDf, Math.min(1, p), omega, "ω²", groups);
    }

    /**
     * The rank test of Kruskal and Wallis (1952), with mid-ranks and their correction for ties: does one group tend to higher values than another? Chi-square
     * with {@code k - 1} degrees of freedom. Effect: {@code ε² = H/(n - 1)}.
     *
     * @param groups the ratings of each group, on one scale; empty groups are left out
     * @return the test, its groups with their mean ranks
     * @throws IllegalArgumentException if the scales differ, or a name or its ratings are null
     * @throws IllegalStateException if fewer than two groups hold something, or all ratings are alike
     */
    public static GroupTest kruskalWallis(Map<String, Ratings> groups) {
        checkScales(groups);
        Map<String, TreeMap<Double, Long>> counts = new LinkedHashMap<>();
        groups.forEach((name, ratings) -> {
            TreeMap<Double, Long> byValue = new TreeMap<>();
            long[] each = ratings.counts();
            for (int i = 0; i < each.length; i++) {
                if (each[i] > 0) {
                    byValue.put((double) i, each[i]);
                }
            }
            counts.put(name, byValue);
        });
        return ranks(counts);
    }

    /**
     * The rank test of Kruskal and Wallis of numbers, as {@link #kruskalWallis}.
     *
     * @param groups the values of each group; empty groups are left out
     * @return the test, its groups with their mean ranks
     * @throws IllegalArgumentException if a value is not finite, or a name or its values are null
     * @throws IllegalStateException if fewer than two groups hold something, or all values are alike
     */
    public static GroupTest kruskalWallisOf(Map<String, double[]> groups) {
        Map<String, TreeMap<Double, Long>> counts = new LinkedHashMap<>();
        Checks.map(groups, "groups").forEach((name, values) -> {
            checkFinite(values);
            TreeMap<Double, Long> byValue = new TreeMap<>();
            for (double value : values) {
                byValue.merge(value == 0 ? 0.0 : value, 1L, Long::sum);
            }
            counts.put(name, byValue);
        });
        return ranks(counts);
    }

    private static GroupTest ranks(Map<String, TreeMap<Double, Long>> all) {
        String method = "Kruskal–Wallis";
        Map<String, TreeMap<Double, Long>> counts = new LinkedHashMap<>(all);
        counts.values().removeIf(Map::isEmpty);
        if (counts.size() < 2) {
            throw new IllegalStateException(method + FEW + counts.size());
        }
        TreeMap<Double, Long> together = new TreeMap<>();
        counts.values()
                .forEach(group -> group.forEach(
                        (value, n) -> together.merge(value, n, (a, b) -> CountMath.sum(a, b, "the counts of groups"))));
        if (together.size() < 2) {
            throw new IllegalStateException(method + " is undefined: all values are alike");
        }
        Map<Double, Double> rankOf = new TreeMap<>();
        double below = 0;
        double ties = 0;
        for (Map.Entry<Double, Long> entry : together.entrySet()) {
            double t = entry.getValue();
            rankOf.put(entry.getKey(), below + (t + 1) / 2);
            below += t;
            ties += t * t * t - t;
        }
        double n = below;
        double sum = 0;
        List<GroupTest.Group> groups = new ArrayList<>();
        for (Map.Entry<String, TreeMap<Double, Long>> entry : counts.entrySet()) {
            double rankSum = 0;
            long size = 0;
            for (Map.Entry<Double, Long> value : entry.getValue().entrySet()) {
                rankSum += value.getValue() * requireNonNull(rankOf.get(value.getKey()));
                size += value.getValue();
            }
            // From the middle rank: no cancellation between sums of squares.
            sum += size * square(rankSum / size - (n + 1) / 2);
            groups.add(new GroupTest.Group(entry.getKey(), size, rankSum / size));
        }
        double h = 12 * sum / (n * (n + 1)) / (1 - ties / (n * n * n - n));
        int df = groups.size() - 1;
        return new GroupTest(method, h, df, null, BetaTail.chiSquareP(h, df), Math.min(1, h / (n - 1)), "ε²", groups);
    }

    private static void checkScales(Map<String, Ratings> groups) {
        RatingScale first = null;
        for (Ratings ratings : Checks.map(groups, "groups").values()) {
            first = first == null ? ratings.scale() : first;
            checkArgument(
                    ratings.scale().equals(first),
                    "ratings on %s and on %s can't be tested together",
                    first,
                    ratings.scale());
        }
    }

    private static void checkFinite(double[] values) {
        requireNonNull(values, "values");
        for (int i = 0; i < values.length; i++) {
            checkArgument(
                    Double.isFinite(values[i]), "value %s of a group must be finite, not %s", (Integer) i, (Double)
                            values[i]);
        }
    }

    private static double square(double x) {
        return x * x;
    }
}
