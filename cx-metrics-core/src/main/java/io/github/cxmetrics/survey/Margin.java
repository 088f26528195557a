package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * One known distribution of the population for {@link Raking}: the category of each row, and how much weight each category should have in all.
 *
 * <p>Targets may be people, percent or shares; the margins of one raking must have the same total. Immutable.
 */
public final class Margin {

    private final String name;
    private final List<String> categories;
    private final double[] targets;
    private final int[] codes;

    private Margin(String name, Map<String, Double> targets, int rows, IntFunction<String> categoryOf) {
        checkArgument(rows > 0, "%s has no rows", name);
        this.name = name;
        this.categories = new ArrayList<>(targets.keySet());
        this.targets =
                targets.values().stream().mapToDouble(Double::doubleValue).toArray();
        Map<String, Integer> codeOf = new HashMap<>();
        IntStream.range(0, categories.size()).forEach(code -> codeOf.put(categories.get(code), code));
        this.codes = IntStream.range(0, rows)
                .map(row -> code(codeOf, categoryOf.apply(row), row))
                .toArray();
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        checkReachable(ones, "rows");
    }

    private int code(Map<String, Integer> codeOf, String category, int row) {
        Integer code = codeOf.get(category);
        checkArgument(code != null, "a category of %s has no target (row %s)", name, row);
        return code;
    }

    /**
     * A margin of text categories.
     *
     * @param name what the categories are, as messages say it
     * @param categories the category of each row
     * @param targets the total weight that each category should have, finite and not negative, not all 0
     * @return the margin
     * @throws IllegalArgumentException if there are no rows, a target is no weight, a row's category has no target, or a category with a target other
     *     than 0 has no rows
     */
    public static Margin of(String name, String[] categories, Map<String, Double> targets) {
        return new Margin(name, checked(name, targets), categories.length, row -> categories[row]);
    }

    /**
     * A margin of coded categories, as {@link #of(String, String[], Map)}.
     *
     * @param name what the categories are, as messages say it
     * @param categories the category code of each row
     * @param targets the total weight that each category should have
     * @return the margin
     */
    public static Margin of(String name, int[] categories, Map<Integer, Double> targets) {
        return new Margin(name, checked(name, targets), categories.length, row -> Integer.toString(categories[row]));
    }

    /** Ascending, so that the order of the map does not change a bit of the result. */
    private static <K extends Comparable<K>> Map<String, Double> checked(String name, Map<K, Double> targets) {
        requireNonNull(targets, "targets");
        targets.keySet()
                .forEach(category -> checkArgument(category != null, "a category of %s must not be null", name));
        Map<String, Double> ascending = new LinkedHashMap<>();
        new TreeMap<>(targets).forEach((category, target) -> {
            checkArgument(
                    target != null && target >= 0 && target < Double.POSITIVE_INFINITY,
                    "the target of category %s of %s must be finite and not negative: %s",
                    category,
                    name,
                    target);
            ascending.put(category.toString(), target);
        });
        checkArgument(ascending.values().stream().anyMatch(target -> target > 0), "the targets of %s are all 0", name);
        return ascending;
    }

    /**
     * The total weight of each category in a sample: targets for raking another sample to this one.
     *
     * @param categories the category of each row
     * @param weights the weight of each row, finite and not negative
     * @return category to weight, ascending by category
     * @throws IllegalArgumentException if the columns differ in length, or a weight is none
     */
    public static Map<String, Double> totals(String[] categories, double[] weights) {
        Columns.checkSameLength("categories", categories.length, "weights", weights.length);
        for (int row = 0; row < categories.length; row++) {
            checkArgument(categories[row] != null, "a category must not be null (row %s)", row);
        }
        List<String> distinct = Arrays.stream(categories).sorted().distinct().toList();
        GroupSums sums = new GroupSums(distinct.size());
        for (int row = 0; row < categories.length; row++) {
            sums.add(
                    Collections.binarySearch(distinct, categories[row]),
                    Columns.checkWeight("weight", weights[row], row));
        }
        Map<String, Double> totals = new LinkedHashMap<>();
        for (int code = 0; code < distinct.size(); code++) {
            totals.put(distinct.get(code), sums.of(code));
        }
        return Collections.unmodifiableMap(totals);
    }

    /**
     * What the categories are.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The total weight that each category should have.
     *
     * @return category to target, ascending by category
     */
    public Map<String, Double> targets() {
        Map<String, Double> view = new LinkedHashMap<>();
        IntStream.range(0, targets.length).forEach(code -> view.put(categories.get(code), targets[code]));
        return Collections.unmodifiableMap(view);
    }

    int rows() {
        return codes.length;
    }

    double total() {
        return GroupSums.sum(targets);
    }

    /** The weight of each category, no row counting for more than the limit. */
    private double[] weights(double[] rowWeights, double limit) {
        GroupSums sums = new GroupSums(targets.length);
        for (int row = 0; row < codes.length; row++) {
            sums.add(codes[row], Math.min(rowWeights[row], limit));
        }
        return sums.toArray();
    }

    /** Refuses a target other than 0 for a category without rows, or without weight in them. */
    void checkReachable(double[] rowWeights, String what) {
        double[] weights = weights(rowWeights, Double.POSITIVE_INFINITY);
        for (int code = 0; code < targets.length; code++) {
            checkArgument(
                    weights[code] > 0 || targets[code] == 0,
                    "category %s of %s has target %s but no %s",
                    categories.get(code),
                    name,
                    targets[code],
                    what);
        }
    }

    /**
     * The category that is farthest from its target.
     *
     * @param margin the margin's name
     * @param category the category
     * @param error the distance of its weight, relative to the target
     */
    record Worst(String margin, String category, double error) {}

    /** Targets are taken times the scale, which makes the totals of several margins equal to the last digit. */
    Worst worst(double[] rowWeights, double limit, double scale) {
        double[] weights = weights(rowWeights, limit);
        Worst worst = new Worst(name, categories.get(0), 0);
        for (int code = 0; code < targets.length; code++) {
            double target = targets[code] * scale;
            double error = Math.abs(weights[code] - target) / (target > 0 ? target : total() * scale);
            if (error > worst.error) {
                worst = new Worst(name, categories.get(code), error);
            }
        }
        return worst;
    }

    /** Multiplies the weights of each category by one factor, so that it has its target; a limit delays that to later rounds. */
    void adjust(double[] rowWeights, double limit, double scale) {
        double[] factors = weights(rowWeights, limit);
        for (int code = 0; code < targets.length; code++) {
            factors[code] = factors[code] > 0 ? targets[code] * scale / factors[code] : 1;
        }
        for (int row = 0; row < codes.length; row++) {
            rowWeights[row] *= factors[codes[row]];
        }
    }

    /** For example {@code BAREA: 7 categories, total 2831.0}. */
    @Override
    public String toString() {
        return name + ": " + targets.length + " categories, total " + total();
    }
}
